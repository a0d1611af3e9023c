"""Forms on paper and stacks in memory, as sent ballots on the shelves of a test."""

from collections.abc import Mapping, Sequence

from selfeval.errors import NothingAnswered, RoundNotOpen, SheetNumberTaken, SheetUnknown
from selfeval.model import Origin, RoundState
from selfeval.own_words import NO_WORDS, Words
from selfeval.paper import Answers
from selfeval.stacks import StackBallot
from tests.fakes.round_store import Shelves, StoredBallot, StoredText


class PapersInMemory:
    """Fulfils ``selfeval.paper.PaperStore`` for one round and perspective."""

    def __init__(self, shelves: Shelves, round_id: str, perspective: str) -> None:
        self.shelves = shelves
        self.sheets: dict[int, str] = {}
        self._round_id = round_id
        self._perspective = perspective

    def numbers(self) -> list[int]:
        return sorted(self.sheets)

    def add(self, answers: Answers, words: Mapping[str, Words] = NO_WORDS) -> int:
        self._check_open()
        if not (answers or words):
            raise NothingAnswered
        sent = [StoredText(self._round_id, self._perspective, place, one) for place, one in words.items()]
        self.shelves.sent_texts.extend(sent)
        number = max(self.sheets, default=0) + 1
        self._put(f"{self._perspective}-{number}-{len(self.shelves.ballots)}", number, answers)
        return number

    def answers(self, number: int) -> dict[str, str]:
        return {item_id: answer for item_id, (_, answer) in self._ballot(number).answers.items()}

    def replace(self, number: int, answers: Answers) -> None:
        self._check_open()
        self._ballot(number).answers = dict(answers)

    def remove(self, number: int) -> None:
        self._check_open()
        self._ballot(number)
        del self.shelves.ballots[self.sheets.pop(number)]

    def put(self, ballot: StackBallot) -> None:
        """Take in one ballot of a stack."""
        if ballot.number in self.sheets:
            raise SheetNumberTaken(number=ballot.number)
        self._put(f"stack-{len(self.shelves.ballots)}", ballot.number, ballot.answers)

    def _put(self, ballot_id: str, number: int | None, answers: Answers) -> None:
        made = StoredBallot(self._round_id, self._perspective, dict(answers), sent=True)
        self.shelves.ballots[ballot_id] = made
        if number is not None:
            self.sheets[number] = ballot_id

    def _ballot(self, number: int) -> StoredBallot:
        if number not in self.sheets:
            raise SheetUnknown(number=number)
        return self.shelves.ballots[self.sheets[number]]

    def _check_open(self) -> None:
        current = self.shelves.rounds[self._round_id]
        if current.state is not RoundState.OPEN:
            raise RoundNotOpen(round=current.title)


class StacksInMemory:
    """Fulfils ``selfeval.stacks.StackStore`` for one round."""

    def __init__(self, shelves: Shelves, round_id: str) -> None:
        self.shelves = shelves
        self.origins: list[Origin] = []
        self.papers: dict[str, PapersInMemory] = {}
        self._round_id = round_id

    def add(self, stacks: Mapping[str, Sequence[StackBallot]], origin: Origin) -> None:
        for perspective, ballots in stacks.items():
            for ballot in ballots:
                self._of(perspective).put(ballot)
                self.origins.append(origin)

    def numbers(self, perspective: str) -> list[int]:
        return self._of(perspective).numbers()

    def _of(self, perspective: str) -> PapersInMemory:
        new = PapersInMemory(self.shelves, self._round_id, perspective)
        return self.papers.setdefault(perspective, new)
