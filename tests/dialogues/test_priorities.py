"""Dots order what comes first; what the agenda makes of it is the facilitator's decision."""

import pytest

from dialogues.errors import AgendaItemUnknown
from dialogues.model import AgendaItem, Outcome, Session, Talk
from dialogues.phases import PhaseKind
from dialogues.priorities import criteria_to_come, ranked, talk_in_this_order
from dialogues.questions import ask, consensus_on, dots_on, reveal_question
from dialogues.room_model import Option, RoomQuestion
from tests.fakes.small_session import Evening, small_session

PAUSE = AgendaItem(id="pause", kind=PhaseKind.BREAK, minutes=10)


def talk(name: str, outcome: Outcome | None = None) -> Talk:
    return Talk(id=f"punkt-{name}", criterion_id=name, minutes=20, outcome=outcome)


@pytest.fixture
def evening() -> Evening:
    made = Evening()
    agenda = (talk("alt", Outcome.SHARED), talk("jetzt"), talk("finden"), PAUSE, talk("sprache"), talk("wechsel"))
    session = small_session().model_copy(update={"agenda": agenda, "current_item": "punkt-jetzt"})
    made.hall.sessions["sitzung"] = session
    return made


def dotted(evening: Evening, *answers: list[str], options: str = "finden sprache wechsel jetzt") -> RoomQuestion:
    draft = dots_on([Option(id=one) for one in options.split()], 2)
    question = ask(evening.store, evening.session, "punkt-jetzt", draft)
    evening.answer(question, *answers)
    return reveal_question(evening.store, "sitzung", question.id)


VOTES = (["wechsel", "sprache"], ["wechsel"], ["wechsel", "finden"], ["sprache"], ["finden"], ["jetzt"])


def order(session: Session) -> list[str]:
    return [item.id for item in session.agenda]


def test_options_stand_by_their_dots_and_equal_ones_as_given(evening: Evening) -> None:
    places = [(one.option.id, one.dots, one.place) for one in ranked(dotted(evening, *VOTES))]
    assert places == [("wechsel", 3, 1), ("finden", 2, 2), ("sprache", 2, 2), ("jetzt", 1, 4)]


def test_hidden_dots_have_no_order(evening: Evening) -> None:
    assert ranked(dotted(evening, ["finden"], ["wechsel"])) == ()


def test_a_consensus_check_has_no_order(evening: Evening) -> None:
    question = ask(evening.store, evening.session, "punkt-jetzt", consensus_on("Ja.", is_open=True))
    evening.answer(question, ["einig"])
    assert ranked(reveal_question(evening.store, "sitzung", question.id)) == ()


def test_only_criteria_without_outcome_and_not_on_now_are_to_come(evening: Evening) -> None:
    assert [one.criterion_id for one in criteria_to_come(evening.session)] == ["finden", "sprache", "wechsel"]


def test_the_agenda_follows_the_dots_and_all_else_keeps_its_place(evening: Evening) -> None:
    talk_in_this_order(evening.store, "sitzung", dotted(evening, *VOTES))
    assert order(evening.session) == [
        "punkt-alt",
        "punkt-jetzt",
        "punkt-wechsel",
        "pause",
        "punkt-finden",
        "punkt-sprache",
    ]
    assert evening.session.current_item == "punkt-jetzt"


def test_dots_on_other_things_move_no_agenda(evening: Evening) -> None:
    before = order(evening.session)
    question = dotted(evening, *[["a"]] * 3, *[["b"]] * 3, options="a b c")
    with pytest.raises(AgendaItemUnknown):
        talk_in_this_order(evening.store, "sitzung", question)
    assert order(evening.session) == before
