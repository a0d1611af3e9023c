"""Releases that were let go for an audience, as rows with their figures packed."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, delete, select

from analysis.cubes import Axes, unpack
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

    def all_for(self, audience: Audience, framework_id: str | None = None) -> list[HandedIn]:
        """Return all releases that were let go for an audience, of one framework or of all, by an opaque order."""
        with self._database.reading(self._scope) as connection:
            return list(_releases(connection, _of(audience, framework_id, _WITHOUT_FACTS)))

    def page(self, audience: Audience, after: str, limit: int) -> list[HandedIn]:
        """Return at most so many releases behind this mark, by the opaque order of their marks."""
        query = _of(audience, None, _WITHOUT_FACTS).where(tables.handed_in.c.release_id > after).limit(limit)
        with self._database.reading(self._scope) as connection:
            return list(_releases(connection, query))

    def one(self, audience: Audience, release_id: str) -> HandedIn | None:
        """Return one release, or None."""
        query = _of(audience, None, _WITHOUT_FACTS).where(tables.handed_in.c.release_id == release_id)
        with self._database.reading(self._scope) as connection:
            return next(_releases(connection, query), None)

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
    return Facts(
        tuple(HandedInAgreement.model_validate(one) for one in json.loads(row["agreements"])),
        tuple(HandedInTalk.model_validate(one) for one in json.loads(row["talks"])),
        tuple(ReleasedText.model_validate(one) for one in json.loads(row["texts"])),
    )


def _releases(connection: Connection, query: Select[Any]) -> Iterator[HandedIn]:
    axes: dict[str, Axes] = {}
    profiles: dict[tuple[object, ...], Profile] = {}
    for row in connection.execute(query).mappings().all():
        name = row["axes_sha256"]
        if name not in axes:
            shared = read_shared(connection, name)
            axes[name] = Axes(tuple(shared["perspectives"]), as_columns(shared["columns"]))
        about = tuple(row[one] for one in Profile.model_fields)
        if about not in profiles:
            profiles[about] = Profile.model_validate(dict(zip(Profile.model_fields, about, strict=True)))
        plain = {one: row[one] for one in _PLAIN} | {"audience": Audience(row["audience"])}
        yield HandedIn(profile=profiles[about], cube=unpack(axes[name], row["figures"]), **plain)
