"""How long answers and results are kept, and when it is time to delete them."""

import calendar
from collections.abc import Iterable
from datetime import date

from selfeval.errors import KeptOnlyShorter, RoundNotClosed
from selfeval.model import Round, RoundState
from selfeval.ports import RoundStore

USUAL_MONTHS = 24
"""Two years after closing: long enough for a second round to stand beside the first."""
_MONTHS_OF_A_YEAR = 12


def kept_until(of_round: Round, months: int = USUAL_MONTHS) -> date | None:
    """Return the last day on which a round's answers and results are kept; None while nobody can know it."""
    if of_round.keep_until is not None:
        return of_round.keep_until
    return months_later(of_round.closed_on, months) if of_round.closed_on is not None else None


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a month that is shorter."""
    count = day.month - 1 + months
    year, month = day.year + count // _MONTHS_OF_A_YEAR, count % _MONTHS_OF_A_YEAR + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def settle_keeping(store: RoundStore, round_id: str, months: int) -> Round:
    """Write down the last day when a round has just been closed, so that a later setting cannot lengthen it."""
    closed = store.round(round_id)
    if closed.state is not RoundState.CLOSED or closed.keep_until is not None:
        return closed
    settled = closed.model_copy(update={"keep_until": kept_until(closed, months)})
    store.save_life(settled)
    return settled


def keep_shorter(store: RoundStore, round_id: str, until: date, today: date, months: int = USUAL_MONTHS) -> Round:
    """Keep a closed round for a shorter time, at least until today.

    Raises RoundNotClosed, and KeptOnlyShorter for a later day than has been promised.
    """
    closed = store.round(round_id)
    if closed.state is not RoundState.CLOSED:
        raise RoundNotClosed(round=closed.title)
    latest = kept_until(closed, months)
    if until < today or (latest is not None and until > latest):
        raise KeptOnlyShorter(round=closed.title)
    changed = closed.model_copy(update={"keep_until": until})
    store.save_life(changed)
    return changed


def due_for_erasing(rounds: Iterable[Round], today: date, months: int = USUAL_MONTHS) -> list[Round]:
    """Return the closed rounds whose last day is over."""
    ends = ((one, kept_until(one, months)) for one in rounds if one.state is RoundState.CLOSED)
    return [one for one, end in ends if end is not None and end < today]
