"""What every section of the page for papers works with: one round, one perspective, and its questions."""

from collections.abc import Mapping
from dataclasses import dataclass

from qualitaetsrahmen.model import Framework
from selfeval.late import LateStore, keep_late, take_back_late
from selfeval.model import PerspectivePlan, Round
from selfeval.own_words import TextField, Words
from selfeval.paper import PaperStore, keep_paper, take_back_paper
from selfeval.questionnaire import Questionnaire
from ui.desk import Desk


@dataclass(frozen=True)
class PaperDesk:
    """A coordinator's desk with a stack of one perspective on it."""

    desk: Desk
    of_round: Round
    plan: PerspectivePlan
    framework: Framework
    questionnaire: Questionnaire
    store: PaperStore
    late: LateStore | None = None
    """Where forms wait that came after closing; None while the round is open."""
    fields: tuple[TextField, ...] = ()
    """Where people may have written in their own words; empty where the round does not ask for them."""

    def key(self, name: str) -> str:
        """Return the key of a field that belongs to this stack only."""
        return f"paper.{name}:{self.of_round.id}:{self.plan.perspective}"

    def keep(self, answers: Mapping[str, str], words: Mapping[str, Words]) -> int:
        """Store a form and return its number."""
        self.require_coordinator()
        if self.late is None:
            return keep_paper(self.store, self.questionnaire, answers, words)
        parts = len(self.desk.rounds.release_parts(self.of_round.id))
        return keep_late(self.late, self.questionnaire, answers, parts)

    def take_back(self, number: int) -> None:
        """Delete what was entered under a number."""
        self.require_coordinator()
        if self.late is None:
            take_back_paper(self.store, number)
        else:
            take_back_late(self.late, number)

    def require_coordinator(self) -> None:
        """Raise NotPermitted for anyone who does not coordinate this network."""
        self.desk.require_coordinator(self.of_round.network_id)

    def note(self, action: str) -> None:
        """Write into the audit what was done to this round's papers; never about which form."""
        self.desk.note(action, self.of_round.id, self.of_round.network_id)
