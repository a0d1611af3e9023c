"""Invented rounds are released by the same rules as any other, and let go as a real place would."""

from datetime import date

import numpy as np

from analysis.cubes import State, unpack
from analysis.handed_in import Audience
from analysis.invented.programme import Programme
from analysis.invented.releases import InventedRounds
from dialogues.agreement_model import AgreementState
from dialogues.session_formats import formats, methods
from selfeval.model import K_PUBLIC, RoundState
from tests.fakes.small_round import FRAMEWORK

TODAY = date(2026, 11, 21)
ROUNDS = InventedRounds(Programme(FRAMEWORK, places=8, rounds=3))


def test_every_place_has_its_closed_rounds_in_the_order_of_time() -> None:
    held = ROUNDS.of_place(ROUNDS.places()[0])
    assert [one.of_round.state for one in held] == [RoundState.CLOSED] * 3
    days = [one.of_round.closed_on or TODAY for one in held]
    assert days == sorted(days)
    assert len({one.of_round.id for one in held}) == 3


def test_nobody_is_shown_outside_in_groups_below_ten() -> None:
    shown, hidden = 0, 0
    for place in ROUNDS.places():
        held = ROUNDS.round(place, 0)
        cube = ROUNDS.let_go(held, Audience.COMPARISON, TODAY).cube
        counted = cube.states >= State.OFF_SCALE_ONLY
        assert (cube.answered[counted] >= K_PUBLIC).all()
        assert cube.counts[~counted].sum() == 0
        shown, hidden = shown + int(counted.sum()), hidden + int((cube.states == State.HIDDEN).sum())
    assert shown > hidden > 0


def test_what_is_let_go_is_packed_and_found_again() -> None:
    held = ROUNDS.round(ROUNDS.places()[1], 2)
    gone = ROUNDS.let_go(held, Audience.NZFH, TODAY)
    assert (gone.profile, gone.framework_id) == (held.place.profile, "kleiner-rahmen")
    assert np.array_equal(unpack(gone.cube.axes, gone.cube.pack()).counts, gone.cube.counts)
    assert gone.release_id == ROUNDS.let_go(held, Audience.COMPARISON, TODAY).release_id


def test_places_talk_about_criteria_and_agree_on_something_that_gets_done_or_not() -> None:
    facts = [ROUNDS.facts(held, TODAY) for place in ROUNDS.places() for held in ROUNDS.of_place(place)]
    agreements = [one for of_round in facts for one in of_round.agreements]
    assert {one.criterion_id for one in agreements} <= set(FRAMEWORK.criteria)
    assert {AgreementState.DONE, AgreementState.UNDER_WAY} <= {one.state for one in agreements}
    assert all((one.finished_on is not None) == (one.state in ("done", "dropped")) for one in agreements)
    assert all(one.finished_on is None or one.agreed_on <= one.finished_on <= TODAY for one in agreements)


def test_formats_and_methods_are_ones_that_there_are() -> None:
    talks = [one for place in ROUNDS.places() for one in ROUNDS.facts(ROUNDS.round(place, 1), TODAY).talks]
    assert {talk.format_id for talk in talks} <= {one.id for one in formats()}
    assert {talk.method_id for talk in talks} <= {one.id for one in methods()}
