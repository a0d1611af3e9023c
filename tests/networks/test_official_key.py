"""The Amtlicher Gemeindeschlüssel fits the Land and the kind of place, or says which rule it breaks."""

import pytest

from networks.errors import OfficialKeyInvalid
from networks.official_key import check_official_key
from networks.places import Land, MunicipalityKind

GEMEINDE, STADT = MunicipalityKind.GEMEINDE, MunicipalityKind.STADT
KREISFREI, KREIS = MunicipalityKind.KREISFREIE_STADT, MunicipalityKind.LANDKREIS
REGIONALVERBAND, STADTTEIL = MunicipalityKind.REGIONALVERBAND, MunicipalityKind.STADTTEIL


@pytest.mark.parametrize(
    ("key", "kind", "land"),
    [
        ("10041", REGIONALVERBAND, Land.SL),  # Regionalverband Saarbrücken
        ("10041100", STADT, Land.SL),  # Saarbrücken
        ("14713000", KREISFREI, Land.SN),  # Leipzig
        ("02000000", KREISFREI, Land.HH),
        ("03241001", STADT, Land.NI),  # Hannover
        ("01051001", GEMEINDE, Land.SH),
        ("09162000", KREISFREI, Land.BY),  # München
        ("16077", KREIS, Land.TH),  # Altenburger Land
    ],
)
def test_a_real_key_fits_its_place(key: str, kind: MunicipalityKind, land: Land) -> None:
    check_official_key(key, kind, land, None)


@pytest.mark.parametrize("kind", [kind for kind in MunicipalityKind if kind is not STADTTEIL])
@pytest.mark.parametrize("empty", [None, ""])
def test_a_place_may_be_without_a_key(kind: MunicipalityKind, empty: str | None) -> None:
    check_official_key(empty, kind, Land.NW, None)


def test_a_part_of_a_town_carries_the_key_of_its_town_and_its_own_name() -> None:
    check_official_key("05315000", STADTTEIL, Land.NW, "Chorweiler")
    check_official_key(None, STADTTEIL, Land.NW, "Chorweiler")


@pytest.mark.parametrize(
    ("reason", "key", "kind", "land", "district"),
    [
        ("district", "05315000", STADTTEIL, Land.NW, None),
        ("district", None, STADTTEIL, Land.NW, None),
        ("district", "05315000", KREISFREI, Land.NW, "Chorweiler"),
        ("length", "10041000", REGIONALVERBAND, Land.SL, None),
        ("length", "10041", STADT, Land.SL, None),
        ("length", "1004110", STADT, Land.SL, None),
        ("length", "1004110O", STADT, Land.SL, None),
        ("length", "١٠٠٤١", REGIONALVERBAND, Land.SL, None),
        ("land", "09162000", KREISFREI, Land.SL, None),
        ("kreisfrei", "10041100", KREISFREI, Land.SL, None),
        ("gemeinde", "14713000", GEMEINDE, Land.SN, None),
        ("gemeinde", "14713000", STADT, Land.SN, None),
        ("kreis", "10000", KREIS, Land.SL, None),
    ],
)
def test_a_key_that_does_not_fit_is_refused_with_the_rule_that_it_breaks(
    reason: str, key: str | None, kind: MunicipalityKind, land: Land, district: str | None
) -> None:
    with pytest.raises(OfficialKeyInvalid) as caught:
        check_official_key(key, kind, land, district)
    assert caught.value.data["reason"] == reason
