"""From everything that a room ever sends to anybody, nobody's single vote follows.

Two rooms live through the same evening; only what people vote differs. Whoever sees everything that was sent, to all
phones and to the projector, must not be able to tell the two apart.
"""

import asyncio
import re
from functools import partial

import pytest
from starlette.testclient import TestClient

from dialogues.room import cast_vote, join
from dialogues.room_model import ItemVote
from networks.links import shown_code
from participant.application import create_app
from participant.rooms import SEAT_COOKIE
from tests.participant.conftest import Hall, Town, new_hall
from tests.participant.streams import Ear, Listening, does, listen

AUDIENCE = ("fachkraft", "eltern", "koordination")
ALL_ALIKE = ["trifft-zu"] * 8
ALL_APART = ["trifft-zu", "trifft-nicht-zu", "weiss-nicht", "trifft-wenig-zu"] * 2


def seats(hall: Hall, count: int) -> list[str]:
    """Seat so many phones of professionals, and return their keys."""
    names = [f"platz-{number}" for number in range(count)]
    for name in names:
        join(hall.room, hall.town.services.keys, name, "fachkraft")
    return names


def sent(hall: Hall, vote: ItemVote, step: str, seat_key: str) -> None:
    cast_vote(hall.room, hall.town.services.keys, hall.town.framework, seat_key, vote.id, (step,))


def without_chance(hall: Hall, vote: ItemVote, text: str) -> str:
    """Return what was sent without what chance makes for each session: its code, ids, and the hashes of pages."""
    for chance in (hall.code, shown_code(hall.code), vote.id, *(item.id for item in hall.session.agenda)):
        text = text.replace(chance, "*")
    text = re.sub(r'"stand": "\w+"|data-stand="\w+"', "", text)
    return re.sub(r"<svg[^>]*role=.*?</svg>|/s/\w+|/r/\w+", "", text, flags=re.DOTALL)


def evening(hall: Hall, steps: list[str], *, reveals: bool) -> dict[str, list[str]]:
    """Let phones vote one after the other while everybody listens; return all that anybody was told."""
    told: dict[str, list[str]] = {}

    async def story(room: Listening) -> None:
        names = seats(hall, len(steps))
        ears: dict[str, Ear] = {who: room.seated(who, 99) for who in AUDIENCE} | {"projector": room.projector()}
        ears |= {name: room.phone(name) for name in names}
        for ear in ears.values():
            await ear.shows("<h1>")
        vote = await asyncio.to_thread(hall.open_vote)
        for who in ears.keys() - {"projector"}:
            await ears[who].shows("abstimmung")
        await ears["projector"].shows("Stimmen von")
        for number, (name, step) in enumerate(zip(names, steps, strict=True), start=1):
            await does(partial(sent, hall, vote, step, name))
            await ears["projector"].shows(f">{number} Stimme")
            await ears[name].shows("Ihre Stimme ist angekommen")
        if reveals:
            await does(lambda: hall.reveal(vote))
            for ear in ears.values():
                await ear.shows('class="result"')
        told.update({who: [without_chance(hall, vote, one) for one in ear.pictures[-1:]] for who, ear in ears.items()})
        told["all"] = sorted({without_chance(hall, vote, one) for ear in ears.values() for one in ear.pictures})
        told["pages"] = [without_chance(hall, vote, one) for one in pages(hall, names)]

    listen(hall, story)
    return told


def pages(hall: Hall, names: list[str]) -> list[str]:
    """Return every page and every state that phones and projector can ask for now."""
    app = create_app(lambda: hall.town.services)
    texts = []
    for name in names:
        phone = TestClient(app, cookies={SEAT_COOKIE: name})
        texts += [phone.get(hall.phone_address + more).text for more in ("", "/stand")]
    projector = TestClient(app)
    return texts + [projector.get(hall.screen_address + more).text for more in ("", "/stand")]


def test_before_the_reveal_nothing_that_is_sent_depends_on_what_anybody_voted(town: Town) -> None:
    alike, apart = (evening(new_hall(town), steps, reveals=False) for steps in (ALL_ALIKE, ALL_APART))
    assert alike == apart


def test_after_the_reveal_nothing_that_is_sent_says_who_voted_what(town: Town) -> None:
    first, other = (evening(new_hall(town), steps, reveals=True) for steps in (ALL_APART, list(reversed(ALL_APART))))
    assert first == other


def test_the_comparison_sees_a_difference_where_there_is_one(town: Town) -> None:
    alike, apart = (evening(new_hall(town), steps, reveals=True) for steps in (ALL_ALIKE, ALL_APART))
    assert alike != apart


@pytest.mark.parametrize("reveals", [False, True])
def test_no_message_and_no_page_holds_a_seat(town: Town, *, reveals: bool) -> None:
    hall = new_hall(town)
    everything = str(list(evening(hall, ALL_APART, reveals=reveals).values()))
    assert "Ihre Stimme ist angekommen" in everything or reveals
    assert not [name for name in (*(f"platz-{number}" for number in range(8)), "eltern-99") if name in everything]
