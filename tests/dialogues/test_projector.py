"""The projector shows what the facilitator wants until the agenda goes on."""

import pytest

from dialogues.errors import SessionNotRunning
from dialogues.model import ScreenView, SessionState
from dialogues.projector import turn_screen
from dialogues.sessions import show_item
from tests.fakes.small_session import NOW, Evening, small_session


def test_a_view_stays_until_the_agenda_goes_on() -> None:
    evening = Evening()
    for _ in range(2):
        assert turn_screen(evening.store, "sitzung", ScreenView.CARDS).screen is ScreenView.CARDS
    assert show_item(evening.store, "sitzung", "zweitens", NOW).screen is ScreenView.BY_AGENDA


def test_a_room_that_has_ended_has_no_projector() -> None:
    evening = Evening()
    evening.hall.sessions["sitzung"] = small_session(SessionState.ENDED)
    with pytest.raises(SessionNotRunning):
        turn_screen(evening.store, "sitzung", ScreenView.CODE)
