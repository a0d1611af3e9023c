"""A room in a real browser: phones that lose the connection or meet a restart keep their seat and their words."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from benchmarks.room_stage import Stage, set_stage
from dialogues.model import ScreenView, Session
from dialogues.screen import show_view
from dialogues.sessions import end_session
from tests.browser.desk_pages import barriers_on
from tools.running_app import ROOT, free_port, wait_until_it_answers

pytestmark = pytest.mark.browser

PHONE = ViewportSize(width=390, height=844)
PROJECTOR = ViewportSize(width=1280, height=720)
PATIENCE_MS = 20_000
MOST_LINES, SMALLEST = 12, 28
ENOUGH = 24
"""Rooms, more than there are tests that take one."""


@dataclass
class Server:
    """Where phones and projectors ask; it can die and come back."""

    home: Path
    port: int
    process: "subprocess.Popen[bytes]"

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def start(self) -> None:
        self.process = start(self.home, self.port)


@dataclass(frozen=True)
class Room:
    """A running room, its server, and who looks at it."""

    stage: Stage
    server: Server
    session: Session

    @property
    def phones(self) -> str:
        return f"http://127.0.0.1:{self.server.port}{self.stage.room_path(self.session)}"

    @property
    def projector(self) -> str:
        return f"http://127.0.0.1:{self.server.port}{self.stage.screen_path(self.session)}"


def start(home: Path, port: int) -> "subprocess.Popen[bytes]":
    with (home / "printed.txt").open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "wiring.commands", "serve-participants", "--port", str(port)],
            cwd=ROOT,
            env=os.environ | {"QD_HOME": str(home), "QD_IDLE_POLL_SECONDS": "0.3"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    wait_until_it_answers(f"http://127.0.0.1:{port}/readyz", process, home / "printed.txt")
    return process


@contextmanager
def rooms_at(home: Path, count: int) -> Iterator[Iterator[Room]]:
    """So many rooms that have just begun, behind one server."""
    stage, port = set_stage(home, count), free_port()
    for session in stage.sessions:
        stage.turn(session, 0)
    server = Server(home, port, start(home, port))
    yield (Room(stage, server, session) for session in stage.sessions)
    server.process.terminate()
    server.process.wait(timeout=30)
    stage.services.database.close()


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Room]]:
    """Rooms behind a server that stays; each test takes one."""
    with rooms_at(tmp_path_factory.mktemp("home"), ENOUGH) as rooms:
        yield rooms


@pytest.fixture
def room(rooms: Iterator[Room]) -> Room:
    return next(rooms)


@pytest.fixture
def mortal_room(tmp_path: Path) -> Iterator[Room]:
    """A room whose server may die, because no other room is behind it."""
    with rooms_at(tmp_path, 1) as rooms:
        yield next(rooms)


@pytest.fixture
def pocket(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's browser."""
    context = browser.new_context(viewport=PHONE, locale="de-DE", has_touch=True)
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def take_a_seat(context: BrowserContext, room: Room) -> Page:
    phone = context.new_page()
    phone.goto(room.phones)
    phone.get_by_role("button", name="Eltern").click()
    expect(phone.get_by_text("Sie stimmen ab für: Eltern")).to_be_visible()
    return phone


def choose(phone: Page, place: int = 0) -> str:
    label = phone.locator("fieldset label").nth(place)
    label.click()
    return label.inner_text().strip()


def test_a_phone_shows_to_its_owner_alone_how_it_voted_until_the_session_ends(
    room: Room, pocket: BrowserContext
) -> None:
    phone = take_a_seat(pocket, room)
    room.stage.ask(room.session, 0)
    expect(phone.locator("fieldset")).to_be_visible(timeout=PATIENCE_MS)
    assert barriers_on(phone) == []
    words = choose(phone)
    phone.locator("button[name=absenden]").click()
    expect(phone.get_by_text(f"Sie haben gewählt: {words}")).to_be_visible(timeout=PATIENCE_MS)
    phone.reload()
    expect(phone.get_by_text(f"Sie haben gewählt: {words}")).to_be_visible(timeout=PATIENCE_MS)
    assert barriers_on(phone) == []
    end_session(room.stage.store, room.session.id, room.stage.services.clock.now())
    expect(phone.get_by_role("heading", name="Das Treffen ist beendet")).to_be_visible(timeout=PATIENCE_MS)
    assert phone.evaluate("localStorage.length") == 0


def test_what_somebody_writes_stays_while_the_room_goes_on(room: Room, pocket: BrowserContext) -> None:
    phone = take_a_seat(pocket, room)
    phone.locator("textarea").fill("Ein halber Gedanke")
    room.stage.ask(room.session, 0)
    news = phone.get_by_text("Im Raum geht es weiter.")
    expect(news).to_be_visible(timeout=PATIENCE_MS)
    expect(phone.locator("textarea")).to_have_value("Ein halber Gedanke")
    news.click()
    expect(phone.locator("fieldset")).to_be_visible()


