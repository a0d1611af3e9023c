"""What may leave the network stands apart on the page of an ended session, and says when it holds no figures."""

from datetime import date

from dialogues.sessions import SessionDraft, end_session, plan_session
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed
from ui.dialogue.choose_session import SESSION


def test_an_ended_session_offers_poster_and_slides_for_readers_outside(workspace: Workspace) -> None:
    store = workspace.services.sessions(workspace.scope)
    draft = SessionDraft(title="Gespräch", held_on=date(2026, 11, 1), minutes=120, chosen=())
    planned = plan_session(store, workspace.closed("Herbst"), draft)
    end_session(store, planned.id, workspace.services.clock.now())
    at = workspace.page("dialog_fuehren", **{SESSION: planned.id})
    assert not has_failed(at)
    for path in ("dialogplakat", "folien"):
        assert f"/herunterladen/{path}/{planned.id}" in said(at)
    assert "Plakat und Folien enthalten deshalb keine Zahlen" in said(at)
