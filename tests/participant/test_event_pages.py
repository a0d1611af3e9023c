"""The public page on an event opens without an account, as it was published, and after withdrawal no more."""

from collections.abc import Callable
from datetime import date

import pytest
from starlette.testclient import TestClient

from dialogues.agenda import chosen_by_hand
from dialogues.agreements import AgreementDraft, agree
from dialogues.event_pages import CHECKS, EventDraft, Publication, publish_event, withdraw_event
from dialogues.model import Session
from dialogues.sessions import SessionDraft, end_session, plan_session
from networks.accounts import Account, Grant, Role
from selfeval.model import Recipient
from selfeval.recipients import Narrowing, narrow_recipients
from tests.fakes.small_session import NOW
from tests.participant.conftest import NETWORK, Town
from wiring.addresses import event_address
from wiring.event_documentation import event_preview

COORDINATOR = Account(
    id="konto", login="k@example.org", name="K", grants=(Grant(role=Role.COORDINATOR, network_id=NETWORK),)
)
DRAFT = EventDraft(
    title="Ein Abend <über> Angebote", place="Musterstadt", purpose="Damit Familien finden.\nUnd bleiben."
)


@pytest.fixture
def session(town: Town) -> Session:
    of_round = town.round(recipients=frozenset({Recipient.NETWORK, Recipient.PUBLIC}))
    town.close(of_round)
    store = town.services.sessions(town.scope)
    draft = SessionDraft("Interner Titel", date(2026, 12, 1), 120, [chosen_by_hand(town.framework.criteria["finden"])])
    planned = plan_session(store, town.services.rounds(town.scope).round(of_round.id), draft)
    agreed = AgreementDraft("finden", "Ein Blatt", "Koordination", date(2027, 3, 1), "Es liegt aus.")
    agree(town.services.agreements(town.scope), planned, agreed, date(2026, 12, 1))
    return end_session(store, planned.id, NOW)


def publish(town: Town, session: Session) -> str:
    """Publish the page and return its path."""
    services = town.services
    content = event_preview(services, town.scope, session.id, DRAFT)
    publication = Publication(title=DRAFT.title, content=content, ticked=frozenset(CHECKS), on=date(2026, 12, 5))
    publish_event(services.event_pages(town.scope), services.keys, session, publication, COORDINATOR)
    return path_of(town, session)


def path_of(town: Town, session: Session) -> str:
    return "/verzeichnis/dialoge/" + event_address(town.services, session.id).rsplit("/", maxsplit=1)[1]


def test_everybody_reads_the_page_as_it_was_published(
    town: Town, session: Session, phone: Callable[[], TestClient]
) -> None:
    path = publish(town, session)
    agree(
        town.services.agreements(town.scope),
        session,
        AgreementDraft("finden", "Später vereinbart", "Koordination", date(2027, 3, 1), "Zeichen"),
        date(2026, 12, 9),
    )
    answer = phone().get(path)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    for said in ("Ein Abend &lt;über&gt; Angebote", "1. Dezember 2026, Musterstadt", "Ein Blatt", "5. Dezember 2026"):
        assert said in answer.text
    for unsaid in ("Später vereinbart", "Interner Titel", "<form", "<script"):
        assert unsaid not in answer.text


def test_before_publishing_and_after_withdrawing_there_is_the_one_page_for_such_links(
    town: Town, session: Session, phone: Callable[[], TestClient]
) -> None:
    unknown = phone().get("/verzeichnis/dialoge/abcdefghijklmnopqrstuvwxyz")
    before = phone().get(path_of(town, session))
    path = publish(town, session)
    withdraw_event(town.services.event_pages(town.scope), session, COORDINATOR)
    after = phone().get(path)
    assert {answer.status_code for answer in (unknown, before, after)} == {404}
    assert unknown.text == before.text == after.text


def test_a_token_of_another_kind_opens_no_page(town: Town, session: Session, phone: Callable[[], TestClient]) -> None:
    path = publish(town, session)
    token = path.rsplit("/", maxsplit=1)[1]
    for other in (f"/e/{token}", f"/s/{token}", f"/t/{token}"):
        assert phone().get(other).status_code == 404


def test_a_page_tells_no_outcome_any_more_once_the_public_is_no_recipient(
    town: Town, session: Session, phone: Callable[[], TestClient]
) -> None:
    path = publish(town, session)
    assert "hat vorher gelesen" not in phone().get(path).text
    services = town.services
    by = Narrowing(services.consents(town.scope), "Koordination", services.clock.today())
    narrow_recipients(services.rounds(town.scope), session.round_id, frozenset({Recipient.NETWORK}), by)
    answer = phone().get(path)
    assert answer.status_code == 200
    assert "hat vorher gelesen" in answer.text
    assert "Ein Blatt" in answer.text
