"""Public pages that document a dialogue event: published explicitly, frozen as they were, and taken back."""

from datetime import date
from typing import Protocol

from dialogues.errors import EventPageRefused
from dialogues.model import Note, Session, SessionState, ShortText, Title
from dialogues.preparation_model import EventPage
from networks.accounts import Account, Role
from networks.errors import NotPermitted
from networks.links import KeyRing, Link, LinkKind
from qualitaetsrahmen.record import Record

CHECKS = ("names", "persons", "agreed", "figures")
"""What somebody confirms before a page is published, each by itself."""
_ONLY_ONE = 1
"""A page that was withdrawn and is published again has the address that people may have noted."""


class EventDraft(Record):
    """What the coordinator writes about an event; everything else is taken from the session."""

    title: Title
    place: ShortText = ""
    """The town only."""
    purpose: Note = ""


class EventTopic(Record):
    """One topic and what the talk about it came to."""

    title: str
    outcome: str = ""


class EventAgreement(Record):
    """What was agreed, without what was written for the inside."""

    what: str
    who: str
    until: str
    sign: str


class EventFigures(Record):
    """How the groups see one statement, as far as everybody may know: name, number of answers, words."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


class EventContent(Record):
    """All that stands on a page, in finished words, so that it never changes after it was looked at."""

    network: str
    day: str
    place: str = ""
    purpose: str = ""
    present: tuple[tuple[str, str], ...] = ()
    """How many were there by sector, as names and numbers in words."""
    topics: tuple[EventTopic, ...] = ()
    agreements: tuple[EventAgreement, ...] = ()
    figures: tuple[EventFigures, ...] = ()
    why_no_figures: str = ""
    basis: str = ""
    limits: tuple[str, ...] = ()


class Publication(Record):
    """What is about to be published: the words that were looked at, and what was confirmed."""

    title: Title
    content: EventContent
    ticked: frozenset[str]
    on: date


class EventPageStore(Protocol):
    """Public pages of events within the caller's scope."""

    def page(self, session_id: str) -> EventPage | None:
        """Return the published page of a session, or None."""
        ...

    def publish(self, page: EventPage, link: Link) -> None:
        """Write a page and let its link in, in one transaction."""
        ...

    def withdraw(self, network_id: str, session_id: str) -> None:
        """Delete a page and let nobody in by its link any more."""
        ...


def event_token(keys: KeyRing, session_id: str) -> str:
    """Return the secret part of a page's address, derived anew each time."""
    return keys.token(LinkKind.EVENT, session_id, None, _ONLY_ONE)


def content_of(page: EventPage) -> EventContent:
    """Return what stands on a published page."""
    return EventContent.model_validate(page.content)


def may_publish(account: Account, network_id: str) -> bool:
    """Say whether an account may publish for a network: its coordinators only."""
    return any(grant.role is Role.COORDINATOR and grant.network_id == network_id for grant in account.grants)


def publish_event(
    store: EventPageStore, keys: KeyRing, session: Session, publication: Publication, by: Account
) -> EventPage:
    """Publish what was looked at, as it is; a page that is there already is replaced.

    Raises NotPermitted for anyone but coordinators of the network, and EventPageRefused for a session that has not
    ended and where not every point was confirmed.
    """
    _require_coordinator(by, session.network_id)
    if session.state is not SessionState.ENDED:
        raise EventPageRefused(reason="not_ended", session=session.title)
    if not frozenset(CHECKS) <= publication.ticked:
        raise EventPageRefused(reason="checks", session=session.title)
    page = EventPage(
        network_id=session.network_id,
        session_id=session.id,
        title=publication.title,
        content=publication.content.model_dump(mode="json"),
        published_on=publication.on,
    )
    link = Link(
        fingerprint=keys.fingerprint(event_token(keys, session.id)),
        kind=LinkKind.EVENT,
        network_id=session.network_id,
        target_id=session.id,
    )
    store.publish(page, link)
    return page


def withdraw_event(store: EventPageStore, session: Session, by: Account) -> None:
    """Take a page back: its words are deleted and its address opens nothing; doing so twice changes nothing."""
    _require_coordinator(by, session.network_id)
    store.withdraw(session.network_id, session.id)


def _require_coordinator(account: Account, network_id: str) -> None:
    if not may_publish(account, network_id):
        raise NotPermitted(role=Role.COORDINATOR.value)
