"""From the state of a room to what a phone and the projector show of it."""

import hashlib
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from dialogues.model import AgendaItem, Talk
from dialogues.room import has_voted
from dialogues.room_model import LONGEST_CONTRIBUTION, ItemVote, VoteState
from exports.qr import qr_svg
from networks.links import KeyRing, shown_code
from participant.contexts import Answer
from participant.languages import language_links
from participant.room_contexts import Card, OpenVote, RoomPage, ScreenPage, SeatChoice, SeatPage, VoteResult
from participant.room_question_views import board, part_title, phone_question, reasons_now, screen_question
from participant.running_rooms import Room
from participant.vote_drawing import vote_result
from qualitaetsrahmen.model import Criterion, Framework, Item, Register
from wiring.addresses import address_in
from wiring.settings import Settings

REFRESH_SECONDS = 10
"""How often a waiting phone without script comes anew."""
_SCREEN_REFRESH_SECONDS = 5
_CARDS_ON_SCREEN, _CARDS_BELOW_RESULT = 6, 3

Shows = TypeVar("Shows", RoomPage, ScreenPage)


@dataclass(frozen=True)
class Seat:
    """A phone in the room: its key and for whom it votes."""

    key: str
    perspective: str


def seat_page(room: Room, code: str) -> SeatPage:
    """Return the choice of perspectives that sit in this room."""
    session = room.session
    return SeatPage(
        language=room.language,
        title=room.t("participant.seat.title"),
        heading=session.title,
        languages=language_links(room.languages(), room.language, f"/r/{code}"),
        action=address_in(f"/r/{code}", room.language),
        choices=tuple(
            SeatChoice(
                id=perspective,
                label=room.framework.perspective(perspective).label,
                votes_openly=perspective in session.open_perspectives,
                is_german=room.is_german(perspective),
            )
            for perspective in session.perspectives
        ),
    )


def room_page(room: Room, code: str, seat: Seat, keys: KeyRing, settings: Settings) -> RoomPage:
    """Return the room as this phone shows it."""
    item, talk = room.current, room.talk
    votes, asked = room.current_votes, room.open_vote
    voted = asked is not None and has_voted(room.store, keys, seat.key, asked.id)
    is_asked = asked is not None and not voted
    page = RoomPage(
        language=room.language,
        title=room.session.title,
        heading=room.session.title,
        languages=language_links(room.languages(seat.perspective), room.language, f"/r/{code}"),
        action=address_in(f"/r/{code}", room.language),
        writing_address=address_in(f"/r/{code}", room.language, karte="schreiben"),
        stand_address=address_in(f"/r/{code}/stand", room.language),
        poll_ms=round(settings.idle_poll_seconds * 1000),
        perspective=room.framework.perspective(seat.perspective).label,
        criterion=_title(room, item, seat.perspective) if item else None,
        statements=() if votes or not talk else _statements(room.framework, talk, seat.perspective),
        vote=_open_vote(room, asked, seat, has_voted=voted) if isinstance(asked, ItemVote) else None,
        results=_results(room, votes, seat.perspective),
        question=phone_question(room, has_voted=voted),
        card=empty_card(item)
        if item and item.takes_cards and (asked is None or isinstance(asked, ItemVote)) and not is_asked
        else None,
        refresh_seconds=None if is_asked else REFRESH_SECONDS,
    )
    return _with_stand(page)


def empty_card(item: Talk | AgendaItem) -> Card:
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


