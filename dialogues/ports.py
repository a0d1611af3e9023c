"""What must be stored for sessions, their rooms and their agreements."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from dialogues.agreement_model import Agreement, StatusChange
from dialogues.model import Session
from dialogues.room_model import AnyVote, CardCluster, Contribution, ContributionState, VoteFigure

Judge = Callable[[dict[str, dict[str, int]], int], tuple[VoteFigure, ...]]
"""Says what may be shown of a vote's counters, given by perspective and step, and of how many who voted."""


class SessionStore(Protocol):
    """Sessions within the caller's scope, for coordinators and facilitators."""

    def sessions(self) -> list[Session]:
        """Return all sessions of the scope, the newest first."""
        ...

    def session(self, session_id: str) -> Session:
        """Return one session with its agenda; raises SessionUnknown outside the scope."""
        ...

    def save_session(self, session: Session, links: Mapping[str, str]) -> None:
        """Write a session with its agenda and add links, given as kind and fingerprint.

        The links of a session that has ended let nobody in any more.
        """
        ...

    def votes(self, session_id: str) -> list[AnyVote]:
        """Return the votes of a session, in the order of the agenda and their number."""
        ...

    def add_vote(self, vote: AnyVote) -> None:
        """Open a vote, or write one that was counted by hand; raises VoteRunning while another is open."""
        ...

    def reveal_vote(self, session_id: str, vote_id: str, judge: Judge) -> None:
        """Shut an open vote, let ``judge`` say what may be shown of its counters, keep that and delete them.

        All in one transaction, so that no vote comes in between; raises VoteNotOpen for a vote that is not open.
        """
        ...

    def votes_cast(self, session_id: str, vote_id: str) -> int:
        """Return how many have voted: all that is known before the reveal."""
        ...

    def seats(self, session_id: str) -> int:
        """Return how many phones are in the room."""
        ...

    def contributions(self, session_id: str) -> list[Contribution]:
        """Return the cards of a session in an order that says nothing about when they came."""
        ...

    def move_contribution(self, session_id: str, contribution_id: str, state: ContributionState) -> None:
        """Show a card, withhold it, or put it back."""
        ...

    def clear_room(self, session_id: str) -> None:
        """Delete seats and marks of a session that has ended."""
        ...


class RoomStore(Protocol):
    """One running room, for phones and the projector."""

    def session(self) -> Session:
        """Return the room's session with its agenda."""
        ...

    def take_seat(self, seat: str, perspective: str) -> None:
        """Seat a phone; taking the same seat again changes nothing."""
        ...

    def perspective_of_seat(self, seat: str) -> str | None:
        """Return for which perspective a phone votes, or None when it has no seat."""
        ...

    def seats(self) -> int:
        """Return how many phones are in the room."""
        ...

    def votes(self) -> list[AnyVote]:
        """Return the room's votes; an open one has no result."""
        ...

    def cast(self, vote_id: str, mark: str, group: str, steps: Sequence[str]) -> None:
        """Count one phone's answers under a group, in one transaction; raises VoteNotOpen or AlreadyVoted."""
        ...

    def has_voted(self, vote_id: str, mark: str) -> bool:
        """Say whether the phone behind this mark has voted."""
        ...

    def voted(self, vote_id: str) -> frozenset[str]:
        """Return the marks of all phones that have voted; for what, nobody knows."""
        ...

    def votes_cast(self, vote_id: str) -> int:
        """Return how many have voted."""
        ...

    def add_contribution(self, contribution: Contribution) -> None:
        """Keep a card; raises SessionNotRunning when the room has closed."""
        ...

    def shown_contributions(self, agenda_item_id: str, about: str | None = None) -> list[Contribution]:
        """Return the cards that may be projected, in an order that says nothing about when they came.

        They are those of the collection, or the reasons that were given to one question.
        """
        ...

    def card_clusters(self, agenda_item_id: str) -> list[CardCluster]:
        """Return the clusters of cards of an agenda item in their order."""
        ...


class AgreementStore(Protocol):
    """Agreements within the caller's scope."""

    def agreements(self) -> list[Agreement]:
        """Return all agreements of the scope, the next due first."""
        ...

    def agreement(self, agreement_id: str) -> Agreement:
        """Return one agreement; raises AgreementUnknown outside the scope."""
        ...

    def save_agreement(self, agreement: Agreement) -> None:
        """Write a new agreement, or what was changed in its words."""
        ...

    def add_status(self, agreement_id: str, change: StatusChange) -> None:
        """Append a step to an agreement's history, and move its day where the step does."""
        ...

    def change_agreement(self, changed: Agreement, change: StatusChange) -> None:
        """Write new words of an agreement and append the step that tells of it, both or none."""
        ...
