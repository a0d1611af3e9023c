"""Releases on the small framework as places handed them in, and answer sheets of rounds that allow it."""

from collections.abc import Mapping
from datetime import date

from analysis.cubes import cube_of
from analysis.handed_in import Audience, HandedIn, Profile
from networks.model import NetworkKind
from networks.places import Land, MunicipalityKind
from selfeval.model import Round
from tests.fakes.small_round import FRAMEWORK, TODAY, Counts, release, small_round


def handed_in(place: str, answers: Mapping[str, Counts], held: Round | None = None, name: str = "") -> HandedIn:
    """What a place handed in of a round in which each perspective gave these answers."""
    of_round = held or small_round()
    return HandedIn(
        audience=Audience.NZFH,
        release_id=name or f"abgabe-{place}",
        origin="hier",
        received_on=TODAY,
        profile=Profile(
            place=place, land=Land.HE, kind=MunicipalityKind.LANDKREIS, network_kind=NetworkKind.FRUEHE_HILFEN
        ),
        framework_id=FRAMEWORK.framework.id,
        framework_version=FRAMEWORK.framework.version,
        framework_sha256="0" * 64,
        opened_on=None,
        closed_on=TODAY,
        cube=cube_of(of_round, FRAMEWORK, release(of_round, answers)),
        agreed_by="Steuerungsgruppe",
        agreed_on=date(2026, 11, 1),
    )
