"""After a whole round with the real app, no file of the installation holds anything that leads to a person."""

import os
import re
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
from networks.scopes import AdministrationScope, BallotScope, NetworkScope, ReviewScope
from participant.fields import CODE, LATER
from participant.visit import BALLOT_COOKIE
from selfeval.ballots import ballot_of
from selfeval.codes import make_codes
from selfeval.model import PerspectivePlan, Round, WayIn
from selfeval.own_words import Words
from selfeval.paper import keep_paper
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import RoundDraft, link_token, open_round, plan_round
from selfeval.text_review import LeftOut, keep, leave_out, release_texts
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
ON_PAPER = tuple(f"Auf Papier schrieb Person {number} diesen langen Satz" for number in range(10))
"""Enough people for own words to be read: those who look them through find them until their release, and no longer."""
REDACTED = "Diesen Satz darf jeder lesen"


@dataclass
class Traces:
    """Everything that would lead to a person, collected while people answer; each new kind of secret joins here."""

    tokens: list[str]
    address: list[str] = field(default_factory=lambda: [ADDRESS])
    browser: list[str] = field(default_factory=lambda: [BROWSER, "Kennzeichen-Browser"])
    cookies: list[str] = field(default_factory=list)
    ballots: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    """One-time links, typed codes and codes to go on later, in the ways in which they are written."""
    texts: list[str] = field(default_factory=lambda: [OWN_WORDS])

    def secrets(self) -> list[str]:
        """What no file may hold at any time."""
        return [*self.tokens, *self.codes, *self.address, *self.browser, *self.cookies]

    def all(self) -> list[str]:
        return [*self.secrets(), *self.ballots, *self.texts]


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
    plans = (
        PerspectivePlan(perspective="eltern", asks_texts=True),
        PerspectivePlan(perspective="fachkraft", asks_texts=True),
        PerspectivePlan(perspective="ehrenamt", way_in=WayIn.CODES),
    )
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


def answer_by_codes(app: RunningApp, home: Path, opened: Round) -> list[str]:
    """Let people in by a link and by a typed code, and one go on later; return every secret that they had."""
    services = build_services(Settings(home=home))
    made = make_codes(services.codes(NetworkScope.of(NETWORK)), services.keys, opened, "ehrenamt", 3)
    services.database.close()
    with person() as client:
        answer(client, f"{app.address}/t/{made[0].token}", pages=3)
    with person() as client:
        door = client.post(f"{app.address}/t", data={CODE: f"{made[1].typed[:4]}-{made[1].typed[4:]}".lower()})
        answer(client, str(door.url), pages=1)
    with person() as client:
        address = f"{app.address}/t/{made[2].token}"
        form = Reader(client.get(address).text).question_form
        chosen = {name: values[0] for name, values in form.choices.items()}
        page = client.post(str(httpx2.URL(address).join(form.action)), data=form.sent_by(LATER, **chosen))
        (resume,) = re.findall(r"machen Sie ein Foto davon: (\w{4} \w{4}) ", Reader(page.text).text)
    typed = [code.typed for code in made] + [resume.replace(" ", "")]
    written = [way for one in typed for way in (one, one.lower(), f"{one[:4]} {one[4:]}", f"{one[:4]}-{one[4:]}")]
    return [*(code.token for code in made), *written]


def bring_papers(home: Path, opened: Round) -> None:
    """Enter forms by hand, each with own words."""
    services = build_services(Settings(home=home))
    asked = questionnaire_for(small_framework(), opened.criteria, "fachkraft")
    papers = services.papers(BallotScope(NETWORK, opened.id, "fachkraft"))
    for number, text in enumerate(ON_PAPER):
        answers = {name: one.steps[number % 3].id for name, one in asked.questions.items()}
        keep_paper(papers, asked, answers, {"wege": Words("de", text)})
    services.database.close()


def look_through(home: Path, opened: Round) -> None:
    """Keep some texts in other words, leave the others out, and release them."""
    services = build_services(Settings(home=home))
    review = services.review(ReviewScope(NETWORK, opened.id))
    for number, text in enumerate(review.texts()):
        if number % 2:
            leave_out(review, text, LeftOut.TRACEABLE)
        else:
            keep(review, text, REDACTED)
    release_texts(review, opened, services.clock.today(), services.shuffle())
    services.database.close()


def ballots_in(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / DATABASE)) as connection:
        ids = connection.execute(
            "SELECT ballot_id FROM ballot UNION SELECT mark FROM used_mark UNION SELECT ballot_id FROM paper_sheet"
        )
        return [one for (one,) in ids]


def command(home: Path, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "wiring.commands", *words],
        cwd=ROOT,
        env=os.environ | {"QD_HOME": str(home)},
        check=True,
        capture_output=True,
    )


def copy_database(home: Path, folder: Path) -> set[str]:
    """Make copies as people make them for safety, and return their names."""
    with closing(sqlite3.connect(home / DATABASE)) as connection:
        connection.execute("VACUUM INTO ?", [str(folder / "vacuumed.db")])
        with closing(sqlite3.connect(folder / "copied.db")) as copy:
            connection.backup(copy)
    return {file.name for file in folder.iterdir()}


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
    traces.codes = answer_by_codes(app, home, opened)
    bring_papers(home, opened)
    ballots = [ballot_of(keys, opened.id, cookie) for cookie in traces.cookies]
    traces.ballots = [*ballots_in(home), *(text for ballot in ballots for text in (ballot.id, ballot.mark))]

    assert found(home, traces.ballots), "before closing, the search has to find something"
    assert found(home, traces.secrets()) == []
    command(home, "round", "close", opened.id)
    assert found(home, traces.all()) == []
    assert found(home, list(ON_PAPER)), "until they are released, somebody looks them through"
    look_through(home, opened)
    assert found(home, [REDACTED])
    traces.texts += ON_PAPER
    assert found(home, traces.all()) == []
    assert copy_database(home, tmp_path) >= {"vacuumed.db", "copied.db"}
    assert found(tmp_path, traces.all()) == []
    assert "a page failed" in (home / "printed.txt").read_text()
