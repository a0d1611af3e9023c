"""The projector: how to come in, how many have voted, and after the reveal what the room thinks."""

from collections.abc import Callable

from starlette.testclient import TestClient

from dialogues.room import contribute, join
from dialogues.room_model import ContributionState
from dialogues.sessions import moderate
from networks.links import shown_code
from tests.participant.conftest import Hall
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]


def look(phone: TestClient, hall: Hall) -> Reader:
    return Reader(phone.get(hall.screen_address).text)


def write_cards(hall: Hall, *texts: str) -> None:
    for text in texts:
        contribute(hall.room, hall.session.talks[0].id, text)


def show_all_cards(hall: Hall) -> None:
    for card in hall.store.contributions(hall.session_id):
        moderate(hall.store, hall.session_id, card.id, ContributionState.SHOWN)


def test_the_lobby_shows_the_address_the_code_and_a_qr_code(hall: Hall, phone: Phones) -> None:
    hall.welcome()
    page = look(phone(), hall)
    assert "testserver/r" in page.text
    assert shown_code(hall.code) in page.text
    assert any(tag == "svg" and given.get("role") == "img" for tag, given in page.tags)


def test_an_item_is_shown_in_words_that_are_no_perspectives_own_and_with_the_way_in(hall: Hall, phone: Phones) -> None:
    page = look(phone(), hall)
    assert "Auffindbarkeit Hilfe finden" in page.text
    assert "Familien finden unsere Angebote." not in page.text
    assert shown_code(hall.code) in page.text


def test_during_a_vote_only_the_number_of_votes_is_shown(hall: Hall, phone: Phones) -> None:
    vote, screen = hall.open_vote(), phone()
    join(hall.room, hall.town.services.keys, "spaet", "eltern")
    hall.vote(vote, "fachkraft", ["trifft-zu"] * 6)
    page = look(screen, hall)
    assert "6 Stimmen von 7 im Raum" in page.text
    html = screen.get(hall.screen_address).text
    assert "trifft" not in html
    assert "Fachkräfte" not in html
    assert 'class="bar"' not in html


def test_the_projector_says_the_same_whatever_was_voted(hall: Hall, phone: Phones) -> None:
    screen, pages = phone(), []
    vote = hall.open_vote("finden.angebote")
    hall.vote(vote, "fachkraft", ["trifft-zu"] * 6)
    pages.append((look(screen, hall).text, screen.get(f"{hall.screen_address}/stand").text))
    hall.reveal(vote)
    revealed = screen.get(f"{hall.screen_address}/stand").text
    assert revealed != pages[0][1]
    second = hall.open_vote("finden.angebote")
    hall.vote(second, "fachkraft", ["trifft-nicht-zu"] * 6)
    pages.append((look(screen, hall).text, ""))
    assert pages[0][0].replace("vor dem", "nach dem") == pages[1][0]


def test_after_the_reveal_each_perspective_has_a_bar_its_number_and_its_words(hall: Hall, phone: Phones) -> None:
    vote = hall.open_vote()
    hall.vote(vote, "koordination", ["trifft-zu"])
    hall.vote(vote, "fachkraft", ["trifft-zu"] * 4 + ["weiss-nicht"] * 2)
    hall.vote(vote, "eltern", ["trifft-nicht-zu"] * 3)
    hall.reveal(vote)
    page = look(phone(), hall)
    assert "Koordination 1 1 Stimme" in page.text
    assert "Fachkräfte 2 × weiß nicht. Die übrigen sind nicht gezeigt" in page.text
    assert "Eltern nicht gezeigt, damit niemand erkennbar wird" in page.text


def test_the_second_vote_stands_beside_the_first(hall: Hall, phone: Phones) -> None:
    for steps in (["trifft-zu", "trifft-wenig-zu"], ["trifft-zu", "trifft-eher-zu"]):
        vote = hall.open_vote()
        hall.vote(vote, "fachkraft", steps * 3)
        hall.reveal(vote)
    page = look(phone(), hall)
    assert "vorher nachher Fachkräfte 3 3 6 Stimmen 3 3 6 Stimmen" in page.text
    assert "trifft nicht zu trifft eher nicht zu trifft eher zu trifft zu" in page.text


def test_only_cards_that_were_looked_at_are_shown_and_never_as_markup(hall: Hall, phone: Phones) -> None:
    screen = phone()
    write_cards(hall, "<img src=x>")
    assert "img src" not in screen.get(hall.screen_address).text
    show_all_cards(hall)
    html = screen.get(hall.screen_address).text
    assert "&lt;img src=x&gt;" in html
    assert "<img" not in html


def test_more_cards_than_fit_are_counted(hall: Hall, phone: Phones) -> None:
    write_cards(hall, *(f"Karte {number}" for number in range(8)))
    show_all_cards(hall)
    assert "und 2 weitere Karten" in look(phone(), hall).text


def test_nobody_can_change_anything_on_the_screen(hall: Hall, phone: Phones) -> None:
    screen = phone()
    assert look(screen, hall).forms == []
    response = screen.post(hall.screen_address, data={"stimme": "trifft-zu"})
    assert response.status_code == 404
    assert "set-cookie" not in screen.get(hall.screen_address).headers


def test_the_stand_of_the_screen_counts_votes_and_seats(hall: Hall, phone: Phones) -> None:
    screen = phone()
    address = f"{hall.screen_address}/stand"
    before = screen.get(address)
    assert screen.get(address, headers={"If-None-Match": before.headers["etag"]}).status_code == 304
    join(hall.room, hall.town.services.keys, "platz", "eltern")
    assert screen.get(address).json() != before.json()
    assert look(screen, hall).body["data-stand"] == screen.get(address).json()["stand"]


def test_the_screen_of_an_ended_session_is_gone(hall: Hall, phone: Phones) -> None:
    address, screen = hall.screen_address, phone()
    hall.end()
    assert screen.get(address).status_code == 404
    assert screen.get(f"{address}/stand").status_code == 404
