"""Deleting what a round holds, in memory; a purge can be made to fail."""

from datetime import date

from selfeval.errors import RoundNotClosed, RoundNotOpen, RoundUnknown
from selfeval.model import Round, RoundState
from tests.fakes.round_store import Shelves


class EndingsInMemory:
    """Fulfils ``selfeval.ports.RoundEndings``."""

    def __init__(self, shelves: Shelves, *, may_purge: bool = True) -> None:
        self.shelves = shelves
        self.purged: list[str] = []
        self._may_purge = may_purge

    def abandon(self, round_id: str, on: date) -> None:
        current = self.shelves.rounds[round_id]
        if current.state not in (RoundState.OPEN, RoundState.ABANDONED):
            raise RoundNotOpen(round=current.title)
        if current.state is RoundState.OPEN:
            self._move(current, RoundState.ABANDONED, on)
        self._forget(round_id)

    def erase(self, round_id: str, on: date) -> None:
        current = self.shelves.rounds[round_id]
        if current.state not in (RoundState.CLOSED, RoundState.ERASED):
            raise RoundNotClosed(round=current.title)
        self._move(current, RoundState.ERASED, current.closed_on or on)
        self._forget(round_id)
        self.shelves.parts = [part for part in self.shelves.parts if part.round_id != round_id]
        self.shelves.ledger = [entry for entry in self.shelves.ledger if entry[0] != round_id]

    def purge(self, round_id: str) -> Round:
        if not self._may_purge:
            raise RoundUnknown(round=round_id)
        self.purged.append(round_id)
        return self.shelves.rounds[round_id]

    def _move(self, current: Round, state: RoundState, on: date) -> None:
        self.shelves.rounds[current.id] = current.model_copy(update={"state": state, "closed_on": on})

    def _forget(self, round_id: str) -> None:
        shelves = self.shelves
        shelves.ballots = {name: one for name, one in shelves.ballots.items() if one.round_id != round_id}
        shelves.matrices = {name: one for name, one in shelves.matrices.items() if name[0] != round_id}
        shelves.marks = {mark for mark in shelves.marks if mark[0] != round_id}
