"""The way in to ballots in memory: the round's key, the cap, and moving what was begun."""

from selfeval.errors import AlreadySent
from tests.fakes.round_store import Shelves


class WaysInInMemory:
    """Fulfils ``selfeval.ports.WayInStore`` for one round and perspective."""

    def __init__(self, shelves: Shelves, round_id: str, perspective: str) -> None:
        self.shelves = shelves
        self._round_id = round_id
        self._perspective = perspective

    def round_key(self) -> bytes | None:
        return self.shelves.round_keys.get(self._round_id)

    def is_full(self) -> bool:
        plan = self.shelves.rounds[self._round_id].plan(self._perspective)
        sent = [one for one in self.shelves.ballots.values() if one.sent and one.perspective == self._perspective]
        return plan is not None and plan.cap is not None and len(sent) >= plan.cap

    def is_begun(self, ballot_id: str) -> bool:
        ballot = self.shelves.ballots.get(ballot_id)
        return ballot is not None and not ballot.sent and ballot.perspective == self._perspective

    def move(self, ballot_id: str, mark: str, new_id: str) -> None:
        if (self._round_id, mark) in self.shelves.marks:
            raise AlreadySent
        ballot = self.shelves.ballots.pop(ballot_id, None)
        if ballot is not None:
            self.shelves.ballots.setdefault(new_id, ballot).answers.update(ballot.answers)
