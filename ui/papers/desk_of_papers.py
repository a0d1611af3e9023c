"""What every section of the page for papers works with: one round, one perspective, and its questions."""

from dataclasses import dataclass

from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan, Round
from selfeval.paper import PaperStore
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

    def key(self, name: str) -> str:
        """Return the key of a field that belongs to this stack only."""
        return f"paper.{name}:{self.of_round.id}:{self.plan.perspective}"

    def require_coordinator(self) -> None:
        """Raise NotPermitted for anyone who does not coordinate this network."""
        self.desk.require_coordinator(self.of_round.network_id)

    def note(self, action: str) -> None:
        """Write into the audit what was done to this round's papers; never about which form."""
        self.desk.note(action, self.of_round.id, self.of_round.network_id)
