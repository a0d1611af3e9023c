"""The last page says when results come, where they will stand, and whom to ask."""

from collections.abc import Callable
from datetime import date

from starlette.testclient import TestClient

from networks.links import LinkKind
from networks.scopes import BallotScope
from participant.entry import load_asked
from participant.question_views import sent_page
from participant.rendering import render
from participant.what_comes_next import Ahead, load_ahead
from tests.participant.conftest import NETWORK, Town
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]


def test_what_comes_next_is_read_from_the_round(town: Town) -> None:
    of_round = town.round()
    ahead = load_ahead(town.services, BallotScope(NETWORK, of_round.id, "eltern"))
    assert ahead.network == "Netzwerk Musterstadt"
    assert ahead.results_on is None
    assert ahead.results_address.startswith("http://testserver/e/")
    assert town.services.keys.token(LinkKind.ROUND, of_round.id, "eltern", 1) not in ahead.results_address


def test_the_day_of_the_results_is_named_where_it_is_known(town: Town) -> None:
    asked = load_asked(town.services, BallotScope(NETWORK, town.round().id, "eltern"))
    for day, said in ((date(2027, 3, 1), "ab dem 1. März 2027"), (None, "wenn die Befragung beendet ist")):
        ahead = Ahead("Netzwerk Musterstadt", "http://testserver/e/x", day)
        page = Reader(bytes(render(sent_page(asked, "token", ahead, is_repeated=False)).body).decode())
        assert said in page.text
        assert "http://testserver/e/x" in page.links
        assert "Die Koordination von „Netzwerk Musterstadt“" in page.text


def test_two_rounds_have_their_results_at_two_addresses(town: Town) -> None:
    addresses = {
        load_ahead(town.services, BallotScope(NETWORK, town.round().id, "eltern")).results_address for _ in range(2)
    }
    assert len(addresses) == 2
