"""A session is told as planned and real minutes and its last pulse, to each reader as far as it may be seen."""

from analysis.session_parts import parts_of
from dialogues.model import AgendaItem, Session, Talk
from dialogues.phases import PhaseKind
from dialogues.questions import PULSE
from dialogues.room_model import QuestionKind, RoomQuestion, VoteFigure, VoteState
from selfeval.release import Reach
from tests.fakes.small_session import small_session

AGENDA = (
    Talk(id="a", minutes=30, criterion_id="finden", spent_seconds=1830),
    Talk(id="b", minutes=20, criterion_id="x-musterstadt.wir"),
    AgendaItem(id="c", kind=PhaseKind.CLOSE, minutes=10, method_id="blitzlicht"),
)


def session() -> Session:
    return small_session().model_copy(update={"agenda": AGENDA, "format_id": "werkstatt"})


def pulse() -> RoomQuestion:
    """How six people felt at the end: enough for their network, too few for everybody."""
    return RoomQuestion(
        id="p",
        session_id="sitzung",
        agenda_item_id="c",
        kind=QuestionKind.PULSE,
        state=VoteState.REVEALED,
        options=PULSE,
        dots=3,
        result=(
            VoteFigure(perspective="gelohnt", shown="full", answered=6, counts={"gelohnt-4": 6}),
            VoteFigure(perspective="gelohnt", shown="hidden", reach=Reach.PUBLIC),
        ),
    )


def test_every_part_carries_its_minutes_and_the_last_one_the_pulse() -> None:
    first, _, last = parts_of(session(), [pulse()], Reach.INTERNAL)
    assert (first.format_id, first.planned_minutes, first.spent_minutes) == ("werkstatt", 30, 30)
    assert first.closing_pulse is None
    assert (last.method_id, last.closing_pulse) == ("blitzlicht", {"gelohnt-4": 6})


def test_outside_a_small_pulse_and_the_names_of_own_criteria_are_missing() -> None:
    inside, outside = (parts_of(session(), [pulse()], reach) for reach in (Reach.INTERNAL, Reach.PUBLIC))
    assert [one.criterion_id for one in inside] == ["finden", "x-musterstadt.wir", ""]
    assert [one.criterion_id for one in outside] == ["finden", "", ""]
    assert [one.closing_pulse for one in outside] == [None, None, None]


def test_a_session_without_a_pulse_tells_none() -> None:
    assert parts_of(session(), [], Reach.INTERNAL)[-1].closing_pulse is None
