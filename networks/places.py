"""The Länder, the kinds of municipality, and the bands of population."""

from enum import StrEnum


class Land(StrEnum):
    """A Land by its usual abbreviation."""

    SH = "SH"
    HH = "HH"
    NI = "NI"
    HB = "HB"
    NW = "NW"
    HE = "HE"
    RP = "RP"
    BW = "BW"
    BY = "BY"
    SL = "SL"
    BE = "BE"
    BB = "BB"
    MV = "MV"
    SN = "SN"
    ST = "ST"
    TH = "TH"

    @property
    def key_prefix(self) -> str:
        """The first two digits of every official key in this Land (01 Schleswig-Holstein to 16 Thüringen)."""
        return f"{list(Land).index(self) + 1:02d}"


class MunicipalityKind(StrEnum):
    """What kind of place it is; the kind decides how its official key is built."""

    GEMEINDE = "gemeinde"
    STADT = "stadt"
    KREISFREIE_STADT = "kreisfreie-stadt"
    LANDKREIS = "landkreis"
    REGIONALVERBAND = "regionalverband"
    STADTTEIL = "stadtteil"


class PopulationBand(StrEnum):
    """How many people live there, coarse enough to compare like with like."""

    UNDER_5000 = "bis-5000"
    UNDER_20000 = "bis-20000"
    UNDER_50000 = "bis-50000"
    UNDER_100000 = "bis-100000"
    UNDER_500000 = "bis-500000"
    FROM_500000 = "ab-500000"
