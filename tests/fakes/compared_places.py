"""Places that let their results go for comparison, made of how many people answered and how many of them agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np

from analysis.circles import Circle, new_circles
from analysis.cubes import MODES, UNKNOWN, Axes, Cube, State, axes_of
from analysis.handed_in import Audience, HandedIn
from analysis.others import Own
from networks.peers import Peers, peers_of
from networks.places import MunicipalityKind, PopulationBand
from selfeval.model import Mode
from tests.fakes.handed_in import handed_in, profile
from tests.fakes.small_framework import small_framework

TODAY = date(2026, 11, 21)
AXES = axes_of(small_framework())
PERSPECTIVES = ("fachkraft", "eltern")
ITEMS = tuple(column.item_id for column in AXES.columns)
LANDKREIS, STADT = MunicipalityKind.LANDKREIS, MunicipalityKind.STADT
NOBODY: Mapping[str, str] = MappingProxyType({})
Answers = Mapping[str, tuple[int, int]]
"""By perspective, how many people agree and how many answered, at every question."""


def cube(
    answers: Answers,
    mode: Mode = Mode.ANONYMOUS,
    axes: Axes = AXES,
    items: Iterable[str] = ITEMS,
    under: Mapping[str, str] = NOBODY,
) -> Cube:
    """The figures of a place whose perspectives answered every one of these questions alike.

    ``under`` names perspectives that are counted with another, by that other one.
    """
    perspectives, columns, _ = axes.shape
    counts, states = np.zeros(axes.shape, np.uint16), np.zeros((perspectives, columns), np.uint8)
    answered, modes = np.zeros((perspectives, columns), np.uint16), np.full(perspectives, UNKNOWN, np.int8)
    shown_under = modes.copy()
    for perspective, leading in (*((one, one) for one in answers), *under.items()):
        shown_under[axes.perspectives.index(perspective)] = axes.perspectives.index(leading)
    asked = [place for place, column in enumerate(axes.columns) if column.item_id in set(items)]
    for perspective, (agreeing, people) in answers.items():
        row = axes.perspectives.index(perspective)
        modes[row] = MODES.index(mode)
        for place in asked:
            steps = len(axes.columns[place].steps)
            counts[row, place, steps - 1] = agreeing
            counts[row, place, 0] = people - agreeing
            states[row, place], answered[row, place] = State.FULL, people
    nobody = np.full(perspectives, UNKNOWN, np.int32)
    return Cube(axes, counts, states, answered, nobody, nobody, modes, shown_under)


def released(
    place: str,
    made: Cube,
    kind: MunicipalityKind = STADT,
    population: PopulationBand | None = PopulationBand.UNDER_50000,
    day: date = TODAY,
) -> HandedIn:
    """One release of a place; its id tells the place and the day."""
    return replace(
        handed_in(place, about=profile(place, kind=kind, population=population), closed_on=day, of=made),
        audience=Audience.COMPARISON,
        release_id=f"{place}-{day}",
        framework_id="klein",
    )


def places(
    shares: Sequence[int],
    people: int = 10,
    name: str = "ort",
    kind: MunicipalityKind = STADT,
    day: date = TODAY,
    **more: Any,
) -> list[HandedIn]:
    """Places in which so many of a number of people agree, the same in both perspectives; ``more`` is for ``cube``."""
    return [
        released(f"{name}{number:03d}", cube(dict.fromkeys(PERSPECTIVES, (agreeing, people)), **more), kind, day=day)
        for number, agreeing in enumerate(shares)
    ]


def own(made: Cube | None = None, place: str = "wir", kind: MunicipalityKind = STADT, day: date = TODAY) -> Own:
    """The own round, in which most agree unless a test says otherwise."""
    return Own(
        frozenset({place}),
        peers_of(kind, PopulationBand.UNDER_50000),
        day,
        made or cube(dict.fromkeys(PERSPECTIVES, (8, 10))),
    )


def circle(releases: Iterable[HandedIn], number: int = 1, peers: Peers | None = None) -> Circle:
    """A circle of just these releases."""
    return Circle("klein", number, peers, frozenset(one.release_id for one in releases), frozenset(), TODAY)


def unshuffled(_: list[object]) -> None:
    """Leave everything as it came."""


def formed(pool: Sequence[HandedIn], circles: Sequence[Circle] = (), today: date = TODAY) -> list[Circle]:
    """All circles after new ones were formed."""
    return [*circles, *new_circles(pool, circles, "klein", today, unshuffled)]
