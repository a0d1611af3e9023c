"""Releases on the small framework as many places hand them in, without a database."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from analysis.cubes import Cube, cube_of
from analysis.handed_in import Audience, HandedIn, Profile
from networks.model import NetworkKind
from networks.places import Land, MunicipalityKind, PopulationBand
from qualitaetsrahmen.snapshot import pin
from selfeval.model import PerspectivePlan, Round
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, Counts, plan, release, small_round

LOWEST, LOW, HIGH, HIGHEST = STEPS
UPPER: Mapping[str, Counts] = MappingProxyType({"eltern": {ITEM: {HIGH: 6, HIGHEST: 6}}})
LOWER: Mapping[str, Counts] = MappingProxyType({"eltern": {ITEM: {LOWEST: 9, LOW: 3}}})
"""By perspective and item, how often each answer was given."""


def profile(place: str, land: Land = Land.HE, **more: object) -> Profile:
    """A place of which nothing is said that a test does not name."""
    plain = {"kind": MunicipalityKind.LANDKREIS, "network_kind": NetworkKind.FRUEHE_HILFEN}
    return Profile.model_validate(
        {"place": place, "land": land, "population": PopulationBand.UNDER_50000} | plain | more
    )


def cube(
    answers: Mapping[str, Counts] = UPPER, *plans: PerspectivePlan, criteria: tuple[str, ...] = ("finden",)
) -> Cube:
    """What a round of these answers lets go."""
    return cube_in(small_round(*(plans or tuple(plan(one) for one in answers)), criteria=criteria), answers)


def cube_in(held: Round, answers: Mapping[str, Counts]) -> Cube:
    """What a round lets go in which each perspective gave these answers."""
    return cube_of(held, FRAMEWORK, release(held, answers))


def handed_in(
    place: str,
    answers: Mapping[str, Counts] = UPPER,
    *,
    about: Profile | None = None,
    closed_on: date = TODAY,
    of: Cube | None = None,
) -> HandedIn:
    """One release of a place, by default from Hessen."""
    return HandedIn(
        audience=Audience.NZFH,
        release_id=f"{place}-{closed_on:%Y%m%d}",
        origin="hier",
        received_on=closed_on,
        profile=about or profile(place),
        framework_id=FRAMEWORK.framework.id,
        framework_version=FRAMEWORK.framework.version,
        framework_sha256=pin(FRAMEWORK).sha256,
        opened_on=None,
        closed_on=closed_on,
        cube=of or cube(answers),
        agreed_by="Steuerungsgruppe",
        agreed_on=closed_on,
    )
