"""What the minutes of a session are made from, and what of it the room has really seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dialogues.agreement_model import Agreement, StatusChange
from dialogues.model import AgendaItem, Session
from dialogues.phases import PhaseKind
from dialogues.preparation_model import LocalMeaning, Series
from dialogues.room_model import (
    AnyVote,
    CardCluster,
    Contribution,
    ContributionState,
    QuestionKind,
    RoomQuestion,
    VoteState,
)
from exports.minutes.figures import SessionFigures
from qualitaetsrahmen.model import Framework
from selfeval.results import Results


def meaning_held(
    meanings: Iterable[LocalMeaning], session: Session, framework: Framework, criterion_id: str
) -> LocalMeaning | None:
    """Return what a criterion meant in the network of a session on its day, its own agreement included.

    A version without words took back what was agreed before.
    """
    held = [
        one
        for one in meanings
        if (one.network_id, one.framework_id) == (session.network_id, framework.framework.id)
        and one.criterion_id == criterion_id
        and (one.session_id == session.id or one.agreed_on <= session.held_on)
    ]
    last = max(held, key=lambda one: one.number, default=None)
    return last if last and last.meaning else None


@dataclass(frozen=True)
class MinutesSource:
    """All that is stored of a session; open votes, withheld cards and preparation notes have no way into minutes.

    ``results`` are those that the session talked about, for use inside the network; they bring their round and
    framework along. ``agreements`` are all of the network, so that those of earlier sessions are followed up.
    """

    network: str
    session: Session
    results: Results
    votes: tuple[AnyVote, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    clusters: tuple[CardCluster, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    meanings: tuple[LocalMeaning, ...] = ()
    series: Series | None = None
    next_session: Session | None = None
    methods: Mapping[str, str] = field(default_factory=dict)
    """What method cards are called, by id."""

    @property
    def framework(self) -> Framework:
        """The framework that the round has pinned."""
        return self.results.framework

    @property
    def own_agreements(self) -> tuple[Agreement, ...]:
        """The agreements of this session as it made them, whatever was changed later; the next due first."""
        own = (one.as_agreed() for one in self.agreements if one.session_id == self.session.id)
        return tuple(sorted(own, key=lambda one: (one.due_on, one.what, one.id)))

    @property
    def followed_up(self) -> tuple[tuple[Agreement, StatusChange], ...]:
        """Earlier agreements of this network with where they stood on the day of the session.

        Those that got a new status on that day; where the agenda looks back, those that were not finished too.
        """
        day = self.session.held_on
        looks_back = any(item.kind is PhaseKind.FOLLOW_UP for item in self.session.agenda)
        found = []
        for one in self.agreements:
            steps = [step for step in one.history if step.on <= day]
            if one.session_id == self.session.id or not steps or one.history[0].on >= day:
                continue
            was_told = steps[-1].on == day
            was_unfinished = one.model_copy(update={"history": tuple(steps)}).is_unfinished
            if was_told or (looks_back and was_unfinished):
                found.append((one, steps[-1]))
        return tuple(sorted(found, key=lambda pair: (pair[0].due_on, pair[0].what, pair[0].id)))

    def meaning_of(self, criterion_id: str) -> LocalMeaning | None:
        """Return the local meaning of a criterion that this session agreed on, or that held on its day."""
        return meaning_held(self.meanings, self.session, self.framework, criterion_id)

    @property
    def figures(self) -> SessionFigures:
        """The figures that the room saw and made."""
        return SessionFigures(self.session, self.results, self.votes)

    def questions(self, item: AgendaItem | None, *kinds: QuestionKind) -> list[RoomQuestion]:
        """Return the answered questions of a part of the agenda, or of all parts, in the order they are stored in."""
        return [
            vote
            for vote in self.votes
            if isinstance(vote, RoomQuestion)
            and vote.state is VoteState.REVEALED
            and vote.kind in kinds
            and (item is None or vote.agenda_item_id == item.id)
        ]

    def cards(self, item: AgendaItem) -> list[tuple[CardCluster | None, list[Contribution]]]:
        """Return the cards that the room saw in a part, by the clusters in which it put them, loose ones at the end."""
        shown = [card for card in self._shown() if card.agenda_item_id == item.id and card.about is None]
        own = sorted((one for one in self.clusters if one.agenda_item_id == item.id), key=lambda one: one.position)
        known = {cluster.id for cluster in own}
        groups: list[tuple[CardCluster | None, list[Contribution]]] = [
            (cluster, sorted((card for card in shown if card.cluster_id == cluster.id), key=lambda card: card.position))
            for cluster in own
        ]
        groups.append((None, [card for card in shown if card.cluster_id not in known]))
        return [(cluster, cards) for cluster, cards in groups if cards]

    def reasons_for(self, question: RoomQuestion) -> list[str]:
        """Return what people wrote beside their answer to a question, as far as the room saw it."""
        return [card.text for card in self._shown() if card.about == question.id]

    def _shown(self) -> list[Contribution]:
        return [card for card in self.contributions if card.state is ContributionState.SHOWN]
