"""From the state of a room to what a phone shows of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from dialogues.model import AgendaItem, Talk
from dialogues.room_model import LONGEST_CONTRIBUTION, ItemVote, VoteState
from participant.contexts import Answer
from participant.languages import language_links
from participant.room_contexts import Card, OpenVote, RoomPage, SeatChoice, SeatPage, VoteResult
from participant.room_question_views import part_title, phone_question
from participant.running_rooms import Room
from participant.screen_contexts import ScreenPage
from participant.vote_drawing import vote_result
from qualitaetsrahmen.model import Criterion, Framework, Item, Register
from wiring.addresses import FOR, address_in
from wiring.settings import Settings

REFRESH_SECONDS = 10
"""How often a waiting phone without script comes anew."""

Shows = TypeVar("Shows", RoomPage, ScreenPage)


@dataclass(frozen=True)
class Seat:
    """A phone in the room: its key and for whom it votes."""

    key: str
    perspective: str


def seat_page(room: Room, code: str, wanted: str | None = None) -> SeatPage:
    """Return the choice of perspectives that sit in this room; one that the link carried stands apart from the others.

    Looking takes no seat and sets no cookie, so that even then one press is needed.
    """
    session = room.session
    return SeatPage(
        language=room.language,
        title=room.t("participant.seat.title"),
        heading=session.title,
        languages=language_links(room.languages(), room.language, f"/r/{code}", {FOR: wanted} if wanted else None),
        action=address_in(f"/r/{code}", room.language),
        wanted=wanted if wanted in session.perspectives else None,
        choices=tuple(
            SeatChoice(
                id=perspective,
                label=room.framework.perspective(perspective).label,
                votes_openly=perspective in session.open_perspectives,
                is_german=room.is_german(perspective),
                counted_with=counted_with(room, perspective),
            )
            for perspective in session.perspectives
        ),
    )


def counted_with(room: Room, perspective: str) -> str:
    """Return with whom the votes of a perspective are counted, as people enumerate it; empty where alone."""
    group = room.session.counted_groups()[room.session.counted_as(perspective)]
    return room.t.listed([room.framework.perspective(who).label for who in group if who != perspective])


def room_page(room: Room, code: str, seat: Seat, settings: Settings, *, has_voted: bool) -> RoomPage:
    """Return the room as all phones of a perspective show it that have voted, or have not."""
    item, talk = room.current, room.talk
    vote = room.open_vote
    open_vote = _open_vote(room, vote, seat, has_voted=has_voted) if isinstance(vote, ItemVote) else None
    is_asked = vote is not None and not has_voted
    is_question = vote is not None and open_vote is None
    page = RoomPage(
        language=room.language,
        title=room.session.title,
        heading=room.session.title,
        is_for_all=True,
        languages=language_links(room.languages(seat.perspective), room.language, f"/r/{code}"),
        action=address_in(f"/r/{code}", room.language),
        writing_address=address_in(f"/r/{code}", room.language, karte="schreiben"),
        stand_address=address_in(f"/r/{code}/stand", room.language),
        stream_address=address_in(f"/r/{code}/strom", room.language),
        poll_ms=round(settings.idle_poll_seconds * 1000),
        perspective=room.framework.perspective(seat.perspective).label,
        criterion=item_title(room, item, seat.perspective) if item else None,
        purpose=item.purpose if item and not talk else "",
        statements=() if room.current_votes or not talk else _statements(room.framework, talk, seat.perspective),
        vote=open_vote,
        results=revealed(room, seat.perspective),
        question=phone_question(room, has_voted=has_voted),
        card=empty_card(item) if item and item.takes_cards and not (is_asked or is_question) else None,
        refresh_seconds=None if is_asked else REFRESH_SECONDS,
    )
    return with_stand(page)


def empty_card(item: AgendaItem) -> Card:
    """Return the card that a phone may fill in for an agenda item."""
    return Card(agenda_item_id=item.id, longest=LONGEST_CONTRIBUTION, question=item.card_question)


def with_card(page: RoomPage, card: Card, *, is_reason: bool) -> RoomPage:
    """Return the page with a card as its writer sent it, in the place from which it came."""
    if not is_reason:
        return replace(page, card=card)
    if page.question is None or page.question.reason is None:
        return replace(page, card=card)
    reason = replace(page.question.reason, text=card.text, message=card.message)
    return replace(page, question=replace(page.question, reason=reason))


def with_receipt(page: RoomPage, said: str) -> RoomPage:
    """Return the page as the address asks for it: with the receipt of a card, or still, to write one."""
    if page.card is not None and said == "angekommen":
        page = replace(page, card=replace(page.card, has_arrived=True))
    question = page.question
    if question is not None and question.reason is not None and said == "grund":
        page = replace(page, question=replace(question, reason=replace(question.reason, has_arrived=True)))
    return replace(page, refresh_seconds=None) if said == "schreiben" else page


def with_stand(page: Shows) -> Shows:
    """Return the page with a short hash of all that it shows, by which it finds out that it is out of date."""
    return replace(page, stand=hashlib.blake2s(repr(page).encode(), digest_size=8).hexdigest())


def _open_vote(room: Room, vote: ItemVote, seat: Seat, *, has_voted: bool) -> OpenVote:
    framework, item = room.framework, room.framework.items[vote.item_id]
    scale = framework.scale_of(item)
    words = item.ask.get(seat.perspective)
    return OpenVote(
        id=vote.id,
        number=vote.number,
        statement=wording(framework, item, seat.perspective),
        help=words.help if words else None,
        evidence=item.evidence,
        steps=tuple(Answer(id=one.id, label=one.label, meaning=item.anchors.get(one.id)) for one in scale.steps),
        beside=tuple(Answer(id=kind.id, label=kind.label) for kind in scale.off_scale_for(seat.perspective)),
        has_voted=has_voted,
        is_open=seat.perspective in room.session.open_perspectives,
        counted_with=counted_with(room, seat.perspective),
    )


def revealed(room: Room, perspective: str) -> tuple[VoteResult, ...]:
    """Return what has been revealed, item by item, in the words of a perspective."""
    return revealed_items(room, lambda item: wording(room.framework, item, perspective))


def revealed_items(room: Room, worded: Callable[[Item], str]) -> tuple[VoteResult, ...]:
    """Return what has been revealed of the part of the agenda that is shown now, item by item."""
    order = list(room.framework.items)
    shown = [vote for vote in room.current_votes if vote.state is VoteState.REVEALED]
    shown.sort(key=lambda vote: (order.index(vote.item_id), vote.number))
    german = [who for who in room.session.perspectives if room.is_german(who)]
    return tuple(
        vote_result(list(of_item), worded(room.framework.items[item_id]), room.counted, room.t, german)
        for item_id, of_item in groupby(shown, key=lambda vote: vote.item_id)
    )


def item_title(room: Room, item: Talk | AgendaItem, perspective: str) -> str:
    """Return how a part of the agenda is called; a talk without a title bears that of its criterion."""
    if item.title or not isinstance(item, Talk):
        return part_title(item, room.t)
    return _title_for(room.framework, room.framework.criteria[item.criterion_id], perspective)


def _title_for(framework: Framework, criterion: Criterion, perspective: str) -> str:
    is_plain = framework.perspective(perspective).register_ is Register.PLAIN
    return criterion.plain_title if is_plain else criterion.title


def wording(framework: Framework, item: Item, perspective: str) -> str:
    """Return the item in a perspective's own words; whoever is not asked reads what it is about."""
    words = item.ask.get(perspective)
    return words.text if words else _title_for(framework, framework.criterion_of[item.id], perspective)


def _statements(framework: Framework, item: Talk, perspective: str) -> tuple[str, ...]:
    """Return what the criterion asks of a perspective, to read along while the room talks."""
    items = framework.asked_items(framework.criteria[item.criterion_id])
    return tuple(one.ask[perspective].text for one in items if perspective in one.ask)
