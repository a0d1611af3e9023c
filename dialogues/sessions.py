"""Planning, running and ending a session, as its facilitator does it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialogues.agenda import Proposal
from dialogues.agenda_parts import agenda_of, filled, talks_by_hand
from dialogues.errors import AgendaItemUnknown, SessionNotRunning
from dialogues.model import AgendaItem, Outcome, ScreenView, Session, SessionState, Talk
from dialogues.ports import SessionStore
from dialogues.room_model import ContributionState
from dialogues.session_formats import fit, format_of
from dialogues.timetable import GERMANY
from networks.links import KeyRing, LinkKind
from selfeval.model import Mode, Round


@dataclass(frozen=True)
class SessionDraft:
    """What a facilitator chooses for a new session."""

    title: str
    held_on: date
    minutes: int
    chosen: Sequence[Proposal]
    format_id: str | None = None
    """The format that gives the agenda its parts; without one it holds the talks alone."""
    parts: Sequence[AgendaItem] | None = None
    """Parts that are taken instead of those of the format, such as those of a template."""
    has_open_agreements: bool = False
    """Whether something of last time is not done, so that the session begins with it."""
    starts_at: str | None = None
    place: str = ""
    series_id: str | None = None
    number: int | None = None
    led_by: str | None = None


def plan_session(store: SessionStore, of_round: Round, draft: SessionDraft) -> Session:
    """Write a session on a round, whose results may not exist yet; raises FormatUnknown."""
    session = drafted(of_round, draft)
    store.save_session(session, {})
    return session


def drafted(of_round: Round, draft: SessionDraft) -> Session:
    """Return the session that a draft would make, so that it can be looked at before; raises FormatUnknown.

    The perspectives of the round sit in the room; those that answered openly vote openly too, those that were shown
    together are counted together, and phones say so before the vote.
    """
    return Session.model_validate(
        {
            "id": secrets.token_hex(6),
            "network_id": of_round.network_id,
            "round_id": of_round.id,
            "title": draft.title,
            "held_on": draft.held_on,
            "starts_at": draft.starts_at,
            "place": draft.place,
            "minutes": draft.minutes,
            "format_id": draft.format_id,
            "series_id": draft.series_id,
            "number": draft.number,
            "led_by": draft.led_by,
            "agenda": _planned_agenda(draft),
            **_who_sits_there(of_round),
        }
    )


def _planned_agenda(draft: SessionDraft) -> tuple[Talk | AgendaItem, ...]:
    if draft.parts is not None:
        return filled(draft.parts, draft.chosen)
    if draft.format_id is None:
        return talks_by_hand(draft.chosen)
    chosen, criteria = format_of(draft.format_id), len(draft.chosen)
    return agenda_of(fit(chosen, draft.minutes, criteria, has_open_agreements=draft.has_open_agreements), draft.chosen)


def seat_those_asked(store: SessionStore, session_id: str, of_round: Round) -> Session:
    """Take over whom the round asks, before the room opens: a round that was a draft may have changed since."""
    session = store.session(session_id)
    seated = session.model_copy(update=_who_sits_there(of_round))
    if session.state is not SessionState.PLANNED or seated == session:
        return session
    store.save_session(seated, {})
    return seated


def _who_sits_there(of_round: Round) -> dict[str, object]:
    return {
        "perspectives": tuple(plan.perspective for plan in of_round.plans),
        "open_perspectives": frozenset(plan.perspective for plan in of_round.plans if plan.mode is not Mode.ANONYMOUS),
        "counted_with": {plan.perspective: plan.shown_with for plan in of_round.plans if plan.shown_with},
    }


def room_code(keys: KeyRing, session: Session) -> str:
    """Return the code that phones type to come into the room."""
    return keys.room_code(session.id, session.rotation)


def screen_token(keys: KeyRing, session: Session) -> str:
    """Return the secret part of the projector's address."""
    return keys.token(LinkKind.SCREEN, session.id, None, session.rotation)


