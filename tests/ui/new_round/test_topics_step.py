"""Choosing what a round is about, among frameworks that name their parts differently and come in several versions."""

from streamlit.testing.v1 import AppTest

from tests.fakes.versions import text_of
from tests.ui.frameworks.own_frameworks import OURS, PUBLISHED, lay
from tests.ui.new_round.choices import named
from tests.ui.workspace import Workspace, has_failed
from ui.new_round.round_form import Way

KITA = (*OURS, ("{area: Bereich, areas: Bereiche", "{area: Dimension, areas: Dimensionen"))
SMALL, OTHER = "kleiner-rahmen@1.0", "unser-rahmen@1.0"


def page(workspace: Workspace) -> AppTest:
    """The first step, where two frameworks have different words for an area."""
    lay(workspace, **{"unser-rahmen-1_0": text_of(*KITA)})
    return workspace.page("neue_runde")


def choose(at: AppTest, framework: str) -> AppTest:
    named(at.selectbox, "new_round.framework").set_value(framework).run()
    assert not has_failed(at)
    return at


def test_frameworks_with_other_words_can_be_chosen_back_and_forth(workspace: Workspace) -> None:
    at = page(workspace)
    for framework, area in ((OTHER, "Dimension"), (SMALL, "Bereich"), (OTHER, "Dimension"), (SMALL, "Bereich")):
        assert f"{area} als Ganzes" in named(choose(at, framework).radio, "new_round.way").options


def test_a_label_that_a_browser_still_sends_is_never_kept(workspace: Workspace) -> None:
    at = choose(page(workspace), OTHER)
    way = named(at.radio, "new_round.way")
    way.options.append("Bereich als Ganzes")
    way.set_value("Bereich als Ganzes").run()
    assert not has_failed(at)
    assert named(at.radio, "new_round.way").value is Way.AREA
    assert named(at.radio, "new_round.area").options == ["1 Zugangswege", "2 Zusammenarbeit"]


def test_a_choice_with_other_labels_is_another_widget_and_keeps_what_was_chosen(workspace: Workspace) -> None:
    at = page(workspace)
    before = named(at.radio, "new_round.way")
    before.set_value(Way.CRITERIA).run()
    after = named(choose(at, OTHER).radio, "new_round.way")
    assert after.key != before.key
    assert after.value is Way.CRITERIA


def test_another_language_does_not_break_the_page(workspace: Workspace) -> None:
    at = page(workspace)
    for language in ("en", "de", "en"):
        at.segmented_control(key="language").set_value(language).run()
        assert not has_failed(at)
        assert named(at.radio, "new_round.way").value is Way.AREA


def test_the_list_of_frameworks_says_which_versions_are_drafts(workspace: Workspace) -> None:
    lay(workspace, **{"unser-rahmen-1_0": text_of(*KITA, PUBLISHED)})
    choice = named(workspace.page("neue_runde").selectbox, "new_round.framework")
    assert choice.options == [
        "Unser Rahmen (Fassung 1.0, veröffentlicht)",
        "Kleiner Rahmen (Fassung 1.0, Entwurf)",
    ]
