"""Late papers of one round in memory, with what was granted before."""

from collections.abc import Callable, Mapping

from selfeval.errors import RoundNotClosed
from selfeval.late import Batch, BatchPart
from selfeval.matrix import Submission
from selfeval.model import RoundState
from selfeval.release import ReleasePart
from tests.fakes.round_store import Shelves
from tests.fakes.small_round import FRAMEWORK


class LateInMemory:
    """Fulfils ``selfeval.late.LateStore`` and ``LateReleaseStore`` for one round and perspective."""

    def __init__(self, shelves: Shelves, round_id: str) -> None:
        self.shelves = shelves
        self._round = shelves.rounds[round_id]
        self.papers: list[Submission] = []

    def add(self, ballot_id: str, answers: Mapping[str, tuple[int, str]]) -> None:
        if self._round.state is not RoundState.CLOSED:
            raise RoundNotClosed(round=self._round.title)
        self.papers.append(Submission({item_id: answer for item_id, (_, answer) in answers.items()}))

    def count(self) -> int:
        return len(self.papers)

    def release(self, round_id: str, perspective: str, make: Callable[[Batch], BatchPart]) -> ReleasePart:
        ledger = [entry for name, entry in self.shelves.ledger if name == round_id]
        number = len(self.shelves.parts) + 1
        made = make(Batch(self._round, FRAMEWORK, list(self.papers), ledger, number))
        self.shelves.parts.append(made.part)
        self.shelves.ledger.extend((round_id, entry) for entry in made.granted)
        self.papers.clear()
        return made.part
