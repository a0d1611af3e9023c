"""In a running session: looking back at what was agreed before, and agreeing what a criterion means here."""

from dataclasses import dataclass
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.agreements import AgreementDraft, agree
from dialogues.model import AgendaItem, Session, Talk
from dialogues.phases import PhaseKind
from dialogues.sessions import SessionDraft, change_agenda, plan_session, show_item, start_session
from selfeval.model import Round
from tests.fakes.small_session import NOW
from tests.ui.folds import with_tabs_looked_behind
from tests.ui.spoken import said
from tests.ui.workspace import NETWORK, Workspace, has_failed

BEFORE, TODAY = date(2026, 10, 1), date(2026, 11, 21)
LOOKING_BACK = AgendaItem(id="rueckblick", kind=PhaseKind.FOLLOW_UP, minutes=15)
TALK = Talk(id="gespraech", criterion_id="finden", minutes=30)


@dataclass
class Evening:
    """A running session of a network that agreed on something in an earlier one."""

    workspace: Workspace
    session: Session
    earlier: Agreement

    def page(self, item: AgendaItem | None) -> AppTest:
        sessions = self.workspace.services.sessions(self.workspace.scope)
        show_item(sessions, self.session.id, item.id if item else None, NOW)
        at = with_tabs_looked_behind(self.workspace.tab(), item.id if item else "")
        self.workspace.go(at, "dialog_fuehren", dialog=self.session.id)
        assert not has_failed(at)
        return at


def planned(workspace: Workspace, of_round: Round, title: str, held_on: date) -> Session:
    draft = SessionDraft(title=title, held_on=held_on, minutes=120, chosen=())
    return plan_session(workspace.services.sessions(workspace.scope), of_round, draft)


@pytest.fixture
def evening(workspace: Workspace) -> Evening:
    of_round = workspace.closed("Herbst")
    services = workspace.services
    before = planned(workspace, of_round, "Davor", BEFORE)
    draft = AgreementDraft("finden", "Ein Faltblatt", "Netzwerkkoordination", date(2026, 11, 16), "Eltern sagen es.")
    earlier = agree(services.agreements(workspace.scope), before, draft, BEFORE)
    session = planned(workspace, of_round, "Heute", TODAY)
    sessions = services.sessions(workspace.scope)
    change_agenda(sessions, session.id, [LOOKING_BACK, TALK])
    return Evening(workspace, start_session(sessions, services.keys, session.id), earlier)


def test_in_its_part_the_room_looks_back_at_what_was_agreed_before(evening: Evening) -> None:
    words = said(evening.page(LOOKING_BACK))
    assert "Gehen Sie die Liste durch." in words
    assert "Ein Faltblatt" in words
    assert "Seit 5 Tagen überfällig" in words


def test_status_note_and_new_day_are_one_step(evening: Evening) -> None:
    at = evening.page(LOOKING_BACK)
    form = f"follow_up:{evening.earlier.id}:0"
    at.segmented_control(key=f"{form}.state").set_value(AgreementState.UNDER_WAY)
    at.text_area(key=f"{form}.note").set_value("Der Druck ist bestellt.")
    at.date_input(key=f"{form}.due_on.2026-11-16").set_value(date(2027, 1, 15))
    next(one for one in at.button if one.label == "Stand festhalten").click().run()
    assert not has_failed(at)
    stored = evening.workspace.services.agreements(evening.workspace.scope).agreement(evening.earlier.id)
    assert (stored.state, stored.history[-1].note, stored.due_on) == (
        AgreementState.UNDER_WAY,
        "Der Druck ist bestellt.",
        date(2027, 1, 15),
    )


def test_at_the_welcome_the_list_waits_behind_a_fold_where_no_part_is_for_it(evening: Evening) -> None:
    fold = "Was wurde aus den Vereinbarungen? (eine)"
    assert fold not in [one.label for one in evening.page(None).expander]
    change_agenda(evening.workspace.services.sessions(evening.workspace.scope), evening.session.id, [TALK])
    assert fold in [one.label for one in evening.page(None).expander]


def test_what_a_criterion_means_here_is_agreed_by_the_room_and_belongs_to_its_minutes(evening: Evening) -> None:
    at = evening.page(TALK)
    assert "Was heißt das bei uns?" in [one.value for one in at.subheader]
    form = f"meaning:{NETWORK.id}:finden:0"
    at.text_area(key=f"{form}.meaning").set_value("Man findet uns überall.")
    next(one for one in at.button if one.label == "Verabredung festhalten").click().run()
    assert not has_failed(at)
    store = evening.workspace.services.local_meanings(evening.workspace.scope)
    agreed = [(one.criterion_id, one.meaning, one.session_id) for one in store.meanings("kleiner-rahmen")]
    assert agreed == [("finden", "Man findet uns überall.", evening.session.id)]
    assert "Verabredet am 21. November 2026, Fassung 1" in said(at)


def test_an_agreement_is_never_stored_with_another_day_than_the_typed_one(evening: Evening) -> None:
    at = evening.page(TALK)
    due_on, day = next(str(one.key) for one in at.date_input if str(one.key).endswith(".due_on")), date(2026, 3, 1)
    form = due_on.removesuffix(".due_on")
    assert at.date_input(key=due_on).min < day, "a browser would say it in English and keep another day"
    at.text_area(key=f"{form}.what").set_value("Ein gemeinsamer Besuch.")
    at.text_input(key=f"{form}.responsible").set_value("Familienhebammen")
    at.text_area(key=f"{form}.sign").set_value("Eltern kennen die neue Person.")
    at.date_input(key=due_on).set_value(day)
    next(one for one in at.button if one.label == "Vereinbarung festhalten").click().run()
    assert not has_failed(at)
    assert "Der 1. März 2026 geht hier nicht" in at.error[0].value
    assert at.date_input(key=due_on).value == day
    assert at.text_area(key=f"{form}.what").value == "Ein gemeinsamer Besuch."
    agreements = evening.workspace.services.agreements(evening.workspace.scope).agreements()
    assert [one.id for one in agreements] == [evening.earlier.id]
