"""Invitations and calendar files are handed out to the own network only, and it is noted."""

import io
import zipfile

import pytest

from dialogues.agreements import AgreementDraft, agree
from dialogues.guests import for_network
from dialogues.model import Session
from dialogues.preparation_model import GuestNetwork
from networks.accounts import Grant, Role
from networks.scopes import NetworkScope
from selfeval.closing import close_round
from storage.audit import AuditRows
from tests.storage.workspace import OURS, TEST, THEIRS, add_networks, answered_round, planned_session
from tests.web.site import Site
from wiring.access import notes_scope

COORDINATOR = Grant(role=Role.COORDINATOR, network_id=OURS)
FILES = {
    "einladung": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "einladung?format=txt": ("text/plain; charset=utf-8", "txt"),
    "termin": ("text/calendar; charset=utf-8", "ics"),
}


@pytest.fixture
def session(site: Site) -> Session:
    add_networks(site.services.database)
    answered, _ = answered_round(site.services.database)
    closed = close_round(site.services.closing(), answered.id, site.services.clock.today(), site.services.shuffle())
    return planned_session(site.services.database, closed)


def path(kind: str, session_id: str) -> str:
    name, mark, query = kind.partition("?")
    return f"/herunterladen/{name}/{session_id}{mark}{query}"


@pytest.mark.parametrize("kind", FILES)
def test_each_file_comes_under_its_name_and_is_noted(site: Site, session: Session, kind: str) -> None:
    account = site.account(COORDINATOR)
    media_type, ending = FILES[kind]
    answer = site.signed_in(account).get(path(kind, session.id))
    name = f"{kind.partition('?')[0]}-{session.id}.{ending}"
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    entries = AuditRows(site.services.database, TEST, site.services.clock.now).entries()
    assert [(entry.target, entry.account_id, entry.network_id) for entry in entries] == [(name, account.id, OURS)]


def test_the_text_is_that_of_the_session(site: Site, session: Session) -> None:
    text = site.signed_in(site.account(COORDINATOR)).get(path("einladung?format=txt", session.id)).text
    assert text.startswith("Werkstatt")
    assert "Das netz lädt Sie herzlich ein." in text


@pytest.mark.parametrize("kind", FILES)
def test_what_another_network_plans_is_as_unknown_as_what_never_existed(
    site: Site, session: Session, kind: str
) -> None:
    browser = site.signed_in(site.account(Grant(role=Role.FACILITATOR, network_id=THEIRS)))
    assert browser.get(path(kind, session.id)).status_code == 404
    assert browser.get(path(kind, "fehlt")).status_code == 404
    assert site.browser().get(path(kind, session.id)).status_code == 303


def test_no_paper_of_a_session_holds_a_private_note(site: Site, session: Session) -> None:
    """Whoever takes the papers along is the very account that wrote the note."""
    facilitator = site.account(Grant(role=Role.FACILITATOR, network_id=OURS))
    site.services.notes(notes_scope(facilitator)).save_note(OURS, session.id, "Die Leitung ist angespannt")
    browser = site.signed_in(facilitator)
    for kind in ("protokoll", *FILES):
        answer = browser.get(path(kind, session.id))
        assert answer.status_code == 200
        assert "angespannt" not in whole_text(answer.content)


def whole_text(content: bytes) -> str:
    """All that a file holds, unpacked where it is a Word document."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "".join(packed.read(name).decode(errors="ignore") for name in packed.namelist())


def test_nothing_of_a_guest_network_reaches_the_papers_of_the_host(site: Site, session: Session) -> None:
    """The same facilitator works for both, and both agreed to something in the same session."""
    both = NetworkScope.of(OURS, THEIRS)
    guest = GuestNetwork(
        network_id=THEIRS,
        session_id=session.id,
        host_network_id=OURS,
        round_id="ihre-runde",
        title=session.title,
        held_on=session.held_on,
    )
    site.services.guests(both).save_guest(guest)
    store, today = site.services.agreements(both), site.services.clock.today()
    for network_id, what in ((OURS, "Eine Lotsin im Rathaus"), (THEIRS, "Ein Bus am Nachmittag")):
        whose = for_network(session, [guest], network_id)
        agree(store, whose, AgreementDraft("finden", what, "Jugendamt", today, "Es ist da"), today)
    assert {one.network_id: one.round_id for one in store.agreements()}[THEIRS] == "ihre-runde"
    grants = [Grant(role=Role.FACILITATOR, network_id=network_id) for network_id in (OURS, THEIRS)]
    browser = site.signed_in(site.account(*grants))
    texts = [whole_text(browser.get(path(kind, session.id)).content) for kind in ("protokoll", *FILES)]
    assert "Eine Lotsin im Rathaus" in texts[0]
    for text in texts:
        assert "Ein Bus am Nachmittag" not in text
        assert "nachbarnetz" not in text
