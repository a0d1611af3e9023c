"""At the way in: a full link takes nobody more, and what was begun moves as a whole."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import insert, select

from networks.links import Link, LinkKind
from selfeval.ballots import ballot_of, new_ballot_key, send_ballot
from selfeval.errors import AlreadySent, CapReached, RoundNotOpen
from selfeval.model import Origin, Round
from selfeval.open_links import limit_link, replace_link
from storage import tables
from storage.database import Database
from storage.rounds import RoundRows
from tests.fakes.small_round import ITEM
from tests.storage.workspace import (
    KEYS,
    OURS_ONLY,
    TEST,
    add_networks,
    answer,
    ballots,
    begin,
    closed,
    opened_round,
    ways_in,
)


@pytest.fixture
def opened(database: Database) -> Round:
    add_networks(database)
    return opened_round(database)


def limited(database: Database, of_round: Round, cap: int) -> None:
    limit_link(RoundRows(database, OURS_ONLY), of_round.id, "eltern", cap)


def test_without_a_limit_nobody_is_too_many(database: Database, opened: Round) -> None:
    answer(database, opened)
    assert not ways_in(database, opened).is_full()


def test_a_link_is_full_when_so_many_have_sent(database: Database, opened: Round) -> None:
    limited(database, opened, 2)
    answer(database, opened)
    assert not ways_in(database, opened).is_full()
    answer(database, opened)
    assert ways_in(database, opened).is_full()
    assert not ways_in(database, opened, "fachkraft").is_full()


def test_whoever_is_one_too_many_keeps_the_answers_and_sends_them_when_there_is_room(
    database: Database, opened: Round
) -> None:
    limited(database, opened, 1)
    _, ballot = begin(database, opened)
    answer(database, opened)
    store = ballots(database, opened)
    with pytest.raises(CapReached):
        send_ballot(store, ballot)
    assert store.answers(ballot.id) == {ITEM: "trifft-zu"}
    assert not store.is_sent(ballot.mark)
    limited(database, opened, 2)
    send_ballot(store, ballot)
    assert store.is_sent(ballot.mark)


def test_of_many_who_send_at_once_exactly_the_limit_is_counted(database: Database, opened: Round) -> None:
    limited(database, opened, 5)

    def send(_: int) -> bool:
        try:
            answer(database, opened)
        except CapReached:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(send, range(40))) == 5
    assert RoundRows(database, OURS_ONLY).sent_counts(opened.id) == {"eltern": 5}


def test_paper_does_not_count_against_a_link(database: Database, opened: Round) -> None:
    limited(database, opened, 1)
    row = {"ballot_id": "papier", "perspective": "eltern", "sent": True, "origin": Origin.PAPER, "helped": False}
    row |= {"network_id": opened.network_id, "round_id": opened.id}
    database.write(TEST, lambda connection: connection.execute(insert(tables.ballot), row))
    assert not ways_in(database, opened).is_full()


def test_what_was_begun_moves_with_its_answers_and_its_own_words(database: Database, opened: Round) -> None:
    key, ballot = begin(database, opened)
    words = {"ballot_id": ballot.id, "place": ITEM, "language": "de", "text": "In eigenen Worten"}
    words |= {"network_id": opened.network_id, "round_id": opened.id}
    database.write(TEST, lambda connection: connection.execute(insert(tables.draft_text), words))
    ways_in(database, opened).move(ballot.id, ballot.mark, "woanders")
    with database.reading(TEST) as connection:
        for table in (tables.ballot, tables.rating, tables.draft_text):
            assert [row["ballot_id"] for row in connection.execute(select(table)).mappings()] == ["woanders"]
    assert not ways_in(database, opened).is_begun(ballot.id)
    assert ways_in(database, opened).is_begun("woanders")
    assert ballots(database, opened).answers(ballot_of(KEYS, opened.id, key).id) == {}


def test_a_move_to_where_something_lies_brings_both_together(database: Database, opened: Round) -> None:
    _, first = begin(database, opened, answer="trifft-zu")
    _, second = begin(database, opened, answer="weiss-nicht")
    ways_in(database, opened).move(first.id, first.mark, "woanders")
    ways_in(database, opened).move(second.id, second.mark, "woanders")
    assert ballots(database, opened).answers("woanders") == {ITEM: "weiss-nicht"}


def test_nothing_moves_after_sending_or_closing(database: Database, opened: Round) -> None:
    _, sent = answer(database, opened)
    with pytest.raises(AlreadySent):
        ways_in(database, opened).move(sent.id, sent.mark, "woanders")
    _, begun = begin(database, opened)
    closed(database, opened)
    with pytest.raises(RoundNotOpen):
        ways_in(database, opened).move(begun.id, begun.mark, "woanders")


def test_only_an_unsent_ballot_of_this_perspective_is_begun(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    _, sent = answer(database, opened)
    assert ways_in(database, opened).is_begun(ballot.id)
    assert not ways_in(database, opened, "fachkraft").is_begun(ballot.id)
    assert not ways_in(database, opened).is_begun(sent.id)
    assert not ways_in(database, opened).is_begun(ballot_of(KEYS, opened.id, new_ballot_key()).id)


def test_a_replaced_link_is_shut_and_the_new_one_is_open(database: Database, opened: Round) -> None:
    changed = replace_link(RoundRows(database, OURS_ONLY), KEYS, opened.id, "eltern", 1)
    with database.reading(TEST) as connection:
        rows = connection.execute(select(tables.open_link)).mappings().all()
    assert sorted((row["perspective"], row["open"]) for row in rows if row["kind"] == LinkKind.ROUND) == [
        ("eltern", False),
        ("eltern", True),
        ("fachkraft", True),
    ]
    assert RoundRows(database, OURS_ONLY).round(opened.id) == changed


def test_a_link_of_a_closed_round_is_not_replaced(database: Database, opened: Round) -> None:
    store = RoundRows(database, OURS_ONLY)
    changed = store.round(opened.id)
    closed(database, opened)
    with pytest.raises(RoundNotOpen):
        store.replace_link(changed, "alt", _link(opened))


def _link(of_round: Round) -> Link:
    return Link(fingerprint="neu", kind=LinkKind.ROUND, network_id=of_round.network_id, target_id=of_round.id)
