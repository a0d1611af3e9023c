"""Sessions, their agenda, votes and cards come back as they were, within the network they belong to."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from dialogues.errors import SessionUnknown, VoteNotOpen, VoteRunning
from dialogues.model import Outcome, Reason, ReasonKind, SessionState, Talk
from dialogues.room import cast_vote, contribute, join, new_seat_key
from dialogues.room_model import ContributionState, VoteState, item_votes
from dialogues.sessions import end_session, record_outcome, room_code, screen_token, show_item
from dialogues.votes import open_vote, reveal
from networks.scopes import LinkScope, RoomScope
from selfeval.model import Mode, Round
from storage import tables
from storage.database import Database
from storage.links import LinkRows
from storage.rooms import RoomRows
from storage.sessions import SessionRows
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan
from tests.fakes.small_session import NOW
from tests.storage.workspace import (
    KEYS,
    OURS_ONLY,
    TEST,
    THEIRS_ONLY,
    add_networks,
    opened_round,
    planned_session,
    running_session,
)


@pytest.fixture
def opened(database: Database) -> Round:
    add_networks(database)
    return opened_round(database, plan("koordination", Mode.DECLARED), plan("eltern"))


@pytest.fixture
def store(database: Database) -> SessionRows:
    return SessionRows(database, OURS_ONLY)


def vote_of(database: Database, session_id: str, vote_id: str, step: str = "trifft-zu") -> None:
    room = RoomRows(database, RoomScope("netz", session_id))
    key = new_seat_key()
    join(room, KEYS, key, "eltern")
    cast_vote(room, KEYS, FRAMEWORK, key, vote_id, (step,))


def is_open(database: Database, secret: str) -> bool | None:
    fingerprint = KEYS.fingerprint(secret)
    link = LinkRows(database, LinkScope(fingerprint)).link(fingerprint)
    return link.open if link else None


def test_a_session_comes_back_as_it_was_planned(store: SessionRows, database: Database, opened: Round) -> None:
    planned = planned_session(database, opened)
    assert store.session(planned.id) == planned
    assert planned.perspectives == ("koordination", "eltern")
    assert planned.open_perspectives == {"koordination"}


def test_the_agenda_comes_back_in_its_order_with_reasons_and_outcomes(
    store: SessionRows, database: Database, opened: Round
) -> None:
    planned = planned_session(database, opened)
    reason = Reason(kind=ReasonKind.GAP, perspective="eltern", other="koordination", steps=1.5)
    added = Talk(id="neu", criterion_id="sprache", minutes=20, reasons=(reason,))
    changed = planned.model_copy(update={"agenda": (added, *reversed(planned.talks))})
    store.save_session(changed, {})
    with_outcome = record_outcome(store, planned.id, "neu", Outcome.DISSENT, "Wir sehen es verschieden.")
    assert store.session(planned.id) == with_outcome
    assert [item.id for item in with_outcome.talks] == [item.id for item in changed.talks]


def test_an_item_taken_off_the_agenda_is_gone(store: SessionRows, database: Database, opened: Round) -> None:
    planned = planned_session(database, opened)
    store.save_session(planned.model_copy(update={"agenda": planned.talks[:1]}), {})
    assert store.session(planned.id).talks == planned.talks[:1]


def test_the_newest_session_stands_first(store: SessionRows, database: Database, opened: Round) -> None:
    early, late = planned_session(database, opened), planned_session(database, opened)
    store.save_session(late.model_copy(update={"held_on": TODAY + timedelta(30)}), {})
    assert [session.id for session in store.sessions()] == [late.id, early.id]


def test_a_room_opens_and_shuts_with_its_session(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    secrets = (room_code(KEYS, session), screen_token(KEYS, session))
    assert [is_open(database, secret) for secret in secrets] == [True, True]
    end_session(store, session.id, NOW)
    assert [is_open(database, secret) for secret in secrets] == [False, False]
    assert store.session(session.id).state is SessionState.ENDED


def test_opening_another_item_keeps_the_room_open(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    turned = show_item(store, session.id, session.talks[1].id, NOW)
    assert store.session(session.id) == turned
    assert is_open(database, room_code(KEYS, session)) is True


def test_a_vote_is_blind_until_its_result_is_fixed(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    vote = open_vote(store, session, session.talks[0].id, ITEM)
    for _ in range(5):
        vote_of(database, session.id, vote.id)
    for _ in range(2):
        vote_of(database, session.id, vote.id, "weiss-nicht")
    assert store.votes_cast(session.id, vote.id) == 7
    assert store.votes(session.id) == [vote]
    revealed = reveal(store, session, FRAMEWORK, vote.id)
    assert store.votes(session.id) == [revealed]
    assert revealed.state is VoteState.REVEALED
    assert [(figure.perspective, figure.counts) for figure in revealed.figures()] == [
        ("eltern", {"trifft-zu": 5, "weiss-nicht": 2})
    ]


def test_nothing_but_the_result_remains_of_a_vote(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    vote = open_vote(store, session, session.talks[0].id, ITEM)
    vote_of(database, session.id, vote.id)
    reveal(store, session, FRAMEWORK, vote.id)
    with database.reading(TEST) as connection:
        assert connection.execute(select(func.count()).select_from(tables.vote_count)).scalar_one() == 0


def test_a_result_is_fixed_once(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    vote = open_vote(store, session, session.talks[0].id, ITEM)
    reveal(store, session, FRAMEWORK, vote.id)
    with pytest.raises(VoteNotOpen):
        store.reveal_vote(session.id, vote.id, lambda _counts, _cast: ())


def test_one_vote_is_open_at_a_time(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    first = open_vote(store, session, session.talks[0].id, ITEM)
    with pytest.raises(VoteRunning):
        open_vote(store, session, session.talks[1].id, "wechsel.begleitet")
    reveal(store, session, FRAMEWORK, first.id)
    second = open_vote(store, session, session.talks[0].id, ITEM)
    assert [vote.number for vote in item_votes(store.votes(session.id))] == [1, 2]
    assert second.number == 2


def test_votes_stand_in_the_order_of_the_agenda(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    held = []
    for item, asked in ((session.talks[1], "wechsel.begleitet"), (session.talks[0], ITEM)):
        held.append(open_vote(store, session, item.id, asked))
        reveal(store, session, FRAMEWORK, held[-1].id)
    assert [vote.id for vote in store.votes(session.id)] == [held[1].id, held[0].id]


def test_a_card_waits_until_it_is_shown_or_withheld(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    room = RoomRows(database, RoomScope("netz", session.id))
    contribute(room, session.talks[0].id, "Gemeinsam besuchen hat geholfen.")
    (card,) = store.contributions(session.id)
    assert (card.text, card.state) == ("Gemeinsam besuchen hat geholfen.", ContributionState.WAITING)
    store.move_contribution(session.id, card.id, ContributionState.WITHHELD)
    assert [one.state for one in store.contributions(session.id)] == [ContributionState.WITHHELD]


def test_seats_are_counted_and_gone_after_the_session(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    vote = open_vote(store, session, session.talks[0].id, ITEM)
    for _ in range(3):
        vote_of(database, session.id, vote.id)
    assert store.seats(session.id) == 3
    end_session(store, session.id, NOW)
    assert (store.seats(session.id), store.votes_cast(session.id, vote.id)) == (0, 0)


def test_a_session_of_another_network_is_unknown(store: SessionRows, database: Database, opened: Round) -> None:
    session = running_session(database, opened)
    vote = open_vote(store, session, session.talks[0].id, ITEM)
    vote_of(database, session.id, vote.id)
    contribute(RoomRows(database, RoomScope("netz", session.id)), session.talks[0].id, "Eine Karte")
    (card,) = store.contributions(session.id)
    neighbours = SessionRows(database, THEIRS_ONLY)
    assert (neighbours.sessions(), neighbours.votes(session.id), neighbours.contributions(session.id)) == ([], [], [])
    assert (neighbours.seats(session.id), neighbours.votes_cast(session.id, vote.id)) == (0, 0)
    with pytest.raises(SessionUnknown):
        neighbours.session(session.id)
    with pytest.raises(SessionUnknown):
        neighbours.add_vote(vote)
    with pytest.raises(VoteNotOpen):
        neighbours.reveal_vote(session.id, vote.id, lambda _counts, _cast: ())
    neighbours.move_contribution(session.id, card.id, ContributionState.SHOWN)
    neighbours.clear_room(session.id)
    assert store.contributions(session.id) == [card]
    assert store.seats(session.id) == 1
