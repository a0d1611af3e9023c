"""What several views give away together is found by rank, as surely as by trying every combination."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.rowspace import has_small_derivable_group

CELLS = ("a", "b", "c")
VIEWS = [set(group) for size in range(1, 4) for group in combinations(CELLS, size)]
K = dict.fromkeys(CELLS, 5)


def derivable(views: list[set[str]]) -> set[frozenset[str]]:
    """Every group that somebody finds who adds and subtracts views, each up to three times, and divides.

    For three cells this tries every combination that can lead to a group.
    """
    rows = [tuple(int(cell in view) for cell in CELLS) for view in views]
    found = set()
    for factors in product(range(-3, 4), repeat=len(rows)):
        mixed = [sum(factor * row[place] for factor, row in zip(factors, rows, strict=True)) for place in range(3)]
        several = {abs(value) for value in mixed if value}
        if len(several) == 1 and len({value for value in mixed if value}) == 1:
            found.add(frozenset(cell for cell, value in zip(CELLS, mixed, strict=True) if value))
    return found


@given(
    views=st.lists(st.sampled_from(VIEWS), max_size=4, unique_by=frozenset),
    people=st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(0, 7)),
)
def test_the_check_finds_exactly_what_an_attacker_finds_by_trying_everything(
    views: list[set[str]], people: tuple[int, int, int]
) -> None:
    sizes = dict(zip(CELLS, people, strict=True))
    occupied = [{cell for cell in view if sizes[cell]} for view in views]
    small = {group for group in derivable(occupied) if sum(sizes[cell] for cell in group) < 5}
    assert has_small_derivable_group(views, sizes, K) == bool(small)


@pytest.mark.parametrize(
    "views",
    [
        [{"a"}],
        [{"a", "b", "c"}, {"b", "c"}],
        [{"a", "b", "c"}, {"b"}, {"c"}],
        [{"a", "b"}, {"b", "c"}, {"a", "c"}],
    ],
)
def test_a_small_group_is_found_directly_as_a_remainder_and_by_halving(views: list[set[str]]) -> None:
    assert has_small_derivable_group(views, {"a": 3, "b": 9, "c": 9}, K)


@pytest.mark.parametrize("views", [[], [{"b"}, {"c"}], [{"a", "b"}], [{"a", "b"}, {"a", "c"}]])
def test_a_small_group_that_always_stands_beside_others_is_safe(views: list[set[str]]) -> None:
    assert not has_small_derivable_group(views, {"a": 3, "b": 9, "c": 9}, K)


def test_two_small_groups_that_are_large_together_are_safe_together() -> None:
    assert not has_small_derivable_group([{"a", "b"}], {"a": 3, "b": 3}, K)
    assert has_small_derivable_group([{"a", "b"}], {"a": 2, "b": 2}, K)


def test_a_group_of_nobody_has_no_secret_and_hides_none() -> None:
    assert not has_small_derivable_group([{"a"}], {"a": 0}, K)
    assert has_small_derivable_group([{"a", "b"}], {"a": 0, "b": 3}, K)


def test_each_group_is_measured_by_its_own_k() -> None:
    sizes = {"a": 7, "b": 12}
    assert not has_small_derivable_group([{"a"}, {"b"}], sizes, {"a": 5, "b": 10})
    assert has_small_derivable_group([{"a"}, {"b"}], sizes, {"a": 10, "b": 10})


def test_a_cell_without_protection_is_nobodys_secret() -> None:
    assert not has_small_derivable_group([{"a"}, {"b"}], {"b": 9}, K)
    assert has_small_derivable_group([{"a", "b"}, {"a"}], {"b": 3}, K)
