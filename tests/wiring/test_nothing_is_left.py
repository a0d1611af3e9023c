"""After a whole round with the real app, no file of the installation holds anything that leads to a person."""

import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest

from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, NetworkScope
from participant.visit import BALLOT_COOKIE
from selfeval.ballots import ballot_of
from selfeval.model import PerspectivePlan, Round
from selfeval.rounds import RoundDraft, link_token, open_round, plan_round
from tests.fakes.small_framework import small_framework
from tests.participant.forms import Reader
from tools.running_app import ROOT, RunningApp, running_app
from wiring.services import build_services
from wiring.settings import Settings

NETWORK = "musterstadt"
DATABASE = "qualitaetsdialog.db"
ADDRESS = "203.0.113.77"
"""From where people answer, as a proxy on the same machine would say it; an address that nobody has."""
BROWSER = "Kennzeichen-Browser/77.7 (Handy einer Person)"
OWN_WORDS = "Diesen Satz darf nach dem Ende niemand mehr finden"
FEW = 6
"""Enough for figures, too few for own words, so that closing has to delete these."""


@dataclass
class Traces:
    """Everything that would lead to a person, collected while people answer; each new kind of secret joins here."""

    tokens: list[str]
    address: list[str] = field(default_factory=lambda: [ADDRESS])
    browser: list[str] = field(default_factory=lambda: [BROWSER, "Kennzeichen-Browser"])
    cookies: list[str] = field(default_factory=list)
    ballots: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=lambda: [OWN_WORDS])

    def all(self) -> list[str]:
        return [*self.tokens, *self.address, *self.browser, *self.cookies, *self.ballots, *self.texts]


def found(folder: Path, texts: list[str]) -> list[tuple[str, str]]:
    """Return in which file below a folder which of these texts stands, in the ways in which programs write text."""
    return [
        (str(file.relative_to(folder)), text)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for content in [file.read_bytes()]
        for text in texts
        if any(text.encode(encoding) in content for encoding in ("utf-8", "utf-16-le"))
    ]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def opened(home: Path) -> Round:
    services = build_services(Settings(home=home))
    network = Network(id=NETWORK, name="Netzwerk Musterstadt", kind=NetworkKind.FRUEHE_HILFEN)
    services.networks(AdministrationScope()).save_network(network)
    store = services.rounds(NetworkScope.of(NETWORK))
    plans = (PerspectivePlan(perspective="eltern", asks_texts=True), PerspectivePlan(perspective="fachkraft"))
    criteria = ("finden", "sprache", "absprachen", "wechsel", "rueckmeldung")
    draft = RoundDraft(network_id=NETWORK, title="Frühe Hilfen bei uns", criteria=criteria, plans=plans)
    planned = plan_round(store, small_framework(), draft)
    opened = open_round(store, services.keys, planned.id, services.clock.today(), ())
    services.database.close()
    return opened


@pytest.fixture(scope="module")
def app(home: Path, opened: Round) -> Iterator[RunningApp]:
    with running_app(home) as app:
        yield app


def person() -> httpx2.Client:
    headers = {"User-Agent": BROWSER, "X-Forwarded-For": ADDRESS, "X-Real-IP": ADDRESS}
    return httpx2.Client(follow_redirects=True, headers=headers)


def answer(client: httpx2.Client, address: str, *, pages: int) -> None:
    """Answer so many pages, the overview counted, with own words wherever there is room for them."""
    page = client.get(address)
    for _ in range(pages):
        reader = Reader(page.text)
        form = reader.question_form
        chosen = {name: values[0] for name, values in form.choices.items()}
        written = {given["name"] or "": OWN_WORDS for tag, given in reader.tags if tag == "textarea"}
        button = next(name for name in ("absenden", "weiter") if name in dict(form.buttons))
        page = client.post(str(page.url.join(form.action)), data=form.sent_by(button, **chosen, **written))
    page.raise_for_status()


