"""The page of sessions in common: asking, agreeing, looking, taking back."""

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agenda import propose
from dialogues.model import Session
from dialogues.sessions import SessionDraft, plan_session, show_item, start_session
from networks.accounts import Grant, Role
from networks.scopes import NetworkScope
from selfeval.model import Round
from selfeval.release import Reach
from selfeval.results import results_of
from storage.audit import AuditRows
from tests.storage.workspace import TEST
from tests.ui.folds import with_tabs_looked_behind
from tests.ui.neighbours import BOTH_FACILITATED, FOR_OTHERS, NEIGHBOURS, add_neighbours
from tests.ui.spoken import said
from tests.ui.taken import Taken
from tests.ui.workspace import COORDINATOR, ONLY_INSIDE, Workspace, has_failed

THEIR_COORDINATOR = Grant(role=Role.COORDINATOR, network_id=NEIGHBOURS.id)


@pytest.fixture
def theirs(workspace: Workspace) -> Round:
    return add_neighbours(workspace)


@pytest.fixture
def session(workspace: Workspace, theirs: Round) -> Session:
    of_round = workspace.closed("Herbst", recipients=FOR_OTHERS)
    chosen = propose(results_of(workspace.services.rounds(workspace.scope), of_round.id, Reach.INTERNAL))
    draft = SessionDraft("Werkstatt im Landkreis", workspace.services.clock.today(), 120, chosen)
    return plan_session(workspace.services.sessions(workspace.scope), of_round, draft)


def ask(workspace: Workspace, session: Session, theirs: Round, purpose: str = "Voneinander lernen") -> AppTest:
    workspace.give_roles(*BOTH_FACILITATED)
    at = workspace.page("gemeinsame_sitzungen")
    at.multiselect(key=f"ask.rounds.{session.id}").set_value([theirs.id]).run()
    at.text_area(key=f"ask.purpose.{session.id}").set_value(purpose).run()
    at.button(key="ask.button").click().run()
    assert not has_failed(at)
    return at


def agree(workspace: Workspace, grant: Grant) -> AppTest:
    workspace.give_roles(grant)
    at = workspace.page("gemeinsame_sitzungen")
    at.button(key=f"open.{grant.network_id}.agree").click().run()
    assert not has_failed(at)
    return at


def test_asking_opens_nothing_and_facilitators_cannot_agree(
    workspace: Workspace, session: Session, theirs: Round
) -> None:
    at = ask(workspace, session, theirs)
    assert "Geöffnet ist damit noch nichts" in said(at)
    assert not [button for button in at.button if str(button.key).endswith(".agree")]
    assert "Hier steht etwas, sobald" in said(at)


def test_without_a_purpose_nobody_is_asked(workspace: Workspace, session: Session, theirs: Round) -> None:
    at = ask(workspace, session, theirs, "  ")
    assert "Es fehlt der Zweck" in at.error[0].value
    assert workspace.services.guests(workspace.scope).guests() == []


def test_both_coordinators_agree_and_each_sees_both_by_name(
    workspace: Workspace, session: Session, theirs: Round
) -> None:
    ask(workspace, session, theirs)
    assert "Hier steht etwas, sobald" in said(agree(workspace, COORDINATOR))
    at = agree(workspace, THEIR_COORDINATOR)
    assert "Musterstadt und Netzwerk Nachbarstadt: je eine Zeile" in said(at)
    workspace.give_roles(COORDINATOR)
    assert "Musterstadt und Netzwerk Nachbarstadt: je eine Zeile" in said(workspace.page("gemeinsame_sitzungen"))
    entries = AuditRows(workspace.services.database, TEST, workspace.services.clock.now).entries()
    opened = [entry for entry in entries if entry.action == "results.opened_to_cluster"]
    assert {entry.network_id for entry in opened} == {"netz", NEIGHBOURS.id}
    assert all(entry.account_id == workspace.account.id for entry in opened)


def test_the_charts_can_be_saved_and_say_for_whom_alone_they_are(
    workspace: Workspace, session: Session, theirs: Round, taken: Taken
) -> None:
    ask(workspace, session, theirs)
    agree(workspace, COORDINATOR)
    for told in taken.descriptions(agree(workspace, THEIR_COORDINATOR)):
        assert "Musterstadt und Netzwerk Nachbarstadt: je eine Zeile" in told
        assert "Nur für die Netzwerke der Sitzung „Werkstatt im Landkreis“" in told
        assert "Zweck: Voneinander lernen" in told
        assert "keine Summe und keinen Rang" in told


def test_a_withdrawal_takes_the_view_from_everybody(workspace: Workspace, session: Session, theirs: Round) -> None:
    ask(workspace, session, theirs)
    agree(workspace, COORDINATOR)
    at = agree(workspace, THEIR_COORDINATOR)
    at.button(key=f"open.{NEIGHBOURS.id}.withdraw").click().run()
    assert not has_failed(at)
    assert "je eine Zeile" not in said(at)
    workspace.give_roles(COORDINATOR)
    assert "je eine Zeile" not in said(workspace.page("gemeinsame_sitzungen"))


def test_the_overview_reminds_the_coordinator_of_the_request(
    workspace: Workspace, session: Session, theirs: Round
) -> None:
    ask(workspace, session, theirs)
    workspace.give_roles(THEIR_COORDINATOR)
    assert "Werkstatt im Landkreis" in said(workspace.page("uebersicht"))


def test_rounds_that_were_promised_to_stay_inside_cannot_be_chosen(workspace: Workspace) -> None:
    add_neighbours(workspace, ONLY_INSIDE)
    of_round = workspace.closed("Herbst", recipients=ONLY_INSIDE)
    draft = SessionDraft("Werkstatt", workspace.services.clock.today(), 120, [])
    plan_session(workspace.services.sessions(workspace.scope), of_round, draft)
    workspace.give_roles(*BOTH_FACILITATED)
    at = workspace.page("gemeinsame_sitzungen")
    assert not has_failed(at)
    assert "auch für andere Kommunen gedacht" in said(at)


def test_an_agreement_of_such_a_session_belongs_to_the_chosen_network(
    workspace: Workspace, session: Session, theirs: Round
) -> None:
    ask(workspace, session, theirs)
    services = workspace.services
    both = NetworkScope.of("netz", NEIGHBOURS.id)
    start_session(services.sessions(both), services.keys, session.id)
    first = services.sessions(both).session(session.id).talks[0]
    show_item(services.sessions(both), session.id, first.id, services.clock.now())
    at = workspace.go(with_tabs_looked_behind(workspace.tab(), first.id), "dialog_fuehren", dialog=session.id)
    assert not has_failed(at)
    (whose,) = [box for box in at.selectbox if str(box.key).endswith(".whose")]
    assert whose.options == ["Musterstadt", "Netzwerk Nachbarstadt"]


def test_purpose_last_day_and_common_themes_stand_there_while_results_are_open(
    workspace: Workspace, session: Session, theirs: Round
) -> None:
    ask(workspace, session, theirs)
    agree(workspace, COORDINATOR)
    at = agree(workspace, THEIR_COORDINATOR)
    assert "nur für diesen Zweck: Voneinander lernen" in said(at)
    assert "mehr als der Hälfte der Kommunen" in said(at)
    assert not at.dataframe, "whoever clicks on a head sorts by the values of others"
    at.button(key=f"open.{NEIGHBOURS.id}.withdraw").click().run()
    assert "mehr als der Hälfte der Kommunen" not in said(at)
