"""Passing a session on from one facilitator to another, with what is to be talked through."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol

from dialogues.model import Session, SessionState
from dialogues.ports import SessionStore
from dialogues.preparation_model import HandOver
from networks.accounts import Account, Role
from networks.errors import NotPermitted
from qualitaetsrahmen.errors import CodedError


class HandOverUnknown(CodedError):
    """The session is not being passed on to this account, or no longer."""

    code = "dialogues.hand_over_unknown"


class HandOverNotPossible(CodedError):
    """The session cannot be passed on so; ``reason`` says why."""

    code = "dialogues.hand_over_not_possible"


class Point(StrEnum):
    """What two facilitators talk through before one follows the other; the same list for every session."""

    AIMS = "aims"
    AGENDA = "agenda"
    PEOPLE = "people"
    AGREEMENTS = "agreements"
    COORDINATION = "coordination"
    CONFLICTS = "conflicts"
    MATERIAL = "material"
    PLACE = "place"
    ROOM = "room"
    AFTERWARDS = "afterwards"


class HandOverStore(Protocol):
    """Hand-overs within the caller's scope; a session has one at most, the latest."""

    def hand_over(self, session_id: str) -> HandOver | None:
        """Return how a session is being or was passed on."""
        ...

    def hand_overs(self) -> list[HandOver]:
        """Return all hand-overs of the scope."""
        ...

    def save_hand_over(self, hand_over: HandOver) -> None:
        """Write a hand-over over the one before."""
        ...

    def delete_hand_over(self, session_id: str) -> None:
        """Delete a hand-over; where there is none, nothing happens."""
        ...


def facilitates(account: Account, network_id: str) -> bool:
    """Say whether an account leads dialogues of a network."""
    return any(grant.role is Role.FACILITATOR and grant.network_id == network_id for grant in account.grants)


def successors(accounts: Iterable[Account], session: Session, giver_id: str) -> list[Account]:
    """Return who can take a session over: active facilitators of its network other than the one who gives it."""
    return [one for one in accounts if one.active and one.id != giver_id and facilitates(one, session.network_id)]


def give(store: HandOverStore, session: Session, giver: Account, hand_over: HandOver) -> HandOver:
    """Write down to whom a session shall go and what was talked through; until it is taken, this can be changed.

    Raises NotPermitted for anyone who neither leads the session nor facilitates its network, and HandOverNotPossible
    for a session that is over or would go to the one who has it.
    """
    if session.led_by != giver.id and not facilitates(giver, session.network_id):
        raise NotPermitted(role=Role.FACILITATOR.value)
    if session.state is SessionState.ENDED:
        raise HandOverNotPossible(reason="ended", session=session.title)
    if hand_over.to_account == giver.id:
        raise HandOverNotPossible(reason="self", session=session.title)
    written = hand_over.model_copy(
        update={
            "session_id": session.id,
            "network_id": session.network_id,
            "from_account": giver.id,
            "ticked": hand_over.ticked & {point.value for point in Point},
            "taken_on": None,
        }
    )
    store.save_hand_over(written)
    return written


def take_back(store: HandOverStore, session_id: str, giver: Account) -> None:
    """Keep the session after all; raises HandOverUnknown when it was taken already or somebody else gave it."""
    current = store.hand_over(session_id)
    if current is None or current.taken_on is not None or current.from_account != giver.id:
        raise HandOverUnknown
    store.delete_hand_over(session_id)


def take_over(store: HandOverStore, sessions: SessionStore, session_id: str, taker: Account, today: date) -> Session:
    """Let somebody lead a session from now on to whom it was given; raises HandOverUnknown for anyone else."""
    current = store.hand_over(session_id)
    if current is None or current.to_account != taker.id or not facilitates(taker, current.network_id):
        raise HandOverUnknown
    session = sessions.session(session_id)
    if current.taken_on is not None:
        return session
    led = session.model_copy(update={"led_by": taker.id})
    sessions.save_session(led, {})
    store.save_hand_over(current.model_copy(update={"taken_on": today}))
    return led
