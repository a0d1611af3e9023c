"""What the authors of a framework learn about their items, from all rounds and from no single place."""

import numpy as np
import pandas as pd
import pingouin
import pytest

from analysis.item_quality import AreaQuality, ItemUse, area_qualities
from analysis.item_quality import uses_in_matrices as used_by_people
from analysis.statistics.measures import Measure, NotComputable, Reason
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.matrix import Matrix, columns_of
from selfeval.questionnaire import questionnaire_for
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, matrix, small_round
from tests.fakes.versions import FIVE_STEPS, SECOND_SCALE, framework, on_other_scale

LOWEST, LOW, HIGH, HIGHEST = STEPS
OTHER = "finden.ansprache"
AREA = ("absprachen.gelten", "wechsel.begleitet", "rueckmeldung.kommt-an")
"""The items of the second area that professionals rate."""


def use_of(uses: tuple[ItemUse, ...], perspective: str, item: str = ITEM) -> ItemUse:
    [found] = [one for one in uses if (one.item_id, one.perspective) == (item, perspective)]
    return found


def area_of(found: tuple[AreaQuality, ...], perspective: str = "fachkraft", area: str = "miteinander") -> AreaQuality:
    [one] = [each for each in found if (each.area_id, each.perspective) == (area, perspective)]
    return one


def answered(
    people: list[list[int]],
    criteria: tuple[str, ...] = ("absprachen", "wechsel", "rueckmeldung"),
    framework: Framework = FRAMEWORK,
) -> Matrix:
    """A round in which professionals gave these codes on the items of these criteria."""
    columns = columns_of(questionnaire_for(framework, criteria, "fachkraft"))
    return Matrix("fachkraft", columns, np.array(people, np.int8).reshape(-1, len(columns)))


def alpha_of_pingouin(people: list[list[int]]) -> float:
    return float(pingouin.cronbach_alpha(pd.DataFrame(people))[0])


