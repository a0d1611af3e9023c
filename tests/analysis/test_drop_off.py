"""Where questionnaires end, as far as sheets that were sent can tell."""

import numpy as np

from analysis.answer_sheets import RoundSheets
from analysis.drop_off import DropOff, drop_offs
from selfeval.matrix import Matrix, columns_of
from selfeval.model import Mode
from selfeval.questionnaire import questionnaire_for
from tests.fakes.small_round import FRAMEWORK, plan, small_round

CRITERIA = ("finden", "absprachen", "wechsel", "rueckmeldung")
"""Two questions of the first area, then three of the second, for professionals."""


def sheets(people: list[list[int]], place: str = "a", mode: Mode = Mode.ANONYMOUS) -> RoundSheets:
    held = small_round(plan("fachkraft", mode), criteria=CRITERIA).model_copy(update={"municipality_id": place})
    columns = columns_of(questionnaire_for(FRAMEWORK, CRITERIA, "fachkraft"))
    return RoundSheets(held, FRAMEWORK, (Matrix("fachkraft", columns, np.array(people, np.int8)),))


WHOLE, STOPPED, NOTHING = [3, 2, 1, 4, 4], [3, -1, 0, 0, 0], [0, 0, 0, 0, 0]


def test_a_sheet_ends_in_the_area_of_its_last_answer() -> None:
    found = drop_offs(FRAMEWORK, [sheets([WHOLE, WHOLE, STOPPED]), sheets([WHOLE], "b")], least_people=1)
    assert found == (DropOff("wege", "fachkraft", 4, 1, 2),)
    assert found[0].share == 0.25


def test_the_last_area_has_no_end_and_an_empty_sheet_reached_nothing() -> None:
    assert [one.area_id for one in drop_offs(FRAMEWORK, [sheets([WHOLE, NOTHING])], least_people=1)] == ["wege"]
    assert drop_offs(FRAMEWORK, [sheets([NOTHING])], least_people=1) == ()


def test_whoever_skipped_the_first_area_came_further() -> None:
    assert drop_offs(FRAMEWORK, [sheets([[0, 0, 0, 0, 1]])], least_people=1)[0].ended == 0


def test_few_sheets_and_the_answer_of_a_body_are_not_told() -> None:
    assert drop_offs(FRAMEWORK, [sheets([WHOLE] * 29)], least_people=30) == ()
    assert drop_offs(FRAMEWORK, [sheets([WHOLE], mode=Mode.CONSENSUS)], least_people=1) == ()
