"""Released results as rows: hidden groups stay hidden, and each kind of missing value is told from the others."""

import pytest

from exports.datasets.framework_words import FrameworkWords
from exports.datasets.results import results_dataset
from exports.errors import DataExportRefused
from exports.statistical.model import SUPPRESSED, UNANSWERED
from selfeval.model import Recipient
from selfeval.release import Reach
from tests.exports.datasets.examples import LATER, closed_round, find, released, rows_of
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan, release, small_round
from texts.catalogue import translator

T = translator("de")
INSIDE, OUTSIDE = 1, 2


def all_rows() -> list[dict[str, object]]:
    return [dict(row) for row in rows_of(results_dataset([released()], tuple(Reach), T))]


def row_of(group: str, reach: int, item: str = ITEM, batch: int = 0) -> dict[str, object]:
    rows = rows_of(results_dataset([released()], tuple(Reach), T))
    return dict(find(rows, group_id=group, reach=reach, item=item, batch=batch))


def test_a_full_figure_tells_every_step_and_who_left_it_open() -> None:
    row = row_of("fachkraft", INSIDE)
    steps = [row[f"n_step{number}"] for number in (1, 2, 3, 4)]
    assert steps == [3, 0, 0, 9]
    assert (row["n_unknown"], row["n_not_applicable"], row["n_unanswered"]) == (2, 0, 0)
    assert (row["answered"], row["on_scale"], row["median"], row["sent"], row["invited"]) == (14, 12, 4.0, 14, 20)
    assert row_of("fachkraft", INSIDE, "finden.ansprache")["n_unanswered"] == 2


def test_a_group_below_k_is_suppressed_and_no_zero() -> None:
    row = row_of("leitung", INSIDE)
    numbers = ("answered", "on_scale", "n_step1", "n_unknown", "n_unanswered", "median")
    assert {row[name] for name in numbers} == {SUPPRESSED}
    assert row_of("leitung", OUTSIDE)["sent"] == SUPPRESSED


def test_too_few_on_the_scale_leave_the_answers_beside_it() -> None:
    row = row_of("eltern", INSIDE)
    assert (row["n_step2"], row["median"], row["n_unknown"], row["n_not_applicable"]) == (SUPPRESSED, SUPPRESSED, 9, 1)


def test_nobody_on_the_scale_is_told_from_a_median_that_is_not_shown() -> None:
    held = small_round(plan("fachkraft"))
    source = released()
    uniform = type(source)(held, FRAMEWORK, release(held, {"fachkraft": {ITEM: {"weiss-nicht": 12}}}), "Netz")
    row = find(rows_of(results_dataset([uniform], [Reach.INTERNAL], T)), group_id="fachkraft", item=ITEM)
    assert (row["median"], row["n_step1"], row["n_unknown"]) == (UNANSWERED, 0, 12)


def test_an_open_answer_stays_inside() -> None:
    assert row_of("koordination", INSIDE)["n_step3"] == 1
    assert row_of("koordination", OUTSIDE)["n_step3"] == SUPPRESSED


def test_late_papers_have_rows_of_their_own() -> None:
    row = row_of("fachkraft", INSIDE, batch=1)
    assert (row["n_step1"], row["n_step4"], row["sent"], row["released_on"]) == (2, 4, 6, LATER)
    assert row_of("fachkraft", INSIDE)["released_on"] == TODAY
    assert row_of("fachkraft", OUTSIDE, batch=1)["n_step4"] == SUPPRESSED


def test_a_level_names_its_members_and_has_no_wording() -> None:
    row = row_of("praxis", INSIDE)
    assert (row["members"], row["wording"], row["group"]) == ("fachkraft", None, 7)
    assert row_of("fachkraft", INSIDE)["wording"] == "Familien wissen von unseren Angeboten."


def test_rows_stand_in_the_order_of_the_framework() -> None:
    order = list(FRAMEWORK.items)
    places = [order.index(str(row["item"])) for row in all_rows() if row["batch"] == 0]
    assert places == sorted(places)


def test_perspectives_that_are_shown_together_have_one_row() -> None:
    joined = plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"})
    held = small_round(plan("fachkraft"), joined)
    answers = {"fachkraft": {ITEM: {STEPS[0]: 3, STEPS[1]: 3}}, "ehrenamt": {ITEM: {STEPS[2]: 2, STEPS[3]: 2}}}
    source = type(released())(held, FRAMEWORK, release(held, answers), "Netz")
    rows = rows_of(results_dataset([source], [Reach.INTERNAL], T))
    row = find(rows, group_kind=1, item=ITEM)
    assert (row["group_id"], row["members"], row["sent"], row["answered"]) == (
        "fachkraft",
        "fachkraft, ehrenamt",
        10,
        10,
    )


def test_files_carry_reach_and_what_was_promised() -> None:
    dataset = results_dataset([released()], [Reach.PUBLIC], T)
    assert len(dataset.conditions) == 1
    assert "ab 10 Personen" in dataset.conditions[0]
    assert dataset.released == LATER
    inside_only = closed_round().model_copy(update={"recipients": frozenset({Recipient.NETWORK})})
    source = released()
    promised = type(source)(inside_only, FRAMEWORK, source.release, "Netz")
    assert "=Runde „Frühjahr“" in results_dataset([promised], [Reach.PUBLIC], T).conditions[1]
    assert len(results_dataset([promised], [Reach.INTERNAL], T).conditions) == 1


def test_labels_come_in_english_too() -> None:
    dataset = results_dataset([released()], [Reach.INTERNAL], translator("en"))
    assert dataset.language == "en"
    assert [one.label for one in dataset.variables][:2] == ["Network", "Municipality of the round"]


def test_without_a_closed_round_there_is_nothing_to_take() -> None:
    with pytest.raises(DataExportRefused) as refused:
        results_dataset([], [Reach.INTERNAL], T)
    assert refused.value.data["reason"] == "no_results"


def test_two_versions_with_the_same_words_explain_their_scale_once() -> None:
    scales = tuple(one.model_copy(update={"off_scale": ()}) for one in FRAMEWORK.scales)
    renewed = FRAMEWORK.model_copy(update={"scales": scales})
    both = list(FrameworkWords((FRAMEWORK, renewed)).scale_notes(T))
    assert both == list(FrameworkWords((FRAMEWORK,)).scale_notes(T))
