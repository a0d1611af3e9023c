"""What phones and projector say of perspectives that are counted together."""

from collections.abc import Callable

from starlette.testclient import TestClient

from dialogues.counting import count_together
from tests.participant.conftest import Town, new_hall
from tests.participant.test_rooms import look, sit

Phones = Callable[[], TestClient]


def test_with_whom_one_is_counted_is_said_before_the_seat_and_before_the_vote(town: Town, phone: Phones) -> None:
    hall = new_hall(town, "koordination", "leitung", "eltern")
    count_together(hall.store, town.framework, hall.session_id, "leitung", "koordination")
    assert "werden zusammen mit Koordination gezählt und gezeigt" in phone().get(hall.phone_address).text
    hall.open_vote()
    page = sit(phone(), hall, "leitung")
    assert "Ihre Stimme wird zusammen mit Koordination gezählt und gezeigt." in page.text
    assert "zusammen mit" not in sit(phone(), hall, "eltern").text


def test_those_who_are_counted_together_bear_one_name_on_phones_and_projector(town: Town, phone: Phones) -> None:
    hall = new_hall(town, "koordination", "leitung", "eltern")
    count_together(hall.store, town.framework, hall.session_id, "leitung", "koordination")
    vote = hall.open_vote()
    for who in ("koordination", "leitung"):
        hall.vote(vote, who, ["trifft-zu", "trifft-wenig-zu", "trifft-zu"])
    hall.reveal(vote)
    texts = [sit(phone(), hall).text, look(phone(), hall.screen_address).text]
    assert ["Koordination / Leitung" in text for text in texts] == [True, True]
