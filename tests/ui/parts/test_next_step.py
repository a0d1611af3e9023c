"""What the overview proposes to do next."""

from datetime import date

import pytest

from dialogues.model import Session, SessionState
from selfeval.model import Round, RoundState
from tests.fakes.small_round import small_round
from ui.parts.next_step import PAGE, Next, next_step


def round_in(state: RoundState) -> Round:
    return small_round().model_copy(update={"id": state.value, "state": state})


def session_in(state: SessionState, round_id: str = "closed") -> Session:
    return Session(
        id=state.value,
        network_id="netz",
        round_id=round_id,
        title="Dialog",
        held_on=date(2026, 11, 21),
        minutes=90,
        state=state,
        perspectives=("fachkraft",),
    )


def step(rounds: list[RoundState], sessions: list[SessionState]) -> Next:
    found = next_step(
        [round_in(state) for state in rounds],
        [session_in(state) for state in sessions],
        has_network=True,
        is_administrator=False,
    )
    return found.step


def test_without_a_network_administrators_set_one_up_and_others_wait() -> None:
    assert next_step([], [], has_network=False, is_administrator=True).step is Next.SET_UP
    assert next_step([], [], has_network=False, is_administrator=False).step is Next.WAIT_FOR_ROLE


@pytest.mark.parametrize(
    ("rounds", "sessions", "expected"),
    [
        ([], [], Next.PLAN_ROUND),
        ([RoundState.DRAFT], [], Next.OPEN_ROUND),
        ([RoundState.DRAFT, RoundState.OPEN], [], Next.HAND_OUT),
        ([RoundState.OPEN, RoundState.CLOSING], [], Next.FINISH_CLOSING),
        ([RoundState.CLOSED], [], Next.PREPARE_DIALOGUE),
        ([RoundState.CLOSED], [SessionState.PLANNED], Next.LEAD_DIALOGUE),
        ([RoundState.OPEN, RoundState.CLOSED], [SessionState.RUNNING], Next.LEAD_DIALOGUE),
        ([RoundState.CLOSED], [SessionState.ENDED], Next.FOLLOW_UP),
    ],
)
def test_what_waits_for_somebody_comes_before_what_may_begin(
    rounds: list[RoundState], sessions: list[SessionState], expected: Next
) -> None:
    assert step(rounds, sessions) is expected


def test_the_step_names_the_round_that_it_is_about() -> None:
    found = next_step([round_in(RoundState.OPEN)], [], has_network=True, is_administrator=False)
    assert found.round_id == "open"


def test_every_step_says_where_it_is_done() -> None:
    assert set(PAGE) == set(Next)


def test_results_that_a_later_round_has_overtaken_wait_for_no_dialogue() -> None:
    now = round_in(RoundState.CLOSED).model_copy(update={"closed_on": date(2026, 11, 1)})
    past = {"id": "past", "opened_on": date(2025, 10, 1), "closed_on": date(2025, 11, 1)}
    rounds = [now, now.model_copy(update=past)]
    session = session_in(SessionState.ENDED, now.id)
    assert next_step(rounds, [session], has_network=True, is_administrator=False).step is Next.FOLLOW_UP
    assert next_step(rounds[1:], [session], has_network=True, is_administrator=False).round_id == "past"


@pytest.mark.parametrize(
    ("states", "expected"),
    [([RoundState.CLOSED], Next.REVIEW_TEXTS), ([RoundState.CLOSED, RoundState.OPEN], Next.HAND_OUT)],
)
def test_texts_are_looked_through_before_their_results_are_talked_about(
    states: list[RoundState], expected: Next
) -> None:
    rounds = [round_in(state) for state in states]
    found = next_step(rounds, [], has_network=True, is_administrator=False, with_texts=rounds[:1])
    assert found.step is expected


def test_a_kick_off_before_the_questionnaire_is_no_talk_about_its_results() -> None:
    of_round = round_in(RoundState.CLOSED).model_copy(update={"closed_on": date(2026, 11, 22)})
    kick_off = session_in(SessionState.ENDED, of_round.id)
    workshop = kick_off.model_copy(update={"id": "werkstatt", "held_on": date(2026, 11, 22)})
    found = [
        next_step([of_round], sessions, has_network=True, is_administrator=False).step
        for sessions in ([kick_off], [kick_off, workshop])
    ]
    assert found == [Next.PREPARE_DIALOGUE, Next.FOLLOW_UP]
