"""Style and script: found by their content, kept for good, and in the colours of the palette."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from exports import palette
from participant.assets import asset, asset_address, assets

Phones = Callable[[], TestClient]


def test_a_file_is_kept_for_good_because_its_name_changes_with_its_content(phone: Phones) -> None:
    response = phone().get(asset_address("stil.css"))
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-type"].startswith("text/css")
    assert response.content == asset("stil.css").body


def test_the_icon_has_a_name_that_stays(phone: Phones) -> None:
    response = phone().get("/p/zeichen.svg")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("image/svg+xml")
    assert "immutable" not in response.headers["cache-control"]


def test_colours_come_from_the_palette() -> None:
    style = asset("stil.css").body.decode()
    assert all(colour in style for colour in (palette.ACCENT, palette.TEXT, palette.QUIET))
    assert "$" not in style
    assert palette.ACCENT in asset("zeichen.svg").body.decode()


@pytest.mark.parametrize("name", ["stil.css", "stil-0000000000.css", "..%2Fassets.py", "unbekannt.js"])
def test_any_other_file_does_not_exist(phone: Phones, name: str) -> None:
    assert phone().get(f"/p/{name}").status_code == 404


def test_no_file_loads_anything_from_elsewhere() -> None:
    texts = {name: one.body.decode().replace("http://www.w3.org/2000/svg", "") for name, one in assets().items()}
    assert [name for name, text in texts.items() if "//" in text.replace("// Asks", "") and "://" in text] == []
    assert [name for name, text in texts.items() if "@import" in text or "url(" in text] == []
