"""The steps of closing a round as rows: from ratings to a matrix and a release, and the ratings gone for good."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, select, update

from networks.links import LinkKind
from networks.scopes import SystemScope
from qualitaetsrahmen.model import Framework
from selfeval.closing import FIRST_PART
from selfeval.errors import RoundNotOpen
from selfeval.matrix import Matrix, Shuffle, Submission
from selfeval.model import Round, RoundState
from selfeval.origins import OriginCounts
from selfeval.release import LedgerEntry, ReleasePart
from storage import tables
from storage.codes import CODE_KINDS, drop_codes
from storage.database import Database, insert_all_if_new, insert_if_new, plain_rows
from storage.errors import ErasureDelayed
from storage.links import shut_links
from storage.matrices import read_matrices, write_matrix
from storage.own_words import move_words
from storage.release_parts import part_row
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
            select(ballot.c.ballot_id, rating.c.item_id, rating.c.step_id)
            .join_from(ballot, rating, same_ballot(), isouter=True)
            .where(*_of_round(ballot, round_id), ballot.c.perspective == perspective, ballot.c.sent.is_(True))
        )
        with self._database.reading(self._scope) as connection:
            return list(as_submissions(plain_rows(connection, query)).values())

    def origins(self, round_id: str) -> dict[str, OriginCounts]:
        """Return how the sent ballots of each perspective came in."""
        table = tables.ballot
        query = (
            select(table.c.perspective, table.c.origin, table.c.helped, func.count())
            .where(*_of_round(table, round_id), table.c.sent.is_(True))
            .group_by(table.c.perspective, table.c.origin, table.c.helped)
        )
        by_origin: dict[str, Counter[str]] = {}
        helped: Counter[str] = Counter()
        with self._database.reading(self._scope) as connection:
            for perspective, origin, had_help, count in connection.execute(query):
                by_origin.setdefault(perspective, Counter())[origin] += count
                helped[perspective] += count if had_help else 0
        return {name: OriginCounts(dict(ways), helped[name]) for name, ways in by_origin.items()}

    def rating_counts(self, round_id: str) -> dict[str, dict[tuple[str, str], int]]:
        """Return by perspective how many sent ballots hold each answer to each item, counted by the database."""
        ballot, rating = tables.ballot, tables.rating
        query = (
            select(ballot.c.perspective, rating.c.item_id, rating.c.step_id, func.count())
            .join_from(ballot, rating, same_ballot())
            .where(*_of_round(ballot, round_id), ballot.c.sent.is_(True))
            .group_by(ballot.c.perspective, rating.c.item_id, rating.c.step_id)
        )
        counted: dict[str, dict[tuple[str, str], int]] = {}
        with self._database.reading(self._scope) as connection:
            for perspective, item_id, step_id, count in connection.execute(query).all():
                counted.setdefault(perspective, {})[item_id, step_id] = count
        return counted

    def matrix(self, round_id: str, perspective: str) -> Matrix | None:
        """Return the matrix of a perspective, if it has been written."""
        table = tables.round_matrix
        wanted = (*_of_round(table, round_id), table.c.part == FIRST_PART, table.c.perspective == perspective)
        with self._database.reading(self._scope) as connection:
            return next((matrix for _, matrix in read_matrices(connection, *wanted)), None)

    def write_matrix(self, round_id: str, matrix: Matrix) -> None:
        """Write the matrix of a perspective."""

        def work(connection: Connection) -> None:
            network_id = find_round(connection, round_id).network_id
            key = {"network_id": network_id, "round_id": round_id, "part": FIRST_PART}
            write_matrix(connection, key, matrix)

        self._database.write(self._scope, work)

    def has_part(self, round_id: str, number: int) -> bool:
        """Say whether a part of the release has been made."""
        table = tables.release_part
        query = select(table.c.number).where(*_of_round(table, round_id), table.c.number == number)
        with self._database.reading(self._scope) as connection:
            return connection.execute(query).first() is not None

    def ledger(self, round_id: str) -> list[LedgerEntry]:
        """Return every view that has been granted for this round."""
        with self._database.reading(self._scope) as connection:
            return read_ledger(connection, round_id)

    def add_part(self, part: ReleasePart, granted: list[LedgerEntry]) -> None:
        """Append a part to the release together with the views that it grants; a second call changes nothing."""

        def work(connection: Connection) -> None:
            if not insert_if_new(connection, tables.release_part, part_row(part)):
                return
            insert_all_if_new(connection, tables.ledger_entry, granted_rows(part, granted))

        self._database.write(self._scope, work)

    def move_words(self, round_id: str, read: Mapping[tuple[str, str], str], shuffle: Shuffle) -> None:
        """Put words before whoever looks them through, under the perspective that ``read`` names; delete all others."""

        def work(connection: Connection) -> None:
            key = {"network_id": find_round(connection, round_id).network_id, "round_id": round_id}
            move_words(connection, key, read, shuffle)

        self._database.write(self._scope, work)

    def erase_ballots(self, round_id: str) -> None:
        """Delete ratings, ballots, marks and codes of a round so that no file of the database holds them."""

        def work(connection: Connection) -> None:
            for table in (tables.rating, tables.ballot, tables.used_mark, tables.paper_sheet):
                connection.execute(delete(table).where(*_of_round(table, round_id)))
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


def as_submissions(rows: Iterable[Sequence[Any]]) -> dict[str, Submission]:
    """Return what stands in rows of ballot, item and step, by ballot; one without an answer is empty."""
    submissions: dict[str, Submission] = {}
    for ballot_id, item_id, step_id in rows:
        submission = submissions.get(ballot_id)
        if submission is None:
            submission = submissions[ballot_id] = Submission()
        if item_id is not None:
            submission[item_id] = step_id
    return submissions


def _of_round(table: Table, round_id: str) -> tuple[ColumnElement[bool], ...]:
    """Return which rows belong to a round, with its network, which stands first in every key.

    Without it the database would read the answers of all other rounds to find those of one.
    """
    rounds = tables.rounds
    network = select(rounds.c.network_id).where(rounds.c.round_id == round_id).scalar_subquery()
    return table.c.network_id == network, table.c.round_id == round_id


def same_ballot() -> ColumnElement[bool]:
    """Return which ratings belong to which ballot."""
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
    draft = tables.draft_text
    written = (draft.c.network_id == closing.network_id, draft.c.round_id == closing.id)
    connection.execute(delete(draft).where(*written))


def read_ledger(connection: Connection, round_id: str) -> list[LedgerEntry]:
    """Return every view that has been granted for a round."""
    table = tables.ledger_entry
    rows = connection.execute(select(table).where(*_of_round(table, round_id))).mappings().all()
    return [
        LedgerEntry(row["item_id"], row["view"], json.loads(row["cells"]), frozenset(json.loads(row["open_cells"])))
        for row in rows
    ]


def granted_rows(part: ReleasePart, granted: list[LedgerEntry]) -> list[dict[str, object]]:
    """Return the rows of the views that a part grants."""
    key = {"network_id": part.network_id, "round_id": part.round_id, "number": part.number}
    return [
        key
        | {
            "item_id": entry.item_id,
            "view": entry.view,
            "cells": json.dumps(entry.cells, sort_keys=True),
            "open_cells": json.dumps(sorted(entry.open_cells)),
        }
        for entry in granted
    ]
