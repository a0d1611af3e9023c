"""A session is planned on a round, opens its room, turns to its agenda, and closes the room again."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dialogues.agenda import chosen_by_hand
from dialogues.agenda_parts import part_by_hand
from dialogues.errors import SessionNotRunning
from dialogues.model import Outcome, Session, SessionState
from dialogues.phases import PhaseKind
from dialogues.room import contribute, join
from dialogues.room_model import ContributionState
from dialogues.session_formats import FormatUnknown
from dialogues.sessions import (
    SessionDraft,
    change_agenda,
    drafted,
    end_session,
    moderate,
    plan_session,
    record_outcome,
    room_code,
    screen_token,
    seat_those_asked,
    show_item,
    start_session,
)
from dialogues.votes import open_vote
from selfeval.model import Mode
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, small_round
from tests.fakes.small_session import KEYS, NOW, Evening


@pytest.fixture
def evening() -> Evening:
    return Evening()


def planned(evening: Evening) -> Session:
    of_round = small_round(
        plan("koordination", Mode.DECLARED), plan("leitung", Mode.CONSENSUS), plan("fachkraft"), plan("eltern")
    )
    chosen = [chosen_by_hand(FRAMEWORK.criteria[name]) for name in ("sprache", "finden")]
    return plan_session(evening.store, of_round, SessionDraft("Gespräch", date(2026, 12, 1), 120, chosen))


def test_those_who_answered_sit_in_the_room_and_vote_as_they_answered(evening: Evening) -> None:
    session = planned(evening)
    assert evening.store.session(session.id) == session
    assert session.perspectives == ("koordination", "leitung", "fachkraft", "eltern")
    assert session.open_perspectives == {"koordination", "leitung"}
    assert (session.state, session.round_id, session.network_id) == (SessionState.PLANNED, "runde", "netz")


def test_the_agenda_stands_in_the_order_that_the_facilitator_chose(evening: Evening) -> None:
    assert [item.criterion_id for item in planned(evening).talks] == ["sprache", "finden"]


def draft(**fields: Any) -> SessionDraft:
    chosen = [chosen_by_hand(FRAMEWORK.criteria[name]) for name in ("sprache", "finden")]
    return replace(SessionDraft("Werkstatt", date(2026, 12, 1), 180, chosen), **fields)


def test_a_format_gives_the_agenda_its_parts_and_the_session_keeps_where_it_came_from(evening: Evening) -> None:
    wanted = draft(format_id="werkstatt", starts_at="14:00", place="Rathaus", led_by="konto", series_id="r", number=3)
    session = plan_session(evening.store, small_round(), wanted)
    assert [part.kind for part in session.agenda][:2] == [PhaseKind.ARRIVE, PhaseKind.RESULTS]
    assert sum(part.minutes for part in session.agenda) == 180
    assert (session.format_id, session.starts_at, session.place) == ("werkstatt", "14:00", "Rathaus")
    assert (session.led_by, session.series_id, session.number) == ("konto", "r", 3)
    assert evening.store.session(session.id) == session


def test_a_session_begins_with_what_is_not_done_when_there_is_something() -> None:
    for has_open in (False, True):
        agenda = drafted(small_round(), draft(format_id="werkstatt", has_open_agreements=has_open)).agenda
        assert (PhaseKind.FOLLOW_UP in {part.kind for part in agenda}) is has_open
        assert sum(part.minutes for part in agenda) == 180


def test_given_parts_go_before_those_of_the_format() -> None:
    parts = [part_by_hand(PhaseKind.TALK, "Gespräch", 60)]
    agenda = drafted(small_round(), draft(format_id="werkstatt", parts=parts)).agenda
    assert [(part.kind, part.minutes) for part in agenda] == [(PhaseKind.TALK, 30), (PhaseKind.TALK, 30)]


def test_an_unknown_format_is_told(evening: Evening) -> None:
    with pytest.raises(FormatUnknown):
        plan_session(evening.store, small_round(), draft(format_id="gibt-es-nicht"))
    assert evening.hall.sessions.keys() == {"sitzung"}


def test_before_it_begins_a_session_takes_over_whom_the_round_asks(evening: Evening) -> None:
    session = planned(evening)
    changed = small_round(plan("fachkraft"), plan("ehrenamt", Mode.DECLARED))
    seated = seat_those_asked(evening.store, session.id, changed)
    assert seated.perspectives == ("fachkraft", "ehrenamt")
    assert seated.open_perspectives == {"ehrenamt"}
    running = start_session(evening.store, KEYS, session.id)
    assert seat_those_asked(evening.store, session.id, small_round()) == running


def test_a_planned_room_lets_nobody_in(evening: Evening) -> None:
    assert evening.hall.links[planned(evening).id] == {}


def test_starting_lets_phones_and_projector_in_by_links_that_are_not_stored(evening: Evening) -> None:
    session = start_session(evening.store, KEYS, planned(evening).id)
    code, token = room_code(KEYS, session), screen_token(KEYS, session)
    assert evening.hall.links[session.id] == {"room": KEYS.fingerprint(code), "screen": KEYS.fingerprint(token)}
    assert code not in str(evening.hall)
    assert token not in str(evening.hall)


def test_a_session_starts_with_the_welcome_so_that_people_can_come_in(evening: Evening) -> None:
    assert start_session(evening.store, KEYS, planned(evening).id).current_item is None


def test_starting_a_running_session_changes_nothing(evening: Evening) -> None:
    show_item(evening.store, "sitzung", "zweitens", NOW)
    before = evening.session
    assert start_session(evening.store, KEYS, "sitzung") == before


def test_a_session_that_has_ended_never_starts_again(evening: Evening) -> None:
    end_session(evening.store, "sitzung", NOW)
    with pytest.raises(SessionNotRunning):
        start_session(evening.store, KEYS, "sitzung")


def test_ending_closes_the_room_and_forgets_its_seats(evening: Evening) -> None:
    session = start_session(evening.store, KEYS, planned(evening).id)
    vote = open_vote(evening.store, evening.session, "erstens", ITEM)
    evening.vote_as("eltern", 1, vote, STEPS[0])
    end_session(evening.store, "sitzung", NOW)
    assert (evening.hall.seats, evening.hall.marks) == ({}, set())
    end_session(evening.store, session.id, NOW)
    assert evening.hall.links[session.id] == {}


def test_phones_and_projector_turn_to_an_item_and_back_to_the_welcome(evening: Evening) -> None:
    assert show_item(evening.store, "sitzung", "zweitens", NOW).current_item == "zweitens"
    assert show_item(evening.store, "sitzung", None, NOW).current_item is None
    assert evening.session.current_item is None


def test_a_session_is_held_on_the_day_on_which_the_room_talks_whatever_was_planned(evening: Evening) -> None:
    later = NOW + timedelta(days=3)
    assert show_item(evening.store, "sitzung", None, later).held_on == NOW.date()
    assert show_item(evening.store, "sitzung", "erstens", later).held_on == later.date()
    moved = evening.session.model_copy(update={"held_on": NOW.date(), "starts_at": "09:30"})
    evening.store.save_session(moved, {})
    assert show_item(evening.store, "sitzung", "zweitens", NOW).starts_at == "09:30"
    assert show_item(evening.store, "sitzung", "erstens", later).starts_at == "15:00"


def test_turning_to_an_item_leaves_the_room_open(evening: Evening) -> None:
    session = start_session(evening.store, KEYS, planned(evening).id)
    before = dict(evening.hall.links[session.id])
    show_item(evening.store, session.id, session.talks[1].id, NOW)
    assert evening.hall.links[session.id] == before


def test_only_a_running_session_turns(evening: Evening) -> None:
    end_session(evening.store, "sitzung", NOW)
    with pytest.raises(SessionNotRunning):
        show_item(evening.store, "sitzung", "zweitens", NOW)


def test_a_changed_agenda_keeps_what_is_shown_if_it_is_still_there(evening: Evening) -> None:
    show_item(evening.store, "sitzung", "zweitens", NOW)
    first, second = evening.session.talks
    turned = change_agenda(evening.store, "sitzung", [second, first])
    assert ([item.id for item in turned.talks], turned.current_item) == (["zweitens", "erstens"], "zweitens")
    assert change_agenda(evening.store, "sitzung", [first]).current_item is None


def test_an_outcome_is_recorded_for_its_criterion_only(evening: Evening) -> None:
    assert [item.outcome for item in evening.session.talks] == [None, None]
    record_outcome(evening.store, "sitzung", "zweitens", Outcome.DISSENT, " Wir sehen es verschieden. ")
    first, second = evening.session.talks
    assert (first.outcome, second.outcome) == (None, Outcome.DISSENT)
    assert second.outcome_note == "Wir sehen es verschieden."
    record_outcome(evening.store, "sitzung", "zweitens", None, "")
    assert evening.session.talks[1].outcome is None


def test_only_cards_that_were_looked_at_reach_the_projector(evening: Evening) -> None:
    join(evening.room, KEYS, "handy", "eltern")
    for text in ("Mehr Zeit", "Unfreundlich"):
        contribute(evening.room, "erstens", text)
    cards = {card.text: card.id for card in evening.store.contributions("sitzung")}
    moderate(evening.store, "sitzung", cards["Mehr Zeit"], ContributionState.SHOWN)
    moderate(evening.store, "sitzung", cards["Unfreundlich"], ContributionState.WITHHELD)
    assert [card.text for card in evening.room.shown_contributions("erstens")] == ["Mehr Zeit"]


def test_the_time_that_a_room_was_with_a_point_is_kept_for_the_next_plan(evening: Evening) -> None:
    show_item(evening.store, "sitzung", "erstens", NOW)
    show_item(evening.store, "sitzung", "zweitens", NOW + timedelta(minutes=20))
    show_item(evening.store, "sitzung", "zweitens", NOW + timedelta(minutes=25))
    show_item(evening.store, "sitzung", "erstens", NOW + timedelta(minutes=30))
    ended = end_session(evening.store, "sitzung", NOW + timedelta(minutes=35))
    assert [item.spent_seconds for item in ended.agenda] == [25 * 60, 10 * 60]
