"""How large an invented programme is, and what its places are like: kind, size, strictness, slow true change."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.handed_in import Profile
from networks.model import NetworkKind
from networks.places import Land, MunicipalityKind, PopulationBand
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import pin
from selfeval.matrix import Column, columns_of
from selfeval.questionnaire import questionnaire_for

_BANDS = {
    MunicipalityKind.LANDKREIS: (PopulationBand.UNDER_500000, PopulationBand.UNDER_100000),
    MunicipalityKind.STADT: (PopulationBand.UNDER_20000, PopulationBand.UNDER_50000, PopulationBand.UNDER_100000),
    MunicipalityKind.KREISFREIE_STADT: (PopulationBand.UNDER_500000, PopulationBand.FROM_500000),
    MunicipalityKind.GEMEINDE: (PopulationBand.UNDER_5000, PopulationBand.UNDER_20000),
}
_KINDS = (*_BANDS, MunicipalityKind.LANDKREIS)
"""Kreise are more frequent in the programme than any other kind, so they stand here twice."""
_PEOPLE = {
    PopulationBand.UNDER_5000: 0.4,
    PopulationBand.UNDER_20000: 0.7,
    PopulationBand.UNDER_50000: 1.0,
    PopulationBand.UNDER_100000: 1.1,
    PopulationBand.UNDER_500000: 1.2,
    PopulationBand.FROM_500000: 1.7,
}
"""How many people answer in a place of this size, as a multiple of the mean."""
_STRICTNESS, _QUALITY, _CHANGE = 0.35, 0.5, 0.18
_BETWEEN_ROUNDS = timedelta(days=364)
_OPEN_FOR = timedelta(days=35)


@dataclass(frozen=True)
class Programme:
    """How many places answer how often about which framework; all else follows from the seed.

    ``people`` is the mean of a round over all places.
    """

    framework: Framework
    places: int = 600
    rounds: int = 5
    people: int = 100
    seed: int = 2026
    first_closed_on: date = date(2021, 6, 30)

    def chance(self, *numbers: int) -> np.random.Generator:
        """Return chance of its own for a place or a round, so that any part can be made without the others."""
        return np.random.default_rng([self.seed, *numbers])

    def days(self, round_number: int) -> tuple[date, date]:
        """Return when a round opened and closed, the same for all places."""
        closed_on = self.first_closed_on + round_number * _BETWEEN_ROUNDS
        return closed_on - _OPEN_FOR, closed_on

    def place_name(self, number: int) -> str:
        """Return the mark of a place, which says that it is invented; its first letters tell places apart."""
        return f"{self.seed}-{number:03d}-erfunden"

    def round_id(self, number: int, round_number: int) -> str:
        """Return the id of a round of a place, which is also that of its release."""
        return f"{self.place_name(number)}-{round_number + 1}-runde"

    @cached_property
    def sha256(self) -> str:
        """The hash of the framework as rounds pin it."""
        return pin(self.framework).sha256

    @cached_property
    def columns(self) -> dict[str, tuple[Column, ...]]:
        """What each perspective is asked, by its id."""
        chosen = tuple(self.framework.criteria)
        return {
            one.id: columns_of(questionnaire_for(self.framework, chosen, one.id)) for one in self.framework.perspectives
        }

    @cached_property
    def area_numbers(self) -> dict[str, int]:
        """Where the area of each item stands among the areas."""
        order = {area.id: number for number, area in enumerate(self.framework.areas)}
        return {
            item_id: order[self.framework.area_of[criterion.id].id]
            for item_id, criterion in self.framework.criterion_of.items()
        }


@dataclass(frozen=True)
class Place:
    """One invented municipality.

    ``quality`` has the shape (rounds, areas) and holds how things truly are; ``strictness`` is how hard people of
    this place judge the same matter, which tells nothing of its quality; ``size`` is a multiple of the mean.
    """

    number: int
    profile: Profile
    size: float
    strictness: float
    quality: NDArray[np.float64]


def place_of(programme: Programme, number: int) -> Place:
    """Return one place of a programme."""
    chance = programme.chance(number)
    kind = _KINDS[int(chance.integers(len(_KINDS)))]
    band = _BANDS[kind][int(chance.integers(len(_BANDS[kind])))]
    land = list(Land)[int(chance.integers(len(Land)))]
    profile = Profile(
        place=programme.place_name(number),
        land=land,
        kind=kind,
        population=band,
        network_kind=NetworkKind.FRUEHE_HILFEN,
    )
    areas = len(programme.framework.areas)
    start = chance.normal(0, _QUALITY, (1, areas))
    steps = chance.normal(_CHANGE / 3, _CHANGE, (max(programme.rounds - 1, 0), areas))
    quality = np.cumsum(np.concatenate([start, steps]), axis=0)
    return Place(number, profile, _PEOPLE[band], float(chance.normal(0, _STRICTNESS)), quality)
