"""Figures become rows by their arrays: what they are about once, and as many at once as writers work on."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np
import pytest

from exports.datasets.columns import Column
from exports.datasets.figure_arrays import DAY_0, SHOWN, AllAsked, FigureBatches, Figures, medians
from exports.datasets.figure_columns import FigureColumns
from exports.datasets.framework_words import FrameworkWords
from exports.statistical.model import UNANSWERED, Kind, Variable
from exports.statistical.rows import ROWS_AT_ONCE
from selfeval.release import GroupKind, Reach, Shown
from tests.fakes.small_round import FRAMEWORK, ITEM
from texts.catalogue import translator

COLUMNS = FigureColumns(FrameworkWords((FRAMEWORK,)), translator("de"))
ABOUT = [Column(Variable("release", "Freigabe", Kind.TEXT), lambda one: one)]
SOURCES = ["a", "nothing", "b"]


def block(source: int, asked: AllAsked, count: int, members: Sequence[str] = ()) -> Figures:
    """So many hidden figures of one source."""
    place = asked.place(FRAMEWORK, ITEM, GroupKind.PERSPECTIVE, "eltern", Reach.PUBLIC)
    made = {one.name: np.zeros(count, int) for one in fields(Figures)}
    made |= {"source": np.full(count, source), "asked": np.full(count, place)}
    made |= {"members": np.full(count, asked.place_of_members(members)), "shown": np.full(count, SHOWN[Shown.HIDDEN])}
    return Figures(**made | {"counts": np.zeros((asked.width, count), int)})


def test_small_blocks_are_put_together_and_none_is_lost() -> None:
    asked = AllAsked(COLUMNS)
    blocks = (block(number % 2 * 2, asked, 1000) for number in range(40))
    sizes = [len(one) for one in FigureBatches(ABOUT, COLUMNS.variables, asked).of(blocks, SOURCES)]
    assert sum(sizes) == 40_000
    assert min(sizes[:-1]) >= ROWS_AT_ONCE / 2


def test_words_of_sources_and_members_that_no_row_speaks_of_are_not_in_a_batch() -> None:
    asked = AllAsked(COLUMNS)
    asked.place_of_members(["fachkraft", "ehrenamt"])
    blocks = iter([block(0, asked, 1), block(2, asked, 1, ["leitung", "koordination"])])
    [batch] = FigureBatches(ABOUT, COLUMNS.variables, asked).of(blocks, SOURCES)
    assert batch.column("release").dictionary.to_pylist() == ["a", "b"]
    assert batch.column("members").to_pylist() == [None, "leitung, koordination"]
    assert batch.column("members").dictionary.to_pylist() == ["leitung, koordination"]


def test_the_same_group_in_another_framework_or_for_others_is_another() -> None:
    renewed = FRAMEWORK.model_copy(update={"framework": FRAMEWORK.framework.model_copy(update={"version": "2.0"})})
    asked = AllAsked(COLUMNS)
    wanted = [(FRAMEWORK, Reach.INTERNAL), (FRAMEWORK, Reach.PUBLIC), (renewed, Reach.INTERNAL)]
    places = [asked.place(one, ITEM, GroupKind.PERSPECTIVE, "eltern", reach) for one, reach in wanted]
    figures = replace(block(0, asked, 4), asked=np.array([*places, places[0]]))
    [batch] = FigureBatches(ABOUT, COLUMNS.variables, asked).of(iter([figures]), SOURCES)
    assert batch.column("version").to_pylist() == ["1.0", "1.0", "2.0", "1.0"]
    assert batch.column("reach").to_pylist() == [1, 2, 1, 1]
    assert batch.column("released_on").to_pylist() == [DAY_0] * 4


@pytest.mark.parametrize(
    ("counts", "median"),
    [((1, 0, 0, 0), 1), ((2, 0, 1, 0), 1), ((1, 0, 1, 0), 2), ((0, 0, 0, 2), 4), ((0, 2, 2, 1), 3), ((0,) * 4, None)],
)
def test_a_median_lies_in_the_middle_of_all_who_chose_a_step(counts: tuple[int, ...], median: int | None) -> None:
    steps = np.array([counts]).T
    found = medians(steps, steps.sum(axis=0), lambda place: place + 1)
    assert found.tolist() == [UNANSWERED if median is None else median]
