"""The page on which a dialogue is prepared."""

from datetime import date, time

import pytest

from dialogues.agenda import propose
from dialogues.model import Session
from dialogues.preparation_model import Numbering
from dialogues.sessions import SessionDraft, plan_session
from selfeval.release import Reach
from selfeval.results import results_of
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed


def planned(workspace: Workspace, title: str = "Werkstatt im Winter", day: date = date(2026, 12, 1)) -> Session:
    of_round = workspace.closed(f"Runde für {title}")
    chosen = propose(results_of(workspace.services.rounds(workspace.scope), of_round.id, Reach.INTERNAL))
    draft = SessionDraft(title=title, held_on=day, minutes=120, chosen=chosen)
    return plan_session(workspace.services.sessions(workspace.scope), of_round, draft)


def stored(workspace: Workspace, session: Session) -> Session:
    return workspace.services.sessions(workspace.scope).session(session.id)


@pytest.fixture
def session(workspace: Workspace) -> Session:
    return planned(workspace)


def test_without_a_session_the_page_says_what_to_do(workspace: Workspace) -> None:
    at = workspace.page("vorbereiten")
    assert not has_failed(at)
    assert at.info


def test_hour_and_place_are_asked_for_and_then_stand_in_the_invitation(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id)
    assert not has_failed(at)
    assert "die Uhrzeit und der Ort" in at.warning[0].value
    key = f"settle.{session.id}"
    at.time_input(key=f"{key}.hour").set_value(time(9, 30))
    at.text_input(key=f"{key}.place").set_value("Rathaus, Saal 2")
    at.button[0].click().run()
    assert not has_failed(at)
    assert (stored(workspace, session).starts_at, stored(workspace, session).place) == ("09:30", "Rathaus, Saal 2")
    assert not at.warning
    assert "Wo: Rathaus, Saal 2" in said(at)


def test_a_session_becomes_the_first_of_a_new_series_and_the_list_shows_it(
    workspace: Workspace, session: Session
) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="reihe")
    at.text_input(key=f"series.{session.id}.title").set_value("Netzwerktreffen").run()
    at.radio(key=f"series.{session.id}.numbering").set_value(Numbering.PER_YEAR).run()
    at.button(key="series.put").click().run()
    assert not has_failed(at)
    assert stored(workspace, session).number == 1
    assert "1. Netzwerktreffen 2026" in said(at)
    assert "1. Netzwerktreffen 2026: Werkstatt im Winter" in said(workspace.page("dialoge"))


def test_the_next_meeting_gets_the_next_number(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="reihe")
    at.text_input(key=f"series.{session.id}.title").set_value("Netzwerktreffen").run()
    at.number_input[0].set_value(14).run()
    at.button(key="series.put").click().run()
    second = planned(workspace, "Werkstatt im Frühling", date(2027, 3, 1))
    at = workspace.page("vorbereiten", dialog=second.id, teil="reihe")
    assert at.number_input[0].value == 15


def test_a_series_without_a_name_is_not_made(workspace: Workspace, session: Session) -> None:
    at = workspace.page("vorbereiten", dialog=session.id, teil="reihe")
    at.button(key="series.put").click().run()
    assert "Es fehlt der Name der Reihe" in at.error[0].value
    assert stored(workspace, session).series_id is None
