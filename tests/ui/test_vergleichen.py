"""The page of comparing: who gives sees, nobody is named or ranked, and what is missing is said."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from selfeval.consents import ConsentKind
from selfeval.model import Recipient, Round
from tests.fakes.small_framework import small_framework
from tests.ui.card_tables import card_frames
from tests.ui.compared import add_others, give
from tests.ui.neighbours import FOR_OTHERS
from tests.ui.spoken import said
from tests.ui.taken import Taken
from tests.ui.workspace import FACILITATOR, ONLY_INSIDE, Workspace, has_failed
from wiring.letting_go import agree

ENOUGH = {
    "koordination": [4],
    "leitung": [4],
    "fachkraft": [4, 3, 4, 4, 3, 4, 2, 4, 4, 3, 4, 4],
    "eltern": [1, 2, 1, 2, 2, 1, 3, 1, 2, 1, 2, 1],
}
RANKS = re.compile(r"\b(Rang|Rangplatz|Platz \d|besser|schlechter|beste|schlechteste|Tabellenplatz)\b", re.IGNORECASE)


@pytest.fixture
def of_round(workspace: Workspace) -> Round:
    return workspace.closed("Herbst", ENOUGH, FOR_OTHERS)


def page(workspace: Workspace, of_round: Round, perspective: str = "fachkraft") -> AppTest:
    at = workspace.page("vergleichen", runde=of_round.id)
    assert not has_failed(at)
    at.segmented_control(key=f"comparing.perspective.{of_round.id}").set_value(perspective).run()
    assert not has_failed(at)
    return at


def test_a_round_whose_people_were_told_otherwise_is_not_compared(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst", ENOUGH, ONLY_INSIDE)
    at = workspace.page("vergleichen", runde=of_round.id)
    assert "wurde nicht gesagt" in said(at)
    assert not has_failed(at)


def test_who_does_not_give_does_not_see(workspace: Workspace, of_round: Round) -> None:
    add_others(workspace.services, of_round, 8)
    at = workspace.page("vergleichen", runde=of_round.id)
    assert "noch keine Zustimmung" in said(at)
    assert "Wer vergleicht, gibt auch" in said(at)
    assert not at.get("plotly_chart")


def test_while_there_are_too_few_others_the_page_says_so(workspace: Workspace, of_round: Round) -> None:
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 4)
    at = workspace.page("vergleichen", runde=of_round.id)
    assert "beginnt mit sechs Kommunen" in said(at)
    assert not has_failed(at)


def test_the_page_shows_profile_gaps_and_chance_with_a_sentence_and_a_table_each(
    workspace: Workspace, of_round: Round
) -> None:
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 9)
    at = page(workspace, of_round)
    assert "ähnlicher Art und Größe" in said(at)
    assert "kann Zufall allein erklären" in said(at) or "als Zufall allein erklärt" in said(at)
    charts = at.get("plotly_chart")
    assert len(charts) >= 2
    assert len(card_frames(at)) == len(charts)


def test_profile_gaps_and_chance_can_be_saved_without_a_name_or_a_rank(
    workspace: Workspace, of_round: Round, taken: Taken
) -> None:
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 9)
    for told in taken.descriptions(page(workspace, of_round)):
        assert "Reichweite: öffentlich" in told
        assert "erst ab 10 Antworten" in told
        assert "Keine ist genannt, es sind immer mindestens fünf" in told
        assert "fremdort" not in told
        assert not RANKS.search(told.replace("keinen Rang", ""))


def test_nothing_on_the_page_is_a_rank_and_nothing_can_be_sorted(workspace: Workspace, of_round: Round) -> None:
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 9)
    for perspective in ("fachkraft", "eltern"):
        at = page(workspace, of_round, perspective)
        assert not at.dataframe, "whoever clicks on a head sorts by the values of others"
        words = said(at).replace("keine Rangfolge", "")
        assert not RANKS.search(words), words
        options = [one for box in [*at.selectbox, *at.button_group] for one in box.options]
        assert not [one for one in options if "sortier" in str(one).lower()]


def test_questions_stand_in_the_order_of_the_framework(workspace: Workspace, of_round: Round) -> None:
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 9)
    at = page(workspace, of_round)
    titles = [criterion.title for criterion in small_framework().criteria.values()]
    (box,) = [one for one in at.selectbox if str(one.key).startswith("comparing.item")]
    asked = [next(title for title in titles if title in option) for option in box.options]
    assert asked == sorted(asked, key=titles.index)


def test_no_other_place_is_drawn_or_named(workspace: Workspace, of_round: Round) -> None:
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 9)
    at = page(workspace, of_round)
    drawn = "".join(str(chart.proto) for chart in at.get("plotly_chart"))
    assert "fremdort" not in said(at) + drawn


def test_gaps_stand_on_one_axis_in_all_areas_so_that_equal_distances_look_equal(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.ui.workspace.CRITERIA", ("finden", "wechsel"))
    agreeing = {**ENOUGH, "eltern": ENOUGH["fachkraft"]}  # so that the bands of the others alone set the axis
    of_round = workspace.closed("Zwei Bereiche", agreeing, FOR_OTHERS)
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 6)
    at = page(workspace, of_round)
    gaps = [json.loads(one.proto.spec) for one in at.get("plotly_chart") if "comparing.gaps" in one.proto.id]
    assert len(gaps) == 2
    assert len({tuple(one["layout"]["xaxis"]["range"]) for one in gaps}) == 1


def test_whoever_reads_the_funnel_is_told_what_is_drawn_in_it(workspace: Workspace, of_round: Round) -> None:
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 9)
    assert "gestrichelte Linie ist das Mittel der anderen" in said(page(workspace, of_round))


def test_a_share_outside_of_the_area_is_not_called_inside(workspace: Workspace, of_round: Round) -> None:
    give(workspace.services, of_round)
    add_others(workspace.services, of_round, 9)
    at = page(workspace, of_round, "eltern")
    (box,) = [one for one in at.selectbox if str(one.key).startswith("comparing.item")]
    box.select_index(1).run()
    assert "außerhalb der Fläche" in said(at)
    assert "kann Zufall allein erklären" not in said(at)


def test_comparing_and_its_consent_lead_to_each_other(workspace: Workspace) -> None:
    of_round = workspace.closed("Herbst", ENOUGH, frozenset(Recipient))
    assert "Zustimmung zum Vergleich festhalten" in ways_from(workspace.page("vergleichen", runde=of_round.id))
    today = workspace.services.clock.today()
    agree(workspace.services, workspace.scope, of_round.id, ConsentKind.COMPARISON, ("Steuerungsgruppe", today))
    add_others(workspace.services, of_round, 9)
    assert "Zum Vergleich" in ways_from(workspace.page("weitergeben", runde=of_round.id))
    assert "Zustimmung ansehen oder zurücknehmen" in ways_from(workspace.page("vergleichen", runde=of_round.id))
    from_results = ways_from(workspace.page("ergebnisse", runde=of_round.id))
    assert {"Mit anderen Kommunen vergleichen", "Ergebnisse weitergeben"} <= set(from_results)


def test_whoever_only_facilitates_is_not_sent_to_record_a_consent(workspace: Workspace, of_round: Round) -> None:
    workspace.give_roles(FACILITATOR)
    at = workspace.page("vergleichen", runde=of_round.id)
    assert "Zustimmen und zurücknehmen kann nur, wer das Netzwerk koordiniert." in said(at)
    assert "Zustimmung zum Vergleich festhalten" not in ways_from(at)
    assert "Weitergeben" in ways_from(at)


def ways_from(at: AppTest) -> list[str]:
    return [link.proto.label for link in at.get("page_link")]
