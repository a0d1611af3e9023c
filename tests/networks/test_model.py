"""Municipalities and networks are whole from the moment they are made."""

import pytest
from pydantic import ValidationError

from networks.errors import OfficialKeyInvalid
from networks.model import Municipality, Network, NetworkKind
from networks.places import Land, MunicipalityKind


def test_a_municipality_with_a_wrong_key_never_comes_to_be() -> None:
    with pytest.raises(OfficialKeyInvalid):
        Municipality(id="m", name="Saarbrücken", kind=MunicipalityKind.STADT, land=Land.SL, official_key="09162000")


def test_a_municipality_needs_a_name() -> None:
    with pytest.raises(ValidationError):
        Municipality(id="m", name=" ", kind=MunicipalityKind.STADT, land=Land.SL)


def test_a_network_may_belong_to_no_municipality_or_to_several() -> None:
    alone = Network(id="n", name="Netzwerk für frühe Bildung", kind=NetworkKind.FRUEHE_BILDUNG)
    assert alone.municipalities == ()
    assert alone.model_copy(update={"municipalities": ("a", "b")}).municipalities == ("a", "b")


def test_spaces_around_a_name_do_not_count() -> None:
    assert Network(id="n", name="  Netz  ", kind=NetworkKind.FRUEHE_HILFEN).name == "Netz"
