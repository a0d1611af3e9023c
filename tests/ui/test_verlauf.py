"""The page that shows results over time."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from networks.scopes import BallotScope
from selfeval.model import Recipient
from selfeval.release import Reach
from tests.exports.report.example import AGREEMENT
from tests.fakes.programme import NETWORK, Programme
from tests.fakes.small_versions import AFTER, BEFORE, FEW, MAP, MORE, SECOND
from tests.ui.card_tables import card_frames
from tests.ui.spoken import said
from tests.ui.taken import Taken
from tests.ui.workspace import Workspace, has_failed

RENAMED = "sprache"


@pytest.fixture
def programme(workspace: Workspace) -> Programme:
    """A programme of the workspace's network, whose framework stands there in two versions with their map."""
    write(workspace, "kleiner-rahmen-2.0.yaml", SECOND)
    write(workspace, "maps/kleiner-rahmen-1.0--2.0.yaml", MAP)
    services = workspace.services
    return Programme(
        services.rounds(workspace.scope),
        services.closing(),
        lambda one, perspective: services.ballots(BallotScope(NETWORK, one.id, perspective)),
    )


def write(workspace: Workspace, name: str, text: str) -> None:
    path: Path = workspace.services.settings.frameworks / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def hold(workspace: Workspace, programme: Programme, *numbers: str) -> None:
    """Hold a round on each of these versions, one year after the other."""
    given = {"1.0": {"fachkraft": FEW, "eltern": BEFORE}, "2.0": {"fachkraft": MORE, "eltern": AFTER}}
    for number in numbers:
        programme.hold(workspace.services.library().frameworks[f"kleiner-rahmen@{number}"], given[number])


def opened(workspace: Workspace, **query: str) -> AppTest:
    at = workspace.page("verlauf", **query)
    assert not has_failed(at)
    return at


def agree(workspace: Workspace, programme: Programme, monkeypatch: pytest.MonkeyPatch) -> Agreement:
    """Something that was agreed after the first round, and done."""
    of_round = programme.held[0]
    day = of_round.closed_on
    assert day is not None
    steps = (AgreementState.OPEN, AgreementState.DONE)
    agreement = AGREEMENT.model_copy(
        update={
            "round_id": of_round.id,
            "criterion_id": RENAMED,
            "due_on": day.replace(year=day.year + 1),
            "history": tuple(StatusChange(on=day, state=state) for state in steps),
        }
    )
    store = type(workspace.services.agreements(workspace.scope))
    monkeypatch.setattr(store, "agreements", lambda _self: [agreement])
    return agreement


def test_before_anything_is_closed_it_is_said_what_comes(workspace: Workspace) -> None:
    assert "Sobald die erste geschlossen ist" in said(opened(workspace))


def test_one_round_has_points_and_says_what_comes_next_year(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0")
    at = opened(workspace)
    assert "Mit der nächsten Runde steht hier, was sich verändert hat" in said(at)
    assert len(at.get("plotly_chart")) >= 1


def test_the_overview_says_who_moved_in_the_order_of_the_framework(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    words = said(opened(workspace))
    assert "2 geschlossene Runden: „Runde 1“ (24.03.2025, Fassung 1.0) und „Runde 2“" in words
    assert "Eltern: höher bei 1.2." in words
    assert "Keine Person wird von Runde zu Runde verfolgt" in words


def test_a_criterion_tells_both_numbers_and_what_has_to_be_kept_in_mind(
    workspace: Workspace, programme: Programme
) -> None:
    hold(workspace, programme, "1.0", "2.0")
    words = said(opened(workspace, thema=RENAMED))
    assert "Eltern: zuvor „trifft eher nicht zu“ (n = 12), danach „trifft eher zu“ (n = 15)." in words
    assert "Fachkräfte: zuvor nicht gezeigt, danach" in words
    assert "In „Runde 1“ wird diese Sicht nicht gezeigt." in words


def test_a_split_question_shows_both_wordings_and_the_note_of_the_map(
    workspace: Workspace, programme: Programme
) -> None:
    hold(workspace, programme, "1.0", "2.0")
    words = said(opened(workspace, thema="rueckmeldung"))
    assert "Mit Hinweis: Aus einer Frage wurden zwei." in words
    assert "in „Runde 1“: „" in words


def test_every_chart_has_its_table_and_can_be_saved(workspace: Workspace, programme: Programme, taken: Taken) -> None:
    hold(workspace, programme, "1.0", "2.0")
    at = opened(workspace, thema=RENAMED)
    [rows] = card_frames(at)
    assert len(at.get("plotly_chart")) == 1
    parents = rows[rows["Sicht"] == "Eltern"]
    assert list(parents["n"]) == ["12", "15"]
    assert list(parents["seit der Runde davor"]) == ["–", "+1 Stufe"]
    [told] = taken.descriptions(at)
    assert "Eltern: zuvor „trifft eher nicht zu“ (n = 12), danach „trifft eher zu“ (n = 15)." in told
    assert "keine Person wird von Runde zu Runde verfolgt" in told


def test_the_overview_can_be_saved_with_all_its_lines(workspace: Workspace, programme: Programme, taken: Taken) -> None:
    hold(workspace, programme, "1.0", "2.0")
    told = taken.descriptions(opened(workspace))
    assert all("Reichweite: intern" in one and "erst ab 5 Antworten" in one for one in told)


def test_what_was_agreed_stands_on_the_time_axis(
    workspace: Workspace, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(workspace, programme, "1.0", "2.0")
    agreement = agree(workspace, programme, monkeypatch)
    words = said(opened(workspace, thema=RENAMED))
    assert f"V1: {agreement.what} (vereinbart am 24.03.2025" in words
    assert "erledigt am 24.03.2025" in words
    assert "Frist 24.03.2026" in words


def test_there_is_no_praise_no_blame_and_no_total(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    for query in ({}, {"thema": RENAMED}):
        words = said(opened(workspace, **query))
        assert not [word for word in ("besser", "schlechter", "verbessert", "Gesamt", "Durchschnitt") if word in words]


def test_outside_only_rounds_count_in_which_people_were_told_so(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    at = opened(workspace)
    at.segmented_control(key="results.reach").set_value(Reach.PUBLIC).run()
    assert not has_failed(at)
    assert "In keiner Runde wurde den Befragten gesagt" in said(at)
    last = programme.rounds.round(programme.held[-1].id)
    told = last.model_copy(update={"recipients": frozenset({Recipient.NETWORK, Recipient.PUBLIC})})
    programme.rounds.save_life(told)
    at = at.run()
    assert not has_failed(at)
    assert "Nicht dabei, weil nur das Netzwerk diese Ergebnisse sehen soll: Runde 1." in said(at)


def test_without_a_map_it_is_said_why_there_is_no_line(workspace: Workspace, programme: Programme) -> None:
    (workspace.services.settings.frameworks / "maps" / "kleiner-rahmen-1.0--2.0.yaml").unlink()
    hold(workspace, programme, "1.0", "2.0")
    assert "fehlt eine Karte" in said(opened(workspace, thema="wechsel"))


def test_results_and_agreements_lead_here(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0")
    at = workspace.page("ergebnisse", runde=programme.held[0].id)
    assert "Verlauf über alle Runden" in [link.proto.label for link in at.get("page_link")]
