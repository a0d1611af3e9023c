"""Figures are shown only where no answer can be traced to a person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.disclosure import (
    UNIFORM_FROM,
    Answers,
    decide,
    decide_choices,
    decide_release,
    filled,
    ledger_entry,
    may_be_granted,
    pooled_answers,
    threshold,
)
from selfeval.model import Mode
from selfeval.release import Figure, GroupKind, LedgerEntry, Reach, Shown
from tests.fakes.small_round import plan

K = {"a": 5, "b": 5, "c": 5}


def answers(*steps: int, unknown: int = 0) -> Answers:
    """So many for each step of a scale of four, and so many beside it."""
    return Answers({str(place): count for place, count in enumerate(steps)}, {"weiss-nicht": unknown})


def view(name: str, item_id: str = "i", open_cells: frozenset[str] = frozenset(), **cells: int) -> LedgerEntry:
    return LedgerEntry(item_id, name, cells, open_cells)


def test_a_group_below_k_stays_hidden() -> None:
    assert decide(answers(2, 2), 5, is_open=False) is Shown.HIDDEN
    assert decide(answers(2, 3), 5, is_open=False) is Shown.FULL


def test_a_group_that_did_not_answer_stays_hidden() -> None:
    assert decide(answers(), 1, is_open=True) is Shown.HIDDEN


def test_every_answer_counts_towards_k_but_a_distribution_needs_k_on_the_scale() -> None:
    assert decide(answers(2, 2, unknown=1), 5, is_open=False) is Shown.OFF_SCALE_ONLY
    assert decide(answers(2, 3, unknown=1), 5, is_open=False) is Shown.FULL


def test_answers_that_are_all_the_same_are_shown_from_ten_people_on() -> None:
    assert UNIFORM_FROM == 10
    assert decide(answers(0, 9), 5, is_open=False) is Shown.HIDDEN
    assert decide(answers(0, 10), 5, is_open=False) is Shown.UNIFORM
    assert decide(answers(unknown=9), 5, is_open=False) is Shown.HIDDEN
    assert decide(answers(unknown=10), 5, is_open=False) is Shown.UNIFORM


@pytest.mark.parametrize(
    ("group", "shown"),
    [
        (answers(1, 4), Shown.HIDDEN),
        (answers(0, 5, unknown=1), Shown.HIDDEN),
        (answers(1, 0, unknown=4), Shown.HIDDEN),
        (answers(2, 3), Shown.FULL),
        (answers(1, 8), Shown.HIDDEN),
        (answers(1, 9), Shown.FULL),
        (answers(0, 10), Shown.UNIFORM),
        (answers(0, 9), Shown.HIDDEN),
    ],
)
def test_a_release_singles_nobody_out_in_a_small_group(group: Answers, shown: Shown) -> None:
    assert decide_release(group, 5, is_open=False) is shown


def test_hidden_steps_do_not_decide_whether_the_answers_beside_them_are_shown() -> None:
    for steps in ((4, 0), (2, 2), (1, 3)):
        assert decide_release(answers(*steps, unknown=1), 5, is_open=False) is Shown.OFF_SCALE_ONLY


def test_an_open_answer_is_released_even_where_it_stands_alone() -> None:
    assert decide_release(answers(1, 4), 1, is_open=True) is Shown.FULL


def test_whoever_answers_openly_is_shown_alone_and_in_agreement() -> None:
    assert decide(answers(0, 1), 1, is_open=True) is Shown.FULL


@given(
    steps=st.lists(st.integers(0, 12), min_size=4, max_size=4),
    unknown=st.integers(0, 12),
    k=st.integers(5, 15),
)
def test_no_anonymous_answers_are_shown_against_the_rules(steps: list[int], unknown: int, k: int) -> None:
    group = answers(*steps, unknown=unknown)
    shown = decide(group, k, is_open=False)
    if group.answered < k:
        assert shown is Shown.HIDDEN
    if len(group.counts) == 1 and group.answered < UNIFORM_FROM:
        assert shown is Shown.HIDDEN
    if shown is Shown.FULL:
        assert group.on_scale >= k


@pytest.mark.parametrize(
    ("mode", "k", "internal", "public"),
    [
        (Mode.ANONYMOUS, 5, 5, 10),
        (Mode.ANONYMOUS, 8, 8, 10),
        (Mode.ANONYMOUS, 15, 15, 15),
        (Mode.DECLARED, 5, 1, 10),
        (Mode.CONSENSUS, 5, 1, 10),
    ],
)
def test_what_leaves_the_network_needs_ten_people(mode: Mode, k: int, internal: int, public: int) -> None:
    part = plan("leitung", mode, k)
    assert (threshold(part, Reach.INTERNAL), threshold(part, Reach.PUBLIC)) == (internal, public)


def test_a_consensus_leaves_only_by_the_bodys_agreement() -> None:
    agreed = {"leave_agreed_on": date(2026, 11, 21)}
    assert threshold(plan("leitung", Mode.CONSENSUS).model_copy(update=agreed), Reach.PUBLIC) == 1
    assert threshold(plan("leitung", Mode.DECLARED).model_copy(update=agreed), Reach.PUBLIC) == 10
    assert threshold(plan("leitung", Mode.ANONYMOUS).model_copy(update=agreed), Reach.PUBLIC) == 10


def figure(shown: Shown, median: float | None = 2.0) -> Figure:
    empty = Figure(item_id="i", group="a", kind=GroupKind.PERSPECTIVE, reach=Reach.INTERNAL, shown=shown)
    return filled(empty, answers(2, 3, unknown=4), median)


def test_a_hidden_figure_holds_nothing() -> None:
    hidden = figure(Shown.HIDDEN)
    assert (hidden.answered, hidden.on_scale, hidden.counts, hidden.median) == (None, None, {}, None)


def test_a_figure_beside_the_scale_holds_no_step_and_no_median() -> None:
    beside = figure(Shown.OFF_SCALE_ONLY)
    assert (beside.answered, beside.counts, beside.median) == (9, {"weiss-nicht": 4}, None)


def test_a_full_figure_holds_only_answers_that_somebody_gave() -> None:
    full = figure(Shown.FULL)
    assert (full.answered, full.on_scale, full.median) == (9, 5, 2.0)
    assert full.counts == {"0": 2, "1": 3, "weiss-nicht": 4}


def test_groups_are_added_answer_by_answer() -> None:
    assert pooled_answers([answers(1, 2, unknown=1), answers(3, unknown=1)]) == answers(4, 2, unknown=2)
    assert pooled_answers([Answers({}, {}), answers(1, 2)]).counts == answers(1, 2).counts


def test_the_ledger_keeps_whose_answers_a_figure_sums_up() -> None:
    level = Figure(
        item_id="i",
        group="praxis",
        kind=GroupKind.LEVEL,
        reach=Reach.PUBLIC,
        shown=Shown.FULL,
        members=("a", "b"),
    )
    entry = ledger_entry(level, {"a": 12, "b": 11, "c": 3}, frozenset({"b", "c"}))
    assert entry == LedgerEntry("i", "oeffentlich:level:praxis", {"a": 12, "b": 11}, frozenset({"b"}))


def test_a_level_that_includes_a_hidden_perspective_is_refused() -> None:
    assert may_be_granted([view("a", a=12), view("both", a=12, b=9)], K)
    assert not may_be_granted([view("a", a=12), view("both", a=12, b=3)], K)


def test_a_total_minus_the_others_is_refused() -> None:
    shown = [view("a", a=12), view("b", b=7)]
    assert may_be_granted(shown, K)
    assert not may_be_granted([*shown, view("total", a=12, b=7, c=2)], K)


def test_overlapping_views_that_give_a_group_away_only_together_are_refused() -> None:
    pairs = [view("ab", a=3, b=9), view("bc", b=9, c=9), view("ac", a=3, c=9)]
    assert all(may_be_granted([one, other], K) for one in pairs for other in pairs)
    assert not may_be_granted(pairs, K)


def test_views_of_different_items_cannot_be_subtracted_from_each_other() -> None:
    assert may_be_granted([view("total", "i", a=12, b=3), view("a", "j", a=12)], K)


def test_an_open_group_is_known_to_all_and_protects_nobody_beside_it() -> None:
    open_a = frozenset({"a"})
    assert may_be_granted([view("a", open_cells=open_a, a=1)], K)
    assert not may_be_granted([view("both", open_cells=open_a, a=1, b=3)], K)
    assert may_be_granted([view("both", open_cells=open_a, a=1, b=7)], K)


def test_an_empty_ledger_gives_nothing_away() -> None:
    assert may_be_granted([], K)


@pytest.mark.parametrize(
    ("chosen", "people", "shown"),
    [
        ((3, 3, 2), 4, Shown.HIDDEN),
        ((3, 3, 2), 5, Shown.FULL),
        ((4, 3, 2), 5, Shown.HIDDEN),
        ((5, 3, 0), 5, Shown.HIDDEN),
        ((10, 9, 3), 10, Shown.FULL),
        ((10, 0, 0), 10, Shown.UNIFORM),
    ],
)
def test_several_choices_are_shown_where_they_tell_nobody_s_own(
    chosen: tuple[int, ...], people: int, shown: Shown
) -> None:
    assert decide_choices(answers(*chosen), people, 5, is_open=False) is shown


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4), st.sampled_from([5, 10]))
def test_with_one_choice_each_choices_are_shown_as_answers_of_a_release_are(steps: list[int], k: int) -> None:
    given_answers = answers(*steps)
    alone = decide_choices(given_answers, given_answers.answered, k, is_open=False)
    assert alone is decide_release(given_answers, k, is_open=False)


def test_what_is_chosen_openly_is_shown_however_few_chose() -> None:
    assert decide_choices(answers(1, 0), 1, 1, is_open=True) is Shown.FULL
    assert decide_choices(answers(0, 0), 0, 1, is_open=True) is Shown.HIDDEN
