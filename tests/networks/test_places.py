"""The Länder stand in the order of their official numbers."""

import pytest

from networks.places import Land


@pytest.mark.parametrize(
    ("land", "prefix"),
    [
        (Land.SH, "01"),
        (Land.NW, "05"),
        (Land.BY, "09"),
        (Land.SL, "10"),
        (Land.BE, "11"),
        (Land.MV, "13"),
        (Land.TH, "16"),
    ],
)
def test_every_land_has_the_number_with_which_its_keys_begin(land: Land, prefix: str) -> None:
    assert land.key_prefix == prefix


def test_there_are_sixteen_laender() -> None:
    assert len({land.key_prefix for land in Land}) == 16
