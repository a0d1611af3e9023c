"""Where questionnaires end: after which area people who had more before them answered nothing further."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from analysis.answer_sheets import RoundSheets
from qualitaetsrahmen.model import Framework
from selfeval.matrix import UNANSWERED, Column, Matrix
from selfeval.questionnaire import Page, questionnaire_for


@dataclass(frozen=True)
class DropOff:
    """How many sheets of one perspective end in an area although further pages came after it.

    Only sheets that were sent are known: whoever closed the page before sending is not in it. A sheet ends where its
    last answer stands, so that whoever left the end out on purpose is counted like whoever was tired.
    """

    area_id: str
    perspective: str
    reached: int
    """Sheets with an answer in this area or later that had further pages after it."""
    ended: int
    """How many of these hold no answer after it."""
    places: int

    @property
    def share(self) -> float:
        """Which part of the sheets that came so far ends here, from 0 to 1."""
        return self.ended / self.reached


def drop_offs(framework: Framework, sheets: Iterable[RoundSheets], least_people: int) -> tuple[DropOff, ...]:
    """Return where sheets end, by area and perspective in the order of the framework.

    Of rounds on any version, by the pages that people had before them; an area that this framework does not have is
    left out, and so is one that fewer than ``least_people`` sheets reached.
    """
    reached: dict[tuple[str, str], int] = {}
    ended: dict[tuple[str, str], int] = {}
    places: dict[tuple[str, str], set[str]] = {}
    for one, matrices in _alike(sheets):
        joined = Matrix(one.perspective, one.columns, np.concatenate([matrix.codes for _, matrix in matrices]))
        for area, came, stayed in _ends(one.pages, joined):
            key = area, one.perspective
            reached[key] = reached.get(key, 0) + came
            ended[key] = ended.get(key, 0) + stayed
            places.setdefault(key, set()).update(place for place, _ in matrices)
    return tuple(
        DropOff(*key, reached[key], ended[key], len(places[key]))
        for area in framework.areas
        for perspective in framework.perspectives
        if (key := (area.id, perspective.id)) in reached and reached[key] >= max(least_people, 1)
    )


@dataclass(frozen=True)
class _Asked:
    """What one perspective was asked, the same in many rounds."""

    perspective: str
    pages: tuple[Page, ...]
    columns: tuple[Column, ...]


def _alike(sheets: Iterable[RoundSheets]) -> Iterator[tuple[_Asked, list[tuple[str, Matrix]]]]:
    """Yield what was asked with the sheets of all rounds that asked it, each with its place."""
    asked: dict[tuple[str, tuple[str, ...], str], _Asked] = {}
    found: dict[tuple[str, tuple[str, ...], str], list[tuple[str, Matrix]]] = {}
    for one in sheets:
        for matrix in one.of_people:
            key = one.round.framework_sha256, one.round.criteria, matrix.perspective
            if key not in asked:
                pages = questionnaire_for(one.framework, one.round.criteria, matrix.perspective).pages
                asked[key] = _Asked(matrix.perspective, pages, matrix.columns)
            found.setdefault(key, []).append((one.place, matrix))
    yield from ((asked[key], matrices) for key, matrices in found.items())


def _ends(pages: Iterable[Page], matrix: Matrix) -> Iterator[tuple[str, int, int]]:
    """Yield for each area but the last how many sheets came so far, and how many of them end there."""
    columns = _last_columns(pages, matrix)
    if not columns or not matrix.people:
        return
    answered = matrix.codes != UNANSWERED
    last = np.where(answered.any(axis=1), answered.shape[1] - 1 - answered[:, ::-1].argmax(axis=1), -1)
    begins = 0
    for area, ends in list(columns.items())[:-1]:
        yield area, int((last >= begins).sum()), int(((last >= begins) & (last <= ends)).sum())
        begins = ends + 1


def _last_columns(pages: Iterable[Page], matrix: Matrix) -> dict[str, int]:
    """Return the last column of each area, in the order of the pages; empty where the pages are not those asked."""
    order = [(page.area_id, question.item_id) for page in pages for question in page.questions]
    if [item for _, item in order] != [column.item_id for column in matrix.columns]:
        return {}
    return {area: place for place, (area, _) in enumerate(order)}
