"""Papers that came after closing: kept and counted, and released beside the others when they are enough."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from qualitaetsrahmen.model import Framework
from selfeval.closing import check_ledger
from selfeval.disclosure import threshold
from selfeval.errors import BatchTooSmall
from selfeval.figures import count_batch
from selfeval.matrix import Matrix, Shuffle, Submission, build_matrix, columns_of
from selfeval.model import PerspectivePlan, Round
from selfeval.paper import with_revisions
from selfeval.questionnaire import Questionnaire, questionnaire_for
from selfeval.release import LedgerEntry, PartKind, Reach, ReleasePart

_NUMBERS_OF_A_PART = 1000


@dataclass(frozen=True)
class Batch:
    """What the store hands over inside its transaction: papers and all that was granted so far.

    Perspectives that are shown together make a batch together.
    """

    of_round: Round
    framework: Framework
    submissions: dict[str, list[Submission]]
    """The papers by perspective, in the order of the group."""
    ledger: list[LedgerEntry]
    number: int
    """Under which number the next part of the release stands."""


@dataclass(frozen=True)
class BatchPart:
    """What a late batch becomes: matrices of its own, a part of the release, and the views that it grants."""

    matrices: dict[str, Matrix]
    part: ReleasePart
    granted: list[LedgerEntry]


class LateStore(Protocol):
    """The papers of one round and perspective that came after closing."""

    def add(self, ballot_id: str, answers: Mapping[str, tuple[int, str]], above: int) -> int:
        """Keep one paper, by item with its revision, and return its number, which is higher than ``above``.

        Raises RoundNotClosed for a round in any other state.
        """
        ...

    def remove(self, number: int) -> None:
        """Delete what was entered under a number; raises SheetUnknown, as after its release, or RoundNotClosed."""
        ...

    def count(self) -> int:
        """Return how many papers wait for their release; nothing else is known of them before."""
        ...


class LateReleaseStore(Protocol):
    """Where a late batch is released."""

    def release(self, round_id: str, perspective: str, make: Callable[[Batch], BatchPart]) -> ReleasePart:
        """Let ``make`` count the papers, write what it returns and delete them, in one transaction, for good.

        The papers are those of the perspective and of all that the round shows together with it.
        Whatever ``make`` raises leaves everything as it was.
        """
        ...


def keep_late(store: LateStore, questionnaire: Questionnaire, answers: Mapping[str, str], parts: int = 1) -> int:
    """Keep a paper that came after closing and return the number that is to be written on it.

    ``parts`` says how many parts the release has. Each of them begins a thousand of its own, because the numbers of
    a batch are deleted with its release: whoever types one of them later must not take back another paper.
    Raises NothingAnswered, AnswerNotOffered, or RoundNotClosed.
    """
    answered = with_revisions(questionnaire, answers)
    return store.add(secrets.token_hex(16), answered, above=parts * _NUMBERS_OF_A_PART)


def take_back_late(store: LateStore, number: int) -> None:
    """Delete a paper that waits, unread; raises SheetUnknown for one that has been released, or RoundNotClosed."""
    store.remove(number)


def papers_needed(plan: PerspectivePlan) -> int:
    """Return how many papers a late batch needs, of a plan as it is shown; open answers are protected by no number."""
    return threshold(plan, Reach.INTERNAL)


def release_late(
    store: LateReleaseStore, round_id: str, perspective: str, today: date, shuffle: Shuffle
) -> ReleasePart:
    """Make a further part of the release from the papers of a perspective, beside all others and added to none.

    Those of perspectives that are shown together with it count too, as nothing may speak of one of these alone.
    Its people are others than those counted before, so the ledger knows them by a name of their own. Raises
    BatchTooSmall, or DisclosureRefused when all views of the round together would give a small group away.
    """

    def make(batch: Batch) -> BatchPart:
        plan = _plan(batch, perspective)
        papers, needed = sum(len(of_one) for of_one in batch.submissions.values()), papers_needed(plan)
        if papers < needed or papers == 0:
            raise BatchTooSmall(count=papers, k=needed)
        matrices = {one: _matrix(batch, one, of_one, shuffle) for one, of_one in batch.submissions.items()}
        counted = count_batch(batch.of_round, batch.framework, matrices, batch.number)
        check_ledger(batch.of_round, [*batch.ledger, *counted.granted])
        part = ReleasePart(
            round_id=batch.of_round.id,
            network_id=batch.of_round.network_id,
            number=batch.number,
            kind=PartKind.LATE,
            released_on=today,
            sent={one: matrix.people for one, matrix in matrices.items()},
            modes=dict.fromkeys(matrices, plan.mode.value),
            figures=counted.figures,
        )
        return BatchPart(matrices, part, list(counted.granted))

    return store.release(round_id, perspective, make)


def _plan(batch: Batch, perspective: str) -> PerspectivePlan:
    plan = batch.of_round.plan_as_shown(perspective)
    if plan is None:
        raise BatchTooSmall(count=0, k=1)
    return plan


def _matrix(batch: Batch, perspective: str, papers: list[Submission], shuffle: Shuffle) -> Matrix:
    columns = columns_of(questionnaire_for(batch.framework, batch.of_round.criteria, perspective))
    return build_matrix(perspective, columns, papers, shuffle)
