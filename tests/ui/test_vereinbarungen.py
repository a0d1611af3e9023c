"""The page of agreements."""

from datetime import date

import pytest

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.agreements import AgreementDraft, agree, follow_up
from dialogues.sessions import SessionDraft, plan_session
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed

MADE_ON = date(2026, 10, 1)


class Cupboard:
    """Agreements of a session on a closed round: one overdue, one due soon, one done."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.store = workspace.services.agreements(workspace.scope)
        draft = SessionDraft(title="Gespräch", held_on=MADE_ON, minutes=120, chosen=())
        sessions = workspace.services.sessions(workspace.scope)
        self.session = plan_session(sessions, workspace.closed("Herbst"), draft)
        self.overdue = self.made("Ein Faltblatt", date(2026, 11, 16))
        self.soon = self.made("Ein Anruf", date(2026, 12, 1))
        self.done = self.made("Ein Treffen", date(2026, 11, 1))
        follow_up(self.store, self.done.id, AgreementState.DONE, "Es fand statt.", date(2026, 11, 2))

    def made(self, what: str, due_on: date) -> Agreement:
        draft = AgreementDraft("finden", what, "Netzwerkkoordination", due_on, "Eltern sagen es.")
        return agree(self.store, self.session, draft, MADE_ON)


@pytest.fixture
def cupboard(workspace: Workspace) -> Cupboard:
    return Cupboard(workspace)


def test_without_agreements_the_page_says_where_they_are_made(workspace: Workspace) -> None:
    at = workspace.page("vereinbarungen")
    assert not has_failed(at)
    assert "Noch gibt es keine Vereinbarung" in said(at)


def test_at_first_what_waits_is_listed_the_next_due_first(cupboard: Cupboard) -> None:
    at = cupboard.workspace.page("vereinbarungen")
    assert not has_failed(at)
    words = said(at)
    assert words.index("Ein Faltblatt") < words.index("Ein Anruf")
    assert "Ein Treffen" not in words
    assert "3 Vereinbarungen, eine davon überfällig" in words


def test_overdue_is_said_in_words(cupboard: Cupboard) -> None:
    assert "Seit 5 Tagen überfällig" in said(cupboard.workspace.page("vereinbarungen"))


def test_the_due_filter_keeps_what_is_overdue(cupboard: Cupboard) -> None:
    at = cupboard.workspace.page("vereinbarungen")
    at.segmented_control(key="agreements.due").set_value("overdue").run()
    words = said(at)
    assert "Ein Faltblatt" in words
    assert "Ein Anruf" not in words


def test_the_state_filter_shows_what_is_done_with_its_history(cupboard: Cupboard) -> None:
    at = cupboard.workspace.page("vereinbarungen")
    at.get("button_group")
    at.pills(key="agreements.state").set_value([AgreementState.DONE]).run()
    assert not has_failed(at)
    words = said(at)
    assert "Ein Treffen" in words
    assert "2. November 2026: erledigt" in words
    assert "Es fand statt" in words


def test_a_selection_without_a_match_says_so(cupboard: Cupboard) -> None:
    at = cupboard.workspace.page("vereinbarungen")
    at.pills(key="agreements.state").set_value([AgreementState.DROPPED]).run()
    assert "Zu dieser Auswahl gibt es keine Vereinbarung" in said(at)


def test_an_agreement_names_its_criterion_and_its_dialogue(cupboard: Cupboard) -> None:
    at = cupboard.workspace.page("vereinbarungen")
    assert "1.1 Auffindbarkeit. Aus dem Dialog „Gespräch“" in said(at)


def test_the_next_step_is_dated_and_stored(cupboard: Cupboard) -> None:
    at = cupboard.workspace.page("vereinbarungen")
    form = f"follow_up:{cupboard.overdue.id}:0"
    at.segmented_control(key=f"{form}.state").set_value(AgreementState.UNDER_WAY)
    at.text_area(key=f"{form}.note").set_value("Der Entwurf liegt vor.")
    next(one for one in at.button if one.label == "Stand festhalten").click().run()
    assert not has_failed(at)
    last = cupboard.store.agreement(cupboard.overdue.id).history[-1]
    assert (last.state, last.note, last.on) == (
        AgreementState.UNDER_WAY,
        "Der Entwurf liegt vor.",
        date(2026, 11, 21),
    )


def test_a_step_without_a_state_keeps_the_note(cupboard: Cupboard) -> None:
    at = cupboard.workspace.page("vereinbarungen")
    form = f"follow_up:{cupboard.overdue.id}:0"
    at.text_area(key=f"{form}.note").set_value("Der Entwurf liegt vor.")
    next(one for one in at.button if one.label == "Stand festhalten").click().run()
    assert "Bitte wählen Sie, wie es jetzt steht" in at.error[0].value
    assert at.text_area(key=f"{form}.note").value == "Der Entwurf liegt vor."
    assert len(cupboard.store.agreement(cupboard.overdue.id).history) == 1
