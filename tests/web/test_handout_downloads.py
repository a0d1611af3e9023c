"""Poster, slides and room sheets are handed out to whoever is signed in, of the own networks only, and it is noted."""

import pytest

from dialogues.model import Session
from networks.accounts import Grant, Role
from selfeval.closing import close_round
from storage.audit import AuditRows
from tests.storage.workspace import OURS, TEST, THEIRS, add_networks, answered_round, running_session
from tests.web.site import Site

COORDINATOR = Grant(role=Role.COORDINATOR, network_id=OURS)
NEIGHBOUR = Grant(role=Role.COORDINATOR, network_id=THEIRS)
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
KINDS = [
    ("dialogplakat", "pdf", "application/pdf", b"%PDF", "paper.session_poster"),
    ("folien", "pptx", SLIDES, b"PK", "paper.slides"),
    ("ohne-netz", "pdf", "application/pdf", b"%PDF", "paper.room_sheets"),
]


@pytest.fixture
def session(site: Site) -> Session:
    add_networks(site.services.database)
    answered, _ = answered_round(site.services.database)
    closed = close_round(site.services.closing(), answered.id, site.services.clock.today(), site.services.shuffle())
    return running_session(site.services.database, closed, site.services.keys)


@pytest.mark.parametrize("kind", KINDS)
def test_handouts_come_as_files_and_it_is_noted(
    site: Site, session: Session, kind: tuple[str, str, str, bytes, str]
) -> None:
    path, ending, media_type, start, action = kind
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/{path}/{session.id}")
    name = f"{path}-{session.id}.{ending}"
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(start)
    entries = AuditRows(site.services.database, TEST, site.services.clock.now).entries()
    assert [(entry.action, entry.target) for entry in entries] == [(action, name)]


@pytest.mark.parametrize("path", [kind[0] for kind in KINDS])
def test_another_network_gets_nothing(site: Site, session: Session, path: str) -> None:
    answer = site.signed_in(site.account(NEIGHBOUR)).get(f"/herunterladen/{path}/{session.id}")
    assert answer.status_code == 404
    assert session.title not in answer.text
