"""Networks that bring their results to a session of several: who is asked, who opens them, and who may look.

Each network opens its own results to the others, for a purpose and until a day, and only its coordinator can do so.
Whoever does not open does not look; docs/decisions/0032 says why.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from dialogues.model import Session
from dialogues.preparation_model import GuestNetwork
from networks.accounts import Account, Role
from networks.errors import NotPermitted
from qualitaetsrahmen.errors import CodedError
from selfeval.errors import RoundNotClosed
from selfeval.model import Recipient, Round, RoundState

LONGEST = timedelta(days=366)
"""Results are opened for a purpose, not for good; another year needs another decision."""


class ClusterNotPromised(CodedError):
    """Those who answered were not told that other municipalities would see the results, so they stay closed."""

    code = "dialogues.cluster_not_promised"


class GuestUnknown(CodedError):
    """This network is not asked to bring its results to the session."""

    code = "dialogues.guest_unknown"


class OpeningInvalid(CodedError):
    """Results cannot be opened so; ``reason`` says why."""

    code = "dialogues.opening_invalid"


class GuestStore(Protocol):
    """What the networks of the caller's scope were asked for, and what they agreed to."""

    def guests(self) -> list[GuestNetwork]:
        """Return all rows of the scope, the latest session first."""
        ...

    def guest(self, network_id: str, session_id: str) -> GuestNetwork:
        """Return one row; raises GuestUnknown outside the scope."""
        ...

    def save_guest(self, guest: GuestNetwork) -> None:
        """Write a row, new or changed."""
        ...

    def delete_guest(self, network_id: str, session_id: str) -> None:
        """Delete a row; where there is none, nothing happens."""
        ...


class MemberStore(Protocol):
    """All networks of one session, the host among them."""

    def members(self) -> list[GuestNetwork]:
        """Return their rows."""
        ...


@dataclass(frozen=True)
class Opening:
    """What a coordinator agrees to: until which day the others see the results."""

    open_until: date
    today: date


def ask_networks(
    store: GuestStore, session: Session, host_round: Round, rounds: Iterable[Round], purpose: str
) -> list[GuestNetwork]:
    """Ask networks, each by one round, and the host with them, to open their results to each other.

    Nobody's results are open by that. Whoever was asked before with the same round keeps their answer. Raises
    RoundNotClosed, ClusterNotPromised, and OpeningInvalid without a purpose.
    """
    if not purpose.strip():
        raise OpeningInvalid(reason="purpose")
    asked = [host_round, *(one for one in rounds if one.network_id != session.network_id)]
    for one in asked:
        check_may_be_opened(one)
    known = {guest.network_id: guest for guest in store.guests() if guest.session_id == session.id}
    written = [_asked(session, one, purpose, known.get(one.network_id)) for one in asked]
    for guest in written:
        store.save_guest(guest)
    return written


def check_may_be_opened(of_round: Round) -> None:
    """Raise RoundNotClosed while there are no results, and ClusterNotPromised where people were told otherwise."""
    if of_round.state is not RoundState.CLOSED:
        raise RoundNotClosed(round=of_round.title)
    if Recipient.CLUSTER not in of_round.recipients:
        raise ClusterNotPromised(round=of_round.title)


def open_results(
    store: GuestStore, guest: GuestNetwork, of_round: Round, account: Account, opening: Opening
) -> GuestNetwork:
    """Let the other networks of the session see the results by name until a day.

    Raises NotPermitted for anyone but a coordinator of this very network, OpeningInvalid for a day that is over or more
    than a year away, and what ``check_may_be_opened`` raises.
    """
    _require_coordinator(account, guest.network_id)
    check_may_be_opened(of_round)
    if (of_round.id, of_round.network_id) != (guest.round_id, guest.network_id):
        raise GuestUnknown
    if opening.open_until < opening.today or opening.open_until > opening.today + LONGEST:
        raise OpeningInvalid(reason="day")
    opened = guest.model_copy(update={"agreed_on": opening.today, "open_until": opening.open_until})
    store.save_guest(opened)
    return opened


def withdraw(store: GuestStore, guest: GuestNetwork, account: Account) -> GuestNetwork:
    """Close the results again at once; raises NotPermitted for anyone but a coordinator of this very network."""
    _require_coordinator(account, guest.network_id)
    closed = guest.model_copy(update={"agreed_on": None, "open_until": None})
    store.save_guest(closed)
    return closed


def is_open(guest: GuestNetwork, today: date) -> bool:
    """Say whether the others of the session may see a network's results on this day."""
    return guest.agreed_on is not None and guest.open_until is not None and today <= guest.open_until


def seen_by(members: Iterable[GuestNetwork], network_ids: frozenset[str], today: date) -> list[GuestNetwork]:
    """Return whose results may be seen from these networks: all open ones, once one's own are open too."""
    opened = [one for one in members if is_open(one, today)]
    return opened if any(one.network_id in network_ids for one in opened) else []


def networks_to_agree_for(session: Session, members: Iterable[GuestNetwork]) -> tuple[str, ...]:
    """Return the networks to which an agreement of the session can belong, the host first; each belongs to one."""
    guests = sorted(one.network_id for one in members if one.session_id == session.id)
    return tuple(dict.fromkeys([session.network_id, *guests]))


def for_network(session: Session, members: Iterable[GuestNetwork], network_id: str) -> Session:
    """Return the session as one of its networks has it, with its own round: so that an agreement belongs to that one.

    Raises GuestUnknown for a network that was not asked to it.
    """
    if network_id == session.network_id:
        return session
    of_session = (one for one in members if (one.session_id, one.network_id) == (session.id, network_id))
    guest = next(of_session, None)
    if guest is None:
        raise GuestUnknown
    return session.model_copy(update={"network_id": guest.network_id, "round_id": guest.round_id})


def _asked(session: Session, of_round: Round, purpose: str, known: GuestNetwork | None) -> GuestNetwork:
    fresh = GuestNetwork(
        network_id=of_round.network_id,
        session_id=session.id,
        host_network_id=session.network_id,
        round_id=of_round.id,
        title=session.title,
        held_on=session.held_on,
        purpose=purpose,
    )
    if known is None or (known.round_id, known.purpose) != (fresh.round_id, fresh.purpose):
        # what was agreed to was another round or another purpose
        return fresh
    return fresh.model_copy(update={"agreed_on": known.agreed_on, "open_until": known.open_until})


def _require_coordinator(account: Account, network_id: str) -> None:
    if not any(grant.role is Role.COORDINATOR and grant.network_id == network_id for grant in account.grants):
        raise NotPermitted(role=Role.COORDINATOR.value)
