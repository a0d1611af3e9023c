"""Which places are alike enough to stand beside each other: a few fixed groups by kind and size."""

from enum import StrEnum

from networks.places import MunicipalityKind, PopulationBand


class Peers(StrEnum):
    """Groups that were settled beforehand and of which every place belongs to exactly one."""

    KREIS = "kreis"
    """Landkreise and Regionalverbände, which plan for many Gemeinden."""
    KREISFREI = "kreisfreie-stadt"
    LARGER = "groessere-gemeinde"
    """Towns and Gemeinden of a Kreis from 20,000 people on."""
    SMALLER = "kleinere-gemeinde"
    """Towns and Gemeinden of a Kreis below that, and those whose size nobody told."""
    STADTTEIL = "stadtteil"


_BY_KIND = {
    MunicipalityKind.LANDKREIS: Peers.KREIS,
    MunicipalityKind.REGIONALVERBAND: Peers.KREIS,
    MunicipalityKind.KREISFREIE_STADT: Peers.KREISFREI,
    MunicipalityKind.STADTTEIL: Peers.STADTTEIL,
}
_LARGER = (PopulationBand.UNDER_50000, PopulationBand.UNDER_100000, PopulationBand.UNDER_500000)


def peers_of(kind: MunicipalityKind, population: PopulationBand | None) -> Peers:
    """Return the group of a place; its kind decides first, and its size where kinds are of all sizes."""
    by_size = Peers.LARGER if population in (*_LARGER, PopulationBand.FROM_500000) else Peers.SMALLER
    return _BY_KIND.get(kind, by_size)
