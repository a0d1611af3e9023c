"""What stands in the database of closed rounds is read for counting it again, on both databases."""

import pytest
from sqlalchemy import Connection, update

from selfeval.errors import MatrixDamaged, RoundUnknown
from selfeval.recount import recount, to_recount
from storage import tables
from storage.database import Database
from storage.recount import RecountRows
from tests.storage.workspace import PEOPLE, TEST, add_networks, answered_round, closed


@pytest.fixture
def store(database: Database) -> RecountRows:
    """A closed round, and one that is still open."""
    add_networks(database)
    first, _ = answered_round(database, title="Herbst")
    answered_round(database, title="Winter")
    closed(database, first)
    return RecountRows(database, TEST)


def test_a_closed_round_is_counted_again_and_agrees(store: RecountRows) -> None:
    [one] = recount(store, to_recount(store, ()))
    assert (one.of_round.title, one.agrees) == ("Herbst", True)
    assert (one.people, one.answers) == (sum(PEOPLE.values()), sum(PEOPLE.values()))


def test_all_matrices_come_in_one_read_those_with_the_same_columns_together(store: RecountRows) -> None:
    keys = [key for stack in store.all_stacks() for key in stack.keys]
    assert {(part, perspective) for _, part, perspective in keys} == {(1, perspective) for perspective in PEOPLE}
    assert sum(int(stack.people.sum()) for stack in store.all_stacks()) == sum(PEOPLE.values())


def _change(database: Database, codes: bytes) -> None:
    table = tables.round_matrix

    def work(connection: Connection) -> None:
        connection.execute(update(table).where(table.c.perspective == "eltern").values(codes=codes))

    database.write(TEST, work)


def test_a_changed_answer_is_found(store: RecountRows, database: Database) -> None:
    [eltern] = [stack for stack in store.all_stacks() if stack.keys[0][2] == "eltern"]
    codes = eltern.codes.copy()
    codes[codes != 0] = 1
    _change(database, codes.tobytes())
    [one] = recount(store, to_recount(store, ()))
    assert [found.item_id for found in one.disagreements] == ["finden.angebote"]


def test_a_matrix_of_the_wrong_length_is_named_with_its_round(store: RecountRows, database: Database) -> None:
    [found] = store.closed_rounds()
    _change(database, b"\1\2")
    with pytest.raises(MatrixDamaged) as caught:
        store.all_stacks()
    assert caught.value.data == {"round": found.id}


def test_a_round_that_there_is_not_is_unknown(store: RecountRows) -> None:
    with pytest.raises(RoundUnknown):
        store.round("keine")
