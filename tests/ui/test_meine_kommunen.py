"""The overview of a facilitator: one row for each network, and nothing about results."""

from datetime import date
from pathlib import Path

from dialogues.agenda import propose
from dialogues.model import Session
from dialogues.sessions import SessionDraft, plan_session
from networks.accounts import Grant, Role
from selfeval.release import Reach
from selfeval.results import results_of
from tests.ui.neighbours import BOTH_FACILITATED, add_neighbours
from tests.ui.spoken import said
from tests.ui.workspace import COORDINATOR, Workspace, has_failed


def planned(workspace: Workspace) -> Session:
    of_round = workspace.closed("Herbst")
    chosen = propose(results_of(workspace.services.rounds(workspace.scope), of_round.id, Reach.INTERNAL))
    draft = SessionDraft("Werkstatt <im> Winter", date(2026, 12, 1), 120, chosen)
    return plan_session(workspace.services.sessions(workspace.scope), of_round, draft)


def rows(workspace: Workspace) -> list[str]:
    """The rows of the table, each as its HTML."""
    at = workspace.page("meine_kommunen")
    assert not has_failed(at)
    (table,) = [str(one.value) for one in at.html if "kommunen" in str(one.value) and "<table" in str(one.value)]
    return table.split("<tr>")[2:]


def test_each_network_has_its_row_and_the_next_date_comes_first(workspace: Workspace) -> None:
    add_neighbours(workspace)
    session = planned(workspace)
    workspace.give_roles(*BOTH_FACILITATED)
    ours, theirs = rows(workspace)
    assert "Musterstadt" in ours
    assert "1. Dezember 2026" in ours
    assert f"/vorbereiten?dialog={session.id}" in ours
    assert "Dialog geplant" in ours
    assert "die Uhrzeit" in ours
    assert "Netzwerk Nachbarstadt" in theirs
    assert "Ergebnisse liegen vor" in theirs
    assert "ein Termin für den Dialog" in theirs


def test_what_people_wrote_is_shown_as_text(workspace: Workspace) -> None:
    planned(workspace)
    workspace.give_roles(*BOTH_FACILITATED)
    (ours,) = rows(workspace)
    assert "Werkstatt &lt;im&gt; Winter" in ours


def test_only_networks_whose_dialogues_one_leads_are_listed(workspace: Workspace) -> None:
    add_neighbours(workspace)
    workspace.give_roles(COORDINATOR, Grant(role=Role.FACILITATOR, network_id="nachbarn"))
    assert len(rows(workspace)) == 1


def test_for_others_the_page_says_whom_it_is_for(workspace: Workspace) -> None:
    workspace.give_roles(COORDINATOR)
    at = workspace.page("meine_kommunen")
    assert not has_failed(at)
    assert "für die Prozessbegleitung" in at.info[0].value


def test_the_choice_leaves_only_what_lacks_something(workspace: Workspace) -> None:
    add_neighbours(workspace)
    workspace.give_roles(*BOTH_FACILITATED)
    at = workspace.page("meine_kommunen")
    at.segmented_control(key="municipalities.choice").set_value("overdue").run()
    assert not has_failed(at)
    assert "Davon gibt es gerade nichts." in said(at)


def test_the_style_of_the_table_is_in_the_style_sheet() -> None:
    style = (Path(__file__).parents[2] / "ui" / "static" / "staff.css").read_text("utf-8")
    assert ".kommunen td::before" in style
