"""What of a dialogue may be told outside the network: topics, outcomes, agreements, and public figures."""

from dataclasses import dataclass
from datetime import date

from dialogues.agreement_model import Agreement
from dialogues.model import Session, Talk
from exports.phrases import outcome_sentence
from exports.report.source import ReportSource
from qualitaetsrahmen.model import Framework
from selfeval.model import RoundState
from selfeval.published import may_be_shown_outside
from selfeval.release import Reach
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator


@dataclass(frozen=True)
class PublicSession:
    """A session as readers outside the network may know it; ``agreements`` are its own.

    Notes, standpoints, cards and votes were made for the room and have no way in. Raises ValueError for results that
    must not leave the network.
    """

    network: str
    session: Session
    results: Results
    agreements: tuple[Agreement, ...] = ()

    def __post_init__(self) -> None:
        if self.results.reach is not Reach.PUBLIC:
            raise ValueError("what is told outside rests on the figures for everybody")

    @property
    def framework(self) -> Framework:
        """The framework that the round has pinned."""
        return self.results.framework

    @property
    def report(self) -> ReportSource:
        """The results as charts and tables of reports are drawn from them."""
        return ReportSource(self.network, self.results)

    @property
    def day(self) -> date:
        """The day of the session."""
        return self.session.held_on

    @property
    def is_promised(self) -> bool:
        """Whether people were told before their first question that the public sees the results."""
        return may_be_shown_outside(self.results.of_round)

    @property
    def shows_figures(self) -> bool:
        """Whether figures may be shown: they are kept, and who answered knew that they may go outside."""
        return self.is_promised and self.results.of_round.state is not RoundState.ERASED

    @property
    def talks(self) -> tuple[Talk, ...]:
        """The talks about criteria that the framework has, in the order of the agenda."""
        return tuple(talk for talk in self.session.talks if talk.criterion_id in self.framework.criteria)

    @property
    def agreed(self) -> tuple[Agreement, ...]:
        """The agreements, the next due first."""
        return tuple(sorted(self.agreements, key=lambda one: (one.due_on, one.what, one.id)))

    def outcome(self, talk: Talk, t: Translator) -> str:
        """Say what a talk came to; empty where nothing of the results may be told."""
        return outcome_sentence(talk.outcome, t) if self.is_promised and talk.outcome else ""

    def shown_items(self, criterion_id: str) -> list[ItemResult]:
        """Return the results of a criterion of which at least one group is shown with its middle."""
        if not self.shows_figures:
            return []
        found = self.results.of_criterion(criterion_id)
        return [one for one in found if any(figure.median is not None for figure in one.perspectives.values())]

    def why_no_figures(self, t: Translator) -> str:
        """Say why there are no figures at all; empty where there may be some."""
        if self.shows_figures:
            return ""
        return t("public_session.erased" if self.is_promised else "public_session.not_promised")
