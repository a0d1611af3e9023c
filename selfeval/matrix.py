"""The matrix of a closed round: one row a person in random order, one column an item."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from selfeval.questionnaire import Questionnaire

UNANSWERED = 0

Counts = Mapping[str, Mapping[str, int]]
"""How often each answer was given, by item."""

Shuffle = Callable[[list[Any]], None]
"""Puts a list into random order in place."""


class Submission(dict[str, str]):
    """What one person has sent: an answer by item id, without key, time or order."""


@dataclass(frozen=True)
class Column:
    """One item of a matrix and what its numbers stand for.

    A step of the scale is written as its place from 1 upward, an answer beside the scale as its place from -1
    downward, and a question left open as 0.
    """

    item_id: str
    rev: int
    steps: tuple[str, ...]
    off_scale: tuple[str, ...]

    def code_of(self, answer: str | None) -> int:
        """Return the number that stands for an answer."""
        if answer is None:
            return UNANSWERED
        if answer in self.steps:
            return self.steps.index(answer) + 1
        return -self.off_scale.index(answer) - 1

    @cached_property
    def codes(self) -> dict[str, int]:
        """The number of every answer, by its id."""
        steps = {answer: place for place, answer in enumerate(self.steps, start=1)}
        return steps | {answer: -place for place, answer in enumerate(self.off_scale, start=1)}

    def answer_of(self, code: int) -> str:
        """Return the answer that a number other than 0 stands for."""
        return self.steps[code - 1] if code > 0 else self.off_scale[-code - 1]


@dataclass(frozen=True)
class Matrix:
    """All sent answers of one perspective; ``codes`` has the shape (people, items) and the type int8."""

    perspective: str
    columns: tuple[Column, ...]
    codes: NDArray[np.int8]

    @property
    def people(self) -> int:
        """How many people of this perspective sent their answers."""
        return int(self.codes.shape[0])

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how often each answer was given, by item; an answer that nobody gave is not in it."""
        lowest, highest = int(self.codes.min(initial=UNANSWERED)), int(self.codes.max(initial=UNANSWERED))
        width = highest - lowest + 1
        places = self.codes + (np.arange(len(self.columns)) * width - lowest)
        times = np.bincount(places.ravel(), minlength=len(self.columns) * width).reshape(-1, width)
        codes = range(lowest, highest + 1)
        return {
            column.item_id: {
                column.answer_of(code): count
                for code, count in zip(codes, row, strict=True)
                if count and code != UNANSWERED
            }
            for column, row in zip(self.columns, times.tolist(), strict=True)
        }


def columns_of(questionnaire: Questionnaire) -> tuple[Column, ...]:
    """Return the columns of a matrix for everything that a perspective was asked."""
    return tuple(
        Column(
            question.item_id,
            question.rev,
            tuple(step.id for step in question.steps),
            tuple(kind.id for kind in question.off_scale),
        )
        for question in questionnaire.questions.values()
    )


def build_matrix(
    perspective: str, columns: Sequence[Column], submissions: Sequence[Mapping[str, str]], shuffle: Shuffle
) -> Matrix:
    """Write submissions into a matrix whose rows say nothing about who came first."""
    rows = list(submissions)
    shuffle(rows)
    codes = np.zeros((len(rows), len(columns)), dtype=np.int8)
    known = [(column.item_id, column.codes) for column in columns]
    try:
        for row, submission in enumerate(rows):
            codes[row] = [of_item[submission[name]] if name in submission else UNANSWERED for name, of_item in known]
    except KeyError as unknown:
        raise ValueError(unknown.args[0]) from unknown
    return Matrix(perspective, tuple(columns), codes)
