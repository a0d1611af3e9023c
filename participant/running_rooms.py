"""Which running room stands behind a code or a projector's link, and how it stands right now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from dialogues.counting import counted_framework
from dialogues.errors import SessionNotRunning
from dialogues.model import AgendaItem, Session, Talk
from dialogues.ports import RoomStore
from dialogues.room import running_session
from dialogues.room_model import AnyVote, ItemVote, VoteState, item_votes
from networks.links import Link, LinkKind
from networks.scopes import RoomScope
from participant.entry import KEPT, RoomTexts, known_link, load_room_texts
from participant.languages import in_order
from qualitaetsrahmen.languages.translations import GERMAN
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator, translator
from wiring.services import Services

A_MOMENT = timedelta(seconds=0.5)
"""So old may be what a waiting phone is told; a whole room asks every two seconds and would read the same again."""


@dataclass(frozen=True)
class Room:
    """A running room with its votes and the framework that it talks about."""

    session: Session
    votes: tuple[AnyVote, ...]
    texts: RoomTexts
    counted: Framework
    """The same as ``framework``, with one name for perspectives that are counted together: for all results."""
    store: RoomStore

    @property
    def framework(self) -> Framework:
        """What is talked about, in the language of the page."""
        return self.texts.framework

    @property
    def language(self) -> str:
        """The language of the framework's texts, which the page around them follows."""
        return self.texts.language

    def languages(self, perspective: str | None = None) -> tuple[str, ...]:
        """Return the languages that a perspective is offered, or before a seat is taken, anybody in the room."""
        who = {perspective} if perspective else set(self.session.perspectives)
        return in_order(tuple(one for one, readers in self.texts.readers.items() if who & readers))

    def is_german(self, perspective: str) -> bool:
        """Say whether the name of a perspective is German although the page is not."""
        return self.language != GERMAN and perspective not in self.texts.readers[self.language]

    @property
    def t(self) -> Translator:
        """The texts in the language of the framework."""
        return translator(self.language)

    @property
    def current(self) -> Talk | AgendaItem | None:
        """The part of the agenda that is shown now."""
        return self.session.agenda_item(self.session.current_item) if self.session.current_item else None

    @property
    def talk(self) -> Talk | None:
        """The talk about a criterion that is shown now."""
        return self.session.talk(self.session.current_item) if self.session.current_item else None

    @property
    def current_votes(self) -> list[ItemVote]:
        """The votes by perspective on the agenda item that is shown now."""
        return [vote for vote in item_votes(self.votes) if vote.agenda_item_id == self.session.current_item]

    def is_item_vote(self, vote_id: str) -> bool:
        """Say whether this is a vote by perspective and no question to all."""
        return any(vote.id == vote_id for vote in item_votes(self.votes))

    @property
    def open_vote(self) -> AnyVote | None:
        """What the room is asked now, of whatever kind."""
        asked = (vote for vote in self.votes if vote.agenda_item_id == self.session.current_item)
        return next((vote for vote in asked if vote.state is VoteState.OPEN), None)


@dataclass(frozen=True)
class Found:
    """What stands behind a code or link: nothing, a room that has ended, or a running one."""

    link: Link | None
    room: Room | None = None


class RunningRooms:
    """Finds rooms; what it keeps in memory can never change, or is a moment old."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide
        self._texts = lru_cache(maxsize=KEPT)(
            lambda scope, round_id, language: load_room_texts(provide(), scope, round_id, language)
        )
        self._glimpses: dict[str, tuple[datetime, Found]] = {}
        self._joint_names: dict[object, Framework] = {}

    def find(self, kind: LinkKind, secret: str) -> Found:
        """Return what stands behind a code or link, read anew."""
        link = known_link(self._provide(), kind, secret)
        found = Found(link, self.running(room_scope(link)) if link is not None and link.open else None)
        if found.room is not None:
            if len(self._glimpses) >= KEPT:
                self._glimpses.clear()
            self._glimpses[secret] = (self._provide().clock.now(), found)
        return found

    def glimpse(self, kind: LinkKind, secret: str) -> Found:
        """Return what stands behind a code or link, at most a moment old."""
        seen = self._glimpses.get(secret)
        if seen is not None and self._provide().clock.now() - seen[0] < A_MOMENT:
            return seen[1]
        return self.find(kind, secret)

    def in_language(self, room: Room, language: str, perspective: str | None = None) -> Room:
        """Return a room in a language that this perspective is offered, else as it is."""
        if language == GERMAN or language not in room.languages(perspective):
            return room
        texts = self._texts(RoomScope(room.session.network_id, room.session.id), room.session.round_id, language)
        return replace(room, texts=texts, counted=self._counted(texts, room.session))

    def running(self, scope: RoomScope) -> Room | None:
        """Return a room as it is now; None before it opens and after it has ended."""
        store = self._provide().room(scope)
        try:
            session = running_session(store)
        except SessionNotRunning:
            return None
        texts = self._texts(scope, session.round_id, GERMAN)
        return Room(session, tuple(store.votes()), texts, self._counted(texts, session), store)

    def _counted(self, texts: RoomTexts, session: Session) -> Framework:
        key = (session.id, texts.language, tuple(session.counted_groups().items()))
        if key not in self._joint_names:
            if len(self._joint_names) >= KEPT:
                self._joint_names.clear()
            self._joint_names[key] = counted_framework(texts.framework, session)
        return self._joint_names[key]


def room_scope(link: Link) -> RoomScope:
    """Return the room behind a link."""
    return RoomScope(link.network_id, link.target_id)
