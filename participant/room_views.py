"""From the state of a room to what a phone and the projector show of it."""

import hashlib
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from dialogues.model import Talk
from dialogues.room import has_voted
from dialogues.room_model import LONGEST_CONTRIBUTION, ItemVote, VoteState
from exports.qr import qr_svg
from networks.links import KeyRing, shown_code
from participant.contexts import Answer
from participant.languages import language_links
from participant.room_contexts import Card, OpenVote, RoomPage, ScreenPage, SeatChoice, SeatPage, VoteResult
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
    item = room.current
    votes = room.current_votes
    vote = next((vote for vote in votes if vote.state is VoteState.OPEN), None)
    open_vote = _open_vote(room, vote, seat, keys) if vote else None
    is_asked = open_vote is not None and not open_vote.has_voted
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
        criterion=_criterion_title(room.framework, item, seat.perspective) if item else None,
        statements=() if votes or not item else _statements(room.framework, item, seat.perspective),
        vote=open_vote,
        results=_results(room, votes, seat.perspective),
        card=empty_card(item) if item and not is_asked else None,
        refresh_seconds=None if is_asked else REFRESH_SECONDS,
    )
    return _with_stand(page)


def empty_card(item: Talk) -> Card:
    """Return the card that a phone may fill in for an agenda item."""
    return Card(agenda_item_id=item.id, longest=LONGEST_CONTRIBUTION)


def screen_page(room: Room, token: str, code: str, settings: Settings) -> ScreenPage:
    """Return the room as the projector shows it: before a reveal only how many have voted."""
    item = room.current
    votes = room.current_votes
    vote = next((vote for vote in votes if vote.state is VoteState.OPEN), None)
    criterion = room.framework.criteria[item.criterion_id] if item else None
    cards = room.store.shown_contributions(item.id) if item and vote is None else []
    results = () if vote else _results(room, votes, None)
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
        seats=room.store.seats(),
        criterion=criterion.title if criterion else None,
        plain_title=criterion.plain_title if criterion else None,
        vote_number=vote.number if vote else None,
        votes_cast=room.store.votes_cast(vote.id) if vote else 0,
        results=results,
        cards=tuple(card.text for card in cards[:fitting]),
        more_cards=max(0, len(cards) - fitting),
        refresh_seconds=_SCREEN_REFRESH_SECONDS,
    )
    return _with_stand(page)


def _with_stand(page: Shows) -> Shows:
    """Return the page with a short hash of all that it shows, by which it finds out that it is out of date."""
    return replace(page, stand=hashlib.blake2s(repr(page).encode(), digest_size=8).hexdigest())


def _open_vote(room: Room, vote: ItemVote, seat: Seat, keys: KeyRing) -> OpenVote:
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
        has_voted=has_voted(room.store, keys, seat.key, vote.id),
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


def _criterion_title(framework: Framework, item: Talk, perspective: str) -> str:
    return _title_for(framework, framework.criteria[item.criterion_id], perspective)


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
