"""The list of pages: whom it shows what, in the order and in the groups of the work."""

import re

from networks.accounts import Grant, Role
from tests.ui.workspace import ADMINISTRATOR, COORDINATOR, Workspace, texts_of

ANALYST = Grant(role=Role.ANALYST)
NAME = re.compile(r'href\$="/(\w+)"\]\)::before \{ content: "([^"]+)"')


def named(workspace: Workspace) -> dict[str, str]:
    """Return the names of groups by the page above which they stand."""
    return dict(NAME.findall(texts_of(workspace.page("uebersicht"))))


def test_a_coordinator_finds_the_pages_in_the_groups_of_the_work(workspace: Workspace) -> None:
    workspace.give_roles(COORDINATOR)
    assert named(workspace) == {
        "neue_runde": "Einschätzen",
        "ergebnisse": "Ergebnisse lesen",
        "dialoge": "Miteinander reden",
        "rahmen": "Grundlagen",
    }


def test_whoever_only_analyses_sees_no_group_without_a_page(workspace: Workspace) -> None:
    workspace.give_roles(ANALYST)
    assert named(workspace) == {"einlesen": "Programm auswerten", "rahmen": "Grundlagen"}


def test_access_for_programs_stands_with_the_account_and_not_among_the_work(workspace: Workspace) -> None:
    workspace.give_roles(ADMINISTRATOR)
    at = workspace.page("uebersicht")
    assert 'href="/zugaenge?language=Deutsch"' in "".join(one.value for one in at.sidebar.html)
