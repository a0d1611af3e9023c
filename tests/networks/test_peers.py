"""Every place belongs to one group, by its kind first and then by its size."""

import pytest

from networks.peers import Peers, peers_of
from networks.places import MunicipalityKind, PopulationBand


@pytest.mark.parametrize("population", [None, *PopulationBand])
@pytest.mark.parametrize("kind", MunicipalityKind)
def test_every_place_has_a_group(kind: MunicipalityKind, population: PopulationBand | None) -> None:
    assert peers_of(kind, population) in Peers


def test_the_kind_decides_before_the_size() -> None:
    for population in PopulationBand:
        assert peers_of(MunicipalityKind.LANDKREIS, population) is Peers.KREIS
        assert peers_of(MunicipalityKind.REGIONALVERBAND, population) is Peers.KREIS
        assert peers_of(MunicipalityKind.KREISFREIE_STADT, population) is Peers.KREISFREI
        assert peers_of(MunicipalityKind.STADTTEIL, population) is Peers.STADTTEIL


def test_towns_and_gemeinden_are_told_apart_by_size() -> None:
    assert peers_of(MunicipalityKind.GEMEINDE, PopulationBand.UNDER_20000) is Peers.SMALLER
    assert peers_of(MunicipalityKind.STADT, PopulationBand.UNDER_50000) is Peers.LARGER
    assert peers_of(MunicipalityKind.STADT, None) is Peers.SMALLER
