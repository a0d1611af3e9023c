"""Whoever waits for data reads how far they are, and nobody else does; afterwards nothing is known any more."""

import pytest

from tests.exports.statistical.example import ROWS, example
from wiring.waiting_for_data import Written, how_far, waited_for

KIND = "handed_in"


def test_it_is_told_what_is_written_and_how_much_of_it() -> None:
    with waited_for("anna", KIND) as told_of:
        assert how_far("anna", KIND) == Written()
        told = told_of(example())
        assert how_far("anna", KIND) == Written(example().label, 0, len(ROWS))
        told(2)
        now = how_far("anna", KIND)
        assert now == Written(example().label, 2, len(ROWS))
        assert now.share == 2 / len(ROWS)


def test_nobody_else_and_no_other_kind_knows_of_it() -> None:
    with waited_for("anna", KIND):
        assert how_far("anna", "answers") is None
        assert how_far("berta", KIND) is None


def test_nothing_is_left_when_the_data_are_there_or_cannot_be_made() -> None:
    with waited_for("anna", KIND) as told_of:
        told_of(example())(len(ROWS))
    assert how_far("anna", KIND) is None
    with pytest.raises(ZeroDivisionError), waited_for("anna", KIND):
        raise ZeroDivisionError
    assert how_far("anna", KIND) is None
