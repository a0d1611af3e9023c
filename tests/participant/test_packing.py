"""Pages and files travel packed to browsers that can unpack them, and plain to all others."""

import gzip
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from participant.assets import asset_address
from participant.packing import pack
from tests.participant.conftest import Town
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]


@pytest.mark.parametrize("kind", ["questions", "answered", "file", "refusal"])
def test_packed_or_plain_it_is_the_same(town: Town, phone: Phones, kind: str) -> None:
    visitor, address = phone(), town.address(town.round())
    if kind == "answered":
        form = Reader(visitor.get(address).text).question_form
        visitor.post(form.action, data=form.sent_by("weiter", **{"finden.angebote": "trifft-zu"}))
        address = f"{address}?seite=ende"
    address = {"file": asset_address("stil.css"), "refusal": "/t/unbekannt"}.get(kind, address)
    packed = visitor.get(address, headers={"Accept-Encoding": "br, gzip"})
    plain = visitor.get(address, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) == len(plain.content)
    assert {one.headers["vary"] for one in (packed, plain)} == {"Accept-Encoding"}


def test_packing_says_nothing_about_the_time() -> None:
    assert pack(b"Seite" * 100)[4:8] == bytes(4)
    assert gzip.decompress(pack(b"Seite")) == b"Seite"
