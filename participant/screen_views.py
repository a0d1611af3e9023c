"""From the state of a room to what the projector shows of it: one view at a time, at most twelve lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import accumulate

from dialogues.agreement_model import Agreement
from dialogues.findings import shown_findings
from dialogues.model import AgendaItem, ScreenView, Talk
from dialogues.phases import PhaseKind
from dialogues.questions import is_latest
from dialogues.room_model import CardCluster, Contribution, ItemVote
from exports.phrases import agreement_state_word
from exports.qr import qr_svg
from networks.links import shown_code
from participant.room_contexts import VoteResult
from participant.room_question_views import board, last_question, part_title, reasons_now, screen_question
from participant.room_views import revealed_items, with_stand
from participant.running_rooms import Room
from participant.screen_contexts import AgendaLine, AgreementLine, Countdown, ScreenPage
from participant.vote_drawing import release_result
from qualitaetsrahmen.model import Item, Register
from selfeval.results import Results
from wiring.clock import GERMANY
from wiring.settings import Settings

_REFRESH_SECONDS = 5
"""How often a projector without script comes anew."""
_CARDS_ON_SCREEN, _CARDS_BELOW_RESULT = 6, 3
_MOST_AGENDA_LINES = 8
MOST_AGREEMENTS = 4
"""Each takes two lines."""
_ROWS_ON_SCREEN = 8
"""Bars that fit below a title, with their statement, a legend, and the way into the room."""


@dataclass(frozen=True)
class InTheRoom:
    """What only the projector shows besides the room itself: counts, cards that were looked at, agreements."""

    seats: int
    votes_cast: int = 0
    cards: tuple[Contribution, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    more_agreements: int = 0
    reasons: tuple[Contribution, ...] = ()
    clusters: tuple[CardCluster, ...] = ()


def look_around(room: Room, agreements: Callable[[], tuple[Sequence[Agreement], int]]) -> InTheRoom:
    """Read what the projector shows now besides the room itself, and nothing that it does not show."""
    view, item, vote = view_of(room), room.current, room.open_vote
    listed, more = agreements() if view == "agreements" else ((), 0)
    return InTheRoom(
        seats=room.store.seats(),
        votes_cast=room.store.votes_cast(vote.id) if vote else 0,
        cards=tuple(room.store.shown_contributions(item.id)) if item and view in _WITH_CARDS and not vote else (),
        agreements=tuple(listed),
        more_agreements=more,
        reasons=reasons_now(room) if view == "question" else (),
        clusters=tuple(room.store.card_clusters(item.id)) if item and view in _WITH_CARDS and not vote else (),
    )


_AGREEMENTS_BY_THEMSELVES = (PhaseKind.FOLLOW_UP, PhaseKind.AGREE)
"""Parts in which the agreements are what is on, unless cards are collected or a question is asked."""
_WITH_CARDS = ("talk", "step", "cards")
_BY_VIEW = {
    ScreenView.CODE: "code",
    ScreenView.AGENDA: "agenda",
    ScreenView.RESULTS: "results",
    ScreenView.CARDS: "cards",
    ScreenView.AGREEMENTS: "agreements",
}


def view_of(room: Room) -> str:
    """Return what the projector shows: what the facilitator chose, else what the agenda is at.

    Figures and cards belong to a part of the agenda; at the welcome there are none, so the code stays.
    """
    chosen, item, asked = _BY_VIEW.get(room.session.screen), room.current, room.open_vote
    is_talk = isinstance(item, Talk)
    is_reading = item is not None and item.kind is PhaseKind.RESULTS and bool(room.session.talks)
    may_choose = chosen in ("code", "agenda", "agreements") or (chosen == "cards" and item)
    if asked is None and chosen and (may_choose or (chosen == "results" and (is_talk or is_reading))):
        return chosen
    if item is None:
        return "code"
    question = last_question(room)
    if question is not None and not isinstance(asked, ItemVote) and is_latest(question, room.votes):
        return "question"
    if item.kind in _AGREEMENTS_BY_THEMSELVES and not item.takes_cards:
        return "agreements"
    if is_reading and not item.takes_cards:
        return "results"
    return "talk" if is_talk else "step"


def screen_page(
    room: Room, token: str, code: str, around: InTheRoom, results: Callable[[], Results | None], settings: Settings
) -> ScreenPage:
    """Return the room as the projector shows it: before a reveal only how many have voted."""
    address = f"{settings.base_url.rstrip('/')}/r"
    page = ScreenPage(
        language=room.language,
        title=room.session.title,
        heading=room.session.title,
        stand_address=f"/s/{token}/stand",
        stream_address=f"/s/{token}/strom",
        poll_ms=round(settings.idle_poll_seconds * 1000),
        room_address=address.partition("://")[2],
        code=shown_code(code),
        qr=qr_svg(f"{address}/{code}", title=room.t("participant.screen.qr")),
        seats=around.seats,
        view=view_of(room),
        heading_line=_heading(room),
        time_box=_time_box(room),
        speaking=_countdown(room.session.clock.ends_at) if room.session.clock else None,
        refresh_seconds=_REFRESH_SECONDS,
    )
    return with_stand(_FILL[page.view](page, room, around, results))


_Results = Callable[[], Results | None]


def _show_code(page: ScreenPage, _room: Room, _around: InTheRoom, _results: _Results) -> ScreenPage:
    return page


def _show_talk(page: ScreenPage, room: Room, around: InTheRoom, _results: _Results) -> ScreenPage:
    talk, vote = room.talk, room.open_vote
    plain_title = room.framework.criteria[talk.criterion_id].plain_title if talk else ""
    if vote is not None:
        number = vote.number if isinstance(vote, ItemVote) else None
        return replace(page, plain_title=plain_title, vote_number=number, votes_cast=around.votes_cast)
    shown, left_out = _fitting(_revealed(room))
    fitting = _CARDS_BELOW_RESULT if shown else _CARDS_ON_SCREEN
    return replace(_with_cards(page, room, around, fitting), plain_title=plain_title, results=shown, left_out=left_out)


def _show_step(page: ScreenPage, room: Room, around: InTheRoom, _results: _Results) -> ScreenPage:
    """Show what a part is for, and while cards are collected, what they shall answer."""
    page, item = _with_cards(page, room, around, _CARDS_BELOW_RESULT), room.current
    if item is None or (page.board and page.board.question):
        return page
    return replace(page, purpose=(item.takes_cards and item.card_question) or item.purpose)


def _show_question(page: ScreenPage, room: Room, around: InTheRoom, _results: _Results) -> ScreenPage:
    asked = screen_question(room, around.votes_cast, around.seats, around.reasons)
    return replace(page, question=asked, votes_cast=around.votes_cast)


def _show_agenda(page: ScreenPage, room: Room, _around: InTheRoom, _results: _Results) -> ScreenPage:
    """Show the agenda, of a long one the part around what the room is with."""
    session = room.session
    lines = [
        AgendaLine(when=when, title=_title(room, item), is_current=item.id == session.current_item)
        for when, item in zip(_times(room), session.agenda, strict=True)
    ]
    now = next((place for place, line in enumerate(lines) if line.is_current), 0)
    first = max(0, min(now - 2, len(lines) - _MOST_AGENDA_LINES))
    return replace(page, agenda=tuple(lines[first : first + _MOST_AGENDA_LINES]))


def _show_results(page: ScreenPage, room: Room, _around: InTheRoom, results: _Results) -> ScreenPage:
    """Show what the round said about the criterion, the widest gap first, inside the network's own reach.

    Where no criterion is on, each one of the agenda has the statement on which its views lie furthest apart.
    """
    read, talk = results(), room.talk
    if read is None:
        return page
    if talk is None:
        return _show_findings(page, room, read)
    found = sorted(read.of_criterion(talk.criterion_id), key=lambda one: -(one.gap.steps if one.gap else -1))
    drawn = [release_result(one, _statement(room, one.item), read.framework, room.t) for one in found]
    shown, left_out = _fitting([one for one in drawn if one.rows])
    return replace(page, results=shown, left_out=left_out)


def _show_findings(page: ScreenPage, room: Room, read: Results) -> ScreenPage:
    """Show one statement for each criterion, as many as fit below their titles."""
    drawn = [
        release_result(one, room.framework.criteria[one.criterion.id].title, read.framework, room.t)
        for one in shown_findings(read, room.session)
    ]
    drawn = [one for one in drawn if one.rows]
    lines = list(accumulate(len(one.groups) + 1 for one in drawn))
    fitting = max(1, sum(needed <= _ROWS_ON_SCREEN for needed in lines))
    return replace(page, results=tuple(drawn[:fitting]), left_out=max(0, len(drawn) - fitting))


def _show_cards(page: ScreenPage, room: Room, around: InTheRoom, _results: _Results) -> ScreenPage:
    return _with_cards(page, room, around, _CARDS_ON_SCREEN)


def _show_agreements(page: ScreenPage, room: Room, around: InTheRoom, _results: _Results) -> ScreenPage:
    """Show what is agreed, each with how far it is; under the title of its part while the room is with it."""
    lines = tuple(
        AgreementLine(
            what=one.what,
            responsible=one.responsible,
            until=room.t.short_date(one.due_on),
            state=agreement_state_word(one.state, room.t),
        )
        for one in around.agreements
    )
    is_its_part = room.current is not None and room.current.kind in _AGREEMENTS_BY_THEMSELVES
    heading = page.heading_line if is_its_part else room.t("room.screen.agreements")
    return replace(page, agreements=lines, more_agreements=around.more_agreements, heading_line=heading)


_FILL = {
    "code": _show_code,
    "talk": _show_talk,
    "step": _show_step,
    "question": _show_question,
    "agenda": _show_agenda,
    "results": _show_results,
    "cards": _show_cards,
    "agreements": _show_agreements,
}


def _with_cards(page: ScreenPage, room: Room, around: InTheRoom, fitting: int) -> ScreenPage:
    texts = tuple(card.text for card in around.cards)
    return replace(
        page,
        cards=texts[:fitting],
        more_cards=max(0, len(texts) - fitting),
        board=board(room.current.card_question if room.current else "", around.cards, around.clusters, room.t),
    )


def _revealed(room: Room) -> list[VoteResult]:
    return list(revealed_items(room, lambda item: _statement(room, item)))


def _fitting(results: Sequence[VoteResult]) -> tuple[tuple[VoteResult, ...], int]:
    """Return the last statements whose bars fit on the screen, at least one, and how many are left out.

    Where there is only one statement, everybody knows which; the title stands above it.
    """
    shown: list[VoteResult] = []
    rows = 0
    for result in reversed(results):
        rows += len(result.groups) + 2
        if shown and rows > _ROWS_ON_SCREEN:
            break
        shown.insert(0, result)
    if len(results) == 1:
        shown = [replace(shown[0], statement="")]
    return tuple(shown), len(results) - len(shown)


def _statement(room: Room, item: Item) -> str:
    """Return a statement in professional words where there are any, for a screen that all perspectives read."""
    asked = [who for who in room.session.perspectives if who in item.ask] or list(item.ask)
    framework = room.framework
    asked.sort(key=lambda who: framework.perspective(who).register_ is not Register.PROFESSIONAL)
    return item.ask[asked[0]].text if asked else framework.criterion_of[item.id].title


def _heading(room: Room) -> str:
    return _title(room, room.current) if room.current else ""


def _title(room: Room, item: Talk | AgendaItem) -> str:
    if item.title or not isinstance(item, Talk):
        return part_title(item, room.t)
    return room.framework.criteria[item.criterion_id].title


def _times(room: Room) -> list[str]:
    """Return when each part begins, or how many minutes it takes where the session has no hour."""
    session = room.session
    if session.starts_at is None:
        return [room.t("room.screen.minutes", count=item.minutes) for item in session.agenda]
    begins = datetime.combine(session.held_on, time.fromisoformat(session.starts_at), GERMANY)
    times = []
    for item in session.agenda:
        times.append(f"{begins:%H:%M}")
        begins += timedelta(minutes=item.minutes)
    return times


def _time_box(room: Room) -> Countdown | None:
    item, since = room.current, room.session.shown_since
    if item is None or since is None:
        return None
    return _countdown(since + timedelta(minutes=item.minutes) - timedelta(seconds=item.spent_seconds))


def _countdown(ends_at: datetime) -> Countdown:
    return Countdown(ends_at=round(ends_at.timestamp()), until=f"{ends_at.astimezone(GERMANY):%H:%M}")
