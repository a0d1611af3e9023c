"""Rounds from opening to closing."""

from selfeval.model import PerspectivePlan, RoundState
from storage.audit import AuditRows
from tests.ui.workspace import FACILITATOR, NETWORK, NOW, Workspace, has_failed, texts_of
from wiring.addresses import round_address


def state_of(workspace: Workspace, round_id: str) -> RoundState:
    return workspace.services.rounds(workspace.scope).round(round_id).state


def audit_of(workspace: Workspace) -> list[str]:
    entries = AuditRows(workspace.services.database, workspace.scope, lambda: NOW).entries()
    return [entry.action for entry in entries if entry.network_id == NETWORK.id]


def test_without_rounds_the_list_says_what_to_do(workspace: Workspace) -> None:
    assert "Noch gibt es keine Runde" in texts_of(workspace.page("runden"))


def test_the_list_shows_every_round_with_its_state(workspace: Workspace) -> None:
    workspace.planned("Entwurf A")
    workspace.opened("Offen B")
    workspace.closed("Fertig C")
    at = workspace.page("runden")
    assert not has_failed(at)
    for title in ("Entwurf A", "Offen B", "Fertig C"):
        assert f"**{title}**" in texts_of(at)


def test_a_way_from_the_list_leads_to_one_round(workspace: Workspace) -> None:
    of_round = workspace.opened("Offen B")
    at = workspace.page("runden")
    next(button for button in at.button if button.label == "Links und Stand ansehen").click().run()
    assert at.title[0].value == "Offen B"
    assert at.query_params["runde"] == of_round.id


def test_opening_a_draft_shows_its_links(workspace: Workspace) -> None:
    planned = workspace.planned("Herbst")
    at = workspace.page("runden", runde=planned.id)
    at.button(key="round.open").click().run()
    assert not has_failed(at)
    assert state_of(workspace, planned.id) is RoundState.OPEN
    assert round_address(workspace.services, planned, "eltern") in texts_of(at)
    assert "round.opened" in audit_of(workspace)


def test_an_open_round_offers_the_guide_for_people_who_help(workspace: Workspace) -> None:
    texts = texts_of(workspace.page("runden", runde=workspace.opened("Herbst").id))
    assert "Merkblatt für alle, die beim Ausfüllen helfen" in texts
    assert 'href="/herunterladen/hilfe-beim-ausfuellen"' in texts


def test_a_body_has_no_link_but_a_way_to_fill_in_together(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    texts = texts_of(workspace.page("runden", runde=of_round.id))
    assert "Steuerungsgruppe gibt eine gemeinsame Antwort" in texts
    assert round_address(workspace.services, of_round, "leitung") not in texts


def test_an_invitation_promises_what_the_round_keeps(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    texts = texts_of(workspace.page("runden", runde=of_round.id))
    assert "erst, wenn mindestens 5 Personen aus Ihrer Gruppe geantwortet haben" in texts
    assert "Ihre Gruppe antwortet offen" in texts


def test_progress_shows_counts_and_nothing_else(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    workspace.answer(of_round, "fachkraft", 3)
    at = workspace.page("runden", runde=of_round.id)
    [table] = at.table
    rows = table.value.set_index("Perspektive")
    assert rows.loc["Fachkräfte", "Abgeschickt"] == "1 von 20"
    assert rows.loc["Eltern", "Abgeschickt"] == "0"
    assert list(rows.columns) == ["Abgeschickt", "Was das heißt"]


def test_closing_asks_once_more_and_can_be_declined(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    at.button(key="closing.begin").click().run()
    assert "wirklich schließen?" in texts_of(at)
    at.button(key="closing.no").click().run()
    assert "wirklich schließen?" not in texts_of(at)
    assert state_of(workspace, of_round.id) is RoundState.OPEN


def test_closing_ends_in_results(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    for value in (1, 2, 3, 4, 3):
        workspace.answer(of_round, "fachkraft", value)
    at = workspace.page("runden", runde=of_round.id)
    at.button(key="closing.begin").click().run()
    at.button(key="closing.yes").click().run()
    assert not has_failed(at)
    assert state_of(workspace, of_round.id) is RoundState.CLOSED
    assert "Die Runde ist geschlossen" in texts_of(at)
    assert "round.closed" in audit_of(workspace)
    at.button(key="round.results").click().run()
    assert at.title[0].value == "Ergebnisse"


def test_a_closing_that_was_interrupted_can_be_finished(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    workspace.answer(of_round, "fachkraft", 3)
    workspace.services.closing().begin_closing(of_round.id, workspace.services.clock.today())
    at = workspace.page("runden", runde=of_round.id)
    assert "unterbrochen" in texts_of(at)
    at.button(key="closing.go_on").click().run()
    assert state_of(workspace, of_round.id) is RoundState.CLOSED


def test_a_facilitator_looks_on_but_neither_opens_nor_closes(workspace: Workspace) -> None:
    planned, of_round = workspace.planned("Entwurf"), workspace.opened("Herbst")
    workspace.give_roles(FACILITATOR)
    for one in (planned, of_round):
        at = workspace.page("runden", runde=one.id)
        assert "nur die Koordination dieses Netzwerks" in texts_of(at)
        assert not {"round.open", "closing.begin"} & {button.key for button in at.button}


def test_a_round_of_another_network_is_not_there(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    workspace.give_roles()
    at = workspace.page("runden", runde=of_round.id)
    assert at.error
    assert at.title[0].value == "Runden"


def test_a_draft_is_discarded_only_after_a_second_question(workspace: Workspace) -> None:
    draft = workspace.planned("Entwurf A")
    at = workspace.page("runden", runde=draft.id)
    at.button(key="round.discard").click().run()
    assert [one.id for one in workspace.services.rounds(workspace.scope).rounds()] == [draft.id]
    at.button(key="round.discard_yes").click().run()
    assert not has_failed(at)
    assert workspace.services.rounds(workspace.scope).rounds() == []
    assert "Entwurf A" in texts_of(at)


def test_an_open_round_hands_out_one_perspective_at_a_time_and_folds_the_rest(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    at = workspace.page("runden", runde=of_round.id)
    assert [tab.label for tab in at.tabs][:2] == ["Koordination", "Leitung"]
    assert [header.value for header in at.header] == [
        "Stand",
        "Links weitergeben",
        "Was Sie jetzt tun können",
        "Plan der Runde",
    ]
    assert "Fragebogen auf Papier" in {one.label for one in at.expander}


def test_whoever_may_do_nothing_with_a_round_is_offered_nothing(workspace: Workspace) -> None:
    of_round = workspace.opened("Herbst")
    workspace.give_roles(FACILITATOR)
    at = workspace.page("runden", runde=of_round.id)
    assert "Was Sie jetzt tun können" not in {header.value for header in at.header}


def test_a_draft_promises_no_table_as_long_as_no_number_is_known(workspace: Workspace) -> None:
    unknown = workspace.planned("Ohne Zahl", (PerspectivePlan(perspective="eltern"),))
    known = workspace.planned("Mit Zahl", (PerspectivePlan(perspective="eltern", invited=30),))
    assert "Die Tabelle zeigt" not in texts_of(workspace.page("runden", runde=unknown.id))
    assert "Die Tabelle zeigt" in texts_of(workspace.page("runden", runde=known.id))
