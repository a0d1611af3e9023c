"""One running room in memory, as phones and the projector reach it."""

from collections.abc import Sequence

from dialogues.errors import AlreadyVoted, SessionNotRunning, VoteNotOpen
from dialogues.model import Session, SessionState
from dialogues.room_model import AnyVote, CardCluster, Contribution, ContributionState, VoteState
from tests.fakes.session_store import Hall


class RoomInMemory:
    """Fulfils ``dialogues.ports.RoomStore`` for one session."""

    def __init__(self, hall: Hall, session_id: str) -> None:
        self.hall = hall
        self._session_id = session_id

    def session(self) -> Session:
        return self.hall.sessions[self._session_id]

    def take_seat(self, seat: str, perspective: str) -> None:
        self.hall.seats.setdefault((self._session_id, seat), perspective)

    def perspective_of_seat(self, seat: str) -> str | None:
        return self.hall.seats.get((self._session_id, seat))

    def seats(self) -> int:
        return sum(1 for room, _ in self.hall.seats if room == self._session_id)

    def votes(self) -> list[AnyVote]:
        return [vote for vote in self.hall.votes.values() if vote.session_id == self._session_id]

    def cast(self, vote_id: str, mark: str, group: str, steps: Sequence[str]) -> None:
        if self.hall.votes[vote_id].state is not VoteState.OPEN:
            raise VoteNotOpen
        if self.has_voted(vote_id, mark):
            raise AlreadyVoted
        self.hall.marks.add((vote_id, mark))
        self.hall.counters[vote_id].update((group, step) for step in steps)

    def has_voted(self, vote_id: str, mark: str) -> bool:
        return (vote_id, mark) in self.hall.marks

    def voted(self, vote_id: str) -> frozenset[str]:
        return frozenset(mark for voted, mark in self.hall.marks if voted == vote_id)

    def votes_cast(self, vote_id: str) -> int:
        return sum(1 for voted, _ in self.hall.marks if voted == vote_id)

    def add_contribution(self, contribution: Contribution) -> None:
        if self.session().state is not SessionState.RUNNING:
            raise SessionNotRunning(session=self.session().title)
        self.hall.cards[contribution.id] = contribution

    def shown_contributions(self, agenda_item_id: str, about: str | None = None) -> list[Contribution]:
        cards = [
            card for card in self.hall.cards.values() if (card.agenda_item_id, card.about) == (agenda_item_id, about)
        ]
        return sorted((card for card in cards if card.state is ContributionState.SHOWN), key=lambda card: card.id)

    def card_clusters(self, agenda_item_id: str) -> list[CardCluster]:
        clusters = [one for one in self.hall.clusters.values() if one.agenda_item_id == agenda_item_id]
        return sorted(clusters, key=lambda one: one.position)
