"""What may still change in the life of an opened round: its end, its place in the lists, its ending."""

from datetime import date

from selfeval.errors import EndNotLater, RoundNotClosed, RoundNotOpen
from selfeval.model import Round, RoundState
from selfeval.ports import RoundEndings, RoundStore


def extend_round(store: RoundStore, round_id: str, closes_on: date, today: date, *, closes_itself: bool) -> Round:
    """Ask for answers until a later day; whoever answers reads the new day at once.

    People have been told a last day, so it never comes earlier: whoever wants to end sooner closes the round. Raises
    RoundNotOpen, and EndNotLater for a day before the present end or before today.
    """
    current = _open(store, round_id)
    earliest = max(today, current.closes_on or today)
    if closes_on < earliest:
        raise EndNotLater(round=current.title)
    results_on = current.results_on if current.results_on and current.results_on > closes_on else None
    changed = current.model_copy(
        update={"closes_on": closes_on, "closes_itself": closes_itself, "results_on": results_on}
    )
    store.save_life(changed)
    return changed


def promise_results(store: RoundStore, round_id: str, results_on: date | None, today: date) -> Round:
    """Name the day on which everybody will see results, or take it back; raises RoundNotOpen and EndNotLater."""
    current = _open(store, round_id)
    if results_on is not None and results_on <= max(today, current.closes_on or today):
        raise EndNotLater(round=current.title)
    changed = current.model_copy(update={"results_on": results_on})
    store.save_life(changed)
    return changed


def abandon_round(store: RoundEndings, round_id: str, today: date) -> Round:
    """End an open round without results and delete all that was answered; doing it again finishes what broke off.

    Raises RoundNotOpen for a round that is not open and has not been abandoned either.
    """
    store.abandon(round_id, today)
    return store.purge(round_id)


def archive_round(store: RoundStore, round_id: str, today: date | None) -> Round:
    """Put a round that has ended out of the way of daily work, or with None for the day take it back.

    Raises RoundNotClosed for a round that has not ended.
    """
    current = store.round(round_id)
    if current.state not in (RoundState.CLOSED, RoundState.ABANDONED, RoundState.ERASED):
        raise RoundNotClosed(round=current.title)
    changed = current.model_copy(update={"archived_on": today})
    store.save_life(changed)
    return changed


def _open(store: RoundStore, round_id: str) -> Round:
    current = store.round(round_id)
    if current.state is not RoundState.OPEN:
        raise RoundNotOpen(round=current.title)
    return current
