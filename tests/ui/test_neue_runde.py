"""Planning a new round."""

from streamlit.testing.v1 import AppTest

from selfeval.model import Mode, RoundState
from tests.ui.new_round.choices import named
from tests.ui.workspace import FACILITATOR, Workspace, has_failed, texts_of
from ui.new_round.round_form import Way


def choose_area(at: AppTest, area: str = "wege") -> AppTest:
    return named(at.radio, "new_round.area").set_value(area).run()


def go_on(at: AppTest, times: int = 1) -> AppTest:
    for _ in range(times):
        at.button(key="new_round.on").click().run()
    return at


def take_part(at: AppTest, *perspectives: str) -> AppTest:
    for perspective in perspectives:
        at.checkbox(key=f"new_round.takes_part.{perspective}").check().run()
    return at


def planned_page(workspace: Workspace) -> AppTest:
    """The last step of a form that lacks nothing."""
    at = go_on(choose_area(workspace.page("neue_runde")))
    return go_on(take_part(at, "koordination", "fachkraft", "eltern"), times=2)


def test_a_round_comes_from_empty_to_a_draft_in_four_steps(workspace: Workspace) -> None:
    at = planned_page(workspace)
    assert at.text_input(key="new_round.name").value == "Zugangswege 2026"
    at.button(key="new_round.finish").click().run()
    assert not has_failed(at)
    [planned] = workspace.services.rounds(workspace.scope).rounds()
    assert planned.state is RoundState.DRAFT
    assert planned.criteria == ("finden", "sprache")
    assert planned.municipality_id == "musterstadt"
    assert {plan.perspective: plan.mode for plan in planned.plans} == {
        "koordination": Mode.DECLARED,
        "fachkraft": Mode.ANONYMOUS,
        "eltern": Mode.ANONYMOUS,
    }
    assert at.title[0].value == "Zugangswege 2026"
    assert at.query_params["runde"] == planned.id


def test_a_new_form_begins_empty_after_a_round_was_planned(workspace: Workspace) -> None:
    planned_page(workspace).button(key="new_round.finish").click().run()
    at = workspace.page("neue_runde")
    assert named(at.radio, "new_round.area").value is None


def test_a_draft_of_a_framework_is_named_as_one(workspace: Workspace) -> None:
    assert "„Kleiner Rahmen“ ist ein Entwurf" in texts_of(workspace.page("neue_runde"))


def test_the_wording_of_every_perspective_can_be_read_before_choosing(workspace: Workspace) -> None:
    texts = texts_of(choose_area(workspace.page("neue_runde")))
    assert "Familien wissen von unseren Angeboten" in texts
    assert "Ich weiß, wo ich Hilfe bekomme" in texts
    assert "wird nicht gefragt. Von außen nicht zu sehen" in texts


def test_going_back_finds_everything_as_it_was_typed(workspace: Workspace) -> None:
    at = go_on(choose_area(workspace.page("neue_runde")))
    take_part(at, "fachkraft")
    at.number_input(key="new_round.invited.fachkraft").set_value(12).run()
    at.button(key="new_round.back").click().run()
    assert named(at.radio, "new_round.area").value == "wege"
    go_on(at)
    assert at.checkbox(key="new_round.takes_part.fachkraft").value is True
    assert at.number_input(key="new_round.invited.fachkraft").value == 12


def test_too_few_people_are_told_before_opening_with_three_ways_out(workspace: Workspace) -> None:
    at = take_part(go_on(choose_area(workspace.page("neue_runde"))), "fachkraft")
    at.number_input(key="new_round.invited.fachkraft").set_value(3).run()
    [warning] = at.warning
    assert "Bei 3 Eingeladenen wird für „Fachkräfte“ nichts gezeigt" in warning.value
    assert "Drei Auswege" in warning.value


def test_k_can_be_raised_and_never_lowered(workspace: Workspace) -> None:
    at = take_part(go_on(choose_area(workspace.page("neue_runde"))), "fachkraft")
    k = at.number_input(key="new_round.k.fachkraft")
    assert (k.min, k.value) == (5, 5)


def test_recipients_beyond_the_network_show_what_people_will_read(workspace: Workspace) -> None:
    at = go_on(take_part(go_on(choose_area(workspace.page("neue_runde"))), "fachkraft"))
    assert at.checkbox(key="new_round.recipient.network").disabled
    at.checkbox(key="new_round.recipient.public").check().run()
    assert "Ihr Netzwerk und die Öffentlichkeit. Außerhalb des Netzwerks zeigen wir" in texts_of(at)


def test_what_is_missing_is_said_and_cannot_be_saved(workspace: Workspace) -> None:
    at = go_on(workspace.page("neue_runde"), times=3)
    warnings = [warning.value for warning in at.warning]
    assert any("worum es gehen soll" in warning for warning in warnings)
    assert any("wer antwortet" in warning for warning in warnings)
    assert "new_round.finish" not in [button.key for button in at.button]


def test_an_own_title_stays_when_the_topics_change(workspace: Workspace) -> None:
    at = planned_page(workspace)
    at.text_input(key="new_round.name").set_value("Unser Herbst").run()
    at.button(key="new_round.back").click().run()
    go_on(at)
    assert at.text_input(key="new_round.name").value == "Unser Herbst"


def test_a_handful_of_criteria_can_be_picked_across_areas(workspace: Workspace) -> None:
    at = workspace.page("neue_runde")
    named(at.radio, "new_round.way").set_value(Way.CRITERIA).run()
    at.checkbox(key="new_round.criterion.finden").check().run()
    at.checkbox(key="new_round.criterion.absprachen").check().run()
    labels = [expander.label for expander in at.expander]
    assert any("1 gewählt" in label for label in labels)
    go_on(at)
    assert not has_failed(at)
    assert at.checkbox(key="new_round.takes_part.eltern").value is False


def test_only_coordinators_plan_rounds(workspace: Workspace) -> None:
    workspace.give_roles(FACILITATOR)
    at = workspace.page("neue_runde")
    assert "Ihr Konto koordiniert noch keines" in texts_of(at)
    assert not at.radio


def test_a_choice_right_before_the_next_click_is_not_lost(workspace: Workspace) -> None:
    at = workspace.page("neue_runde")
    named(at.radio, "new_round.area").set_value("wege")
    at.button(key="new_round.on").click().run()
    at.checkbox(key="new_round.takes_part.eltern").check()
    at.button(key="new_round.on").click().run()
    go_on(at)
    assert not has_failed(at)
    assert "Es fehlt noch" not in texts_of(at)
    assert at.text_input(key="new_round.name").value == "Zugangswege 2026"
