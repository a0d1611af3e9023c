"""A programme that goes on over several rounds, run through the use cases, in memory or in any other store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from networks.links import KeyRing
from qualitaetsrahmen.model import Framework
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.ports import BallotStore, ClosingStore, RoundStore
from selfeval.questionnaire import questionnaire_for
from selfeval.release import Reach
from selfeval.results import Results, results_of
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.fakes.ballot_store import BallotsInMemory
from tests.fakes.closing_store import ClosingInMemory
from tests.fakes.round_store import RoundsInMemory, Shelves
from tests.fakes.small_round import Counts, ballots, plan

NETWORK = "netz"
BEGINNING = date(2025, 3, 3)
"""The day on which the first round opens; every further one opens a year later."""
NO_MODES: Mapping[str, Mode] = MappingProxyType({})

_KEYS = KeyRing(b"k" * 32)
_YEAR, _LENGTH = timedelta(365), timedelta(21)


@dataclass
class Programme:
    """One network with its rounds, in the order in which they are held."""

    rounds: RoundStore
    closing: ClosingStore
    ballots: Callable[[Round, str], BallotStore]
    held: list[Round] = field(default_factory=list)
    shown_with: dict[str, str] = field(default_factory=dict)
    """Which perspectives are shown together in the rounds that are held from now on."""

    def hold(self, framework: Framework, answers: Mapping[str, Counts], modes: Mapping[str, Mode] = NO_MODES) -> Round:
        """Hold a round on every criterion that somebody answers: each perspective gives so many answers, by item."""
        opened = self._opened(framework, answers, modes)
        for perspective, counts in answers.items():
            self._answer(opened, framework, perspective, counts)
        closed_on = (opened.opened_on or BEGINNING) + _LENGTH
        self.held.append(close_round(self.closing, opened.id, closed_on, lambda _: None))
        return self.held[-1]

    def results(self, of_round: Round, reach: Reach = Reach.INTERNAL) -> Results:
        """What has been released of a round."""
        return results_of(self.rounds, of_round.id, reach)

    def _opened(self, framework: Framework, answers: Mapping[str, Counts], modes: Mapping[str, Mode]) -> Round:
        items = [item for counts in answers.values() for item in counts]
        draft = RoundDraft(
            network_id=NETWORK,
            title=f"Runde {len(self.held) + 1}",
            criteria=tuple({framework.criterion_of[item].id for item in items}),
            plans=tuple(self._plan(perspective, modes) for perspective in answers),
        )
        planned = plan_round(self.rounds, framework, draft)
        return open_round(self.rounds, _KEYS, planned.id, BEGINNING + len(self.held) * _YEAR)

    def _plan(self, perspective: str, modes: Mapping[str, Mode]) -> PerspectivePlan:
        made = plan(perspective, modes.get(perspective, Mode.ANONYMOUS))
        return made.model_copy(update={"shown_with": self.shown_with.get(perspective)})

    def _answer(self, opened: Round, framework: Framework, perspective: str, counts: Counts) -> None:
        questionnaire = questionnaire_for(framework, opened.criteria, perspective)
        store = self.ballots(opened, perspective)
        for given in ballots(counts):
            ballot = ballot_of(_KEYS, opened.id, new_ballot_key())
            keep_answers(store, questionnaire, ballot, given)
            send_ballot(store, ballot)


def programme_in_memory() -> Programme:
    """A programme that has not begun."""
    shelves = Shelves()
    return Programme(
        RoundsInMemory(shelves),
        ClosingInMemory(shelves),
        lambda of_round, perspective: BallotsInMemory(shelves, of_round.id, perspective),
    )
