"""Every figure of a round is counted once, and all of them together give no small group away."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.disclosure import may_be_granted
from selfeval.figures import count_figures
from selfeval.model import K_PUBLIC, Mode, PerspectivePlan, Round
from selfeval.release import Figure, GroupKind, LedgerEntry, Reach, Shown
from tests.fakes.small_framework import PERSPECTIVES, STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, figures, matrix, plan, small_round

MIXED = {STEPS[0]: 2, STEPS[3]: 4}
MANY = {STEPS[1]: 5, STEPS[2]: 7}
FEW = {STEPS[0]: 1, STEPS[1]: 2}


def test_a_perspective_below_k_stays_hidden() -> None:
    found = figures(small_round(), {"fachkraft": MIXED, "eltern": FEW})
    assert found["fachkraft", Reach.INTERNAL].counts == MIXED
    assert found["eltern", Reach.INTERNAL] == Figure(
        item_id=ITEM, group="eltern", kind=GroupKind.PERSPECTIVE, reach=Reach.INTERNAL, shown=Shown.HIDDEN
    )


def test_a_raised_k_hides_more() -> None:
    found = figures(small_round(plan("fachkraft", k=7)), {"fachkraft": MIXED})
    assert found["fachkraft", Reach.INTERNAL].shown is Shown.HIDDEN


def test_outside_the_network_a_group_needs_ten_people() -> None:
    found = figures(small_round(), {"fachkraft": MIXED, "eltern": MANY})
    assert found["fachkraft", Reach.PUBLIC].shown is Shown.HIDDEN
    assert found["eltern", Reach.PUBLIC].counts == MANY


def test_a_hidden_perspective_is_left_out_of_its_level() -> None:
    found = figures(small_round(plan("fachkraft"), plan("ehrenamt")), {"fachkraft": MIXED, "ehrenamt": FEW})
    level = found["praxis", Reach.INTERNAL]
    assert (level.members, level.answered, level.counts) == (("fachkraft",), 6, MIXED)


def test_a_perspective_of_which_only_the_answers_beside_the_scale_are_shown_is_left_out_too() -> None:
    beside = {STEPS[0]: 2, "weiss-nicht": 4}
    found = figures(small_round(plan("fachkraft"), plan("ehrenamt")), {"fachkraft": MIXED, "ehrenamt": beside})
    assert found["ehrenamt", Reach.INTERNAL].counts == {"weiss-nicht": 4}
    assert found["praxis", Reach.INTERNAL].members == ("fachkraft",)


def test_a_level_pools_the_perspectives_that_are_shown() -> None:
    found = figures(small_round(plan("fachkraft"), plan("ehrenamt")), {"fachkraft": MIXED, "ehrenamt": MANY})
    level = found["praxis", Reach.INTERNAL]
    assert level.members == ("fachkraft", "ehrenamt")
    assert level.counts == {STEPS[0]: 2, STEPS[1]: 5, STEPS[2]: 7, STEPS[3]: 4}
    assert (level.answered, level.median) == (18, 3.0)


def test_parents_have_a_line_of_their_own_and_are_never_pooled() -> None:
    found = figures(small_round(), {"fachkraft": MANY, "eltern": MANY})
    for reach in Reach:
        assert found["eltern", reach].shown is Shown.FULL
        assert found["praxis", reach].members == ("fachkraft",)


def test_a_level_of_which_nothing_is_shown_has_no_figure() -> None:
    found = figures(small_round(), {"fachkraft": FEW, "eltern": MANY})
    assert {group for group, _ in found} == {"fachkraft", "eltern"}


def test_whoever_answers_openly_is_shown_inside_and_not_outside() -> None:
    found = figures(
        small_round(plan("koordination", Mode.DECLARED), plan("leitung")),
        {"koordination": {STEPS[3]: 1}, "leitung": MANY},
    )
    assert found["koordination", Reach.INTERNAL].counts == {STEPS[3]: 1}
    assert found["steuerung", Reach.INTERNAL].members == ("koordination", "leitung")
    assert found["koordination", Reach.PUBLIC].shown is Shown.HIDDEN
    assert found["steuerung", Reach.PUBLIC].members == ("leitung",)


def test_ten_open_answers_may_leave_like_any_others() -> None:
    found = figures(small_round(plan("leitung", Mode.DECLARED)), {"leitung": MANY})
    assert found["leitung", Reach.PUBLIC].counts == MANY


@pytest.mark.parametrize(("agreed_on", "shown"), [(None, Shown.HIDDEN), (date(2026, 11, 21), Shown.FULL)])
def test_a_consensus_leaves_the_municipality_only_by_agreement(agreed_on: date | None, shown: Shown) -> None:
    body = plan("leitung", Mode.CONSENSUS).model_copy(update={"leave_agreed_on": agreed_on})
    found = figures(small_round(body), {"leitung": {STEPS[2]: 1}})
    assert found["leitung", Reach.INTERNAL].shown is Shown.FULL
    assert found["leitung", Reach.PUBLIC].shown is shown


def test_an_item_is_counted_only_for_those_who_were_asked() -> None:
    closed = small_round()
    counts = {"finden.ansprache": MIXED}
    matrices = {"fachkraft": matrix(closed, "fachkraft", counts), "eltern": matrix(closed, "eltern", {})}
    counted = count_figures(closed, FRAMEWORK, matrices).figures
    assert {figure.group for figure in counted if figure.item_id == "finden.ansprache"} == {
        "fachkraft",
        "praxis",
    }


def test_the_ledger_has_one_entry_for_every_figure_that_is_shown() -> None:
    closed = small_round()
    matrices = {
        "fachkraft": matrix(closed, "fachkraft", {ITEM: MANY}),
        "eltern": matrix(closed, "eltern", {ITEM: FEW}),
    }
    counted = count_figures(closed, FRAMEWORK, matrices)
    assert [entry.view for entry in counted.granted] == [
        "intern:perspective:fachkraft",
        "intern:level:praxis",
        "oeffentlich:perspective:fachkraft",
        "oeffentlich:level:praxis",
    ]


people = st.dictionaries(st.sampled_from([*STEPS, "weiss-nicht", "keine-angabe"]), st.integers(0, 7), max_size=6)
plans = st.builds(plan, st.just("x"), st.sampled_from(list(Mode)), st.integers(5, 12))


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Round, dict[str, dict[str, int]]]:
    """A round in which perspectives of every size answer in every way."""
    chosen = draw(st.lists(st.sampled_from(PERSPECTIVES), min_size=1, unique=True))
    agreed = st.sampled_from([None, date(2026, 11, 21)])
    parts = [draw(plans).model_copy(update={"perspective": name, "leave_agreed_on": draw(agreed)}) for name in chosen]
    return small_round(*parts), {name: draw(people) for name in chosen}


def rank(rows: list[list[int]]) -> int:
    """The rank of a matrix by elimination over the rationals, apart from the product's own way."""
    left = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        for row in left[found + 1 :]:
            factor = row[column] / pivot[column]
            row[:] = [value - factor * own for value, own in zip(row, pivot, strict=True)]
        found += 1
    return found


