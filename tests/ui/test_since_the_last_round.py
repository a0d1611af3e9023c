"""The view of the results that stands an earlier round beside the one of the page."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from networks.scopes import BallotScope
from selfeval.release import Reach
from tests.fakes.programme import NETWORK, Programme
from tests.fakes.small_versions import AFTER, BEFORE, FEW, MAP, MORE, SECOND
from tests.ui.spoken import said
from tests.ui.workspace import Workspace, has_failed

VIEW = "results.view"


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


def opened(workspace: Workspace, programme: Programme, place: int = -1) -> AppTest:
    """The results of one of the programme's rounds in this view."""
    at = workspace.page("ergebnisse", runde=programme.held[place].id)
    at.segmented_control(key=VIEW).set_value("before").run()
    assert not has_failed(at)
    return at


def test_the_first_round_has_no_such_view(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    for of_round, has_view in zip(programme.held, (False, True), strict=True):
        at = workspace.page("ergebnisse", runde=of_round.id)
        assert ("Seit der letzten Runde" in at.segmented_control(key=VIEW).options) is has_view


def test_every_perspective_is_told_then_and_now_with_what_has_to_be_kept_in_mind(
    workspace: Workspace, programme: Programme
) -> None:
    hold(workspace, programme, "1.0", "2.0")
    words = said(opened(workspace, programme))
    assert "Neben dieser Runde steht „Runde 1“, geschlossen am 24. März 2025 (Kleiner Rahmen, Fassung 1.0)." in words
    assert "Auch damals eingeschätzt: 4 von 4 Aussagen dieser Runde" in words
    assert (
        "Eltern: damals Median „trifft eher nicht zu“ (12 Antworten), heute Median „trifft eher zu“ (15 Antworten)"
        " – eine Stufe höher." in words
    )
    assert "Mit Hinweis vergleichbar: Aus einer Frage wurden zwei." in words
    assert "Aussage damals (Fachkräfte): „Rückmeldungen kommen an.“" in words
    assert "Aussage heute (Fachkräfte): „Aus Meinungen wird etwas.“" in words
    assert "Fachkräfte: damals nicht gezeigt, heute" in words


def test_every_chart_has_its_table(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    at = opened(workspace, programme)
    assert len(at.table) == len(at.get("plotly_chart")) == 4
    parents = at.table[0].value.set_index("Perspektive").loc["Eltern"]
    assert list(parents) == ["2 (n = 12)", "3 (n = 15)", "+1", "ja"]
    workers = at.table[0].value.set_index("Perspektive").loc["Fachkräfte"]
    assert (workers["damals"], workers["Stufen"]) == ("nicht gezeigt", "–")


def test_there_is_no_praise_no_blame_and_no_total(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    words = said(opened(workspace, programme))
    assert not [word for word in ("besser", "schlechter", "verbessert", "Gesamt", "Durchschnitt") if word in words]


def test_what_was_not_asked_again_stands_at_the_end(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    at = opened(workspace, programme)
    assert "Was nicht mehr dabei ist" in [subheader.value for subheader in at.subheader]
    assert "1.1 Auffindbarkeit (Aussage 1 von 2): „Ich weiß, wo ich Hilfe bekomme.“" in said(at)


def test_outside_the_network_both_rounds_show_what_may_leave_it(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    at = opened(workspace, programme)
    assert "(8 Antworten)" in said(at)
    at.segmented_control(key="results.reach").set_value(Reach.PUBLIC).run()
    assert not has_failed(at)
    assert "Fachkräfte: damals nicht gezeigt, heute nicht gezeigt." in said(at)
    assert "(8 Antworten)" not in said(at)
    assert "(12 Antworten)" in said(at)


def test_of_several_earlier_rounds_one_can_be_chosen(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0", "2.0")
    at = opened(workspace, programme)
    assert "Neben dieser Runde steht „Runde 2“" in said(at)
    at.selectbox(key=f"before.earlier.{programme.held[-1].id}").select_index(1).run()
    assert not has_failed(at)
    assert "Neben dieser Runde steht „Runde 1“" in said(at)


def test_a_round_without_an_earlier_one_falls_back_to_the_first_view(
    workspace: Workspace, programme: Programme
) -> None:
    hold(workspace, programme, "1.0", "2.0")
    at = opened(workspace, programme)
    at.selectbox[0].select_index(1).run()
    assert not has_failed(at)
    assert at.header[0].value == "Wo die Sichten auseinandergehen"


def test_without_a_map_it_is_said_what_is_missing_and_who_can_mend_it(
    workspace: Workspace, programme: Programme
) -> None:
    (workspace.services.settings.frameworks / "maps" / "kleiner-rahmen-1.0--2.0.yaml").unlink()
    hold(workspace, programme, "1.0", "2.0")
    at = opened(workspace, programme)
    assert "Auf dem Weg von Fassung 1.0 zu Fassung 2.0 fehlt eine Karte." in said(at)
    assert "lädt sie auf der Seite „Rahmen“ hoch" in said(at)
    assert len(at.get("plotly_chart")) == 0


def test_a_later_round_on_an_older_version_is_not_compared(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "2.0", "1.0")
    at = opened(workspace, programme)
    assert "Karten führen nur von einer älteren Fassung zu einer neueren" in said(at)


def test_one_click_leads_from_what_moved_to_the_agenda(workspace: Workspace, programme: Programme) -> None:
    hold(workspace, programme, "1.0", "2.0")
    at = opened(workspace, programme)
    at.button(key="to_agenda.before.sprache.verstehen.sprache.texte.sprache").click().run()
    assert not has_failed(at)
    assert "Das Thema ist vorgemerkt" in said(at)
