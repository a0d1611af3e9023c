"""A part of an agenda offers the instruments that help in it."""

import pytest

from dialogues.instruments import instruments_for
from dialogues.phases import Instrument, PhaseKind


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (PhaseKind.TALK, Instrument.VOTE),
        (PhaseKind.PRIORITISE, Instrument.DOTS),
        (PhaseKind.AGREE, Instrument.CONSENSUS),
        (PhaseKind.CLOSE, Instrument.PULSE),
        (PhaseKind.ARRIVE, Instrument.CARDS),
    ],
)
def test_the_usual_instrument_of_a_part_comes_first(kind: PhaseKind, first: Instrument) -> None:
    assert instruments_for(kind, has_criterion=True)[0] is first


def test_without_a_criterion_there_is_nothing_to_vote_on_by_perspective() -> None:
    assert Instrument.VOTE not in instruments_for(PhaseKind.TALK, has_criterion=False)


def test_a_break_is_a_break() -> None:
    assert instruments_for(PhaseKind.BREAK, has_criterion=False) == ()


@pytest.mark.parametrize("kind", PhaseKind)
def test_every_kind_of_part_is_known_and_names_no_instrument_twice(kind: PhaseKind) -> None:
    fitting = instruments_for(kind, has_criterion=True)
    assert len(set(fitting)) == len(fitting)
