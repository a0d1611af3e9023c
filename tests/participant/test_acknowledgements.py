"""A form that comes again, at once or after its acknowledgement got lost, is stored once and acknowledged again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from networks.scopes import BallotScope
from participant.application import create_app
from participant.visit import BALLOT_COOKIE
from selfeval.model import Round
from selfeval.ports import BallotStore
from storage import tables
from storage.ballots import BallotRows
from storage.errors import DatabaseUnreachable
from tests.participant.conftest import NETWORK, Town
from tests.participant.forms import Reader
from wiring.services import Services

Phones = Callable[[], TestClient]

BY_SCRIPT = {"Accept": "application/json"}
FIRST = {"finden.angebote": "trifft-zu", "sprache.texte": "weiss-nicht"}
SECOND = {"wechsel.begleitet": "trifft-eher-zu", "rueckmeldung.kommt-an": "trifft-nicht-zu"}
ALL = FIRST | SECOND


def rows(town: Town, of_round: Round) -> tuple[int, int]:
    """How many ballots and how many answers a round holds."""
    with town.services.database.reading(BallotScope(NETWORK, of_round.id, "eltern")) as connection:
        ballots = connection.execute(select(tables.ballot.c.ballot_id)).all()
        return len(ballots), len(connection.execute(select(tables.rating.c.item_id)).all())


def at_once(visitor: TestClient, address: str, data: dict[str, str]) -> list[int]:
    """Send the same form eight times at the same moment, as one device with one cookie."""
    cookies = {BALLOT_COOKIE: visitor.cookies[BALLOT_COOKIE]}

    def post(_: int) -> int:
        again = TestClient(visitor.app, cookies=cookies)
        return again.post(address, data=data, headers=BY_SCRIPT).status_code

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(post, range(8)))


def test_the_script_is_told_where_the_next_page_is_and_not_sent_there(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    answer = visitor.post(f"{address}?seite=1", data=FIRST | {"weiter": "1"}, headers=BY_SCRIPT)
    assert answer.json() == {"weiter": f"{address}?seite=2"}
    assert answer.headers["cache-control"] == "no-store"
    back = visitor.post(f"{address}?seite=2", data={"zurueck": "1"}, headers=BY_SCRIPT)
    assert back.json() == {"weiter": f"{address}?seite=1"}


def test_the_script_leads_to_the_thanks_also_when_the_first_acknowledgement_was_lost(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    visitor.post(f"{address}?seite=1", data=ALL | {"weiter": "1"})
    for _ in range(2):
        answer = visitor.post(f"{address}?seite=ende", data=ALL | {"absenden": "1"}, headers=BY_SCRIPT)
        assert answer.json() == {"weiter": f"{address}?seite=danke"}
        page = Reader(visitor.get(answer.json()["weiter"]).text)
        assert page.body["data-ende"] == "gesendet"
        assert page.title == "Vielen Dank"
    assert town.sent(of_round) == {"eltern": 1}


def test_the_thanks_are_shown_to_nobody_who_has_not_sent(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round())
    assert "data-ende" not in Reader(visitor.get(f"{address}?seite=danke").text).body
    visitor.post(f"{address}?seite=1", data=FIRST | {"weiter": "1"})
    page = Reader(visitor.get(f"{address}?seite=danke").text)
    assert "data-ende" not in page.body
    assert "Thema 2 von 2" in page.text


def test_a_page_that_arrives_eight_times_at_once_is_kept_once(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    visitor.post(f"{address}?seite=1", data={"weiter": "1"})
    assert at_once(visitor, f"{address}?seite=1", FIRST | {"weiter": "1"}) == [200] * 8
    assert rows(town, of_round) == (1, len(FIRST))


def test_answers_that_are_sent_eight_times_at_once_count_once_and_whole(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    visitor.post(f"{address}?seite=1", data=ALL | {"weiter": "1"})
    assert at_once(visitor, f"{address}?seite=ende", ALL | {"absenden": "1"}) == [200] * 8
    assert town.sent(of_round) == {"eltern": 1}
    assert rows(town, of_round) == (1, len(ALL))


def test_a_first_form_whose_cookie_got_lost_on_the_way_leaves_nothing_that_would_count(
    town: Town, phone: Phones
) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    for _ in range(3):
        visitor.post(f"{address}?seite=1", data=ALL | {"weiter": "1"}, headers=BY_SCRIPT, follow_redirects=False)
        visitor.cookies.clear()
    assert rows(town, of_round) == (0, 0)
    visitor.post(f"{address}?seite=1", data=ALL | {"weiter": "1"}, headers=BY_SCRIPT)
    visitor.post(f"{address}?seite=ende", data={"absenden": "1"}, headers=BY_SCRIPT)
    assert rows(town, of_round) == (1, len(ALL))


class DyingRows(BallotRows):
    """Ballots of a server that dies before it sends, once."""

    has_died = False

    def send(self, ballot_id: str, mark: str, detached_id: str, *, helped: bool) -> None:
        if self.answers(ballot_id) and not DyingRows.has_died:
            DyingRows.has_died = True
            raise DatabaseUnreachable(problem="killed")
        super().send(ballot_id, mark, detached_id, helped=helped)


class DyingServer(Services):
    """An installation that goes down at the worst moment and comes up again."""

    def ballots(self, scope: BallotScope) -> BallotStore:
        return DyingRows(self.database, scope)


def test_a_server_that_dies_between_keeping_and_sending_counts_the_answers_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser had lost its cookie, so the overview's answers are kept first and sent then, in two steps."""
    monkeypatch.setattr(DyingRows, "has_died", False)
    dying = DyingServer(*(getattr(town.services, name) for name in ("settings", "database", "keys", "clock")))
    of_round, visitor = town.round(), TestClient(create_app(lambda: dying))
    address = f"{town.address(of_round)}?seite=ende"
    form = ALL | {"absenden": "1", "geholfen": "1"}
    assert visitor.post(address, data=form, headers=BY_SCRIPT).status_code == 503
    assert town.sent(of_round) == {}
    assert rows(town, of_round) == (1, len(ALL))
    assert visitor.post(address, data=form, headers=BY_SCRIPT).status_code == 200
    assert town.sent(of_round) == {"eltern": 1}
    assert rows(town, of_round) == (1, len(ALL))


def test_what_stands_against_a_form_is_said_by_a_page_to_the_script_too(town: Town, phone: Phones) -> None:
    of_round, visitor = town.round(), phone()
    address = town.address(of_round)
    visitor.post(f"{address}?seite=1", data=FIRST | {"weiter": "1"})
    refused = visitor.post(f"{address}?seite=1", data={"finden.angebote": "sehr-gut"}, headers=BY_SCRIPT)
    town.close(of_round)
    too_late = visitor.post(f"{address}?seite=2", data=SECOND | {"weiter": "1"}, headers=BY_SCRIPT)
    assert (refused.status_code, too_late.status_code) == (400, 409)
    assert {answer.headers["content-type"] for answer in (refused, too_late)} == {"text/html; charset=utf-8"}
