"""What a dialogue hands out is put together from what is stored of its session, of the own networks only."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dialogues.agreements import AgreementDraft, agree
from dialogues.errors import SessionUnknown
from dialogues.model import Session
from selfeval.closing import close_round
from tests.exports.pdf_text import pages_of, squeezed
from tests.storage.workspace import OURS_ONLY, THEIRS_ONLY, add_networks, answered_round, running_session
from tests.wiring.installation import installation_at
from wiring.services import Services
from wiring.session_handouts import poster_file, public_session, room_sheets_file, slides_file


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with installation_at(tmp_path / "home") as made:
        add_networks(made.database)
        yield made


@pytest.fixture
def session(services: Services) -> Session:
    answered, _ = answered_round(services.database)
    closed = close_round(services.closing(), answered.id, services.clock.today(), services.shuffle())
    return running_session(services.database, closed, services.keys)


def test_only_the_own_agreements_of_a_session_are_told(services: Services, session: Session) -> None:
    other = session.model_copy(update={"id": "andere"})
    services.sessions(OURS_ONLY).save_session(other, {})
    for one, what in ((session, "Ein Blatt"), (other, "Anderswo")):
        draft = AgreementDraft("finden", what, "Koordination", date(2027, 3, 1), "Es liegt aus.")
        agree(services.agreements(OURS_ONLY), one, draft, date(2026, 11, 20))
    assert [one.what for one in public_session(services, OURS_ONLY, session.id).agreed] == ["Ein Blatt"]
    (page,) = pages_of(poster_file(services, OURS_ONLY, session.id))
    assert squeezed("Ein Blatt") in page
    assert slides_file(services, OURS_ONLY, session.id).startswith(b"PK")


def test_nothing_is_put_together_for_another_network(services: Services, session: Session) -> None:
    for make in (public_session, poster_file, slides_file, room_sheets_file):
        with pytest.raises(SessionUnknown):
            make(services, THEIRS_ONLY, session.id)
