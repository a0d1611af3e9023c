"""The public page is looked at and confirmed before it is published, and can be taken back, by coordinators only."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.event_pages import CHECKS, content_of
from dialogues.model import Session
from dialogues.sessions import SessionDraft, end_session, plan_session
from networks.accounts import Grant, Role
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed
from ui.dialogue.choose_session import SESSION


@pytest.fixture
def session(workspace: Workspace) -> Session:
    store = workspace.services.sessions(workspace.scope)
    draft = SessionDraft(title="Gespräch", held_on=date(2026, 11, 1), minutes=120, chosen=())
    planned = plan_session(store, workspace.closed("Herbst"), draft)
    return end_session(store, planned.id, workspace.services.clock.now())


def page(workspace: Workspace, session: Session) -> AppTest:
    at = workspace.page("dialog_fuehren", **{SESSION: session.id})
    assert not has_failed(at)
    return at


def click(at: AppTest, key: str) -> AppTest:
    at.button(key=f"event_page.{key}").click().run()
    assert not has_failed(at)
    return at


def test_a_page_is_published_only_when_every_point_is_confirmed(workspace: Workspace, session: Session) -> None:
    pages = workspace.services.event_pages(workspace.scope)
    at = page(workspace, session)
    at.text_input(key=f"event_page.{session.id}.title").set_value("Ein Abend").run()
    at.text_area(key=f"event_page.{session.id}.purpose").set_value("Damit Familien finden.").run()
    assert "Damit Familien finden" in said(at)
    at = click(at, "publish")
    assert "Noch ist nicht jeder Punkt" in said(at)
    assert pages.page(session.id) is None
    for check in CHECKS:
        at.checkbox(key=f"event_page.{session.id}.check.{check}").check()
    at = click(at.run(), "publish")
    published = pages.page(session.id)
    assert published is not None
    assert (published.title, content_of(published).purpose) == ("Ein Abend", "Damit Familien finden.")
    assert "/verzeichnis/dialoge/" in said(at)


def test_a_published_page_is_withdrawn_after_a_question(workspace: Workspace, session: Session) -> None:
    at = page(workspace, session)
    for check in CHECKS:
        at.checkbox(key=f"event_page.{session.id}.check.{check}").check()
    at = click(click(click(at.run(), "publish"), "withdraw"), "withdraw_no")
    pages = workspace.services.event_pages(workspace.scope)
    assert pages.page(session.id) is not None
    click(click(at, "withdraw"), "withdraw_yes")
    assert pages.page(session.id) is None


def test_a_facilitator_reads_who_may_publish(workspace: Workspace, session: Session) -> None:
    workspace.give_roles(Grant(role=Role.FACILITATOR, network_id=session.network_id))
    at = page(workspace, session)
    assert "kann nur die Koordination" in said(at)
    assert not [button for button in at.button if str(button.key).startswith("event_page")]
