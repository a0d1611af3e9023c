"""Links to published results: one for those who answered, and such that end on a day for readers outside."""

import secrets
from datetime import date, timedelta

from networks.links import KeyRing, Link, LinkKind
from selfeval.errors import CommitteeLinkInvalid, RoundNotClosed
from selfeval.model import Recipient, Round, RoundState
from selfeval.ports import PublishedLinks

LONGEST = timedelta(days=365)
"""No link for readers outside lets anybody in for longer than a year."""
_SECRET_BYTES = 16
_ONLY_ONE = 1
"""The link for those who answered is on slips and posters, so it is never replaced by another."""
_WITHOUT_RESULTS = (RoundState.DRAFT, RoundState.ABANDONED, RoundState.ERASED)


def results_token(keys: KeyRing, round_id: str) -> str:
    """Return the secret part of the link for those who answered, derived anew each time."""
    return keys.token(LinkKind.RESULTS, round_id, None, _ONLY_ONE)


def keep_results_link(store: PublishedLinks, keys: KeyRing, of_round: Round) -> None:
    """Let the link for those who answered in; rounds opened before there was one get it like this.

    One that is there already stays as it is, also where it lets nobody in any more.
    """
    if of_round.state in _WITHOUT_RESULTS or store.links(of_round.id, LinkKind.RESULTS):
        return
    fingerprint = keys.fingerprint(results_token(keys, of_round.id))
    store.add(_link(fingerprint, LinkKind.RESULTS, of_round, None))


def may_be_shown_outside(of_round: Round) -> bool:
    """Say whether people were told before their first question that readers outside see the results."""
    return Recipient.PUBLIC in of_round.recipients


def make_committee_link(store: PublishedLinks, keys: KeyRing, of_round: Round, expires_on: date, today: date) -> str:
    """Return the secret part of a new link, which is shown once and stored as a fingerprint only.

    Raises RoundNotClosed while there are no results, and CommitteeLinkInvalid where people were told that nobody
    outside would see them, or for a day that has passed or lies more than a year ahead.
    """
    if of_round.state is not RoundState.CLOSED:
        raise RoundNotClosed(round=of_round.title)
    if not may_be_shown_outside(of_round):
        raise CommitteeLinkInvalid(reason="not_public", round=of_round.title)
    if not today <= expires_on <= today + LONGEST:
        raise CommitteeLinkInvalid(reason="day", round=of_round.title)
    secret = secrets.token_hex(_SECRET_BYTES)
    store.add(_link(keys.fingerprint(secret), LinkKind.COMMITTEE, of_round, expires_on))
    return secret


def committee_links(store: PublishedLinks, round_id: str, today: date) -> list[Link]:
    """Return the links that still let readers in, the next to end first."""
    links = [link for link in store.links(round_id, LinkKind.COMMITTEE) if link.lets_in(today)]
    return sorted(links, key=lambda link: (link.expires_on or date.max, link.fingerprint))


def end_committee_link(store: PublishedLinks, fingerprint: str) -> None:
    """Let nobody in by this link any more; doing so twice changes nothing."""
    store.shut(fingerprint, LinkKind.COMMITTEE)


def _link(fingerprint: str, kind: LinkKind, of_round: Round, expires_on: date | None) -> Link:
    return Link(
        fingerprint=fingerprint,
        kind=kind,
        network_id=of_round.network_id,
        target_id=of_round.id,
        expires_on=expires_on,
    )
