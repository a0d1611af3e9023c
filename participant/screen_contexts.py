"""What the projector's page knows: one view at a time, with at most twelve lines."""

from dataclasses import dataclass
from typing import ClassVar

from participant.contexts import Page
from participant.room_contexts import VoteResult
from participant.room_question_contexts import Board, ScreenQuestion


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """One part of the agenda: when it begins or how long it takes, and what it is called."""

    when: str
    title: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class AgreementLine:
    """One agreement: what, who by role, until when, and how far it is."""

    what: str
    responsible: str
    until: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Countdown:
    """A clock that a script counts down; without one, the hour at which it ends stands there."""

    ends_at: int
    """Seconds since 1970."""
    until: str


@dataclass(frozen=True, kw_only=True)
class ScreenPage(Page):
    """The room on the projector."""

    template: ClassVar[str] = "screen.html"
    part: ClassVar[str] = "screen_part.html"
    """What of it the stream of events brings anew."""
    stand_address: str
    stream_address: str
    poll_ms: int
    room_address: str
    code: str
    qr: str
    seats: int
    view: str
    """Which template of ``screen_views`` shows it: code, talk, step, agenda, results, cards or agreements."""
    heading_line: str = ""
    """The criterion or the part of the agenda that the room is with."""
    plain_title: str = ""
    purpose: str = ""
    vote_number: int | None = None
    """Which blind vote runs; None while none does."""
    votes_cast: int = 0
    results: tuple[VoteResult, ...] = ()
    left_out: int = 0
    """How many statements of the criterion the screen has no room for."""
    agenda: tuple[AgendaLine, ...] = ()
    cards: tuple[str, ...] = ()
    more_cards: int = 0
    """How many shown cards the screen has no room for."""
    agreements: tuple[AgreementLine, ...] = ()
    more_agreements: int = 0
    question: ScreenQuestion | None = None
    """What the room was asked last in this part of the agenda."""
    board: Board | None = None
    """The clusters of its cards."""
    time_box: Countdown | None = None
    speaking: Countdown | None = None
    refresh_seconds: int
    stand: str = ""
