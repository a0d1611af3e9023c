"""Whoever lays the public figures of every place beside the single sheets cannot say from which place one comes."""

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.microdata import (
    LEAST_ALIKE,
    LEAST_PLACES,
    RARE,
    ItemState,
    MicrodataRound,
    Sheets,
    in_company,
    sheets_of,
    without_rare,
)
from networks.places import MunicipalityKind
from tests.analysis.test_microdata import TOGETHER, WAYS, drawn, five, held, sheets
from tests.fakes.small_round import FRAMEWORK

_FIRST = {WAYS.id: 0, TOGETHER.id: 3}
"""Where the items of an area begin in what ``drawn`` gives."""


def fitting(made: Sheets, rounds: list[MicrodataRound]) -> list[int]:
    """From how many places each sheet may be: those where somebody gave each of its answers, which is public."""
    first, found = _FIRST[made.area_id], []
    for row in made.codes:
        found.append(0)
        for one in rounds:
            whole = one.matrices["fachkraft"].codes[:, first:]
            found[-1] += all(
                state is not ItemState.SHOWN or code == RARE or code in whole[:, at]
                for at, (state, code) in enumerate(zip(made.states, row, strict=True))
            )
    return found


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("people", [16, 20, 40])
def test_no_sheet_leads_to_fewer_than_five_places_by_their_public_figures(people: int, seed: int) -> None:
    rounds = five(people, seed)
    for area in FRAMEWORK.areas:
        for made in sheets_of(rounds, FRAMEWORK, area):
            alike = [one for one in rounds if all_shown(one, made)]
            assert min(fitting(made, alike)) >= LEAST_PLACES


def all_shown(of: MicrodataRound, made: Sheets) -> bool:
    """Whether the sheets of a place can be in a set at all, which its public figures tell."""
    first = _FIRST[made.area_id]
    asked = of.matrices["fachkraft"].codes[:, first : first + len(made.states)]
    enough: list[bool] = ((asked > 0).sum(axis=0) >= 10).tolist()
    return enough == [state is ItemState.SHOWN for state in made.states]


def test_an_answer_that_one_place_alone_gave_names_it_nowhere() -> None:
    """Eight people of one place tick what nobody else does: often enough to be told, and all from there."""
    chance = np.random.default_rng(1)
    rounds = five(40, seed=2)
    for one in rounds:
        one.matrices["fachkraft"].codes[:, 0] = chance.integers(1, 4, 40)
    rounds[0].matrices["fachkraft"].codes[:16, 0] = 4
    [made] = sheets(rounds)
    assert 4 not in made.codes[:, 0]
    assert (made.codes[:, 0] == RARE).sum() >= LEAST_ALIKE


def test_two_rounds_of_a_place_know_together_what_it_gave() -> None:
    given = np.zeros((LEAST_PLACES, 1, 256), np.bool_)
    given[:, 0, [0, 1 - RARE]] = True
    codes: NDArray[np.int8] = np.array([[1], [2]], np.int8)
    assert in_company(codes, given).ravel().tolist() == [1, RARE]


def test_what_is_hidden_for_its_place_stands_in_company_too() -> None:
    """Else the only hidden answer of an item would be known to come from a place that alone gave one."""
    told = without_rare(np.array([[1]] * 20 + [[2]] * 9 + [[RARE]], np.int8))
    assert (told == RARE).sum() >= LEAST_ALIKE


def test_a_place_of_another_kind_adds_no_company() -> None:
    """Sets of a Land and kind are known to be of these places alone, so others do not make a sheet less telling."""
    chance = np.random.default_rng(5)
    rounds = five(20, seed=3)
    far = [
        held(f"fern-{n}", {"fachkraft": drawn(40, chance)}, kind=MunicipalityKind.STADT) for n in range(LEAST_PLACES)
    ]
    [alone] = sheets(rounds)
    beside = next(one for one in sheets([*rounds, *far]) if one.kind is MunicipalityKind.LANDKREIS)
    assert alone.codes.tobytes() == beside.codes.tobytes()