def make_trouble(app: RunningApp, address: str) -> None:
    """Do everything that servers like to write into a log together with the address or the form."""
    path = address.removeprefix(app.address)
    with person() as client:
        client.post(address, data={"finden.angebote": OWN_WORDS})
        client.post(f"{address}?seite=1", json={"text": OWN_WORDS})
        client.post(address, data={"text": OWN_WORDS * 3000})
        client.post(address, data={}, headers={"Sec-Fetch-Site": "cross-site"})
        client.get(f"{address}%ff%00")
        client.request("BREW", address)
        client.get(f"{address}/nichts")
    url = httpx2.URL(app.address)
    broken = f"GET {path} HTTP/9.9\r\nUser-Agent: {BROWSER}\r\nX-Forwarded-For: {ADDRESS}\r\n\r\n"
    cut_off = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\nUser-Agent: {BROWSER}\r\n\r\na=1"
    for text in (broken, cut_off):
        with socket.create_connection((url.host, url.port or 80)) as line:
            line.sendall(text.encode())


def while_the_database_is_out_of_order(home: Path, client: httpx2.Client, address: str) -> list[int]:
    """Look and send while a table is missing, and send while nobody can write; return what the server says."""
    form = {"finden.angebote": "trifft-zu", "weiter": "1"}
    with closing(sqlite3.connect(home / DATABASE, isolation_level=None)) as connection:
        connection.execute("ALTER TABLE rating RENAME TO rating_elsewhere")
        answers = [client.get(address), client.post(f"{address}?seite=1", data=form)]
        connection.execute("ALTER TABLE rating_elsewhere RENAME TO rating")
        connection.execute("BEGIN EXCLUSIVE")
        answers.append(client.post(f"{address}?seite=1", data=form, timeout=60))
        connection.execute("ROLLBACK")
    return [answer.status_code for answer in answers]


def ballots_in(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / DATABASE)) as connection:
        ids = connection.execute("SELECT ballot_id FROM ballot UNION SELECT mark FROM used_mark")
        return [one for (one,) in ids]


def command(home: Path, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "wiring.commands", *words],
        cwd=ROOT,
        env=os.environ | {"QD_HOME": str(home)},
        check=True,
        capture_output=True,
    )


def test_after_closing_no_file_log_or_copy_leads_to_a_person(
    app: RunningApp, home: Path, opened: Round, tmp_path: Path
) -> None:
    services = build_services(Settings(home=home))
    keys = services.keys
    services.database.close()
    tokens = {one: link_token(keys, opened, one) for one in ("eltern", "fachkraft")}
    traces = Traces(tokens=list(tokens.values()))
    address = f"{app.address}/t/{tokens['eltern']}"
    for pages in [3] * FEW + [1, 2]:  # two of them never send
        with person() as client:
            answer(client, address, pages=pages)
            traces.cookies.append(
                next(cookie.value or "" for cookie in client.cookies.jar if cookie.name == BALLOT_COOKIE)
            )
    with person() as client:
        other = f"{app.address}/t/{tokens['fachkraft']}"
        answer(client, other, pages=1)
        assert while_the_database_is_out_of_order(home, client, other) == [503, 503, 503]
    make_trouble(app, address)
    ballots = [ballot_of(keys, opened.id, cookie) for cookie in traces.cookies]
    traces.ballots = [*ballots_in(home), *(text for ballot in ballots for text in (ballot.id, ballot.mark))]

    assert found(home, traces.ballots), "before closing, the search has to find something"
    assert found(home, [*traces.tokens, *traces.address, *traces.browser, *traces.cookies]) == []
    command(home, "round", "close", opened.id)
    assert found(home, traces.all()) == []
    with closing(sqlite3.connect(home / DATABASE)) as connection:
        connection.execute("VACUUM INTO ?", [str(tmp_path / "vacuumed.db")])
        with closing(sqlite3.connect(tmp_path / "copied.db")) as copy:
            connection.backup(copy)
    assert {file.name for file in tmp_path.iterdir()} >= {"vacuumed.db", "copied.db"}
    assert found(tmp_path, traces.all()) == []
    assert "a page failed" in (home / "printed.txt").read_text()