def screen_page(room: Room, token: str, code: str, settings: Settings) -> ScreenPage:
    """Return the room as the projector shows it: before a reveal only how many have voted."""
    item, talk, asked = room.current, room.talk, room.open_vote
    criterion = room.framework.criteria[talk.criterion_id] if talk else None
    cards = room.store.shown_contributions(item.id) if item and asked is None else []
    clusters = room.store.card_clusters(item.id) if item and asked is None else []
    results = () if asked else _results(room, room.current_votes, None)
    seats, votes_cast = room.store.seats(), room.store.votes_cast(asked.id) if asked else 0
    fitting = _CARDS_BELOW_RESULT if results else _CARDS_ON_SCREEN
    address = f"{settings.base_url.rstrip('/')}/r"
    page = ScreenPage(
        language=room.language,
        title=room.session.title,
        heading=room.session.title,
        stand_address=f"/s/{token}/stand",
        poll_ms=round(settings.idle_poll_seconds * 1000),
        room_address=address.partition("://")[2],
        code=shown_code(code),
        qr=qr_svg(f"{address}/{code}", title=room.t("participant.screen.qr")),
        seats=seats,
        criterion=criterion.title if criterion else part_title(item, room.t) if item else None,
        plain_title=criterion.plain_title if criterion else None,
        vote_number=asked.number if isinstance(asked, ItemVote) else None,
        votes_cast=votes_cast,
        results=results,
        cards=tuple(card.text for card in cards[:fitting]),
        more_cards=max(0, len(cards) - fitting),
        question=screen_question(room, votes_cast, seats, reasons_now(room)),
        board=board(item.card_question if item else "", cards, clusters, room.t),
        refresh_seconds=_SCREEN_REFRESH_SECONDS,
    )
    return _with_stand(page)


def _with_stand(page: Shows) -> Shows:
    """Return the page with a short hash of all that it shows, by which it finds out that it is out of date."""
    return replace(page, stand=hashlib.blake2s(repr(page).encode(), digest_size=8).hexdigest())


def _open_vote(room: Room, vote: ItemVote, seat: Seat, *, has_voted: bool) -> OpenVote:
    framework, item = room.framework, room.framework.items[vote.item_id]
    scale = framework.scale_of(item)
    wording = item.ask.get(seat.perspective)
    return OpenVote(
        id=vote.id,
        number=vote.number,
        statement=_wording(framework, item, seat.perspective),
        help=wording.help if wording else None,
        evidence=item.evidence,
        steps=tuple(Answer(id=one.id, label=one.label, meaning=item.anchors.get(one.id)) for one in scale.steps),
        beside=tuple(Answer(id=kind.id, label=kind.label) for kind in scale.off_scale_for(seat.perspective)),
        has_voted=has_voted,
        is_open=seat.perspective in room.session.open_perspectives,
    )


def _results(room: Room, votes: list[ItemVote], perspective: str | None) -> tuple[VoteResult, ...]:
    """Return what has been revealed, item by item; the projector speaks in no perspective's words."""
    framework = room.framework
    revealed = [vote for vote in votes if vote.state is VoteState.REVEALED]
    order = list(framework.items)
    revealed.sort(key=lambda vote: (order.index(vote.item_id), vote.number))
    return tuple(
        vote_result(
            list(of_item),
            _wording(framework, framework.items[item_id], perspective) if perspective else "",
            framework,
            room.t,
            [who for who in room.session.perspectives if room.is_german(who)],
        )
        for item_id, of_item in groupby(revealed, key=lambda vote: vote.item_id)
    )


def _title(room: Room, item: Talk | AgendaItem, perspective: str) -> str:
    """Return how a part of the agenda is called; a talk without a title bears that of its criterion."""
    if item.title or not isinstance(item, Talk):
        return part_title(item, room.t)
    return _title_for(room.framework, room.framework.criteria[item.criterion_id], perspective)


def _title_for(framework: Framework, criterion: Criterion, perspective: str) -> str:
    is_plain = framework.perspective(perspective).register_ is Register.PLAIN
    return criterion.plain_title if is_plain else criterion.title


def _wording(framework: Framework, item: Item, perspective: str) -> str:
    """Return the item in a perspective's own words; whoever is not asked reads what it is about."""
    wording = item.ask.get(perspective)
    return wording.text if wording else _title_for(framework, framework.criterion_of[item.id], perspective)


def _statements(framework: Framework, item: Talk, perspective: str) -> tuple[str, ...]:
    """Return what the criterion asks of a perspective, to read along while the room talks."""
    items = framework.asked_items(framework.criteria[item.criterion_id])
    return tuple(one.ask[perspective].text for one in items if perspective in one.ask)
