"""Late papers of one round in memory, with what was granted before."""

from collections.abc import Callable, Mapping

from selfeval.errors import RoundNotClosed, SheetUnknown
from selfeval.late import Batch, BatchPart
from selfeval.matrix import Submission
from selfeval.model import RoundState
from selfeval.release import ReleasePart
from tests.fakes.round_store import Shelves
from tests.fakes.small_round import FRAMEWORK


class LateInMemory:
    """Fulfils ``selfeval.late.LateStore`` for one perspective and ``LateReleaseStore`` for its round."""

    def __init__(self, shelves: Shelves, round_id: str, perspective: str = "eltern") -> None:
        self.shelves = shelves
        self._round = shelves.rounds[round_id]
        self._perspective = perspective
        self.papers: dict[str, list[Submission]] = {}
        """By perspective, so that those of a group can come in together."""
        self._numbers: list[tuple[int, Submission]] = []
        self._given = 0

    def add(self, ballot_id: str, answers: Mapping[str, tuple[int, str]], above: int) -> int:
        if self._round.state is not RoundState.CLOSED:
            raise RoundNotClosed(round=self._round.title)
        paper = Submission({item_id: answer for item_id, (_, answer) in answers.items()})
        self.papers.setdefault(self._perspective, []).append(paper)
        self._given = max(self._given, above) + 1
        self._numbers.append((self._given, paper))
        return self._given

    def remove(self, number: int) -> None:
        paper = dict(self._numbers).get(number)
        waiting = self.papers.get(self._perspective, [])
        place = next((place for place, one in enumerate(waiting) if one is paper), None)
        if place is None:
            raise SheetUnknown(number=number)
        del waiting[place]

    def count(self) -> int:
        return len(self.papers.get(self._perspective, []))

    def release(self, round_id: str, perspective: str, make: Callable[[Batch], BatchPart]) -> ReleasePart:
        ledger = [entry for name, entry in self.shelves.ledger if name == round_id]
        number = len(self.shelves.parts) + 1
        papers = {one: self.papers.setdefault(one, []) for one in self._round.group_of(perspective)}
        made = make(
            Batch(self._round, FRAMEWORK, {one: list(of_one) for one, of_one in papers.items()}, ledger, number)
        )
        self.shelves.parts.append(made.part)
        self.shelves.ledger.extend((round_id, entry) for entry in made.granted)
        for of_one in papers.values():
            of_one.clear()
        return made.part
