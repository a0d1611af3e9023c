"""Answers can be taken up again until they are sent, count once, and nobody finds them afterwards."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from sqlalchemy import select

from selfeval.ballots import Ballot, ballot_of, keep_answers, new_ballot_key, send_ballot, take_back
from selfeval.errors import AlreadySent, NothingAnswered, RoundNotOpen
from selfeval.model import Round
from storage import tables
from storage.database import Database, insert_if_new
from storage.rounds import RoundRows
from tests.fakes.small_round import ITEM
from tests.storage.workspace import (
    KEYS,
    OURS_ONLY,
    PEOPLE,
    TEST,
    add_networks,
    answer,
    answered_round,
    ballots,
    begin,
    closed,
    draft_round,
    opened_round,
    questions,
    release_of,
)


@pytest.fixture
def opened(database: Database) -> Round:
    add_networks(database)
    return opened_round(database)


def everything(database: Database) -> str:
    """What stands in all tables, as one text."""
    with database.reading(TEST) as connection:
        return str([connection.execute(select(table)).all() for table in tables.metadata.sorted_tables])


def test_answers_are_taken_up_again_with_the_key_of_the_cookie(database: Database, opened: Round) -> None:
    key, _ = begin(database, opened)
    assert ballots(database, opened).answers(ballot_of(KEYS, opened.id, key).id) == {ITEM: "trifft-zu"}


def test_a_later_answer_stands_for_the_earlier_one(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened, answer="trifft-zu")
    store = ballots(database, opened)
    keep_answers(store, questions(opened), ballot, {ITEM: "weiss-nicht"})
    assert store.answers(ballot.id) == {ITEM: "weiss-nicht"}


def test_an_answer_that_is_taken_back_leaves_no_row(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    store = ballots(database, opened)
    take_back(store, questions(opened), ballot, [ITEM])
    with database.reading(TEST) as connection:
        assert connection.execute(select(tables.rating)).all() == []
    with pytest.raises(NothingAnswered):
        send_ballot(store, ballot)


def test_taking_back_touches_no_other_ballot_and_nothing_that_was_sent(database: Database, opened: Round) -> None:
    _, mine = begin(database, opened)
    _, others = begin(database, opened)
    _, sent = answer(database, opened)
    store = ballots(database, opened)
    take_back(store, questions(opened), mine, [ITEM])
    assert store.answers(others.id) == {ITEM: "trifft-zu"}
    with pytest.raises(AlreadySent):
        take_back(store, questions(opened), sent, [ITEM])


def test_whether_somebody_helped_stands_in_the_row_that_is_sent(database: Database, opened: Round) -> None:
    for helped in (True, False, True):
        _, ballot = begin(database, opened)
        send_ballot(ballots(database, opened), ballot, helped=helped)
    with database.reading(TEST) as connection:
        assert sorted(connection.execute(select(tables.ballot.c.helped)).scalars()) == [False, True, True]


def test_the_revision_of_an_item_stands_beside_its_answer(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    with database.reading(TEST) as connection:
        row = connection.execute(select(tables.rating)).mappings().one()
    assert (row["ballot_id"], row["item_id"], row["item_rev"], row["step_id"]) == (ballot.id, ITEM, 1, "trifft-zu")


def test_after_sending_nothing_finds_the_answers(database: Database, opened: Round) -> None:
    key, ballot = begin(database, opened)
    before = everything(database)
    send_ballot(ballots(database, opened), ballot)
    assert ballot.id in before
    assert ballot.id not in everything(database)
    assert key not in everything(database)
    assert ballots(database, opened).answers(ballot.id) == {}


def test_after_sending_only_a_mark_says_that_they_have_arrived(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    store = ballots(database, opened)
    assert not store.is_sent(ballot.mark)
    send_ballot(store, ballot)
    assert store.is_sent(ballot.mark)
    with database.reading(TEST) as connection:
        kept = [connection.execute(select(table)).all() for table in (tables.ballot, tables.rating)]
    assert ballot.mark not in str(kept)


def test_nothing_can_be_kept_after_sending(database: Database, opened: Round) -> None:
    _, ballot = answer(database, opened)
    with pytest.raises(AlreadySent):
        keep_answers(ballots(database, opened), questions(opened), ballot, {ITEM: "trifft-nicht-zu"})
    assert ballots(database, opened).answers(ballot.id) == {}


def test_an_empty_ballot_is_not_sent(database: Database, opened: Round) -> None:
    ballot = ballot_of(KEYS, opened.id, new_ballot_key())
    store = ballots(database, opened)
    with pytest.raises(NothingAnswered):
        send_ballot(store, ballot)
    assert not store.is_sent(ballot.mark)
    assert RoundRows(database, OURS_ONLY).sent_counts(opened.id) == {}


def test_a_ballot_that_fifty_send_at_once_counts_once(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    store = ballots(database, opened)

    def send(_: int) -> bool:
        try:
            send_ballot(store, ballot)
        except AlreadySent:
            return False
        return True

    with ThreadPoolExecutor(50) as pool:
        assert sum(pool.map(send, range(50))) == 1
    assert RoundRows(database, OURS_ONLY).sent_counts(opened.id) == {"eltern": 1}


def test_eighty_people_who_answer_at_once_are_all_counted(database: Database, opened: Round) -> None:
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _: answer(database, opened), range(80)))
    assert RoundRows(database, OURS_ONLY).sent_counts(opened.id) == {"eltern": 80}


def test_a_draft_takes_no_answers(database: Database, opened: Round) -> None:
    with pytest.raises(RoundNotOpen):
        begin(database, draft_round(database))


def test_a_closed_round_takes_no_answers(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    closed(database, opened)
    store = ballots(database, opened)
    with pytest.raises(RoundNotOpen):
        keep_answers(store, questions(opened), ballot, {ITEM: "trifft-zu"})
    with pytest.raises(RoundNotOpen):
        send_ballot(store, ballot)


def test_a_perspective_cannot_write_a_ballot_of_another(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened, "fachkraft")
    send_ballot(ballots(database, opened, "eltern"), ballot)
    assert RoundRows(database, OURS_ONLY).sent_counts(opened.id) == {"eltern": 1}


def test_answers_to_another_round_stay_where_they_are(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    other = opened_round(database, title="Eine andere Runde")
    assert ballots(database, other).answers(ballot.id) == {}
    with pytest.raises(NothingAnswered):
        send_ballot(ballots(database, other), ballot)


def test_closing_overtakes_no_answer(database: Database) -> None:
    """Whoever was told that their answers arrived is counted; everybody else was told that they did not."""
    add_networks(database)
    opened, _ = answered_round(database)
    begun = threading.Barrier(4)

    def keep_sending(_: int) -> int:
        begun.wait()
        for arrived in range(1000):
            try:
                answer(database, opened)
            except RoundNotOpen:
                return arrived
        raise AssertionError("the round was never closed")

    with ThreadPoolExecutor(3) as pool:
        senders = [pool.submit(keep_sending, number) for number in range(3)]
        begun.wait()
        for _ in range(3):
            answer(database, opened)
        closed(database, opened)
        arrived = sum(sender.result() for sender in senders)
    parents = PEOPLE["eltern"] + 3 + arrived
    assert release_of(database, opened)[0].sent == {"fachkraft": PEOPLE["fachkraft"], "eltern": parents}


def test_closing_waits_for_an_answer_that_is_just_being_sent(
    database: Database, opened: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer has found the round open, so it counts, however long its transaction takes."""
    _, ballot = begin(database, opened)
    is_sending, may_go_on = threading.Event(), threading.Event()

    def insert_late(*arguments: Any) -> bool:
        is_sending.set()
        may_go_on.wait()
        return insert_if_new(*arguments)

    monkeypatch.setattr("storage.ballots.insert_if_new", insert_late)
    with ThreadPoolExecutor(2) as pool:
        sending = pool.submit(send_ballot, ballots(database, opened), ballot)
        is_sending.wait()
        closing = pool.submit(closed, database, opened)
        wait([closing], timeout=0.5)
        may_go_on.set()
        sending.result()
        closing.result()
    assert release_of(database, opened)[0].sent == {"fachkraft": 0, "eltern": 1}


def test_a_key_finds_one_ballot_a_round() -> None:
    key = new_ballot_key()
    assert ballot_of(KEYS, "a", key) == ballot_of(KEYS, "a", key)
    assert ballot_of(KEYS, "a", key).id != ballot_of(KEYS, "b", key).id
    assert isinstance(ballot_of(KEYS, "a", key), Ballot)
