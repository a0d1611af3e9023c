"""Counting closed rounds once more from their matrices, to see whether the stored releases still say the same."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Protocol

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.errors import RoundNotClosed
from selfeval.figures import batch_from, figures_from
from selfeval.matrix import Counts
from selfeval.model import Round, RoundState
from selfeval.release import Figure, PartKind, ReleasePart
from selfeval.stacked import Stack

_COUNTED = (PartKind.FIGURES, PartKind.LATE)


@dataclass(frozen=True)
class Disagreement:
    """Where a stored release says something else than its matrix: an item of a part, or its people."""

    part: int
    criterion: str = ""
    """The criterion by its title; empty where the number of people differs."""
    item_id: str = ""


@dataclass(frozen=True)
class Recounted:
    """What counting one round again brought to light."""

    of_round: Round
    people: int
    answers: int
    disagreements: tuple[Disagreement, ...]
    problem: CodedError | None = None
    """Why the round could not be compared at all, such as a release that is not what its hash vouches for."""

    @property
    def agrees(self) -> bool:
        """Whether everything that is stored was found again."""
        return not self.disagreements and self.problem is None


class RecountStore(Protocol):
    """The closed rounds of an installation with their matrices and releases, to be read and nothing else."""

    def closed_rounds(self) -> list[Round]:
        """Return all closed rounds, by title."""
        ...

    def round(self, round_id: str) -> Round:
        """Return one round; raises RoundUnknown."""
        ...

    def stacks(self, rounds: Sequence[Round]) -> list[Stack]:
        """Return the matrices of these rounds, those with the same columns together."""
        ...

    def release_parts(self, of_round: Round) -> list[ReleasePart]:
        """Return the parts of a round's release; raises ReleaseDamaged."""
        ...

    def framework(self, sha256: str) -> Framework:
        """Return the framework that a round pinned, proven by its hash."""
        ...


_AT_ONCE = 200
"""The matrices of so many rounds are read and counted together."""


def to_recount(store: RecountStore, round_ids: Collection[str]) -> list[Round]:
    """Return the rounds with these ids, or all closed ones where none is named; raises RoundNotClosed."""
    if not round_ids:
        return store.closed_rounds()
    rounds = [store.round(round_id) for round_id in round_ids]
    for one in rounds:
        if one.state is not RoundState.CLOSED:
            raise RoundNotClosed(round=one.title)
    return rounds


def recount(store: RecountStore, rounds: Sequence[Round]) -> Iterator[Recounted]:
    """Count rounds again from their matrices and compare with what is stored of each; nothing is changed."""
    for start in range(0, len(rounds), _AT_ONCE):
        some = rounds[start : start + _AT_ONCE]
        counted: dict[str, dict[int, dict[str, tuple[int, Counts]]]] = {}
        for stack in store.stacks(some):
            for key, people, answers in stack.answers():
                counted.setdefault(key.round_id, {}).setdefault(key.part, {})[key.perspective] = people, answers
        for of_round in some:
            yield _recounted(store, of_round, counted.get(of_round.id, {}))


_Parts = Mapping[int, Mapping[str, tuple[int, Counts]]]


def _recounted(store: RecountStore, of_round: Round, counted: _Parts) -> Recounted:
    people = sum(people for of_part in counted.values() for people, _ in of_part.values())
    answers = sum(
        count
        for of_part in counted.values()
        for _, counts in of_part.values()
        for of_item in counts.values()
        for count in of_item.values()
    )
    try:
        parts = [part for part in store.release_parts(of_round) if part.kind in _COUNTED]
        framework = store.framework(of_round.framework_sha256)
    except CodedError as problem:
        return Recounted(of_round, people, answers, (), problem)
    found = [_compare(of_round, framework, part, counted.get(part.number, {})) for part in parts]
    left = [Disagreement(number) for number in sorted(counted.keys() - {part.number for part in parts})]
    return Recounted(of_round, people, answers, tuple(one for of_part in found for one in of_part) + tuple(left))


def _compare(
    of_round: Round, framework: Framework, part: ReleasePart, counted: Mapping[str, tuple[int, Counts]]
) -> Iterator[Disagreement]:
    """Yield where a part differs, each item once."""
    if part.sent != {perspective: people for perspective, (people, _) in counted.items()}:
        yield Disagreement(part.number)
    counts = {perspective: counted[perspective][1] if perspective in counted else {} for perspective in part.sent}
    if part.kind is PartKind.FIGURES:
        again = figures_from(of_round, framework, counts)
    else:
        again = batch_from(of_round, framework, counts, part.number)
    for item_id in _differing(part.figures, again.figures):
        criterion = framework.criterion_of.get(item_id)
        yield Disagreement(part.number, criterion.title if criterion else item_id, item_id)


def _differing(stored: Sequence[Figure], again: Sequence[Figure]) -> list[str]:
    """Return the items of which something else is stored than was counted, in the order of the framework."""
    if tuple(stored) == tuple(again):
        return []
    pairs = zip_longest(stored, again)
    both = [figure for pair in pairs if pair[0] != pair[1] for figure in pair if figure is not None]
    return list(dict.fromkeys(figure.item_id for figure in both))
