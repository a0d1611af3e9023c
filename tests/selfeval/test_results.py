"""A release is read, never counted again: gaps between perspectives and spread within one."""

import pytest

from qualitaetsrahmen.scales import OffScaleKind
from qualitaetsrahmen.snapshot import pin
from selfeval.errors import ResultsErased, RoundNotClosed
from selfeval.model import Mode, RoundState
from selfeval.ordinal import Spread
from selfeval.release import Reach
from selfeval.results import Gap, ItemResult, results_at_hand, results_of, widest_gaps
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan, release, results, small_round

HIGH = {STEPS[3]: 9, STEPS[2]: 3}
MIDDLE = {STEPS[1]: 6, STEPS[2]: 6}
LOW = {STEPS[0]: 9, STEPS[1]: 3}
CAMPS = {STEPS[0]: 6, STEPS[3]: 6}
FEW = {STEPS[0]: 3}
SPRACHE, WECHSEL = "sprache.texte", "wechsel.begleitet"


def one_item(**answers: dict[str, int]) -> ItemResult:
    """What is read of the item that all are asked, when each perspective answered it like this."""
    of_round = small_round(*(plan(perspective) for perspective in answers))
    found = results(of_round, {perspective: {ITEM: counts} for perspective, counts in answers.items()})
    return next(result for result in found.items if result.item.id == ITEM)


def test_a_gap_lies_between_the_two_medians_farthest_apart() -> None:
    assert one_item(leitung=HIGH, fachkraft=MIDDLE, eltern=LOW).gap == Gap("leitung", "eltern", 3.0)


def test_of_perspectives_with_the_same_median_the_larger_one_is_named() -> None:
    few_low = {STEPS[0]: 5, STEPS[1]: 1}
    many_high = {STEPS[3]: 20, STEPS[2]: 3}
    gap = one_item(leitung=HIGH, fachkraft=few_low, ehrenamt=many_high, eltern=LOW).gap
    assert gap == Gap("ehrenamt", "eltern", 3.0)


def test_a_hidden_perspective_is_no_side_of_a_gap() -> None:
    assert one_item(leitung=HIGH, fachkraft=MIDDLE, eltern=FEW).gap == Gap("leitung", "fachkraft", 1.5)
    assert one_item(leitung=HIGH, eltern=FEW).gap is None


def test_equal_medians_are_a_gap_of_no_step() -> None:
    gap = one_item(leitung=HIGH, eltern=HIGH).gap
    assert gap is not None
    assert gap.steps == 0


def test_a_level_is_no_side_of_a_gap() -> None:
    result = one_item(leitung=HIGH, fachkraft=LOW)
    assert set(result.perspectives) == {"leitung", "fachkraft"}
    assert set(result.levels) == {"steuerung", "praxis"}


def test_the_widest_gap_comes_first_and_equal_ones_in_the_order_of_the_framework() -> None:
    of_round = small_round(criteria=("finden", "sprache", "wechsel"))
    answers = {
        "fachkraft": {ITEM: MIDDLE, SPRACHE: HIGH, WECHSEL: MIDDLE},
        "eltern": {ITEM: HIGH, SPRACHE: LOW, WECHSEL: HIGH},
    }
    assert [result.item.id for result in widest_gaps(results(of_round, answers))] == [SPRACHE, ITEM, WECHSEL]


def test_where_all_agree_there_is_no_gap_to_talk_about() -> None:
    assert widest_gaps(results(small_round(), {"fachkraft": {ITEM: HIGH}, "eltern": {ITEM: HIGH}})) == []


@pytest.mark.parametrize(
    ("counts", "spread"), [(HIGH, Spread.AGREED), (CAMPS, Spread.SPLIT), (FEW, None), ({"weiss-nicht": 12}, None)]
)
def test_a_spread_is_told_only_of_a_distribution_that_is_shown(counts: dict[str, int], spread: Spread | None) -> None:
    assert one_item(fachkraft=counts).spread("fachkraft") is spread


def test_a_perspective_that_was_not_asked_has_no_spread_and_no_share() -> None:
    result = one_item(fachkraft=HIGH)
    assert (result.spread("leitung"), result.dissent("leitung")) == (None, 0.0)
    assert result.share("leitung", OffScaleKind.UNKNOWN) == 0.0


def test_the_share_beside_the_scale_is_of_all_who_answered() -> None:
    result = one_item(fachkraft=HIGH | {"weiss-nicht": 4}, leitung={STEPS[0]: 2, "andere": 6})
    assert result.share("fachkraft", OffScaleKind.UNKNOWN) == 0.25
    assert result.share("fachkraft", OffScaleKind.ELSEWHERE) == 0.0
    assert result.share("leitung", OffScaleKind.ELSEWHERE) == 0.75


