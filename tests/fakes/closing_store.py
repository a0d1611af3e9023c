"""Closing in memory; the power can go before any step, as often as a test wants."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import unpin
from selfeval.matrix import Matrix, Shuffle, Submission
from selfeval.model import Round, RoundState
from selfeval.origins import OriginCounts
from selfeval.release import LedgerEntry, ReleasePart
from tests.fakes.round_store import Shelves, StoredBallot


class PowerCut(Exception):
    """The machine stops between two steps; what was written stays written."""


class ClosingInMemory:
    """Fulfils ``selfeval.ports.ClosingStore``; with ``steps`` the power goes after so many of them."""

    def __init__(self, shelves: Shelves, steps: int | None = None) -> None:
        self.shelves = shelves
        self._steps = steps

    def begin_closing(self, round_id: str, closed_on: date) -> Round:
        self._step()
        current = self.shelves.rounds[round_id]
        if current.state is RoundState.OPEN:
            current = current.model_copy(update={"state": RoundState.CLOSING, "closed_on": closed_on})
            self.shelves.rounds[round_id] = current
            self._keep_only({name for name, ballot in self.shelves.ballots.items() if ballot.sent})
        return current

    def submissions(self, round_id: str, perspective: str) -> list[Submission]:
        self._step()
        return [
            Submission({item_id: answer for item_id, (_, answer) in ballot.answers.items()})
            for ballot in self._sent(round_id, perspective)
        ]

    def rating_counts(self, round_id: str) -> dict[str, dict[tuple[str, str], int]]:
        self._step()
        counted: dict[str, dict[tuple[str, str], int]] = {}
        for plan in self.shelves.rounds[round_id].plans:
            of_one = counted.setdefault(plan.perspective, {})
            for ballot in self._sent(round_id, plan.perspective):
                for item_id, (_, answer) in ballot.answers.items():
                    of_one[item_id, answer] = of_one.get((item_id, answer), 0) + 1
        return counted

    def matrix(self, round_id: str, perspective: str) -> Matrix | None:
        self._step()
        return self.shelves.matrices.get((round_id, perspective))

    def write_matrix(self, round_id: str, matrix: Matrix) -> None:
        self._step()
        self.shelves.matrices[round_id, matrix.perspective] = matrix

    def has_part(self, round_id: str, number: int) -> bool:
        self._step()
        return any((part.round_id, part.number) == (round_id, number) for part in self.shelves.parts)

    def ledger(self, round_id: str) -> list[LedgerEntry]:
        self._step()
        return [entry for name, entry in self.shelves.ledger if name == round_id]

    def add_part(self, part: ReleasePart, granted: list[LedgerEntry]) -> None:
        self._step()
        if (part.round_id, part.number) not in {(known.round_id, known.number) for known in self.shelves.parts}:
            self.shelves.parts.append(part)
            self.shelves.ledger.extend((part.round_id, entry) for entry in granted)

    def origins(self, round_id: str) -> dict[str, OriginCounts]:
        self._step()
        sent = [one for one in self.shelves.ballots.values() if one.round_id == round_id and one.sent]
        found: dict[str, OriginCounts] = {}
        for perspective in {one.perspective for one in sent}:
            ways = [one.origin for one in sent if one.perspective == perspective]
            helped = sum(one.helped for one in sent if one.perspective == perspective)
            found[perspective] = OriginCounts({way: ways.count(way) for way in ways}, helped)
        return found

    def move_words(self, round_id: str, read: Mapping[tuple[str, str], str], shuffle: Shuffle) -> None:
        self._step()
        of_round = [one for one in self.shelves.sent_texts if one.round_id == round_id]
        moved = [
            replace(one, perspective=read[one.perspective, one.place])
            for one in of_round
            if (one.perspective, one.place) in read
        ]
        shuffle(moved)
        self.shelves.in_review.extend(moved)
        self.shelves.sent_texts = [one for one in self.shelves.sent_texts if one.round_id != round_id]

    def erase_ballots(self, round_id: str) -> None:
        self._step()
        self._keep_only({name for name, ballot in self.shelves.ballots.items() if ballot.round_id != round_id})
        self.shelves.marks = {mark for mark in self.shelves.marks if mark[0] != round_id}
        self.shelves.codes = {name: one for name, one in self.shelves.codes.items() if one.target_id != round_id}
        self.shelves.round_keys.pop(round_id, None)

    def finish_closing(self, round_id: str) -> None:
        self._step()
        closing = self.shelves.rounds[round_id]
        self.shelves.rounds[round_id] = closing.model_copy(update={"state": RoundState.CLOSED})

    def rounds_in_closing(self) -> list[str]:
        self._step()
        return [name for name, one in self.shelves.rounds.items() if one.state is RoundState.CLOSING]

    def framework(self, sha256: str) -> Framework:
        self._step()
        return unpin(self.shelves.snapshots[sha256])

    def _sent(self, round_id: str, perspective: str) -> list[StoredBallot]:
        return [
            ballot
            for ballot in self.shelves.ballots.values()
            if (ballot.round_id, ballot.perspective, ballot.sent) == (round_id, perspective, True)
        ]

    def _keep_only(self, names: set[str]) -> None:
        self.shelves.ballots = {name: self.shelves.ballots[name] for name in self.shelves.ballots if name in names}

    def _step(self) -> None:
        if self._steps is not None:
            if self._steps == 0:
                raise PowerCut
            self._steps -= 1
