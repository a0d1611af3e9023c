"""Coordinators take reports along, show the results to those who answered, and open them to a committee for a time."""

import re

from exports.report.blocks import ReportKind
from selfeval.model import Recipient
from selfeval.published import committee_links
from storage.audit import AuditRows
from tests.ui.workspace import FACILITATOR, NETWORK, NOW, Workspace, has_failed, texts_of
from wiring.addresses import results_address


def audit_of(workspace: Workspace) -> list[str]:
    entries = AuditRows(workspace.services.database, workspace.scope, lambda: NOW).entries()
    return [entry.action for entry in entries if entry.network_id == NETWORK.id]


def closed_for_everybody(workspace: Workspace) -> str:
    """The id of a closed round of which people were told that the public sees its results."""
    of_round = workspace.closed("Herbst", recipients=frozenset({Recipient.NETWORK, Recipient.PUBLIC}))
    return of_round.id


def test_the_link_to_a_report_names_kind_file_and_readers(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst")
    at = workspace.page("ergebnisse", runde=of_round.id)
    assert not has_failed(at)
    assert f"/herunterladen/bericht/{of_round.id}?art=kurz&amp;format=pdf&amp;reichweite=intern" in texts_of(at)
    at.segmented_control(key="report.kind").set_value(ReportKind.PARENTS).run()
    assert "art=eltern&amp;format=pdf&amp;reichweite=oeffentlich" in texts_of(at)
    assert "Geben Sie diese Fassung deshalb nur im Netzwerk weiter" in texts_of(at)


def test_the_box_stands_under_every_view(workspace: Workspace) -> None:
    workspace.closed("Herbst")
    assert "Was diese Zahlen nicht sagen" in texts_of(workspace.page("ergebnisse"))


def test_the_address_for_those_who_answered_stands_at_the_round_before_and_after_closing(workspace: Workspace) -> None:
    opened, closed = workspace.opened("Offen"), workspace.closed("Zu")
    for of_round in (opened, closed):
        at = workspace.page("runden", runde=of_round.id)
        assert not has_failed(at)
        assert results_address(workspace.services, of_round.id) in texts_of(at)


def test_a_committee_link_is_shown_once_listed_and_ended(workspace: Workspace) -> None:
    round_id = closed_for_everybody(workspace)
    at = workspace.page("ergebnisse", runde=round_id)
    at.button(key="committee.make").click().run()
    assert not has_failed(at)
    [secret] = set(re.findall(r"/e/([0-9a-f]{32})", texts_of(at)))
    store, keys = workspace.services.published_links(workspace.scope), workspace.services.keys
    [link] = committee_links(store, round_id, workspace.services.clock.today())
    assert link.fingerprint == keys.fingerprint(secret)
    at.run()
    assert secret not in texts_of(at)
    assert "Link 1, gültig bis einschließlich" in texts_of(at)
    at.button(key="committee.end.1").click().run()
    assert committee_links(store, round_id, workspace.services.clock.today()) == []
    assert {"committee_link.made", "committee_link.ended"} <= set(audit_of(workspace))


def test_there_is_no_committee_link_where_only_the_network_was_named(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst")
    at = workspace.page("ergebnisse", runde=of_round.id)
    assert "Deshalb gibt es keinen Link nach außen" in texts_of(at)
    assert "committee.make" not in {button.key for button in at.button}


def test_a_facilitator_makes_no_committee_link(workspace: Workspace) -> None:
    round_id = closed_for_everybody(workspace)
    workspace.give_roles(FACILITATOR)
    at = workspace.page("ergebnisse", runde=round_id)
    assert "committee.make" not in {button.key for button in at.button}
    assert "Einen solchen Link erstellt nur die Koordination" in texts_of(at)