def test_a_hidden_perspective_has_no_share() -> None:
    assert one_item(fachkraft={"weiss-nicht": 2, STEPS[0]: 2}).share("fachkraft", OffScaleKind.UNKNOWN) == 0.0


def test_each_reach_reads_its_own_figures() -> None:
    answers = {"fachkraft": {ITEM: {STEPS[0]: 3, STEPS[1]: 3}}, "eltern": {ITEM: HIGH}}
    inside, outside = (results(small_round(), answers, reach).items[0] for reach in Reach)
    assert inside.perspectives["fachkraft"].answered == 6
    assert outside.perspectives["fachkraft"].answered is None


def test_results_of_a_criterion_are_those_of_its_items() -> None:
    found = results(small_round(criteria=("finden", "sprache")), {"fachkraft": {}, "eltern": {}})
    assert [result.item.id for result in found.of_criterion("finden")] == [ITEM, "finden.ansprache"]
    assert found.perspectives == ("fachkraft", "eltern")


def test_a_closed_round_is_read_with_the_framework_that_it_pinned() -> None:
    of_round = small_round(plan("koordination", Mode.DECLARED)).model_copy(update={"state": RoundState.CLOSED})
    part = release(of_round, {"koordination": {ITEM: {STEPS[3]: 1}}}).figures
    snapshot = pin(FRAMEWORK)
    store = RoundsInMemory(Shelves({"runde": of_round}, {snapshot.sha256: snapshot}, parts=[part]))
    found = results_of(store, "runde", Reach.INTERNAL)
    assert found.sent == {"koordination": 1}
    assert found.items[0].perspectives["koordination"].counts == {STEPS[3]: 1}


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSING])
def test_before_closing_there_are_no_results(state: RoundState) -> None:
    store = RoundsInMemory(Shelves({"runde": small_round().model_copy(update={"state": state})}))
    with pytest.raises(RoundNotClosed) as caught:
        results_of(store, "runde", Reach.INTERNAL)
    assert caught.value.data == {"round": "Runde im Herbst"}


def test_perspectives_that_are_shown_together_bear_one_name() -> None:
    joined = plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"})
    answers = {"fachkraft": {ITEM: FEW}, "ehrenamt": {ITEM: FEW}}
    found = results(small_round(plan("fachkraft"), joined), answers)
    assert (found.perspectives, found.sent) == (("fachkraft",), {"fachkraft": 6})
    assert found.framework.perspective("fachkraft").label == "Fachkräfte / Ehrenamt"
    assert found.framework.perspective("eltern").label == "Eltern"


@pytest.mark.parametrize("state", [RoundState.ABANDONED, RoundState.ERASED])
def test_a_round_without_results_says_that_there_are_none_any_more(state: RoundState) -> None:
    store = RoundsInMemory(Shelves(rounds={"runde": small_round().model_copy(update={"state": state})}))
    with pytest.raises(ResultsErased):
        results_of(store, "runde", Reach.INTERNAL)


def test_a_session_still_finds_what_was_asked_when_the_figures_are_gone() -> None:
    erased = small_round().model_copy(update={"state": RoundState.ERASED, "closed_on": TODAY})
    shelves = Shelves(rounds={"runde": erased}, snapshots={pin(FRAMEWORK).sha256: pin(FRAMEWORK)})
    found = results_at_hand(RoundsInMemory(shelves), "runde", Reach.INTERNAL)
    assert (found.items, found.sent, found.framework) == ((), {}, FRAMEWORK)
    assert found.is_released
    shelves.rounds["runde"] = small_round().model_copy(update={"state": RoundState.ERASED})
    with pytest.raises(ResultsErased):
        results_at_hand(RoundsInMemory(shelves), "runde", Reach.INTERNAL)


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSING, RoundState.ABANDONED])
def test_a_session_may_meet_before_there_are_results(state: RoundState) -> None:
    of_round = small_round().model_copy(update={"state": state, "closed_on": TODAY})
    shelves = Shelves(rounds={"runde": of_round}, snapshots={pin(FRAMEWORK).sha256: pin(FRAMEWORK)})
    found = results_at_hand(RoundsInMemory(shelves), "runde", Reach.INTERNAL)
    assert (found.items, found.framework, found.is_released) == ((), FRAMEWORK, False)