def start_session(store: SessionStore, keys: KeyRing, session_id: str) -> Session:
    """Open the room with its welcome, so that phones and the projector come in; a running session stays as it is."""
    session = store.session(session_id)
    if session.state is SessionState.RUNNING:
        return session
    if session.state is SessionState.ENDED:
        raise SessionNotRunning(session=session.title)
    running = session.model_copy(update={"state": SessionState.RUNNING, "current_item": None})
    store.save_session(
        running,
        {
            LinkKind.ROOM: keys.fingerprint(room_code(keys, running)),
            LinkKind.SCREEN: keys.fingerprint(screen_token(keys, running)),
        },
    )
    return running


def end_session(store: SessionStore, session_id: str, now: datetime) -> Session:
    """Close the room; its code and links let nobody in any more, and its seats are deleted."""
    session = _time_kept(store.session(session_id), now)
    ended = session.model_copy(
        update={"state": SessionState.ENDED, "current_item": None, "shown_since": None, "clock": None}
    )
    store.save_session(ended, {})
    store.clear_room(session_id)
    return ended


def show_item(store: SessionStore, session_id: str, item_id: str | None, now: datetime) -> Session:
    """Turn phones and projector to an agenda item, or back to the welcome; its clock begins now.

    A session is held on the day on which the room talks, whatever was planned: its minutes tell of that day.
    """
    session = _running(store, session_id)
    if item_id is not None and session.agenda_item(item_id) is None:
        raise AgendaItemUnknown
    if item_id == session.current_item:
        return session
    turned = _time_kept(session, now).model_copy(
        update={
            "current_item": item_id,
            "shown_since": now if item_id else None,
            "screen": ScreenView.BY_AGENDA,
            **(_held(session, now.astimezone(GERMANY)) if item_id else {}),
        }
    )
    store.save_session(turned, {})
    return turned


def _held(session: Session, now: datetime) -> dict[str, date | str | None]:
    """Return the day of the talk where it is another one than planned; the planned hour went with the planned day."""
    if session.held_on == now.date():
        return {}
    return {"held_on": now.date(), "starts_at": f"{now:%H:%M}" if session.starts_at else None}


def _time_kept(session: Session, now: datetime) -> Session:
    """Return the session with the time that the room has been with its item added to what it spent there before."""
    if session.shown_since is None:
        return session
    spent = max(0, round((now - session.shown_since).total_seconds()))
    agenda = tuple(
        item.model_copy(update={"spent_seconds": item.spent_seconds + spent})
        if item.id == session.current_item
        else item
        for item in session.agenda
    )
    return session.model_copy(update={"agenda": agenda, "shown_since": None})


def change_agenda(store: SessionStore, session_id: str, agenda: Sequence[Talk | AgendaItem]) -> Session:
    """Write the agenda in a new order, with other minutes, with more or fewer items."""
    session = store.session(session_id)
    kept = {item.id for item in agenda}
    current = session.current_item if session.current_item in kept else None
    since = session.shown_since if current else None
    changed = session.model_copy(update={"agenda": tuple(agenda), "current_item": current, "shown_since": since})
    store.save_session(changed, {})
    return changed


def record_outcome(store: SessionStore, session_id: str, item_id: str, outcome: Outcome | None, note: str) -> Session:
    """Record what the talk about a criterion came to; nothing is filled in beforehand."""
    session = store.session(session_id)
    talk = session.talk(item_id)
    if talk is None:
        raise AgendaItemUnknown
    recorded = Talk.model_validate({**talk.model_dump(), "outcome": outcome, "outcome_note": note})
    return change_agenda(store, session_id, [recorded if item.id == item_id else item for item in session.agenda])


def moderate(store: SessionStore, session_id: str, contribution_id: str, state: ContributionState) -> None:
    """Show a card on the projector, withhold it, or put it back."""
    store.move_contribution(session_id, contribution_id, state)


def _running(store: SessionStore, session_id: str) -> Session:
    session = store.session(session_id)
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    return session
