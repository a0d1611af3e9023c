"""A room on the phone speaks the languages of its round, each perspective those that are whole for it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from starlette.testclient import TestClient

from dialogues.agenda import chosen_by_hand
from dialogues.sessions import SessionDraft, plan_session, show_item, start_session
from selfeval.model import Mode, PerspectivePlan
from tests.fakes.small_session import NOW
from tests.fakes.translation import translation_of
from tests.participant.conftest import Hall, Town
from tests.participant.forms import Reader
from texts.catalogue import translator

Phones = Callable[[], TestClient]
ARABIC = translator("ar")


@dataclass(frozen=True)
class Seat:
    """A parent's phone that reads Arabic."""

    phone: TestClient
    html: str


@pytest.fixture
def spoken(town: Town) -> Hall:
    """A running session of a round that pinned Arabic and Leichte Sprache for parents."""
    plans = (PerspectivePlan(perspective="fachkraft", mode=Mode.DECLARED), PerspectivePlan(perspective="eltern"))
    translations = [translation_of(town.framework, one) for one in ("ar", "de-leicht")]
    of_round = town.round(*plans, translations=translations)
    store = town.services.sessions(town.scope)
    draft = SessionDraft(
        "Dialog in Musterstadt", town.services.clock.today(), 120, [chosen_by_hand(town.framework.criteria["finden"])]
    )
    started = start_session(store, town.services.keys, plan_session(store, of_round, draft).id)
    return Hall(town, show_item(store, started.id, started.talks[0].id, NOW).id)


@pytest.fixture
def seat(spoken: Hall, phone: Phones) -> Seat:
    mine = phone()
    form = Reader(mine.get(f"{spoken.phone_address}?sprache=ar").text).question_form
    return Seat(mine, mine.post(form.action, data={"perspektive": "eltern"}).text)


def test_before_a_seat_is_taken_every_language_of_the_room_is_offered(spoken: Hall, phone: Phones) -> None:
    html = phone().get(spoken.phone_address).text
    assert '<html lang="de" dir="ltr">' in html
    for name in ("Leichte Sprache", "العربية"):
        assert f">{name}</a>" in html


def test_a_perspective_whose_name_nobody_translated_is_marked_as_german(spoken: Hall, phone: Phones) -> None:
    html = phone().get(f"{spoken.phone_address}?sprache=ar").text
    assert '<html lang="ar" dir="rtl">' in html
    assert '<span lang="de" dir="ltr">Fachkräfte</span>' in html
    assert ">ar: Eltern</button>" in html


def test_a_phone_keeps_its_language_from_the_seat_to_the_vote(spoken: Hall, seat: Seat) -> None:
    vote = spoken.open_vote()
    html = seat.phone.get(f"{spoken.phone_address}?sprache=ar").text
    assert "ar: Ich weiß, wo ich Hilfe bekomme." in html
    assert ARABIC("participant.vote.blind") in html
    form = next(form for form in Reader(html).forms if form.choices)
    data = form.fields | {name: values[0] for name, values in form.choices.items()}
    html = seat.phone.post(form.action, data=data).text
    assert ARABIC("participant.vote.arrived") in html
    spoken.vote(vote, "fachkraft", ["trifft-zu"] * 5)
    spoken.vote(vote, "eltern", ["trifft-eher-zu"] * 5 + ["trifft-zu"] * 2)
    spoken.reveal(vote)
    html = seat.phone.get(f"{spoken.phone_address}?sprache=ar").text
    assert ARABIC("participant.result.heading") in html
    assert "ar: trifft eher zu" in html
    assert '<span lang="de" dir="ltr">Fachkräfte</span>' in html


def test_a_waiting_phone_is_told_of_changes_in_its_own_language(spoken: Hall, seat: Seat) -> None:
    asked = Reader(seat.html).body["data-ask"]
    assert asked == f"{spoken.phone_address}/stand?sprache=ar"
    html = seat.phone.get(f"{spoken.phone_address}?sprache=ar").text
    assert seat.phone.get(asked).json()["stand"] == Reader(html).body["data-stand"]


def test_a_card_and_its_thanks_stay_in_the_language(spoken: Hall, seat: Seat) -> None:
    form = next(form for form in Reader(seat.html).forms if "beitrag" in form.fields)
    html = seat.phone.post(form.action, data=form.fields | {"beitrag": "فكرة"}).text
    assert ARABIC("participant.card.arrived") in html
    spoken.end()
    html = seat.phone.post(form.action, data=form.fields | {"beitrag": "فكرة"}).text
    assert ARABIC("participant.not_stored.card") in html


def test_a_perspective_for_which_a_language_is_not_whole_reads_german(spoken: Hall, phone: Phones) -> None:
    mine = phone()
    mine.post(spoken.phone_address, data={"perspektive": "fachkraft"})
    html = mine.get(f"{spoken.phone_address}?sprache=ar").text
    assert '<html lang="de" dir="ltr">' in html
    assert 'class="languages"' not in html


def test_the_bars_begin_where_people_begin_to_read(spoken: Hall, seat: Seat) -> None:
    vote = spoken.open_vote()
    spoken.vote(vote, "fachkraft", ["trifft-zu"] * 6 + ["trifft-nicht-zu"] * 2)
    spoken.reveal(vote)
    first = [
        seat.phone.get(spoken.phone_address + query).text.split('<rect x="')[1].split('"')[0]
        for query in ("", "?sprache=ar")
    ]
    assert first == ["0.0", "450.0"]