def groups_given_away(views: list[set[str]], cells: list[str]) -> list[set[str]]:
    """Every group whose own row adds nothing to the views, so that somebody can work it out."""
    rows = [[int(cell in view) for cell in cells] for view in views]
    groups = chain.from_iterable(combinations(cells, size) for size in range(1, len(cells) + 1))
    return [set(group) for group in groups if rank([*rows, [int(cell in group) for cell in cells]]) == rank(rows)]


def protected_groups_given_away(granted: list[LedgerEntry], sizes: Mapping[str, int], hidden_from: set[str]) -> int:
    """The size of the smallest group of protected people that the views give away, or a very large number."""
    views = [set(entry.cells) for entry in granted] + [{cell} for cell in sizes if cell not in hidden_from]
    found = groups_given_away(views, sorted(sizes))
    return min((sum(sizes[cell] for cell in group) for group in found if group <= hidden_from), default=1_000_000)


@given(drawn=rounds())
def test_the_views_of_a_round_never_give_a_small_group_away(
    drawn: tuple[Round, dict[str, dict[str, int]]],
) -> None:
    closed, answers = drawn
    matrices = {name: matrix(closed, name, {ITEM: counts}) for name, counts in answers.items()}
    granted = [entry for entry in count_figures(closed, FRAMEWORK, matrices).granted if entry.item_id == ITEM]
    sizes = {name: sum(counts.values()) for name, counts in answers.items() if sum(counts.values())}
    anonymous = {part.perspective for part in closed.plans if part.is_anonymous} & set(sizes)
    smallest_k = min((part.k for part in closed.plans if part.is_anonymous), default=0)
    assert protected_groups_given_away(granted, sizes, anonymous) >= smallest_k
    public = [entry for entry in granted if entry.view.startswith("oeffentlich")]
    assert protected_groups_given_away(public, sizes, anonymous) >= K_PUBLIC


