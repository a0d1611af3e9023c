"""The page of analysts: five parts, fixed views, and no place that could be told from the others."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.coding import MAY_REVEAL, TextKey, keep_codes, texts_to_code
from analysis.handed_in import Audience
from analysis.national.distributions import Spread
from networks.places import Land
from networks.scopes import ReleasedScope
from storage.audit import AuditRows
from tests.fakes.small_framework import small_framework
from tests.storage.workspace import TEST
from tests.ui.national_workspace import ANALYST, WRITTEN, analyst, hand_in, second_analyst
from tests.ui.taken import Taken
from tests.ui.workspace import COORDINATOR, Workspace, has_failed, texts_of
from texts.catalogue import translator
from ui.national.spread_view import Named, most_chosen

TWO_LANDS = {Land.HE: 6, Land.NW: 7, Land.SL: 2}


def page(workspace: Workspace, part: str = "coverage") -> AppTest:
    at = workspace.page("auswertung")
    if part != "coverage":
        at.pills(key="national.part").set_value(part).run()
    assert not has_failed(at)
    return at


def said(at: AppTest) -> str:
    """All that the page says, its tables too."""
    return texts_of(at).replace("\\", "")


def keys(workspace: Workspace, scope: ReleasedScope) -> list[TextKey]:
    store = workspace.services.handed_in(scope)
    return [one.key for one in texts_to_code(store.all_for(Audience.NZFH), store.facts_for(Audience.NZFH))]


def test_for_others_the_page_says_whom_it_is_for(workspace: Workspace) -> None:
    workspace.give_roles(COORDINATOR)
    at = page(workspace)
    assert "für Auswertende" in at.info[0].value
    assert not at.selectbox


def test_with_four_places_the_page_says_what_it_waits_for(workspace: Workspace) -> None:
    analyst(workspace)
    hand_in(workspace, {Land.HE: 4})
    assert "noch keine 5 Orte" in page(workspace).info[0].value


def test_coverage_counts_places_with_few_of_a_land_in_the_rest(workspace: Workspace) -> None:
    analyst(workspace)
    hand_in(workspace, TWO_LANDS)
    told = said(page(workspace))
    assert "Im Jahr 2026: 15 Orte, 15 Runden, 15 Netzwerke." in told
    assert "Saarland" not in told
    assert "Nordrhein-Westfalen" in told
    assert "Übrige Länder zusammen" in told


def test_results_stand_by_dimension_with_places_and_answers(workspace: Workspace) -> None:
    analyst(workspace)
    hand_in(workspace, TWO_LANDS)
    at = page(workspace, "spreads")
    assert "Zugangswege: am häufigsten „trifft eher nicht zu“" in said(at)
    at.selectbox(key="national.area:kleiner-rahmen@1.0").set_value("wege").run()
    assert not has_failed(at)
    told = said(at)
    assert "Übrige Länder zusammen" in told
    assert "195" in told
    assert "ort-" not in told


@pytest.mark.parametrize("part", ["spreads", "gaps", "agreed"])
def test_every_chart_can_be_saved_and_says_on_what_it_rests(workspace: Workspace, taken: Taken, part: str) -> None:
    analyst(workspace)
    hand_in(workspace, TWO_LANDS)
    told = taken.descriptions(page(workspace, part))
    for one in told:
        assert "Jahr 2026" in one
        assert "worin mindestens fünf Orte zusammen stehen" in one
        assert "ort-" not in one
    entries = AuditRows(workspace.services.database, TEST, workspace.services.clock.now).entries()
    noted = [one.network_id for one in entries if one.action == "paper.picture"]
    assert noted == [None] * len(told)


def test_gaps_are_told_with_their_direction(workspace: Workspace) -> None:
    analyst(workspace)
    hand_in(workspace, TWO_LANDS)
    told = said(page(workspace, "gaps"))
    assert "In mehr als der Hälfte der Orte gehen die beiden bei einem Kriterium auseinander" in told
    assert "Fachkräfte höher" in told


def test_agreements_are_counted(workspace: Workspace) -> None:
    analyst(workspace)
    hand_in(workspace, TWO_LANDS)
    assert "Alle Orte: 15 Vereinbarungen, davon 15 erledigt" in said(page(workspace, "agreed"))


def test_what_no_criterion_has_from_five_places_is_told_once(workspace: Workspace) -> None:
    analyst(workspace)
    hand_in(workspace, TWO_LANDS, criteria=list(small_framework().criteria)[:5])
    told = said(page(workspace, "agreed"))
    assert "Alle Orte: 15 Vereinbarungen" in told
    assert "Zu keinem haben bisher fünf Orte etwas vereinbart" in told
    assert "Übrige Kriterien zusammen" not in told


def test_many_bars_are_told_together_by_what_was_chosen_most() -> None:
    of_high, of_low = (Spread("", 9, 90, shares, shares) for shares in ((0.2, 0.8), (0.7, 0.3)))
    rows = [Named("Planung", of_high), Named("Netzwerk", of_low), Named("Ziele", of_high)]
    told = most_chosen(rows, ["stimmt nicht", "stimmt"], translator("de"))
    assert told == "Am häufigsten „stimmt nicht“: „Netzwerk“. Am häufigsten „stimmt“: „Planung“ und „Ziele“."


def test_before_two_have_coded_nothing_is_said_of_differences(workspace: Workspace) -> None:
    analyst(workspace)
    hand_in(workspace, TWO_LANDS, texts=2)
    assert "Verschieden zugeordnet" not in said(page(workspace, "coding"))


def test_whoever_coordinates_too_has_the_next_step_first(workspace: Workspace) -> None:
    workspace.give_roles(COORDINATOR, ANALYST)
    at = workspace.page("uebersicht")
    heads = [one.value for one in at.header]
    assert "Auswertung" in heads[1:]


def test_another_year_is_another_cross_section(workspace: Workspace) -> None:
    analyst(workspace)
    hand_in(workspace, TWO_LANDS)
    hand_in(workspace, {Land.HE: 5}, year=2025)
    at = page(workspace)
    at.selectbox(key="national.year:kleiner-rahmen").set_value(2025).run()
    assert "Im Jahr 2025: 5 Orte" in said(at)


def test_the_codes_of_another_are_not_shown_before_both_have_coded(workspace: Workspace) -> None:
    scope, framework = analyst(workspace), small_framework()
    hand_in(workspace, TWO_LANDS, texts=3)
    other = second_analyst(workspace)
    theirs = workspace.services.text_codings(ReleasedScope(other.id))
    first, *_ = keys(workspace, scope)
    keep_codes(theirs, framework, other.id, first, ["miteinander"])
    told = said(page(workspace, "coding"))
    assert "Andere Person" not in told
    assert "Noch hat kein Text zwei Zuordnungen" in told
    keep_codes(workspace.services.text_codings(scope), framework, scope.account_id, first, ["wege"])
    told = said(page(workspace, "coding"))
    assert "Andere Person: Zusammenarbeit" in told
    assert "Sie: Zugangswege" in told
    assert "zu wenige Texte" in told


def test_a_coding_is_offered_as_a_file_only_once_there_is_one(workspace: Workspace) -> None:
    scope = analyst(workspace)
    hand_in(workspace, TWO_LANDS, texts=1)
    told = said(page(workspace, "coding"))
    assert "Sobald Sie den ersten Text zugeordnet haben" in told
    assert "Zuordnung herunterladen" not in told
    [key] = keys(workspace, scope)
    keep_codes(workspace.services.text_codings(scope), small_framework(), scope.account_id, key, ["wege"])
    told = said(page(workspace, "coding"))
    assert "Zuordnung herunterladen" in told
    assert "/herunterladen/zuordnung/kleiner-rahmen?sprache=de" in told


def test_what_may_reveal_somebody_waits_to_be_checked_and_comes_back(workspace: Workspace) -> None:
    scope = analyst(workspace)
    hand_in(workspace, TWO_LANDS, texts=1)
    other, [key] = second_analyst(workspace), keys(workspace, scope)
    keep_codes(workspace.services.text_codings(ReleasedScope(other.id)), small_framework(), other.id, key, [MAY_REVEAL])
    at = page(workspace, "coding")
    assert "1 Text könnte Personen verraten" in said(at)
    at.button(key=f"clear:{key[0]}:{key[1]}").click().run()
    assert not has_failed(at)
    assert "könnte Personen verraten" not in said(at)


def test_an_analyst_has_a_start_page_and_no_empty_pages(workspace: Workspace) -> None:
    analyst(workspace)
    at = workspace.page("uebersicht")
    assert not has_failed(at)
    assert "Noch ist nichts abgegeben worden" in texts_of(at)
    hand_in(workspace, TWO_LANDS, texts=2)
    at = workspace.page("uebersicht")
    told = texts_of(at)
    assert "Bisher sind 15 Ergebnisse abgegeben worden" in told
    assert "2 Freitexte warten" in told
    assert WRITTEN not in told
    at.button(key="national").click().run()
    assert at.title[0].value == "Auswertung"
