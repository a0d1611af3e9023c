"""Others are laid on the own questions, circle by circle, and counted only where enough of a circle is shown."""

import numpy as np

from analysis.others import choose_circles, shares, stack
from tests.fakes.compared_places import AXES, ITEMS, circle, cube, own, places, released

ROW = AXES.perspectives.index("eltern")


def test_shares_are_of_those_who_answered_on_the_scale() -> None:
    agree, people = shares(cube({"eltern": (3, 12)}, items=ITEMS[:1]))
    assert (agree[0, ROW, 0], people[0, ROW, 0]) == (0.25, 12)
    assert np.isnan(agree[0, ROW, 1])


def test_circles_stand_one_after_the_other() -> None:
    first, second = places([1] * 6, name="a"), places([9] * 6, name="b")
    pool = [*second, *first]
    laid = stack(own(), pool, choose_circles(own(), pool, [circle(first, 1), circle(second, 2)]))
    assert laid.starts.tolist() == [0, 6]
    assert laid.agree[:, ROW, 0].tolist() == [0.1] * 6 + [0.9] * 6
    assert laid.needed.tolist() == [6, 6]


def test_a_circle_with_too_few_new_places_in_a_cell_counts_there_with_none() -> None:
    shown, hidden = places([5] * 5), released("ohne", cube({"fachkraft": (5, 10)}))
    pool = [*shown, hidden]
    laid = stack(own(), pool, choose_circles(own(), pool, [circle(pool)]))
    counted = laid.in_whole_circles(laid.compared)
    assert counted[:, AXES.perspectives.index("fachkraft"), 0].sum() == 6
    assert counted[:, ROW, 0].sum() == 0


def test_without_others_everything_is_empty() -> None:
    laid = stack(own(), [], choose_circles(own(), [], []))
    assert laid.agree.shape[0] == 0
    assert not laid.in_whole_circles(laid.compared).any()
