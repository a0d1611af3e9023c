"""Forms on paper are stored like ballots from the web, and their numbers lead to them until closing only."""

import pytest
from sqlalchemy import select

from networks.scopes import BallotScope
from selfeval.errors import NothingAnswered, RoundNotOpen, SheetNumberTaken, SheetUnknown
from selfeval.model import Origin, Round
from selfeval.own_words import Words
from selfeval.stacks import StackBallot
from storage import tables
from storage.database import Database
from storage.paper import PaperRows, StackRows
from storage.rounds import RoundRows
from tests.fakes.small_round import ITEM
from tests.storage.workspace import OURS_ONLY, TEST, add_networks, answer, closed, opened_round, release_of

YES = {ITEM: (1, "trifft-zu")}
NO = {ITEM: (1, "trifft-nicht-zu")}


@pytest.fixture
def opened(database: Database) -> Round:
    add_networks(database)
    return opened_round(database)


def papers(database: Database, of_round: Round, perspective: str = "eltern") -> PaperRows:
    return PaperRows(database, BallotScope(of_round.network_id, of_round.id, perspective))


def stack(database: Database, of_round: Round) -> StackRows:
    return StackRows(database, of_round.network_id, of_round.id)


def sent(database: Database, of_round: Round) -> dict[str, int]:
    return RoundRows(database, OURS_ONLY).sent_counts(of_round.id)


def test_a_form_counts_as_a_sent_ballot_that_came_on_paper(database: Database, opened: Round) -> None:
    assert papers(database, opened).add(YES) == 1
    with database.reading(TEST) as connection:
        (ballot,) = connection.execute(select(tables.ballot)).mappings().all()
    assert (ballot["sent"], ballot["origin"], ballot["perspective"]) == (True, "paper", "eltern")
    assert sent(database, opened) == {"eltern": 1}


def test_words_on_a_form_are_parted_from_it_and_stay_when_it_is_taken_back(database: Database, opened: Round) -> None:
    store = papers(database, opened)
    number = store.add(YES, {"wege": Words("uk", "Satz"), "miteinander": Words("de", "Noch einer")})
    store.remove(number)
    with database.reading(TEST) as connection:
        rows = connection.execute(select(tables.sent_text)).mappings().all()
        assert connection.execute(select(tables.draft_text)).all() == []
    assert {(row["place"], row["language"], row["perspective"]) for row in rows} == {
        ("wege", "uk", "eltern"),
        ("miteinander", "de", "eltern"),
    }
    assert len({row["text_id"] for row in rows}) == len(rows)


def test_each_perspective_counts_its_own_numbers(database: Database, opened: Round) -> None:
    store = papers(database, opened)
    assert [store.add(YES), store.add(NO)] == [1, 2]
    assert papers(database, opened, "fachkraft").add(YES) == 1
    assert store.numbers() == [1, 2]


def test_a_number_finds_its_form_and_no_other(database: Database, opened: Round) -> None:
    store = papers(database, opened)
    store.add(YES)
    store.add(NO)
    answer(database, opened)
    assert store.answers(2) == {ITEM: "trifft-nicht-zu"}
    with pytest.raises(SheetUnknown):
        store.answers(3)
    with pytest.raises(SheetUnknown):
        papers(database, opened, "fachkraft").answers(1)


def test_a_form_that_was_taken_back_leaves_nothing(database: Database, opened: Round) -> None:
    store = papers(database, opened)
    store.add(YES)
    store.add(NO)
    store.remove(2)
    with database.reading(TEST) as connection:
        left = [len(connection.execute(select(table)).all()) for table in (tables.ballot, tables.rating)]
    assert left == [1, 1]
    assert store.numbers() == [1]
    assert store.add(NO) == 2


def test_a_corrected_form_holds_the_new_answers_only(database: Database, opened: Round) -> None:
    store = papers(database, opened)
    store.add(YES | {"finden.ansprache": (2, "trifft-zu")})
    store.replace(1, NO)
    assert store.answers(1) == {ITEM: "trifft-nicht-zu"}
    assert sent(database, opened) == {"eltern": 1}


def test_a_form_without_an_answer_is_refused(database: Database, opened: Round) -> None:
    store = papers(database, opened)
    with pytest.raises(NothingAnswered):
        store.add({})
    store.add(YES)
    with pytest.raises(NothingAnswered):
        store.replace(1, {})
    assert store.answers(1) == {ITEM: "trifft-zu"}


def test_a_closed_round_takes_no_form_and_knows_no_number(database: Database, opened: Round) -> None:
    store = papers(database, opened)
    for _ in range(6):
        store.add(YES)
    closed(database, opened)
    assert store.numbers() == []
    for attempt in (lambda: store.remove(1), lambda: store.replace(1, NO), lambda: store.add(YES)):
        with pytest.raises(RoundNotOpen):
            attempt()
    assert release_of(database, opened)[0].sent["eltern"] == 6


def test_a_stack_of_several_perspectives_is_stored_at_once(database: Database, opened: Round) -> None:
    ballots = [StackBallot(YES), StackBallot(NO)]
    stack(database, opened).add({"eltern": ballots, "fachkraft": ballots[:1]}, Origin.WEB)
    assert sent(database, opened) == {"eltern": 2, "fachkraft": 1}
    assert stack(database, opened).numbers("eltern") == []


def test_numbers_of_a_stack_are_kept(database: Database, opened: Round) -> None:
    stack(database, opened).add({"eltern": [StackBallot(YES, 7), StackBallot(NO, 3)]}, Origin.PAPER)
    assert papers(database, opened).answers(7) == {ITEM: "trifft-zu"}
    assert papers(database, opened).add(YES) == 8


def test_a_stack_is_stored_whole_or_not_at_all(database: Database, opened: Round) -> None:
    papers(database, opened).add(YES)
    with pytest.raises(SheetNumberTaken):
        stack(database, opened).add(
            {"fachkraft": [StackBallot(YES)], "eltern": [StackBallot(YES), StackBallot(NO, 1)]}, Origin.PAPER
        )
    assert sent(database, opened) == {"eltern": 1}
    with pytest.raises(NothingAnswered):
        stack(database, opened).add({"fachkraft": [StackBallot(YES)], "eltern": [StackBallot({})]}, Origin.PAPER)
    assert sent(database, opened) == {"eltern": 1}


def test_a_closed_round_takes_no_stack(database: Database, opened: Round) -> None:
    closed(database, opened)
    with pytest.raises(RoundNotOpen):
        stack(database, opened).add({"eltern": [StackBallot(YES)]}, Origin.PAPER)
