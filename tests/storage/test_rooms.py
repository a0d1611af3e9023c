"""A room seats phones, counts each vote once, and keeps cards in an order that says nothing about people."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dialogues.errors import AlreadyVoted, SessionNotRunning, SessionUnknown, VoteNotOpen
from dialogues.model import Session
from dialogues.room import cast_vote, contribute, has_voted, join, new_seat_key, seat_of, vote_mark
from dialogues.room_model import ContributionState, ItemVote
from dialogues.sessions import end_session
from dialogues.votes import open_vote, reveal
from networks.scopes import RoomScope
from storage.database import Database
from storage.rooms import RoomRows
from storage.scoping import OutsideScope
from storage.sessions import SessionRows
from tests.fakes.small_round import FRAMEWORK, ITEM
from tests.fakes.small_session import NOW
from tests.storage.workspace import KEYS, OURS, OURS_ONLY, THEIRS, add_networks, opened_round, running_session


@pytest.fixture
def session(database: Database) -> Session:
    add_networks(database)
    return running_session(database, opened_round(database))


@pytest.fixture
def room(database: Database, session: Session) -> RoomRows:
    return RoomRows(database, RoomScope(OURS, session.id))


@pytest.fixture
def store(database: Database) -> SessionRows:
    return SessionRows(database, OURS_ONLY)


@pytest.fixture
def vote(store: SessionRows, session: Session) -> ItemVote:
    return open_vote(store, session, session.talks[0].id, ITEM)


def seated(room: RoomRows, perspective: str = "eltern") -> str:
    key = new_seat_key()
    join(room, KEYS, key, perspective)
    return key


def cast(room: RoomRows, key: str, vote: ItemVote, step: str = "trifft-zu") -> None:
    cast_vote(room, KEYS, FRAMEWORK, key, vote.id, (step,))


def test_a_phone_keeps_its_seat(room: RoomRows, session: Session) -> None:
    key = seated(room, "fachkraft")
    join(room, KEYS, key, "eltern")
    assert room.perspective_of_seat(seat_of(KEYS, session.id, key)) == "fachkraft"
    assert room.perspective_of_seat("fremd") is None
    assert room.seats() == 1


def test_a_room_shows_its_session_and_its_votes(room: RoomRows, session: Session, vote: ItemVote) -> None:
    assert room.session() == session
    assert room.votes() == [vote]


def test_a_vote_counts_once(room: RoomRows, vote: ItemVote) -> None:
    key = seated(room)
    assert not has_voted(room, KEYS, key, vote.id)
    cast(room, key, vote)
    assert has_voted(room, KEYS, key, vote.id)
    with pytest.raises(AlreadyVoted):
        cast(room, key, vote, "trifft-nicht-zu")
    assert room.votes_cast(vote.id) == 1


def test_a_phone_that_sends_its_vote_many_times_at_once_counts_once(
    room: RoomRows, store: SessionRows, session: Session, vote: ItemVote
) -> None:
    key = seated(room)
    for other in [seated(room) for _ in range(9)]:
        cast(room, other, vote, "weiss-nicht")

    def press(_: int) -> bool:
        try:
            cast(room, key, vote)
        except AlreadyVoted:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(press, range(30))) == 1
    (figure,) = reveal(store, session, FRAMEWORK, vote.id).figures()
    assert figure.answered == 10


def test_a_room_that_votes_at_once_is_counted_whole(
    room: RoomRows, store: SessionRows, session: Session, vote: ItemVote
) -> None:
    keys = [seated(room, perspective) for perspective in ("eltern", "fachkraft") for _ in range(15)]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda key: cast(room, key, vote, "trifft-wenig-zu"), keys))
    result = reveal(store, session, FRAMEWORK, vote.id).figures()
    assert {figure.perspective: figure.answered for figure in result} == {"eltern": 15, "fachkraft": 15}


def test_a_reveal_overtakes_no_vote(room: RoomRows, store: SessionRows, session: Session, vote: ItemVote) -> None:
    """Whoever was told that their vote counts stands in the result; everybody else was told that it came too late."""
    keys = [seated(room) for _ in range(24)]
    begun = threading.Barrier(2)

    def cast_one_by_one() -> int:
        for counted, key in enumerate(keys):
            if counted == 11:
                begun.wait()
            try:
                cast(room, key, vote, ("trifft-zu", "weiss-nicht")[counted % 2])
            except VoteNotOpen:
                return counted
        return len(keys)

    with ThreadPoolExecutor(1) as pool:
        casting = pool.submit(cast_one_by_one)
        begun.wait()
        (figure,) = reveal(store, session, FRAMEWORK, vote.id).figures()
        assert figure.answered == casting.result()


def test_a_vote_after_the_reveal_is_refused(
    room: RoomRows, store: SessionRows, session: Session, vote: ItemVote
) -> None:
    key = seated(room)
    reveal(store, session, FRAMEWORK, vote.id)
    with pytest.raises(VoteNotOpen):
        cast(room, key, vote)
    assert not has_voted(room, KEYS, key, vote.id)


def test_a_shown_card_reaches_the_projector_and_no_other(room: RoomRows, store: SessionRows, session: Session) -> None:
    item = session.talks[0].id
    for text in ("Eine Karte", "Noch eine Karte", "Eine dritte Karte"):
        contribute(room, item, text)
    assert room.shown_contributions(item) == []
    first = store.contributions(session.id)[0]
    store.move_contribution(session.id, first.id, ContributionState.SHOWN)
    assert [card.text for card in room.shown_contributions(item)] == [first.text]
    assert room.shown_contributions(session.talks[1].id) == []


def test_cards_stand_in_the_order_of_their_random_ids(room: RoomRows, store: SessionRows, session: Session) -> None:
    for number in range(12):
        contribute(room, session.talks[0].id, f"Karte {number}")
    cards = store.contributions(session.id)
    assert [card.id for card in cards] == sorted(card.id for card in cards)
    assert [card.text for card in cards] != [f"Karte {number}" for number in range(12)]


def test_a_room_that_has_closed_takes_nothing_any_more(
    room: RoomRows, store: SessionRows, session: Session, vote: ItemVote
) -> None:
    end_session(store, session.id, NOW)
    with pytest.raises(SessionNotRunning):
        room.take_seat("platz", "eltern")
    with pytest.raises(SessionNotRunning):
        room.cast(vote.id, "zeichen", "eltern", "trifft-zu")
    with pytest.raises(SessionNotRunning):
        contribute(room, session.talks[0].id, "Zu spät")


def test_a_room_sees_nothing_of_another_room(
    database: Database, room: RoomRows, session: Session, vote: ItemVote
) -> None:
    key = seated(room)
    other = running_session(database, opened_round(database, network_id=THEIRS))
    elsewhere = RoomRows(database, RoomScope(THEIRS, session.id))
    with pytest.raises(SessionUnknown):
        elsewhere.session()
    assert RoomRows(database, RoomScope(THEIRS, other.id)).perspective_of_seat(seat_of(KEYS, session.id, key)) is None
    with pytest.raises(SessionNotRunning):
        elsewhere.take_seat("platz", "eltern")
    assert (elsewhere.seats(), elsewhere.votes(), elsewhere.votes_cast(vote.id)) == (0, [], 0)


def test_a_room_cannot_change_its_session(database: Database, session: Session) -> None:
    store = SessionRows(database, RoomScope(OURS, session.id))
    with pytest.raises(OutsideScope):
        store.save_session(session, {})


def test_the_marks_of_a_vote_say_who_has_voted_and_belong_to_no_other_vote(room: RoomRows, vote: ItemVote) -> None:
    keys = [seated(room), seated(room)]
    cast(room, keys[0], vote)
    assert room.voted(vote.id) == {vote_mark(KEYS, vote.id, keys[0])}
    assert room.voted("another-vote") == frozenset()