FORTY = [[1 + person % 4, 1 + (person // 2) % 4, 1 + (person * person) % 4] for person in range(40)]


def test_shares_are_counted_over_all_rounds_by_perspective() -> None:
    held = small_round()
    matrices = [
        matrix(held, "fachkraft", {ITEM: {HIGH: 6, "weiss-nicht": 2}, OTHER: {HIGH: 10}}),
        matrix(held, "fachkraft", {ITEM: {HIGHEST: 3, "gibt-es-nicht": 1}, OTHER: {HIGH: 4}}),
        matrix(held, "eltern", {ITEM: {LOWEST: 5}}),
    ]
    uses = used_by_people(FRAMEWORK, matrices)
    experts = use_of(uses, "fachkraft")
    assert (experts.rounds, experts.asked, experts.answered) == (2, 14, 12)
    assert experts.share_unanswered == pytest.approx(2 / 14)
    assert experts.share_of(OffScaleKind.UNKNOWN) == pytest.approx(2 / 12)
    assert experts.share_of(OffScaleKind.NOT_APPLICABLE) == pytest.approx(1 / 12)
    assert experts.share_of(OffScaleKind.REFUSED) == 0
    assert experts.steps == (0, 0, 6, 3)
    assert experts.ends.ceiling == pytest.approx(3 / 9)
    assert use_of(uses, "eltern").ends.floor == 1.0


def test_uses_come_in_the_order_of_the_framework() -> None:
    held = small_round()
    matrices = [matrix(held, who, {ITEM: {HIGH: 1}}) for who in ("eltern", "fachkraft")]
    found = [(one.item_id, one.perspective) for one in used_by_people(FRAMEWORK, matrices)]
    assert found == [(ITEM, "fachkraft"), (ITEM, "eltern"), (OTHER, "fachkraft")]


def test_an_item_that_nobody_answered_has_no_shares_of_answers() -> None:
    held = small_round()
    found = use_of(used_by_people(FRAMEWORK, [matrix(held, "fachkraft", {OTHER: {HIGH: 3}})]), "fachkraft")
    none = NotComputable(Reason.NO_ANSWERS)
    assert found.share_unanswered == 1.0
    assert found.share_of(OffScaleKind.UNKNOWN) == found.ends.floor == found.ends.ceiling == none
    nobody = use_of(used_by_people(FRAMEWORK, [matrix(held, "fachkraft", {})]), "fachkraft")
    assert nobody.share_unanswered == none


def reworded(item: str) -> tuple[str, str]:
    """An item in its next wording."""
    return f"- id: {item}\n            rev: 1", f"- id: {item}\n            rev: 2"


@pytest.mark.parametrize(
    "change",
    [reworded(ITEM), FIVE_STEPS, (f"- id: {ITEM}", "- id: finden.alle")],
    ids=["other words", "other steps", "another item"],
)
def test_answers_to_other_words_or_steps_are_not_counted(change: tuple[str, str]) -> None:
    today = framework(change)
    held = small_round()
    assert use_of(used_by_people(FRAMEWORK, [matrix(held, "eltern", {ITEM: {HIGH: 9}})]), "eltern").asked == 9
    assert used_by_people(today, [matrix(held, "eltern", {ITEM: {HIGH: 9}})]) == ()


def test_reliability_is_that_of_all_who_gave_a_step_on_every_item_of_the_area() -> None:
    first, second = FORTY[:25], FORTY[25:]
    found = area_of(area_qualities(FRAMEWORK, [answered([*first, [1, 0, 2]]), answered([*second, [-1, 2, 2]])]))
    assert found.items == AREA
    assert found.reliability.alpha == pytest.approx(alpha_of_pingouin(FORTY))
    assert (found.reliability.people, found.reliability.left_out) == (40, 2)
    assert (found.rounds, found.rounds_left_out) == (2, 0)
    codes = np.array(FORTY)
    expected = [float(np.corrcoef(codes[:, item], codes.sum(axis=1) - codes[:, item])[0, 1]) for item in range(3)]
    assert list(found.item_rest) == pytest.approx(expected)
    assert found.of_two is None
    assert found.score.ceiling == np.mean(codes.sum(axis=1) == 12)


def test_too_few_people_have_no_reliability() -> None:
    found = area_of(area_qualities(FRAMEWORK, [answered(FORTY[:29])]))
    none = NotComputable(Reason.TOO_FEW_PEOPLE)
    assert found.reliability.alpha == none
    assert found.reliability.without == found.item_rest == (none, none, none)
    assert (found.score.floor, found.score.people) == (none, 29)
    enough = area_of(area_qualities(FRAMEWORK, [answered(FORTY[:29])], least_people=29))
    assert enough.reliability.alpha == pytest.approx(alpha_of_pingouin(FORTY[:29]))


def test_a_round_that_asked_only_part_of_an_area_is_left_out() -> None:
    part = answered([[1, 2]] * 9, criteria=("absprachen", "wechsel"))
    elsewhere = answered([[1, 2]] * 9, criteria=("finden",))
    found = area_of(area_qualities(FRAMEWORK, [answered(FORTY), part, elsewhere]))
    assert (found.rounds, found.rounds_left_out) == (1, 1)
    assert found.reliability.people == 40


def test_a_round_on_an_older_wording_is_left_out_of_reliability() -> None:
    today = framework(reworded("wechsel.begleitet"))
    found = area_of(area_qualities(today, [answered(FORTY), answered(FORTY[:35], framework=today)]))
    assert (found.rounds, found.rounds_left_out, found.reliability.people) == (1, 1, 35)


def test_items_on_different_scales_have_no_sum_and_no_reliability() -> None:
    today = framework(SECOND_SCALE, on_other_scale("wechsel.begleitet"))
    people = [[one, 1 + one % 2, other] for one, _, other in FORTY]
    found = area_of(area_qualities(today, [answered(people, framework=today)]))
    assert found.reliability.alpha == NotComputable(Reason.DIFFERENT_SCALES)
    assert found.reliability.people == 40


def test_an_area_of_two_items_has_the_reliability_that_suits_two() -> None:
    columns = columns_of(questionnaire_for(FRAMEWORK, ("wechsel", "rueckmeldung"), "eltern"))
    codes = np.array([row[:2] for row in FORTY], np.int8)
    found = area_of(area_qualities(FRAMEWORK, [Matrix("eltern", columns, codes)]), "eltern")
    correlation = float(np.corrcoef(codes[:, 0], codes[:, 1])[0, 1])
    assert found.of_two == pytest.approx(2 * correlation / (1 + correlation))
    few = area_of(area_qualities(FRAMEWORK, [Matrix("eltern", columns, codes[:9])]), "eltern")
    assert few.of_two == NotComputable(Reason.TOO_FEW_PEOPLE)


def test_an_area_without_any_round_has_a_reason_instead_of_a_number() -> None:
    found = area_qualities(FRAMEWORK, [])
    assert {(one.area_id, one.perspective) for one in found} >= {("wege", "eltern"), ("miteinander", "koordination")}
    assert {one.rounds for one in found} == {0}
    assert {one.reliability.alpha for one in found} == {NotComputable(Reason.TOO_FEW_PEOPLE)}


def test_an_area_of_one_item_has_no_reliability_however_many_answer() -> None:
    alone = framework(on_its_own("finden.ansprache"), on_its_own("sprache.texte"))
    columns = columns_of(questionnaire_for(alone, ("finden", "sprache"), "fachkraft"))
    found = area_of(area_qualities(alone, [Matrix("fachkraft", columns, np.full((40, 1), 3, np.int8))]), area="wege")
    assert found.reliability.alpha == found.item_rest[0] == NotComputable(Reason.TOO_FEW_ITEMS)
    assert found.score.people == 40


def on_its_own(item: str) -> tuple[str, str]:
    """An item that is asked only where somebody switches it on."""
    return f"- id: {item}\n", f"- id: {item}\n            binding: optional\n"


def test_no_measure_is_ever_anything_but_a_finite_number_or_a_reason() -> None:
    found = area_qualities(FRAMEWORK, [answered([[2, 2, 2]] * 40)])
    measures: list[Measure] = [area_of(found).reliability.alpha, *area_of(found).item_rest]
    assert measures == [NotComputable(Reason.NO_VARIANCE)] * 4
