"""Sessions and what happens in their rooms, in memory."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogues.errors import SessionUnknown, VoteNotOpen, VoteRunning
from dialogues.model import Session, SessionState
from dialogues.ports import Judge
from dialogues.room_model import AnyVote, CardCluster, Contribution, ContributionState, VoteState


@dataclass
class Hall:
    """What the facilitator's store and the phones' store of a test share, as a database would."""

    sessions: dict[str, Session] = field(default_factory=dict)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    votes: dict[str, AnyVote] = field(default_factory=dict)
    counters: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    marks: set[tuple[str, str]] = field(default_factory=set)
    seats: dict[tuple[str, str], str] = field(default_factory=dict)
    cards: dict[str, Contribution] = field(default_factory=dict)
    clusters: dict[str, CardCluster] = field(default_factory=dict)


class SessionsInMemory:
    """Fulfils ``dialogues.ports.SessionStore``."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def sessions(self) -> list[Session]:
        return sorted(self.hall.sessions.values(), key=lambda session: session.held_on, reverse=True)

    def session(self, session_id: str) -> Session:
        if session_id not in self.hall.sessions:
            raise SessionUnknown(session=session_id)
        return self.hall.sessions[session_id]

    def save_session(self, session: Session, links: Mapping[str, str]) -> None:
        self.hall.sessions[session.id] = session
        self.hall.links.setdefault(session.id, {}).update(links)
        if session.state is SessionState.ENDED:
            self.hall.links[session.id] = {}

    def votes(self, session_id: str) -> list[AnyVote]:
        return [vote for vote in self.hall.votes.values() if vote.session_id == session_id]

    def add_vote(self, vote: AnyVote) -> None:
        if any(other.state is VoteState.OPEN for other in self.votes(vote.session_id)):
            raise VoteRunning
        self.hall.votes[vote.id] = vote
        self.hall.counters[vote.id] = Counter()

    def reveal_vote(self, session_id: str, vote_id: str, judge: Judge) -> None:
        vote = self.hall.votes[vote_id]
        if vote.state is not VoteState.OPEN:
            raise VoteNotOpen(number=0)
        counts: dict[str, dict[str, int]] = {}
        for (perspective, step), count in self.hall.counters.pop(vote_id).items():
            counts.setdefault(perspective, {})[step] = count
        changed = {"state": VoteState.REVEALED, "result": judge(counts, self.votes_cast(session_id, vote_id))}
        self.hall.votes[vote_id] = vote.model_copy(update=changed)

    def votes_cast(self, session_id: str, vote_id: str) -> int:
        return sum(1 for voted, _ in self.hall.marks if voted == vote_id)

    def seats(self, session_id: str) -> int:
        return sum(1 for room, _ in self.hall.seats if room == session_id)

    def contributions(self, session_id: str) -> list[Contribution]:
        cards = [card for card in self.hall.cards.values() if card.session_id == session_id]
        return sorted(cards, key=lambda card: card.id)

    def move_contribution(self, session_id: str, contribution_id: str, state: ContributionState) -> None:
        card = self.hall.cards[contribution_id]
        self.hall.cards[contribution_id] = card.model_copy(update={"state": state})

    def clear_room(self, session_id: str) -> None:
        self.hall.seats = {seat: who for seat, who in self.hall.seats.items() if seat[0] != session_id}
        over = {vote.id for vote in self.votes(session_id)}
        self.hall.marks = {mark for mark in self.hall.marks if mark[0] not in over}
