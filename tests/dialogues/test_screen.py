"""The projector shows what the facilitator chooses, until the room goes on."""

import pytest

from dialogues.errors import SessionNotRunning
from dialogues.model import ScreenView
from dialogues.screen import show_view
from dialogues.sessions import end_session, show_item
from tests.fakes.small_session import NOW, Evening


def test_a_view_stays_until_the_room_goes_on() -> None:
    evening = Evening()
    assert show_view(evening.store, "sitzung", ScreenView.AGENDA).screen is ScreenView.AGENDA
    assert show_view(evening.store, "sitzung", ScreenView.AGENDA).screen is ScreenView.AGENDA
    show_item(evening.store, "sitzung", "erstens", NOW)
    assert evening.session.screen is ScreenView.BY_AGENDA


def test_a_session_that_has_ended_shows_nothing_any_more() -> None:
    evening = Evening()
    end_session(evening.store, "sitzung", NOW)
    with pytest.raises(SessionNotRunning):
        show_view(evening.store, "sitzung", ScreenView.CODE)