@given(drawn=rounds())
def test_no_figure_shows_more_than_its_rule_allows(drawn: tuple[Round, dict[str, dict[str, int]]]) -> None:
    closed, answers = drawn
    found = figures(closed, answers)
    for (group, reach), figure in found.items():
        if figure.kind is GroupKind.LEVEL:
            members = [found[member, reach] for member in figure.members]
            assert all(member.shown in (Shown.FULL, Shown.UNIFORM) for member in members)
            assert figure.answered == sum(member.answered or 0 for member in members)
        elif figure.shown is not Shown.HIDDEN:
            part = closed.plan(group)
            assert part is not None
            assert is_allowed(part, reach, figure)


def is_allowed(part: PerspectivePlan, reach: Reach, figure: Figure) -> bool:
    """The rules once more, in one sentence each, apart from the product's own way."""
    answered, on_scale = figure.answered or 0, figure.on_scale or 0
    if part.mode is not Mode.ANONYMOUS and reach is Reach.INTERNAL:
        return True
    if part.mode is Mode.CONSENSUS and part.leave_agreed_on:
        return True
    k = part.k if reach is Reach.INTERNAL else max(part.k, 10)
    steps_shown = any(answer in STEPS for answer in figure.counts)
    is_uniform = len(figure.counts) == 1 and sum(figure.counts.values()) == answered
    return answered >= k and (not steps_shown or on_scale >= k or is_uniform) and (not is_uniform or answered >= 10)


def together(leading: str, joined: str, k: int = 5) -> tuple[PerspectivePlan, PerspectivePlan]:
    return plan(leading), plan(joined, k=k).model_copy(update={"shown_with": leading})


def test_perspectives_that_are_shown_together_have_one_figure_and_none_alone() -> None:
    found = figures(small_round(*together("fachkraft", "ehrenamt")), {"fachkraft": FEW, "ehrenamt": FEW})
    shown = found["fachkraft", Reach.INTERNAL]
    assert (shown.members, shown.answered) == (("fachkraft", "ehrenamt"), 6)
    assert shown.counts == {STEPS[0]: 2, STEPS[1]: 4}
    assert {group for group, _ in found} == {"fachkraft", "praxis"}
    assert found["praxis", Reach.INTERNAL].members == ("fachkraft", "ehrenamt")


def test_of_two_bounds_the_stricter_one_holds_for_both_together() -> None:
    found = figures(small_round(*together("fachkraft", "ehrenamt", k=7)), {"fachkraft": FEW, "ehrenamt": FEW})
    assert found["fachkraft", Reach.INTERNAL].shown is Shown.HIDDEN


def test_the_ledger_names_both_groups_of_a_common_figure_and_neither_can_be_worked_out() -> None:
    of_round = small_round(*together("fachkraft", "ehrenamt"))
    matrices = {one: matrix(of_round, one, {ITEM: FEW}) for one in ("fachkraft", "ehrenamt")}
    granted = [entry for entry in count_figures(of_round, FRAMEWORK, matrices).granted if entry.item_id == ITEM]
    assert {tuple(entry.cells) for entry in granted} == {("fachkraft", "ehrenamt")}
    assert may_be_granted(granted, {"fachkraft": 5, "ehrenamt": 5})


def test_an_item_that_only_one_of_them_is_asked_shows_only_with_enough_of_its_own() -> None:
    of_round = small_round(*together("fachkraft", "ehrenamt"))
    matrices = {
        "fachkraft": matrix(of_round, "fachkraft", {"finden.ansprache": FEW}),
        "ehrenamt": matrix(of_round, "ehrenamt", {ITEM: MANY}),
    }
    counted = count_figures(of_round, FRAMEWORK, matrices).figures
    internal = [one for one in counted if (one.item_id, one.reach) == ("finden.ansprache", Reach.INTERNAL)]
    assert {one.group: one.shown for one in internal} == {"fachkraft": Shown.HIDDEN}
