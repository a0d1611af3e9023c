"""Papers to take along stand where they are needed, each with its reach and links that say what they give."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agreements import AgreementDraft, agree
from dialogues.model import Session
from dialogues.sessions import SessionDraft, end_session, plan_session
from selfeval.release import Reach
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed
from ui.dialogue.choose_session import SESSION

HELD_ON = date(2026, 11, 1)


@pytest.fixture
def session(workspace: Workspace) -> Session:
    draft = SessionDraft(title="Gespräch", held_on=HELD_ON, minutes=120, chosen=())
    store = workspace.services.sessions(workspace.scope)
    planned = plan_session(store, workspace.closed("Herbst"), draft)
    return end_session(store, planned.id, workspace.services.clock.now())


def agreed(workspace: Workspace, session: Session, what: str, body: str = "") -> str:
    store = workspace.services.agreements(workspace.scope)
    made = agree(
        store, session, AgreementDraft("finden", what, "Koordination", date(2027, 1, 1), "Es liegt aus."), HELD_ON
    )
    store.save_agreement(made.model_copy(update={"decision_from": body}))
    return made.id


def page(workspace: Workspace, session: Session) -> AppTest:
    at = workspace.page("dialog_fuehren", **{SESSION: session.id})
    assert not has_failed(at)
    return at


def test_an_ended_session_offers_its_minutes_as_word_and_pdf(workspace: Workspace, session: Session) -> None:
    words = said(page(workspace, session))
    for form in ("docx", "pdf"):
        assert f"/herunterladen/protokoll/{session.id}?format={form}" in words
    assert "/herunterladen/vereinbarungen/" not in words


def test_with_agreements_it_offers_their_list_in_the_wanted_reach(workspace: Workspace, session: Session) -> None:
    agreed(workspace, session, "Ein Blatt")
    at = page(workspace, session)
    path = f"/herunterladen/vereinbarungen/sitzung/{session.id}"
    assert f"{path}?format=xlsx&amp;reichweite=intern" in said(at)
    at.segmented_control(key="take_papers.sitzung.reach").set_value(Reach.PUBLIC).run()
    at.checkbox(key="take_papers.sitzung.history").check().run()
    assert f"{path}?format=pdf&amp;reichweite=oeffentlich&amp;verlauf=ja" in said(at)
    assert "gibt es hier die Vorlage" in said(at)


def test_each_body_gets_a_proposal_of_its_own(workspace: Workspace, session: Session) -> None:
    one = agreed(workspace, session, "Ein Blatt", "Jugendhilfeausschuss")
    two = agreed(workspace, session, "Ein Raum", "Kreistag")
    words = said(page(workspace, session))
    for name, body in ((one, "Jugendhilfeausschuss"), (two, "Kreistag")):
        assert f"/herunterladen/beschlussvorlage/{session.id}?vereinbarung={name}" in words
        assert f"Beschlussvorlage für: {body}" in words
    assert "enthält deshalb keine Zahlen" in words


def test_the_page_of_agreements_offers_the_list_of_the_network(workspace: Workspace, session: Session) -> None:
    agreed(workspace, session, "Ein Blatt")
    at = workspace.page("vereinbarungen")
    assert not has_failed(at)
    assert f"/herunterladen/vereinbarungen/netzwerk/{session.network_id}?format=docx" in said(at)
