"""What a network agreed to let go of a round: by which body, on which day, and when it took that back."""

from datetime import date
from enum import StrEnum
from typing import Protocol

from qualitaetsrahmen.record import Record
from selfeval.errors import ConsentImpossible, RoundNotClosed
from selfeval.model import Recipient, Round, RoundState, Title


class ConsentKind(StrEnum):
    """What may be done with a round's results outside its network."""

    COMPARISON = "comparison"
    """They stand, unnamed, among those of at least five others."""
    NZFH = "nzfh"
    """They are handed in to the analysts of the programme."""
    MICRODATA = "microdata"
    """Analysts may also make data sets of single answer sheets, without order, place and person."""


NEEDS = {
    ConsentKind.COMPARISON: Recipient.CLUSTER,
    ConsentKind.NZFH: Recipient.NZFH,
    ConsentKind.MICRODATA: Recipient.NZFH,
}
"""Whom people must have read of before their first question, so that a network can agree to it at all."""


_IN_EDITIONS = (ConsentKind.NZFH, ConsentKind.MICRODATA)


class Consent(Record):
    """One agreement of a network, which stays on record also when it was taken back."""

    network_id: str
    round_id: str
    kind: ConsentKind
    number: int
    agreed_by: Title
    """The body or role that decided, such as a Steuerungsgruppe; never a person's name."""
    agreed_on: date
    revoked_by: str = ""
    """Who took it back; empty also where it ended because the results of its round were deleted."""
    revoked_on: date | None = None
    """When it was taken back or ended with its round."""

    @property
    def holds(self) -> bool:
        """Whether it has neither been taken back nor ended with its round."""
        return self.revoked_on is None


class ConsentStore(Protocol):
    """The consents of the networks in the caller's scope."""

    def consents(self, round_id: str | None = None) -> list[Consent]:
        """Return all consents, of one round or of all, as they followed each other."""
        ...

    def add(self, consent: Consent) -> None:
        """Write a new consent; raises ConsentImpossible when one with its number is there."""
        ...

    def revoke(self, consent: Consent, by: str, on: date) -> None:
        """Write that a consent was taken back and delete what was let go under it, both or none.

        Doing so twice changes nothing.
        """
        ...


def first_day(of_round: Round, kind: ConsentKind, today: date) -> date | None:
    """Return the first day that may be recorded for a consent: for what analysts receive, one of this very year.

    Single sheets leave in editions of whole years. Could a consent of a year that is over still be added, two files of
    that year would differ by one round alone.
    """
    begins = date(today.year, 1, 1)
    if kind not in _IN_EDITIONS:
        return of_round.opened_on
    return max(begins, of_round.opened_on or begins)


def check_day(of_round: Round, kind: ConsentKind, day: date, today: date) -> None:
    """Raise ConsentImpossible for a day on which nobody can have agreed, or whose year is closed for analysts."""
    first = first_day(of_round, kind, today)
    reason = None
    if day > today:
        reason = "in_future"
    elif first and day < first:
        reason = "earlier_year" if kind in _IN_EDITIONS and day.year < today.year else "before_round"
    if reason:
        raise ConsentImpossible(reason=reason, round=of_round.title)


def consent_to(store: ConsentStore, of_round: Round, kind: ConsentKind, agreed_by: str, today: date) -> Consent:
    """Record that a network lets results of a round go; one that holds already is returned as it is.

    Raises RoundNotClosed while there are no results, and ConsentImpossible where people were not told before their
    first question that these recipients see results.
    """
    if of_round.state is not RoundState.CLOSED:
        raise RoundNotClosed(round=of_round.title)
    if NEEDS[kind] not in of_round.recipients:
        raise ConsentImpossible(reason="not_told", round=of_round.title)
    earlier = [one for one in store.consents(of_round.id) if one.kind is kind]
    if holding := current(earlier, kind):
        return holding
    consent = Consent(
        network_id=of_round.network_id,
        round_id=of_round.id,
        kind=kind,
        number=len(earlier) + 1,
        agreed_by=agreed_by,
        agreed_on=today,
    )
    store.add(consent)
    return consent


def revoke_consent(store: ConsentStore, of_round: Round, kind: ConsentKind, by: str, today: date) -> None:
    """Take a consent back and delete what was let go under it here; where none holds, nothing changes."""
    if holding := current(store.consents(of_round.id), kind):
        store.revoke(holding, by, today)


def revoke_beyond(store: ConsentStore, round_id: str, recipients: frozenset[Recipient], by: str, today: date) -> None:
    """Take back every consent whose recipients are not among these any more."""
    for consent in store.consents(round_id):
        if consent.holds and NEEDS[consent.kind] not in recipients:
            store.revoke(consent, by, today)


def current(consents: list[Consent], kind: ConsentKind) -> Consent | None:
    """Return the consent of a kind that holds, or None."""
    return next((one for one in consents if one.kind is kind and one.holds), None)
