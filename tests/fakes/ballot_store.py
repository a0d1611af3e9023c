"""Ballots in memory: kept under an id until they are sent, then under one that nobody knows."""

from collections.abc import Collection, Mapping

from selfeval.errors import AlreadySent, NothingAnswered, RoundNotOpen
from selfeval.model import RoundState
from selfeval.own_words import NO_WORDS, Words
from tests.fakes.round_store import Shelves, StoredBallot, StoredText


class BallotsInMemory:
    """Fulfils ``selfeval.ports.BallotStore`` for one round and perspective."""

    def __init__(self, shelves: Shelves, round_id: str, perspective: str) -> None:
        self.shelves = shelves
        self._round_id = round_id
        self._perspective = perspective

    def answers(self, ballot_id: str) -> dict[str, str]:
        ballot = self.shelves.ballots.get(ballot_id)
        return {item_id: answer for item_id, (_, answer) in ballot.answers.items()} if ballot else {}

    def words(self, ballot_id: str) -> dict[str, str]:
        ballot = self.shelves.ballots.get(ballot_id)
        return {place: one.text for place, one in ballot.words.items()} if ballot else {}

    def keep(
        self,
        ballot_id: str,
        mark: str,
        answers: Mapping[str, tuple[int, str]],
        words: Mapping[str, Words] = NO_WORDS,
    ) -> None:
        self._check_open()
        if self.is_sent(mark):
            raise AlreadySent
        new = StoredBallot(self._round_id, self._perspective)
        ballot = self.shelves.ballots.setdefault(ballot_id, new)
        ballot.answers.update(answers)
        ballot.words = {place: one for place, one in {**ballot.words, **words}.items() if one.text}

    def empty(self, ballot_id: str, mark: str, item_ids: Collection[str]) -> None:
        self._check_open()
        if self.is_sent(mark):
            raise AlreadySent
        if ballot := self.shelves.ballots.get(ballot_id):
            for item_id in item_ids:
                ballot.answers.pop(item_id, None)

    def send(self, ballot_id: str, mark: str, detached_id: str, *, helped: bool) -> None:
        self._check_open()
        if self.is_sent(mark):
            raise AlreadySent
        ballot = self.shelves.ballots.get(ballot_id)
        if ballot is None or not (ballot.answers or ballot.words):
            raise NothingAnswered
        ballot.sent = True
        ballot.helped = helped
        sent = [StoredText(self._round_id, self._perspective, place, one) for place, one in ballot.words.items()]
        self.shelves.sent_texts.extend(sent)
        ballot.words = {}
        self.shelves.ballots[detached_id] = self.shelves.ballots.pop(ballot_id)
        self.shelves.marks.add((self._round_id, mark))

    def is_sent(self, mark: str) -> bool:
        return (self._round_id, mark) in self.shelves.marks

    def _check_open(self) -> None:
        current = self.shelves.rounds[self._round_id]
        if current.state is not RoundState.OPEN:
            raise RoundNotOpen(round=current.title)
