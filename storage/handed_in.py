"""Releases that were let go for an audience, as rows with their figures packed."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, fields
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, Select, delete, or_, select

from analysis.cubes import Axes, unpack_all
from analysis.handed_in import Audience, FactKind, Facts, HandedIn, HandedInAgreement, HandedInTalk, Profile
from networks.scopes import ComparedScope, NetworkScope, ReleasedScope, SystemScope
from qualitaetsrahmen.record import Record
from selfeval.release import ReleasedText
from storage import tables
from storage.database import Database, insert_if_new, with_bytes
from storage.matrices import as_columns, keep_shared, read_shared

_FACTS: dict[str, TypeAdapter[Any]] = {
    "agreements": TypeAdapter(tuple[HandedInAgreement, ...]),
    "talks": TypeAdapter(tuple[HandedInTalk, ...]),
    "texts": TypeAdapter(tuple[ReleasedText, ...]),
}
_WITHOUT_FACTS = tuple(column for column in tables.handed_in.c if column.name not in _FACTS)
_NONE = "[]"
_REMEMBERED = 8192
"""So many releases and facts stay in memory: those of a whole country, some 50 MB. They never change."""
_PLAIN = tuple(one.name for one in fields(HandedIn) if one.name not in ("profile", "cube"))
_PLACE = {column.name: number for number, column in enumerate(_WITHOUT_FACTS)}
_AUDIENCE, _AXES, _FIGURES = (_PLACE[name] for name in ("audience", "axes_sha256", "figures"))
_PLAIN_OF = itemgetter(*(_PLACE[name] for name in _PLAIN))
_ABOUT = itemgetter(*(_PLACE[name] for name in Profile.model_fields))


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

    def facts_for(
        self, audience: Audience, framework_id: str | None = None, only: FactKind | None = None
    ) -> dict[str, Facts]:
        """Return what became of these releases, all or one kind of it, by release; one without any is not in it."""
        kinds = (only,) if only else tuple(_FACTS)
        columns = [tables.handed_in.c[kind] for kind in kinds]
        query = _of(audience, framework_id, [tables.handed_in.c.release_id, *columns])
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(query.where(or_(*(column != _NONE for column in columns)))).all()
        return {
            release_id: Facts(**{kind: _facts(kind, content) for kind, content in zip(kinds, told, strict=True)})
            for release_id, *told in rows
        }


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


@lru_cache(maxsize=len(_FACTS) * _REMEMBERED)
def _facts(kind: str, content: str) -> Any:
    return _FACTS[kind].validate_json(content)


def _releases(connection: Connection, query: Select[Any]) -> list[HandedIn]:
    """Return releases from their rows.

    What was made before is found again by all that its row says now, so it is never older than the database; of what
    was taken back there is no row any more.
    """
    rows = [tuple(row) for row in connection.execute(with_bytes(query)).all()]
    known = {row: _made[row] for row in rows if row in _made}
    new = [row for row in rows if row not in known]
    known |= zip(new, _make(connection, new), strict=True)
    if len(_made) + len(new) > _REMEMBERED:
        _made.clear()
        _made.update(islice(known.items(), _REMEMBERED))
    elif new:
        _made.update((row, known[row]) for row in new)
    return [known[row] for row in rows]


def _make(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> Iterator[HandedIn]:
    """Yield releases from rows; the cubes of those that share their axes are unpacked together."""
    of_axes: dict[str, list[bytes]] = {}
    for row in rows:
        of_axes.setdefault(row[_AXES], []).append(row[_FIGURES])
    cubes = {name: iter(unpack_all(_axes(connection, name), packed)) for name, packed in of_axes.items()}
    profiles = {about: _profile(about) for about in {_ABOUT(row) for row in rows}}
    for row in rows:
        yield HandedIn(
            profile=profiles[_ABOUT(row)],
            cube=next(cubes[row[_AXES]]),
            **dict(zip(_PLAIN, _PLAIN_OF(row), strict=True)) | {"audience": Audience(row[_AUDIENCE])},
        )


def _profile(fields: tuple[object, ...]) -> Profile:
    return Profile.model_validate(dict(zip(Profile.model_fields, fields, strict=True)))


def _axes(connection: Connection, name: str) -> Axes:
    """Return what was written under a hash, always the same object, so that cubes of all reads can be stacked."""
    return _known_axes(json.dumps(read_shared(connection, name)))


@lru_cache(maxsize=256)
def _known_axes(content: str) -> Axes:
    shared = json.loads(content)
    return Axes(tuple(shared["perspectives"]), as_columns(shared["columns"]))


_made: dict[tuple[Any, ...], HandedIn] = {}


def _forget() -> None:
    """Let go of all that is in memory, after something was taken back."""
    _made.clear()
    _facts.cache_clear()
