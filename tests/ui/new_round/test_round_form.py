"""What the form for a new round knows before the round exists."""

import pytest

from selfeval.model import K_INTERNAL, Mode, Recipient, WayIn
from tests.fakes.small_framework import small_framework
from ui.new_round.round_form import Hint, Lack, PerspectiveChoice, RoundForm, Way

NETWORK_ONLY = frozenset({Recipient.NETWORK})
FRAMEWORK = small_framework()


def complete_form() -> RoundForm:
    form = RoundForm(network_id="netz", area_id="wege", title="Wege 2026")
    form.perspectives = {"fachkraft": PerspectiveChoice(takes_part=True), "eltern": PerspectiveChoice(takes_part=True)}
    return form


def test_a_whole_area_stands_for_all_of_its_criteria() -> None:
    assert complete_form().criteria(FRAMEWORK) == ("finden", "sprache")


def test_a_handful_of_criteria_keeps_the_order_of_the_framework() -> None:
    form = RoundForm(way=Way.CRITERIA, picked={"rueckmeldung", "finden"})
    assert form.criteria(FRAMEWORK) == ("finden", "rueckmeldung")
    assert form.topics(FRAMEWORK) == ["Zugangswege", "Zusammenarbeit"]


def test_an_empty_form_lacks_everything_in_the_order_of_its_steps() -> None:
    assert RoundForm().lacks(FRAMEWORK) == [Lack.NETWORK, Lack.CRITERIA, Lack.PERSPECTIVES, Lack.TITLE]


def test_a_complete_form_lacks_nothing() -> None:
    assert complete_form().lacks(FRAMEWORK) == []


def test_a_common_answer_needs_the_name_of_its_body() -> None:
    form = complete_form()
    form.perspectives["leitung"] = PerspectiveChoice(takes_part=True, mode=Mode.CONSENSUS, body="  ")
    assert form.lacks(FRAMEWORK) == [Lack.BODY]


def test_a_perspective_that_is_asked_nothing_is_left_out_of_the_plan() -> None:
    form = complete_form()
    form.way, form.picked = Way.CRITERIA, {"absprachen"}
    assert [plan.perspective for plan in form.plans(FRAMEWORK)] == ["fachkraft"]


def test_what_another_way_of_answering_needs_is_left_out_of_a_plan() -> None:
    choice = PerspectiveChoice(mode=Mode.CONSENSUS, invited=3, k=9, body=" Steuerungsgruppe ")
    plan = choice.plan("leitung")
    assert (plan.body, plan.invited, plan.k) == ("Steuerungsgruppe", None, K_INTERNAL)
    assert PerspectiveChoice(body="Steuerungsgruppe").plan("leitung").body is None


@pytest.mark.parametrize(
    ("invited", "hint"),
    [(None, None), (4, Hint.NOTHING_SHOWN), (5, Hint.NEARLY_ALL_NEEDED), (9, Hint.NEARLY_ALL_NEEDED), (10, None)],
)
def test_a_small_group_is_warned_of_while_there_is_time_to_change_it(invited: int | None, hint: Hint | None) -> None:
    assert PerspectiveChoice(invited=invited).hint(NETWORK_ONLY) is hint


def test_a_raised_k_makes_a_group_small() -> None:
    assert PerspectiveChoice(invited=7, k=8).hint(NETWORK_ONLY) is Hint.NOTHING_SHOWN


def test_outside_the_network_nine_are_too_few() -> None:
    beyond = NETWORK_ONLY | {Recipient.PUBLIC}
    assert PerspectiveChoice(invited=9).hint(beyond) is Hint.NOT_OUTSIDE
    assert PerspectiveChoice(invited=10).hint(beyond) is None


@pytest.mark.parametrize("mode", [Mode.DECLARED, Mode.CONSENSUS])
def test_whoever_answers_openly_needs_no_warning(mode: Mode) -> None:
    assert PerspectiveChoice(mode=mode, invited=1).hint(NETWORK_ONLY) is None


def test_a_body_comes_in_by_no_code_whatever_was_chosen_before() -> None:
    choice = PerspectiveChoice(takes_part=True, mode=Mode.ANONYMOUS, way_in=WayIn.CODES, body="Beirat")
    assert choice.plan("leitung").way_in is WayIn.CODES
    choice.mode = Mode.CONSENSUS
    assert choice.plan("leitung").way_in is WayIn.LINK
