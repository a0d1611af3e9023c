"""The steps of closing a round as rows: from ratings to a matrix and a release, and the ratings gone for good."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, delete, func, select, update

from networks.links import LinkKind
from networks.scopes import SystemScope
from qualitaetsrahmen.model import Framework
from selfeval.closing import FIRST_PART
from selfeval.errors import RoundNotOpen
from selfeval.matrix import Column, Matrix, Submission
from selfeval.model import Round, RoundState
from selfeval.release import LedgerEntry, ReleasePart
from storage import tables
from storage.codes import CODE_KINDS, drop_codes
from storage.database import Database, insert_if_new
from storage.errors import ErasureDelayed
from storage.links import shut_links
from storage.rounds import find_round, pinned_framework

_ENDED = (RoundState.CLOSING, RoundState.CLOSED)


class ClosingRows:
    """Fulfils ``selfeval.ports.ClosingStore``."""

    def __init__(self, database: Database, scope: SystemScope) -> None:
        self._database = database
        self._scope = scope

    def begin_closing(self, round_id: str, closed_on: date) -> Round:
        """Move an open round to closing, so that no answer comes in any more, and drop what was never sent."""
        table = tables.rounds

        def work(connection: Connection) -> Round:
            statement = update(table).where(table.c.round_id == round_id, table.c.state == RoundState.OPEN)
            changed = statement.values(state=RoundState.CLOSING, closed_on=closed_on)
            is_new = bool(connection.execute(changed).rowcount)
            closing = find_round(connection, round_id)
            if closing.state not in _ENDED:
                raise RoundNotOpen(round=closing.title)
            if is_new:
                shut_links(connection, closing.network_id, (LinkKind.ROUND, *CODE_KINDS), round_id)
                _drop_unsent(connection, closing)
            return closing

        return self._database.write(self._scope, work)

    def submissions(self, round_id: str, perspective: str) -> list[Submission]:
        """Return what people of a perspective have sent."""
        ballot, rating = tables.ballot, tables.rating
        query = (
            select(rating.c.ballot_id, rating.c.item_id, rating.c.step_id)
            .join_from(ballot, rating, _same_ballot())
            .where(ballot.c.round_id == round_id, ballot.c.perspective == perspective, ballot.c.sent.is_(True))
        )
        submissions: dict[str, Submission] = {}
        with self._database.reading(self._scope) as connection:
            for ballot_id, item_id, step_id in connection.execute(query):
                submissions.setdefault(ballot_id, Submission())[item_id] = step_id
        return list(submissions.values())

    def rating_counts(self, round_id: str, perspective: str) -> dict[tuple[str, str], int]:
        """Return how many sent ballots hold each answer to each item, counted by the database."""
        ballot, rating = tables.ballot, tables.rating
        query = (
            select(rating.c.item_id, rating.c.step_id, func.count())
            .join_from(ballot, rating, _same_ballot())
            .where(ballot.c.round_id == round_id, ballot.c.perspective == perspective, ballot.c.sent.is_(True))
            .group_by(rating.c.item_id, rating.c.step_id)
        )
        with self._database.reading(self._scope) as connection:
            return {(item_id, step_id): count for item_id, step_id, count in connection.execute(query)}

    def matrix(self, round_id: str, perspective: str) -> Matrix | None:
        """Return the matrix of a perspective, if it has been written."""
        table = tables.round_matrix
        of_perspective = (table.c.part == FIRST_PART, table.c.perspective == perspective)
        query = select(table).where(table.c.round_id == round_id, *of_perspective)
        with self._database.reading(self._scope) as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        columns = tuple(
            Column(entry["item_id"], entry["rev"], tuple(entry["steps"]), tuple(entry["off_scale"]))
            for entry in json.loads(row["columns"])
        )
        codes = np.frombuffer(row["codes"], dtype=np.int8).reshape(row["people"], len(columns))
        return Matrix(perspective, columns, codes)

    def write_matrix(self, round_id: str, matrix: Matrix) -> None:
        """Write the matrix of a perspective."""
        row = {
            "round_id": round_id,
            "part": FIRST_PART,
            "perspective": matrix.perspective,
            "people": matrix.people,
            "columns": json.dumps([asdict(column) for column in matrix.columns], ensure_ascii=False),
            "codes": np.ascontiguousarray(matrix.codes).tobytes(),
        }

        def work(connection: Connection) -> None:
            network_id = find_round(connection, round_id).network_id
            insert_if_new(connection, tables.round_matrix, row | {"network_id": network_id})

        self._database.write(self._scope, work)

    def has_part(self, round_id: str, number: int) -> bool:
        """Say whether a part of the release has been made."""
        table = tables.release_part
        query = select(table.c.number).where(table.c.round_id == round_id, table.c.number == number)
        with self._database.reading(self._scope) as connection:
            return connection.execute(query).first() is not None

    def ledger(self, round_id: str) -> list[LedgerEntry]:
        """Return every view that has been granted for this round."""
        table = tables.ledger_entry
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(select(table).where(table.c.round_id == round_id)).mappings().all()
        return [
            LedgerEntry(
                row["item_id"],
                row["view"],
                json.loads(row["cells"]),
                frozenset(json.loads(row["open_cells"])),
            )
            for row in rows
        ]

    def add_part(self, part: ReleasePart, granted: list[LedgerEntry]) -> None:
        """Append a part to the release together with the views that it grants; a second call changes nothing."""
        key = {"network_id": part.network_id, "round_id": part.round_id, "number": part.number}
        row = key | {"kind": part.kind.value, "content": part.content(), "sha256": part.sha256()}

        def work(connection: Connection) -> None:
            if not insert_if_new(connection, tables.release_part, row):
                return
            for entry in granted:
                insert_if_new(connection, tables.ledger_entry, key | _ledger_row(entry))

        self._database.write(self._scope, work)

    def erase_ballots(self, round_id: str) -> None:
        """Delete ratings, ballots, marks and codes of a round so that no file of the database holds them."""

        def work(connection: Connection) -> None:
            for table in (tables.rating, tables.ballot, tables.used_mark):
                connection.execute(delete(table).where(table.c.round_id == round_id))
            drop_codes(connection, round_id)

        self._database.write(self._scope, work)
        if not self._database.purge_deleted():
            raise ErasureDelayed

    def finish_closing(self, round_id: str) -> None:
        """Move a round from closing to closed."""
        table = tables.rounds
        statement = (
            update(table)
            .where(table.c.round_id == round_id, table.c.state == RoundState.CLOSING)
            .values(state=RoundState.CLOSED)
        )

        def work(connection: Connection) -> None:
            connection.execute(statement)

        self._database.write(self._scope, work)

    def rounds_in_closing(self) -> list[str]:
        """Return the rounds whose closing was interrupted."""
        table = tables.rounds
        query = select(table.c.round_id).where(table.c.state == RoundState.CLOSING)
        with self._database.reading(self._scope) as connection:
            return list(connection.execute(query).scalars())

    def framework(self, sha256: str) -> Framework:
        """Return the framework that a round pinned, proven by its hash."""
        return pinned_framework(self._database, self._scope, sha256)


def _same_ballot() -> ColumnElement[bool]:
    ballot, rating = tables.ballot, tables.rating
    return and_(
        ballot.c.network_id == rating.c.network_id,
        ballot.c.round_id == rating.c.round_id,
        ballot.c.ballot_id == rating.c.ballot_id,
    )


def _drop_unsent(connection: Connection, closing: Round) -> None:
    """Delete ballots that were begun and never sent; they are never counted."""
    ballot, rating = tables.ballot, tables.rating
    of_round = (ballot.c.network_id == closing.network_id, ballot.c.round_id == closing.id)
    unsent: Iterable[str] = connection.execute(
        select(ballot.c.ballot_id).where(*of_round, ballot.c.sent.is_(False))
    ).scalars()
    for ballot_id in list(unsent):
        same = (rating.c.network_id == closing.network_id, rating.c.round_id == closing.id)
        connection.execute(delete(rating).where(*same, rating.c.ballot_id == ballot_id))
    connection.execute(delete(ballot).where(*of_round, ballot.c.sent.is_(False)))


def _ledger_row(entry: LedgerEntry) -> dict[str, object]:
    return {
        "item_id": entry.item_id,
        "view": entry.view,
        "cells": json.dumps(entry.cells, sort_keys=True),
        "open_cells": json.dumps(sorted(entry.open_cells)),
    }
