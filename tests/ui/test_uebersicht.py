"""The overview, and what stands around every page."""

from pathlib import Path

import pytest

from selfeval.group_ballot import ballot_scope
from selfeval.late import keep_late
from selfeval.model import PerspectivePlan
from selfeval.own_words import Words
from selfeval.paper import keep_paper
from selfeval.questionnaire import questionnaire_for
from selfeval.round_life import abandon_round
from tests.fakes.small_framework import small_framework
from tests.ui.workspace import ADMINISTRATOR, COORDINATOR, FACILITATOR, NETWORK, Workspace, has_failed, texts_of
from wiring.jobs import close_by_hand

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


def test_texts_and_late_forms_wait_where_a_coordinator_looks_first(workspace: Workspace) -> None:
    of_round = workspace.closed("Fertig C")
    assert "Das wartet auf Sie" not in texts_of(workspace.page("uebersicht"))
    asked = questionnaire_for(small_framework(), of_round.criteria, "eltern")
    store = workspace.services.late(ballot_scope(of_round, "eltern"))
    for number in range(4):
        keep_late(store, asked, {item: one.steps[number % 3].id for item, one in asked.questions.items()})
    assert "Das wartet auf Sie" not in texts_of(workspace.page("uebersicht"))
    keep_late(store, asked, {item: one.steps[0].id for item, one in asked.questions.items()})
    at = workspace.page("uebersicht")
    at.button(key=f"late.to.{of_round.id}").click().run()
    assert "late.release.eltern" in [button.key for button in at.button]


def test_a_facilitator_is_not_asked_to_read_texts_or_to_count_forms(workspace: Workspace) -> None:
    writing = tuple(PerspectivePlan(perspective=one, asks_texts=True) for one in ("fachkraft", "eltern"))
    of_round = workspace.opened("Mit Texten", writing)
    form = questionnaire_for(small_framework(), of_round.criteria, "eltern")
    papers = workspace.services.papers(ballot_scope(of_round, "eltern"))
    for number in range(10):
        answers = {item: one.steps[number % 3].id for item, one in form.questions.items()}
        keep_paper(papers, form, answers, {"wege": Words("de", f"Satz {number}")})
    close_by_hand(workspace.services, of_round.id)
    texts = texts_of(workspace.page("uebersicht"))
    assert "Sehen Sie durch, was Menschen geschrieben haben" in texts
    assert "In „Mit Texten“ haben Menschen etwas in eigenen Worten geschrieben" in texts
    workspace.give_roles(FACILITATOR)
    assert "eigenen Worten" not in texts_of(workspace.page("uebersicht"))


def test_who_only_accompanies_a_network_is_not_told_to_open_or_plan(workspace: Workspace) -> None:
    workspace.give_roles(FACILITATOR)
    assert "Eine Runde plant und öffnet die Koordination des Netzwerks" in texts_of(workspace.page("uebersicht"))
    workspace.planned("Entwurf")
    at = workspace.page("uebersicht")
    assert not has_failed(at)
    assert "öffnen kann ihn die Koordination des Netzwerks" in texts_of(at)
    labels = [button.label for button in at.button]
    assert "Entwurf ansehen" in labels
    assert "Entwurf ansehen und öffnen" not in labels
    workspace.give_roles(COORDINATOR)
    assert "Erst danach gelten ihre Links" in texts_of(workspace.page("uebersicht"))
