"""Invitations and calendar files are handed out to the own network only, and it is noted."""

import pytest

from dialogues.model import Session
from networks.accounts import Grant, Role
from selfeval.closing import close_round
from storage.audit import AuditRows
from tests.storage.workspace import OURS, TEST, THEIRS, add_networks, answered_round, planned_session
from tests.web.site import Site

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
