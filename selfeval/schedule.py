"""What is due today: rounds that close by themselves, and rounds whose time of keeping is over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from qualitaetsrahmen.errors import CodedError
from selfeval.closing import close_round
from selfeval.matrix import Shuffle
from selfeval.model import Round, RoundState
from selfeval.ports import ClosingStore, RoundEndings, RoundStore
from selfeval.retention import USUAL_MONTHS, due_for_erasing, settle_keeping


@dataclass(frozen=True)
class Done:
    """One thing that the clock has done to a round, or what stood against it."""

    action: str
    """As the audit calls it, such as ``round.closed_by_date``."""
    of_round: Round
    problem: CodedError | None = None


def due_for_closing(rounds: Iterable[Round], today: date) -> list[Round]:
    """Return the open rounds that close by themselves and whose last day is over.

    A closing that broke off is due as well, whoever began it. Nothing else is ever closed by the clock: closing is a
    state, and a coordinator who did not choose this closes by hand.
    """
    return [
        one
        for one in rounds
        if one.state is RoundState.CLOSING
        or (one.state is RoundState.OPEN and one.closes_itself and one.closes_on is not None and one.closes_on < today)
    ]


def close_what_is_due(
    rounds: RoundStore, closing: ClosingStore, today: date, shuffle: Shuffle, months: int = USUAL_MONTHS
) -> Iterator[Done]:
    """Close every round that is due; one that cannot be closed does not keep the others from it.

    Running twice at the same time harms nothing, because each step of closing may be repeated.
    """
    for one in due_for_closing(rounds.rounds(), today):
        try:
            close_round(closing, one.id, today, shuffle)
            yield Done("round.closed_by_date", settle_keeping(rounds, one.id, months))
        except CodedError as problem:
            yield Done("round.closed_by_date", one, problem)


def erase_what_is_due(
    rounds: RoundStore, endings: RoundEndings, today: date, months: int = USUAL_MONTHS
) -> Iterator[Done]:
    """Delete what is kept of every round whose time is over, but its title and its days.

    Rounds that were ended without results, or erased, a short while ago are purged again, so that a deletion which a
    power cut stopped half-way reaches the files too.
    """
    known = rounds.rounds()
    due = due_for_erasing(known, today, months)
    for one in due:
        try:
            endings.erase(one.id, today)
            yield Done("round.erased", endings.purge(one.id))
        except CodedError as problem:
            yield Done("round.erased", one, problem)
    for one in (one for one in known if _is_fresh(one, today)):
        try:
            endings.purge(one.id)
        except CodedError as problem:
            yield Done("round.erased", one, problem)


def _is_fresh(of_round: Round, today: date) -> bool:
    if of_round.state not in (RoundState.ABANDONED, RoundState.ERASED):
        return False
    last = of_round.closed_on if of_round.state is RoundState.ABANDONED else of_round.keep_until
    return last is not None and (today - last).days <= _FRESH_DAYS


_FRESH_DAYS = 2
