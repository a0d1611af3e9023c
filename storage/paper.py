"""Ballots from paper and from files: sent at once under random ids, with a running number until closing."""

from collections.abc import Mapping, Sequence
from secrets import token_hex

from sqlalchemy import Connection, func, select

from networks.scopes import BallotScope
from selfeval.errors import NothingAnswered, RoundNotOpen, SheetNumberTaken, SheetUnknown
from selfeval.model import Origin, RoundState
from selfeval.own_words import NO_WORDS, Words
from selfeval.paper import Answers
from selfeval.stacks import StackBallot
from storage import tables
from storage.database import Database, insert_if_new, insert_or_replace
from storage.own_words import keep_words, send_words
from storage.rounds import find_round


class PaperRows:
    """Fulfils ``selfeval.paper.PaperStore`` for one round and perspective."""

    def __init__(self, database: Database, scope: BallotScope) -> None:
        self._database = database
        self._scope = scope

    def numbers(self) -> list[int]:
        """Return the numbers that have been given, in their order."""
        table = tables.paper_sheet
        query = select(table.c.number).where(table.c.round_id == self._scope.round_id).order_by(table.c.number)
        with self._database.reading(self._scope) as connection:
            return list(connection.execute(query).scalars())

    def add(self, answers: Answers, words: Mapping[str, Words] = NO_WORDS) -> int:
        """Store a form as a sent ballot and return its number, the one after the highest that is in use.

        Its words go the way of those from the web, within the same transaction: to ids that tie them to nothing.
        """

        def work(connection: Connection) -> int:
            _check_open(connection, self._scope)
            ballot_id = _add_ballot(connection, self._scope, answers, Origin.PAPER, words)
            return give_next_number(connection, self._scope, ballot_id)

        return self._database.write(self._scope, work)

    def answers(self, number: int) -> dict[str, str]:
        """Return what was entered under a number, by item; raises SheetUnknown."""
        table = tables.rating
        with self._database.reading(self._scope) as connection:
            ballot_id = _ballot_id(connection, number)
            query = select(table.c.item_id, table.c.step_id).where(table.c.ballot_id == ballot_id)
            return dict(connection.execute(query).all())

    def replace(self, number: int, answers: Answers) -> None:
        """Put other answers in the place of those under a number."""
        if not answers:
            raise NothingAnswered
        table = tables.rating

        def work(connection: Connection) -> None:
            _check_open(connection, self._scope)
            ballot_id = _ballot_id(connection, number)
            connection.execute(table.delete().where(table.c.ballot_id == ballot_id))
            _add_ratings(connection, self._scope, ballot_id, answers)

        self._database.write(self._scope, work)

    def remove(self, number: int) -> None:
        """Delete what was entered under a number, and the number with it."""

        def work(connection: Connection) -> None:
            _check_open(connection, self._scope)
            remove_numbered(connection, number)

        self._database.write(self._scope, work)


def give_next_number(connection: Connection, scope: BallotScope, ballot_id: str, above: int = 0) -> int:
    """Write the number after the highest that is in use for a ballot, and return it."""
    table = tables.paper_sheet
    highest = connection.execute(select(func.max(table.c.number)).select_from(table)).scalar() or 0
    number = max(highest, above) + 1
    while not _give_number(connection, scope, ballot_id, number):
        number += 1  # somebody else enters forms of the same round at this moment
    return number


def remove_numbered(connection: Connection, number: int) -> None:
    """Delete the ballot under a number and the number with it; raises SheetUnknown."""
    rating, ballot, sheet = tables.rating, tables.ballot, tables.paper_sheet
    ballot_id = _ballot_id(connection, number)
    connection.execute(rating.delete().where(rating.c.ballot_id == ballot_id))
    connection.execute(ballot.delete().where(ballot.c.ballot_id == ballot_id))
    connection.execute(sheet.delete().where(sheet.c.number == number))


def _ballot_id(connection: Connection, number: int) -> str:
    """Return the ballot behind a number; the database knows it until closing, of a late paper until its release."""
    table = tables.paper_sheet
    found: str | None = connection.execute(select(table.c.ballot_id).where(table.c.number == number)).scalar()
    if found is None:
        raise SheetUnknown(number=number)
    return found


class StackRows:
    """Fulfils ``selfeval.stacks.StackStore`` for one round."""

    def __init__(self, database: Database, network_id: str, round_id: str) -> None:
        self._database = database
        self._network_id = network_id
        self._round_id = round_id

    def add(self, stacks: Mapping[str, Sequence[StackBallot]], origin: Origin) -> None:
        """Store the ballots of every perspective in one transaction, each in the scope of its own perspective."""
        scopes = {perspective: self._scope(perspective) for perspective in stacks}

        def work(connection: Connection) -> None:
            for perspective, scope in scopes.items():
                connection.execution_options(scope=scope)
                _check_open(connection, scope)
                for ballot in stacks[perspective]:
                    ballot_id = _add_ballot(connection, scope, ballot.answers, origin)
                    number = ballot.number
                    if number is not None and not _give_number(connection, scope, ballot_id, number):
                        raise SheetNumberTaken(number=number)

        if scopes:
            self._database.write(next(iter(scopes.values())), work)

    def numbers(self, perspective: str) -> list[int]:
        """Return the numbers of a perspective that have been given, in their order."""
        return PaperRows(self._database, self._scope(perspective)).numbers()

    def _scope(self, perspective: str) -> BallotScope:
        return BallotScope(self._network_id, self._round_id, perspective)


def _check_open(connection: Connection, scope: BallotScope) -> None:
    """Hold the round's state for the rest of the transaction, so that closing cannot overtake a form."""
    found = find_round(connection, scope.round_id, lock=True)
    if found.state is not RoundState.OPEN:
        raise RoundNotOpen(round=found.title)


def _add_ballot(
    connection: Connection,
    scope: BallotScope,
    answers: Answers,
    origin: Origin,
    words: Mapping[str, Words] = NO_WORDS,
) -> str:
    """Write a sent ballot under a random id and return that id; raises NothingAnswered."""
    ballot_id = token_hex(16)
    keep_words(connection, _of_round(scope), ballot_id, words)
    if not (send_words(connection, _of_round(scope), ballot_id, scope.perspective) or answers):
        raise NothingAnswered
    row = {"ballot_id": ballot_id, "perspective": scope.perspective, "sent": True}
    insert_if_new(connection, tables.ballot, _of_round(scope) | row | {"origin": origin.value, "helped": False})
    _add_ratings(connection, scope, ballot_id, answers)
    return ballot_id


def _add_ratings(connection: Connection, scope: BallotScope, ballot_id: str, answers: Answers) -> None:
    rows = (
        _of_round(scope) | {"ballot_id": ballot_id, "item_id": item_id, "item_rev": rev, "step_id": answer}
        for item_id, (rev, answer) in answers.items()
    )
    insert_or_replace(connection, tables.rating, *rows)


def _give_number(connection: Connection, scope: BallotScope, ballot_id: str, number: int) -> bool:
    """Write a number for a ballot unless another one bears it; say whether it was written."""
    row = {"perspective": scope.perspective, "number": number, "ballot_id": ballot_id}
    return insert_if_new(connection, tables.paper_sheet, _of_round(scope) | row)


def _of_round(scope: BallotScope) -> dict[str, str]:
    return {"network_id": scope.network_id, "round_id": scope.round_id}
