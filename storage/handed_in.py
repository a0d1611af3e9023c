"""Releases that were let go for an audience, as rows with their figures packed."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, fields
from functools import lru_cache
from operator import itemgetter
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, RowMapping, Select, delete, select

from analysis.cubes import Axes, Cube, unpack_all
from analysis.handed_in import Audience, Facts, HandedIn, HandedInAgreement, HandedInTalk, Profile
from networks.scopes import ComparedScope, NetworkScope, ReleasedScope, SystemScope
from qualitaetsrahmen.record import Record
from selfeval.release import ReleasedText
from storage import tables
from storage.database import Database, insert_if_new
from storage.matrices import as_columns, keep_shared, read_shared

_FACTS = ("agreements", "talks", "texts")
_WITHOUT_FACTS = tuple(column for column in tables.handed_in.c if column.name not in _FACTS)
_NONE = "[]"
_REMEMBERED = 8192
"""So many cubes and facts stay in memory: those of a whole country, some 50 MB. They never change."""
_AGREEMENTS = TypeAdapter(tuple[HandedInAgreement, ...])
_TALKS = TypeAdapter(tuple[HandedInTalk, ...])
_TEXTS = TypeAdapter(tuple[ReleasedText, ...])
_PLAIN = tuple(one.name for one in fields(HandedIn) if one.name not in ("profile", "cube"))


class HandedInRows:
    """Fulfils ``analysis.handed_in.HandedInStore`` and ``HandedInPages``."""

    def __init__(self, database: Database, scope: NetworkScope | ComparedScope | ReleasedScope | SystemScope) -> None:
        self._database = database
        self._scope = scope

    def add(self, handed_in: HandedIn, facts: Facts) -> bool:
        """Keep a release for its audience; return False when it is there already."""
        return self._database.write(self._scope, lambda connection: write_handed_in(connection, handed_in, facts))

    def known(self, audience: Audience, release_ids: Collection[str]) -> set[str]:
        """Return which of these releases are there."""
        table = tables.handed_in
        query = select(table.c.release_id).where(table.c.audience == audience, table.c.release_id.in_(release_ids))
        with self._database.reading(self._scope) as connection:
            return set(connection.execute(query).scalars())

    def withdraw(self, audience: Audience, round_id: str) -> None:
        """Delete what was let go of a round of this installation for an audience."""
        table = tables.handed_in
        statement = delete(table).where(table.c.audience == audience, table.c.round_id == round_id)

        def work(connection: Connection) -> None:
            connection.execute(statement)

        self._database.write(self._scope, work)
        _forget()

    def all_for(self, audience: Audience, framework_id: str | None = None) -> list[HandedIn]:
        """Return all releases that were let go for an audience, of one framework or of all, by an opaque order."""
        with self._database.reading(self._scope) as connection:
            return _releases(connection, _of(audience, framework_id, _WITHOUT_FACTS))

    def page(self, audience: Audience, after: str, limit: int) -> list[HandedIn]:
        """Return at most so many releases behind this mark, by the opaque order of their marks."""
        query = _of(audience, None, _WITHOUT_FACTS).where(tables.handed_in.c.release_id > after).limit(limit)
        with self._database.reading(self._scope) as connection:
            return _releases(connection, query)

    def one(self, audience: Audience, release_id: str) -> HandedIn | None:
        """Return one release, or None."""
        query = _of(audience, None, _WITHOUT_FACTS).where(tables.handed_in.c.release_id == release_id)
        with self._database.reading(self._scope) as connection:
            return next(iter(_releases(connection, query)), None)

    def facts_for(self, audience: Audience, framework_id: str | None = None) -> dict[str, Facts]:
        """Return what became of these releases, by release; one without any facts is not in it."""
        columns = [tables.handed_in.c[name] for name in ("release_id", *_FACTS)]
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(_of(audience, framework_id, columns)).mappings().all()
        return {row["release_id"]: _facts(row) for row in rows if any(row[name] != _NONE for name in _FACTS)}


def write_handed_in(connection: Connection, handed_in: HandedIn, facts: Facts) -> bool:
    """Write a release for its audience; return False when it is there already."""
    axes = handed_in.cube.axes
    shared = {"perspectives": axes.perspectives, "columns": [asdict(column) for column in axes.columns]}
    plain = {name: getattr(handed_in, name) for name in _PLAIN}
    row = plain | {
        **handed_in.profile.model_dump(mode="json"),
        "axes_sha256": keep_shared(connection, shared),
        "figures": handed_in.cube.pack(),
        **{name: _as_json(getattr(facts, name)) for name in _FACTS},
    }
    return insert_if_new(connection, tables.handed_in, row)


def _of(audience: Audience, framework_id: str | None, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    table = tables.handed_in
    query = select(*columns).where(table.c.audience == audience).order_by(table.c.release_id)
    return query if framework_id is None else query.where(table.c.framework_id == framework_id)


def _as_json(records: Sequence[Record]) -> str:
    return json.dumps([one.model_dump(mode="json") for one in records], ensure_ascii=False)


def _facts(row: RowMapping) -> Facts:
    return Facts(_agreements(row["agreements"]), _talks(row["talks"]), _texts(row["texts"]))


@lru_cache(maxsize=_REMEMBERED)
def _agreements(content: str) -> tuple[HandedInAgreement, ...]:
    return _AGREEMENTS.validate_json(content)


@lru_cache(maxsize=_REMEMBERED)
def _talks(content: str) -> tuple[HandedInTalk, ...]:
    return _TALKS.validate_json(content)


@lru_cache(maxsize=_REMEMBERED)
def _texts(content: str) -> tuple[ReleasedText, ...]:
    return _TEXTS.validate_json(content)


def _releases(connection: Connection, query: Select[Any]) -> list[HandedIn]:
    rows = connection.execute(query).all()
    if not rows:
        return []
    place = {name: number for number, name in enumerate(rows[0]._fields)}
    cubes = _cubes(connection, [(row[place["axes_sha256"]], row[place["figures"]]) for row in rows])
    about = itemgetter(*(place[name] for name in Profile.model_fields))
    plain = itemgetter(*(place[name] for name in _PLAIN))
    profiles = {fields: _profile(fields) for fields in {about(row) for row in rows}}
    audiences = {audience.value: audience for audience in Audience}
    return [
        HandedIn(
            profile=profiles[about(row)],
            cube=cube,
            **dict(zip(_PLAIN, plain(row), strict=True)) | {"audience": audiences[row[place["audience"]]]},
        )
        for row, cube in zip(rows, cubes, strict=True)
    ]


def _profile(fields: tuple[object, ...]) -> Profile:
    return Profile.model_validate(dict(zip(Profile.model_fields, fields, strict=True)))


def _cubes(connection: Connection, packed: Sequence[tuple[str, bytes]]) -> list[Cube]:
    """Return the cubes of packed bytes, each with the name of its axes; those that share them are unpacked together.

    What was unpacked before is found again by its bytes, which cannot mean anything else later.
    """
    known = {one: _unpacked[one] for one in packed if one in _unpacked}
    new: dict[str, list[bytes]] = {}
    for name, content in set(packed) - known.keys():
        new.setdefault(name, []).append(content)
    for name, contents in new.items():
        shared = read_shared(connection, name)
        axes = Axes(tuple(shared["perspectives"]), as_columns(shared["columns"]))
        known |= {(name, one): cube for one, cube in zip(contents, unpack_all(axes, contents), strict=True)}
    if new:
        if len(_unpacked) + len(known) > _REMEMBERED:
            _unpacked.clear()
        _unpacked.update(list(known.items())[:_REMEMBERED])
    return [known[one] for one in packed]


_unpacked: dict[tuple[str, bytes], Cube] = {}


def _forget() -> None:
    """Let go of all that is in memory, after something was taken back."""
    _unpacked.clear()
    for read in (_agreements, _talks, _texts):
        read.cache_clear()