def test_what_somebody_has_chosen_is_not_taken_away_by_the_reveal(room: Room, pocket: BrowserContext) -> None:
    vote = room.stage.ask(room.session, 0)
    phone = take_a_seat(pocket, room)
    choose(phone, 1)
    room.stage.reveal(room.session, vote)
    expect(phone.get_by_text("Im Raum geht es weiter.")).to_be_visible(timeout=PATIENCE_MS)
    expect(phone.locator("fieldset input").nth(1)).to_be_checked()
    phone.locator("button[name=absenden]").click()
    expect(phone.get_by_role("alert")).to_contain_text("Ihre Stimme wurde nicht mehr gezählt.", timeout=PATIENCE_MS)


def test_a_vote_outlives_a_dead_spot_and_says_honestly_how_it_stands(room: Room, pocket: BrowserContext) -> None:
    vote = room.stage.ask(room.session, 0)
    phone = take_a_seat(pocket, room)
    words = choose(phone)
    pocket.set_offline(True)
    phone.locator("button[name=absenden]").click()
    expect(phone.locator("[data-line]")).to_contain_text("Noch nicht angekommen", timeout=PATIENCE_MS)
    assert room.stage.store.votes_cast(room.session.id, vote.id) == 0
    pocket.set_offline(False)
    expect(phone.get_by_text(f"Sie haben gewählt: {words}")).to_be_visible(timeout=PATIENCE_MS)
    expect(phone.locator("[data-line]")).to_be_hidden(timeout=PATIENCE_MS)
    assert room.stage.store.votes_cast(room.session.id, vote.id) == 1


def test_after_a_killed_server_the_phone_is_in_its_seat_and_keeps_its_words(
    mortal_room: Room, pocket: BrowserContext
) -> None:
    room = mortal_room
    phone = take_a_seat(pocket, room)
    phone.locator("textarea").fill("Das bleibt stehen")
    room.server.kill()
    line = phone.locator("[data-line]")
    expect(line).to_contain_text("Verbindung unterbrochen. Was Sie schreiben, bleibt stehen", timeout=PATIENCE_MS)
    room.server.start()
    expect(line).to_be_hidden(timeout=PATIENCE_MS)
    expect(phone.locator("textarea")).to_have_value("Das bleibt stehen")
    phone.locator("textarea").fill("")
    room.stage.ask(room.session, 0)
    expect(phone.locator("fieldset")).to_be_visible(timeout=PATIENCE_MS)


def test_where_no_stream_comes_through_the_phone_asks(room: Room, pocket: BrowserContext) -> None:
    pocket.route(re.compile("/strom"), lambda route: route.abort())
    phone = take_a_seat(pocket, room)
    room.stage.ask(room.session, 0)
    expect(phone.locator("fieldset")).to_be_visible(timeout=PATIENCE_MS)
    choose(phone)
    phone.locator("button[name=absenden]").click()
    expect(phone.get_by_text("Ihre Stimme ist angekommen")).to_be_visible(timeout=PATIENCE_MS)


@pytest.mark.parametrize("view", list(ScreenView))
def test_the_projector_can_be_read_from_far_away(room: Room, browser: Browser, view: ScreenView) -> None:
    show_view(room.stage.store, room.session.id, view)
    screen = browser.new_page(viewport=PROJECTOR, locale="de-DE")
    screen.goto(room.projector)
    if view is ScreenView.BY_AGENDA:
        vote = room.stage.ask(room.session, 0)
        expect(screen.locator(".count")).to_be_visible(timeout=PATIENCE_MS)
        room.stage.reveal(room.session, vote)
        expect(screen.locator(".count")).to_be_hidden(timeout=PATIENCE_MS)
    assert barriers_on(screen) == []
    lines, smallest, outside = screen.evaluate(_LOOK)
    assert lines <= MOST_LINES
    assert smallest >= SMALLEST
    assert outside == []
    screen.close()


_LOOK = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const lines = [], outside = [];
  let smallest = 1000;
  while (texts.nextNode()) {
    const node = texts.currentNode, parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest("svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const top = (box) => document.elementFromPoint(box.left + box.width / 2, (box.top + box.bottom) / 2);
    const isSeen = (box) => box.width > 1 && (box.bottom > innerHeight || parent.contains(top(box)));
    const boxes = [...range.getClientRects()].filter(isSeen);
    if (!boxes.length) continue;
    smallest = Math.min(smallest, parseFloat(getComputedStyle(parent).fontSize));
    for (const box of boxes) {
      const middle = (box.top + box.bottom) / 2;
      if (!lines.some((other) => Math.abs(other - middle) < 14)) lines.push(middle);
      if (box.right > innerWidth || box.bottom > innerHeight) outside.push(node.textContent);
    }
  }
  return [lines.length, smallest, outside];
}"""
