"""No few places can be worked out from the groups that are shown, whatever is added and subtracted."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.national.breakdowns import LEAST_PLACES, LEFT_OUT, REST, Breakdown, codes_of, is_derivable, safe_groups
from networks.places import Land, MunicipalityKind
from selfeval.rowspace import has_small_derivable_group
from tests.fakes.handed_in import profile


def attacked(groups: NDArray[np.intp]) -> bool:
    """Say whether exact arithmetic finds fewer than five places, as the check of every release does for people."""
    cells = [str(tuple(column)) for column in groups.T.tolist()]
    sizes = {cell: cells.count(cell) for cell in cells}
    views = [
        {cell for cell, group in zip(cells, row, strict=True) if group == wanted}
        for row in groups.tolist()
        for wanted in set(row)
    ]
    return has_small_derivable_group(views, sizes, dict.fromkeys(cells, LEAST_PLACES))


def all_of(groups: NDArray[np.intp]) -> NDArray[np.bool_]:
    return np.ones(groups.shape[1], np.bool_)


@st.composite
def places(draw: st.DrawFn) -> NDArray[np.intp]:
    """Some places in up to three breakdowns with up to four groups each."""
    count = draw(st.integers(1, 24))
    row = st.lists(st.integers(0, 3), min_size=count, max_size=count)
    return np.array(draw(st.lists(row, min_size=1, max_size=3)), np.intp)


@settings(max_examples=200, deadline=None)
@given(places())
def test_what_is_derivable_is_found_exactly(groups: NDArray[np.intp]) -> None:
    assert is_derivable(groups) == attacked(groups)


@settings(max_examples=200, deadline=None)
@given(places())
def test_no_attack_finds_few_places_in_what_is_shown(groups: NDArray[np.intp]) -> None:
    shown = safe_groups(groups, all_of(groups))
    if shown is None:
        assert groups.shape[1] < LEAST_PLACES
    else:
        assert not attacked(shown)
        sizes = [np.unique(row, return_counts=True)[1].min() for row in shown]
        assert min(sizes) >= LEAST_PLACES


def test_thirty_one_places_with_three_of_a_land_give_no_difference_of_three() -> None:
    groups = np.array([[0] * 20 + [1] * 8 + [2] * 3], np.intp)
    shown = safe_groups(groups, all_of(groups))
    assert shown is not None
    assert np.unique(shown, return_counts=True)[1].tolist() == [11, 20]
    assert shown[0].tolist() == [0] * 20 + [REST] * 11


def test_a_kind_that_lies_within_a_land_but_for_one_place_is_not_shown_beside_it() -> None:
    land, kind = [0] * 10 + [1] * 6, [0] * 9 + [1] * 7
    groups = np.array([land, kind], np.intp)
    assert attacked(groups)
    shown = safe_groups(groups, all_of(groups))
    assert shown is not None
    assert shown[0].tolist() == land
    assert not attacked(shown)
    assert set(shown[1].tolist()) == {REST}


def test_places_that_say_nothing_are_in_no_group() -> None:
    groups = np.array([[0] * 6 + [1] * 6], np.intp)
    contributes = np.array([True] * 5 + [False] * 2 + [True] * 5)
    shown = safe_groups(groups, contributes)
    assert shown is not None
    assert shown[0].tolist() == [0] * 5 + [LEFT_OUT] * 2 + [1] * 5


def test_fewer_than_five_places_show_nothing_at_all() -> None:
    groups = np.zeros((4, 4), np.intp)
    assert safe_groups(groups, all_of(groups)) is None


def test_groups_stand_in_a_fixed_order_that_no_value_changes() -> None:
    some = [profile("a", Land.TH), profile("b", Land.SH, kind=MunicipalityKind.STADT, population=None)]
    codes = codes_of(some)
    assert codes[0].tolist() == [len(Land) - 1, 0]
    assert codes.shape == (len(Breakdown), 2)
    assert all(one.tolist() != other.tolist() for one, other in combinations(codes[:3], 2))
