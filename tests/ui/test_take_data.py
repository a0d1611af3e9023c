"""Data for evaluation are offered where they are looked at, and single sheets to analysts alone."""

from networks.accounts import Grant, Role
from selfeval.release import Reach
from tests.exports.statistical.example import example
from tests.ui.spoken import said
from tests.ui.workspace import COORDINATOR, Workspace, has_failed
from wiring.waiting_for_data import waited_for

ANALYST = Grant(role=Role.ANALYST)


def test_results_offer_their_data_in_the_wanted_format_and_reach(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst")
    at = workspace.page("ergebnisse")
    assert not has_failed(at)
    assert f"format=xlsx&amp;sprache=de&amp;reichweite=intern&amp;runde={of_round.id}" in said(at)
    at.selectbox(key="data.results.format").set_value("sav").run()
    at.segmented_control(key="data.results.reach").set_value(Reach.PUBLIC).run()
    assert "/herunterladen/daten/results?format=sav&amp;sprache=de&amp;reichweite=oeffentlich" in said(at)
    assert "Messniveau" in said(at)


def test_whoever_only_leads_dialogues_reads_who_can_take_data(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    workspace.give_roles(Grant(role=Role.FACILITATOR, network_id=COORDINATOR.network_id))
    at = workspace.page("ergebnisse")
    assert "wer dieses Netzwerk koordiniert" in said(at)
    assert "/herunterladen/daten/" not in said(at)


def test_networks_offer_theirs(workspace: Workspace) -> None:
    at = workspace.page("netzwerke")
    assert not has_failed(at)
    assert "/herunterladen/daten/network?" in said(at)


def test_analysts_say_what_for_before_they_take_single_sheets(workspace: Workspace) -> None:
    workspace.give_roles(ANALYST)
    at = workspace.page("datensaetze")
    assert not has_failed(at)
    assert "/herunterladen/auswertung/" not in said(at)
    at.text_input(key="analysts.answers.purpose").set_value("Güte der Aussagen").run()
    assert "/herunterladen/auswertung/answers?format=xlsx&amp;sprache=de&amp;zweck=G%C3%BCte+der+Aussagen" in said(at)


def test_analysts_read_how_far_their_data_are_while_they_wait(workspace: Workspace) -> None:
    workspace.give_roles(ANALYST)
    at = workspace.page("datensaetze")
    at.text_input(key="analysts.handed_in.purpose").set_value("Güte der Aussagen").run()
    assert not at.get("progress")
    with waited_for(workspace.account.id, "handed_in") as told_of:
        at.run()
        assert at.get("progress")[0].proto.text == "Die Daten werden zusammengestellt."
        told_of(example())(3)
        at.run()
        assert at.get("progress")[0].proto.text.endswith("3 von 8 Zeilen sind geschrieben.")
        told_of(example())(8)
        at.run()
        assert at.get("progress")[0].proto.text.startswith("Alle Zeilen sind geschrieben.")
    at.run()
    assert not at.get("progress")
    assert not has_failed(at)


def test_nobody_else_sees_anything_there(workspace: Workspace) -> None:
    at = workspace.page("datensaetze")
    assert not has_failed(at)
    assert "für Auswertende des Programms" in said(at)
    assert "/herunterladen/auswertung/" not in said(at)
