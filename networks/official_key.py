"""The rule for the Amtlicher Gemeindeschlüssel: digits for Land, Regierungsbezirk, Kreis and Gemeinde."""

from networks.errors import OfficialKeyInvalid
from networks.places import Land, MunicipalityKind

_DISTRICT_KINDS = {MunicipalityKind.LANDKREIS, MunicipalityKind.REGIONALVERBAND}
_OWN_DISTRICT = "000"
"""The last three digits of a town that is its own Kreis."""


def check_official_key(key: str | None, kind: MunicipalityKind, land: Land, district: str | None) -> None:
    """Raise OfficialKeyInvalid when key, kind, Land and name of the district do not fit together.

    An empty key is always allowed, because not every network belongs to a place that has one.
    """
    if (kind is MunicipalityKind.STADTTEIL) != (district is not None):
        raise OfficialKeyInvalid(reason="district", key=key or "", land=land.value)
    if not key:
        return
    length = 5 if kind in _DISTRICT_KINDS else 8
    if len(key) != length or not (key.isascii() and key.isdigit()):
        raise OfficialKeyInvalid(reason="length", key=key, land=land.value, length=length)
    if not key.startswith(land.key_prefix):
        raise OfficialKeyInvalid(reason="land", key=key, land=land.value, prefix=land.key_prefix)
    town_is_own_district = key[5:] == _OWN_DISTRICT
    if kind is MunicipalityKind.KREISFREIE_STADT and not town_is_own_district:
        raise OfficialKeyInvalid(reason="kreisfrei", key=key, land=land.value)
    if kind in {MunicipalityKind.GEMEINDE, MunicipalityKind.STADT} and town_is_own_district:
        raise OfficialKeyInvalid(reason="gemeinde", key=key, land=land.value)
    if kind in _DISTRICT_KINDS and key[3:] == "00":
        raise OfficialKeyInvalid(reason="kreis", key=key, land=land.value)
