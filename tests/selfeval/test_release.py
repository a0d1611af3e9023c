"""A release never changes, and everybody finds the same figure in it."""

import pytest

from selfeval.errors import ReleaseDamaged
from selfeval.release import Reach, read_part
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import ITEM, release, small_round

RELEASE = release(small_round(), {"fachkraft": {ITEM: {STEPS[3]: 4, STEPS[2]: 4}}, "eltern": {ITEM: {STEPS[0]: 3}}})
PART = RELEASE.figures


def test_a_stored_part_comes_back_as_it_was() -> None:
    assert read_part(PART.content(), PART.sha256()) == PART


def test_a_part_that_was_changed_in_the_database_is_refused() -> None:
    with pytest.raises(ReleaseDamaged):
        read_part(PART.content().replace('"answered":8', '"answered":9'), PART.sha256())


def test_a_figure_is_found_by_item_group_and_reach() -> None:
    found = RELEASE.figure(ITEM, "fachkraft", Reach.INTERNAL)
    assert found is not None
    assert (found.answered, found.median) == (8, 3.5)


def test_a_group_that_was_not_asked_has_no_figure() -> None:
    assert RELEASE.figure("finden.ansprache", "eltern", Reach.INTERNAL) is None
