"""The overview, and what stands around every page."""

from pathlib import Path

import pytest

from selfeval.round_life import abandon_round
from tests.ui.workspace import ADMINISTRATOR, NETWORK, Workspace, has_failed, texts_of

SCREENS = Path(__file__).parents[2] / "ui" / "screens"


def test_an_empty_workspace_says_what_to_do_next(workspace: Workspace) -> None:
    at = workspace.page("uebersicht")
    assert not has_failed(at)
    assert "Planen Sie die erste Runde" in texts_of(at)
    at.button(key="next").click().run()
    assert at.title[0].value == "Neue Runde"


def test_an_administrator_without_a_network_is_led_to_the_networks(workspace: Workspace) -> None:
    workspace.give_roles(ADMINISTRATOR)
    at = workspace.page("uebersicht")
    at.button(key="next").click().run()
    assert at.title[0].value == "Netzwerke"


def test_whoever_has_no_role_is_told_who_gives_one(workspace: Workspace) -> None:
    workspace.give_roles()
    at = workspace.page("uebersicht")
    assert "braucht Ihr Konto eine Rolle" in texts_of(at)
    assert "next" not in [button.key for button in at.button]


def test_what_is_open_is_seen_at_once(workspace: Workspace) -> None:
    workspace.planned("Entwurf A")
    of_round = workspace.opened("Offen B")
    workspace.answer(of_round, "eltern", 2)
    texts = texts_of(workspace.page("uebersicht"))
    assert "**Entwurf A**" in texts
    assert "Eltern: 1" in texts
    assert NETWORK.name in texts


def test_new_results_ask_for_a_dialogue(workspace: Workspace) -> None:
    workspace.closed("Fertig C")
    at = workspace.page("uebersicht")
    assert "Es gibt neue Ergebnisse" in texts_of(at)
    at.button(key="next").click().run()
    assert at.title[0].value == "Ergebnisse"


def test_the_language_switch_turns_the_page(workspace: Workspace) -> None:
    at = workspace.page("uebersicht")
    at.segmented_control(key="language").set_value("en").run()
    assert at.title[0].value == "Overview"
    assert not has_failed(at)


def test_without_a_session_there_is_only_the_way_to_sign_in(workspace: Workspace) -> None:
    workspace.sign_out()
    at = workspace.page("uebersicht")
    assert at.title[0].value == "Bitte melden Sie sich an"
    assert 'href="/anmelden"' in texts_of(at)
    assert not at.button


def test_a_session_that_ends_while_a_page_is_open_ends_the_page(workspace: Workspace) -> None:
    at = workspace.page("uebersicht")
    workspace.services.accounts().end_sessions_of(workspace.account.id)
    at.run()
    assert at.title[0].value == "Bitte melden Sie sich an"


@pytest.mark.parametrize("page", sorted(path.stem for path in SCREENS.glob("*.py")))
def test_every_page_comes_with_the_frame_even_when_it_is_the_first_after_a_start(
    workspace: Workspace, page: str
) -> None:
    at = workspace.page(page)
    assert not has_failed(at)
    assert "Koordination" in " ".join(entry.value for entry in at.sidebar.markdown)


def test_rounds_that_have_ended_without_results_are_not_waiting_for_anybody(workspace: Workspace) -> None:
    ended = workspace.opened("Abgebrochen")
    abandon_round(workspace.services.endings(), ended.id, workspace.services.clock.today())
    assert "Abgebrochen" not in texts_of(workspace.page("uebersicht"))
