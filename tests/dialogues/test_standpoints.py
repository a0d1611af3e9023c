"""Each perspective's reasons stand beside the outcome, in the words of the room."""

import pytest

from dialogues.errors import AgendaItemUnknown, PerspectiveNotHere
from dialogues.model import Outcome, Talk
from dialogues.sessions import record_outcome
from dialogues.standpoints import record_standpoint
from tests.fakes.small_session import Evening


@pytest.fixture
def evening() -> Evening:
    return Evening()


def first(evening: Evening) -> Talk:
    return evening.session.talks[0]


def test_nothing_stands_there_before_somebody_writes_it(evening: Evening) -> None:
    record_outcome(evening.store, "sitzung", "erstens", Outcome.DISSENT, "")
    assert first(evening).standpoints == {}


def test_each_perspective_keeps_its_own_reasons_beside_the_outcome(evening: Evening) -> None:
    record_outcome(evening.store, "sitzung", "erstens", Outcome.DISSENT, "Zeiten")
    record_standpoint(evening.store, "sitzung", "erstens", "eltern", " Abends geht es besser. ")
    record_standpoint(evening.store, "sitzung", "erstens", "koordination", "Abends fehlt Personal.")
    talk = first(evening)
    assert list(talk.standpoints.items()) == [
        ("koordination", "Abends fehlt Personal."),
        ("eltern", "Abends geht es besser."),
    ]
    assert (talk.outcome, talk.outcome_note) == (Outcome.DISSENT, "Zeiten")


def test_emptied_words_take_a_standpoint_away(evening: Evening) -> None:
    record_standpoint(evening.store, "sitzung", "erstens", "eltern", "Abends.")
    record_standpoint(evening.store, "sitzung", "erstens", "eltern", "  ")
    assert first(evening).standpoints == {}


def test_only_who_is_in_the_room_has_a_standpoint_on_what_is_talked_about(evening: Evening) -> None:
    with pytest.raises(PerspectiveNotHere):
        record_standpoint(evening.store, "sitzung", "erstens", "leitung", "Weil.")
    with pytest.raises(AgendaItemUnknown):
        record_standpoint(evening.store, "sitzung", "fehlt", "eltern", "Weil.")
