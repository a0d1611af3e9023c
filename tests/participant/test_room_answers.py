"""What a phone's script is answered: the part of the page that changes, and nothing that it would have to fetch."""

from collections.abc import Callable

from starlette.testclient import TestClient

from tests.participant.conftest import Hall
from tests.participant.test_rooms import sit

Phones = Callable[[], TestClient]
PART = {"Accept": "application/json"}


def test_a_vote_sent_by_script_is_answered_with_the_part_that_changes(hall: Hall, phone: Phones) -> None:
    vote, visitor = hall.open_vote(), phone()
    sit(visitor, hall)
    data = {"abstimmung": vote.id, "stimme": "trifft-zu"}
    first = visitor.post(hall.phone_address, data=data, headers=PART)
    assert first.status_code == 200
    assert "Ihre Stimme ist angekommen" in first.json()["teil"]
    assert "<html" not in first.json()["teil"]
    again = visitor.post(hall.phone_address, data=data, headers=PART)
    assert again.json() == first.json(), "a receipt that was lost can be had again"
    assert hall.room.votes_cast(vote.id) == 1


def test_a_vote_by_script_that_came_too_late_says_so_inside_the_page(hall: Hall, phone: Phones) -> None:
    vote, visitor = hall.open_vote(), phone()
    sit(visitor, hall)
    hall.reveal(vote)
    response = visitor.post(hall.phone_address, data={"abstimmung": vote.id, "stimme": "trifft-zu"}, headers=PART)
    assert response.status_code == 409
    assert "Diese Abstimmung ist schon beendet." in response.json()["teil"]


def test_a_phone_that_hears_no_stream_is_told_the_result_when_it_asks(hall: Hall, phone: Phones) -> None:
    visitor = phone()
    sit(visitor, hall)
    vote = hall.open_vote()
    hall.vote(vote, "fachkraft", ["trifft-zu", "trifft-wenig-zu"] * 3)
    hall.reveal(vote)
    assert "So hat der Raum abgestimmt" in visitor.get(f"{hall.phone_address}/stand").json()["teil"]
