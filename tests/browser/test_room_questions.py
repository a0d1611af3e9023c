"""Questions to all on the smallest phone stand in nobody's way and are answered with and without a script."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from dialogues.model import Session
from dialogues.ports import SessionStore
from dialogues.questions import QuestionDraft, ask, consensus_on, dots_on, pulse_draft, reveal_question
from dialogues.room_model import Option, room_questions
from dialogues.sessions import room_code, show_item
from networks.scopes import NetworkScope
from tests.browser.answering import NETWORK, Asking, phone
from tests.browser.test_everybody_can_answer import SMALLEST, barriers, open_room
from tests.fakes.small_session import NOW
from wiring.services import build_services
from wiring.settings import Settings

pytestmark = pytest.mark.browser

LONG = "Ein gemeinsames Telefon, das auch nach 18 Uhr besetzt ist, abwechselnd bei allen Einrichtungen"
DRAFTS = [
    consensus_on("Wir richten bis zum Frühjahr ein gemeinsames Telefon ein.", is_open=True),
    dots_on([Option(id=f"zeile-{one}", label=f"{one}. {LONG}") for one in range(1, 6)], 2, is_open=True),
    pulse_draft(is_open=True),
]


@contextmanager
def facilitating(asking: Asking, room: str) -> Iterator[tuple[SessionStore, Session]]:
    """The store and the session behind a room's address, as its facilitator has them."""
    services = build_services(Settings(home=asking.home))
    try:
        store = services.sessions(NetworkScope.of(NETWORK))
        yield store, next(one for one in store.sessions() if room.endswith(room_code(services.keys, one)))
    finally:
        services.database.close()


def ask_room(asking: Asking, room: str, draft: QuestionDraft) -> None:
    with facilitating(asking, room) as (store, session):
        item = session.talks[0].id
        ask(store, show_item(store, session.id, item, NOW), item, draft)


def reveal_all(asking: Asking, room: str) -> None:
    with facilitating(asking, room) as (store, session):
        for question in room_questions(store.votes(session.id)):
            reveal_question(store, session.id, question.id)


def answer(page: Page) -> None:
    """Choose the first answer of everything that is asked, and send it."""
    for question in page.locator("fieldset.question").all():
        question.locator("label.answer").first.click()
    page.get_by_role("button", name="Antwort abgeben").click()
    expect(page.get_by_role("heading", name="Ihre Antwort ist angekommen")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: str(draft.kind))
def test_a_question_is_answered_by_hand_and_read_afterwards(
    asking: Asking, browser: Browser, draft: QuestionDraft, script: bool
) -> None:
    room, found = open_room(asking), []
    with phone(browser, SMALLEST, script=script) as context:
        page = context.new_page()
        page.goto(room)
        page.locator("button[name=perspektive]").first.click()
        ask_room(asking, room, draft)
        page.goto(room)
        found += barriers(page) if script else []
        answer(page)
        found += barriers(page) if script else []
        reveal_all(asking, room)
        page.goto(room)
        expect(page.get_by_role("heading", name="So hat der Raum geantwortet")).to_be_visible()
        found += barriers(page) if script else []
    assert found == []
