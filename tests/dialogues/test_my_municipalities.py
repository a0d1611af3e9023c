"""The overview says where each network stands and what is missing, and nothing about its results."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.model import Session, SessionState
from dialogues.my_municipalities import Coming, Missing, Stage, Standing, Waiting, Work, stage_of, standings
from networks.model import Network, NetworkKind
from selfeval.model import Round, RoundState
from tests.fakes.small_round import small_round
from tests.fakes.small_session import small_session

TODAY = date(2026, 11, 21)
SOON = TODAY + timedelta(days=10)
LONG_AGO = TODAY - timedelta(days=340)


def network(name: str = "netz") -> Network:
    return Network(id=name, name=name.title(), kind=NetworkKind.FRUEHE_HILFEN)


def of_round(state: RoundState, closed_on: date | None = None, **changes: object) -> Round:
    return small_round().model_copy(update={"state": state, "closed_on": closed_on} | changes)


def session(state: SessionState, on: date = SOON, **changes: object) -> Session:
    ready = {"starts_at": "14:00", "place": "Rathaus"}
    return small_session(state).model_copy(update={"held_on": on} | ready | changes)


def agreement(due: date, state: AgreementState = AgreementState.OPEN, review: date | None = None) -> Agreement:
    return Agreement(
        id=f"v-{due}",
        network_id="netz",
        session_id="sitzung",
        round_id="runde",
        criterion_id="finden",
        what="Lotsin",
        responsible="Familienzentrum",
        due_on=due,
        sign="Sie ist da",
        review_on=review,
        history=(StatusChange(on=LONG_AGO, state=state),),
    )


CLOSED = of_round(RoundState.CLOSED, TODAY - timedelta(days=30))
PLANNED = session(SessionState.PLANNED)
READY = Waiting(noted=frozenset({"sitzung"}))


def standing(work: Work, today: date = TODAY) -> Standing:
    (found,) = standings(work, today)
    return found


@pytest.mark.parametrize(
    ("rounds", "sessions", "stage"),
    [
        ([], [], Stage.PREPARATION),
        ([of_round(RoundState.DRAFT)], [], Stage.PREPARATION),
        ([of_round(RoundState.OPEN)], [PLANNED], Stage.SURVEY),
        ([of_round(RoundState.CLOSING)], [], Stage.SURVEY),
        ([CLOSED], [], Stage.RESULTS),
        ([CLOSED], [PLANNED], Stage.DIALOGUE),
        ([CLOSED], [session(SessionState.RUNNING, TODAY)], Stage.DIALOGUE),
        ([CLOSED], [session(SessionState.ENDED, TODAY - timedelta(days=5))], Stage.IMPLEMENTATION),
        ([CLOSED], [session(SessionState.ENDED, LONG_AGO)], Stage.BALANCE),
        ([CLOSED], [session(SessionState.ENDED, LONG_AGO, round_id="frueher")], Stage.RESULTS),
        ([of_round(RoundState.ERASED, LONG_AGO)], [session(SessionState.ENDED, LONG_AGO)], Stage.BALANCE),
    ],
)
def test_the_stage_follows_from_rounds_and_sessions(rounds: list[Round], sessions: list[Session], stage: Stage) -> None:
    assert stage_of(rounds, sessions, TODAY) is stage


def test_what_is_whole_misses_nothing() -> None:
    assert standing(Work([network()], [CLOSED], [PLANNED], [], READY)).missing == ()


@pytest.mark.parametrize(
    ("changed", "rounds", "waiting", "missing"),
    [
        ({"agenda": ()}, [CLOSED], READY, Missing.AGENDA),
        ({"place": ""}, [CLOSED], READY, Missing.PLACE),
        ({"starts_at": None}, [CLOSED], READY, Missing.HOUR),
        ({"held_on": TODAY - timedelta(days=1)}, [CLOSED], READY, Missing.DAY_IS_OVER),
        ({}, [of_round(RoundState.OPEN)], READY, Missing.RESULTS),
        ({}, [CLOSED], Waiting(), Missing.NOTES),
        ({}, [CLOSED], Waiting(frozenset({"runde"}), frozenset({"sitzung"})), Missing.TEXTS),
        ({}, [CLOSED], Waiting(frozenset(), frozenset({"sitzung"}), frozenset({"sitzung"})), Missing.HAND_OVER),
    ],
)
def test_what_the_next_session_lacks_is_named(
    changed: dict[str, object], rounds: list[Round], waiting: Waiting, missing: Missing
) -> None:
    planned = PLANNED.model_copy(update=changed)
    assert standing(Work([network()], rounds, [planned], [], waiting)).missing == (missing,)


def test_results_without_a_session_miss_the_session() -> None:
    assert standing(Work([network()], [CLOSED], [], [])).missing == (Missing.SESSION,)
    assert standing(Work([network()], [of_round(RoundState.DRAFT)], [], [])).missing == ()


def test_the_next_date_is_the_first_of_session_end_of_round_and_review() -> None:
    open_round = of_round(RoundState.OPEN, closes_on=TODAY + timedelta(days=3))
    review = agreement(SOON, review=TODAY + timedelta(days=2))

    def coming(work: Work) -> tuple[date, Coming] | None:
        found = standing(work).next_date
        return (found.on, found.what) if found else None

    assert coming(Work([network()], [CLOSED], [PLANNED], [])) == (SOON, Coming.SESSION)
    assert coming(Work([network()], [open_round], [PLANNED], [])) == (TODAY + timedelta(days=3), Coming.END_OF_ROUND)
    assert coming(Work([network()], [open_round], [], [review])) == (TODAY + timedelta(days=2), Coming.REVIEW)
    assert coming(Work([network()], [CLOSED], [session(SessionState.PLANNED, LONG_AGO)], [])) is None


def test_a_running_session_comes_before_planned_and_these_before_missed_ones() -> None:
    missed = session(SessionState.PLANNED, TODAY - timedelta(days=1), id="verpasst")
    later = session(SessionState.PLANNED, SOON, id="spaeter")
    running = session(SessionState.RUNNING, LONG_AGO, id="laeuft")

    def chosen(*sessions: Session) -> str | None:
        found = standing(Work([network()], [CLOSED], sessions, [])).session
        return found.id if found else None

    assert chosen(missed, later) == "spaeter"
    assert chosen(later, running, missed) == "laeuft"
    assert chosen(missed) == "verpasst"


def test_only_what_is_late_and_not_done_counts_as_overdue() -> None:
    agreements = [
        agreement(TODAY - timedelta(days=1)),
        agreement(TODAY),
        agreement(TODAY - timedelta(days=9), AgreementState.DONE),
    ]
    assert standing(Work([network()], [CLOSED], [PLANNED], agreements)).overdue == 1


def test_networks_stand_by_their_next_date_and_then_by_name() -> None:
    names = ["zell", "aue", "mitte", "berg"]
    sessions = [
        PLANNED.model_copy(update={"id": "s1", "network_id": "zell", "held_on": TODAY + timedelta(days=2)}),
        PLANNED.model_copy(update={"id": "s2", "network_id": "mitte", "held_on": TODAY + timedelta(days=1)}),
    ]
    found = standings(Work([network(name) for name in names], [], sessions, []), TODAY)
    assert [one.network.id for one in found] == ["mitte", "zell", "aue", "berg"]


def test_each_network_is_told_from_its_own_work_alone() -> None:
    theirs = PLANNED.model_copy(update={"network_id": "nachbarnetz"})
    ours, other = standings(Work([network(), network("nachbarnetz")], [CLOSED], [theirs], []), TODAY)[::-1]
    assert (ours.network.id, ours.session, ours.stage) == ("netz", None, Stage.RESULTS)
    assert (other.stage, other.missing) == (Stage.DIALOGUE, (Missing.NOTES,))


def test_no_field_of_the_overview_could_hold_a_result() -> None:
    assert {field.name for field in fields(Standing)} == {
        "network",
        "stage",
        "next_date",
        "overdue",
        "session",
        "missing",
    }
