"""What the next round says about an agreement's criterion: it stands beside it and proves nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.before_after import BeforeAfter, Comparison, compare
from dialogues.agreement_model import Agreement
from qualitaetsrahmen.library import Library
from selfeval.errors import ResultsErased
from selfeval.model import Round, RoundState
from selfeval.ports import RoundStore
from selfeval.release import Reach
from selfeval.results import Results, results_of

_NEVER = date.min


class Since(StrEnum):
    """What can be said about a criterion since something was agreed about it."""

    NOT_MEASURED = "not_measured"
    """No later round with results has asked about it."""
    NOTHING_BEFORE = "nothing_before"
    """The results from which the agreement came are no longer kept."""
    NOT_COMPARABLE = "not_comparable"
    """It was asked again, but nothing of it can be read beside what was said then."""
    NOT_MOVED = "not_moved"
    """Whatever compares stands where it stood."""
    MOVED = "moved"
    """At least one perspective stands elsewhere, higher or lower."""


@dataclass(frozen=True)
class SinceAgreed:
    """The next round on the criterion of an agreement, read by the rules by which two rounds are compared."""

    since: Since
    later: Round | None = None
    """The round that asked about it next; where none has results yet, one that is asking now, if any."""
    comparison: Comparison | None = None
    pairs: tuple[BeforeAfter, ...] = ()
    """The statements of the criterion then and now; empty where no map leads from one to the other."""


def since_agreed(agreement: Agreement, store: RoundStore, library: Library, reach: Reach) -> SinceAgreed:
    """Return the next result on an agreement's criterion beside the one from which the agreement came."""
    of_round = store.round(agreement.round_id)
    later = _rounds_after(agreement, of_round, store.rounds())
    try:
        then = results_of(store, of_round.id, reach)
    except ResultsErased:
        return SinceAgreed(Since.NOTHING_BEFORE)
    for one in later:
        if one.state is RoundState.CLOSED:
            found = _read(then, results_of(store, one.id, reach), agreement.criterion_id, library)
            if found is not None:
                return found
    asking = (one for one in later if one.state is RoundState.OPEN and agreement.criterion_id in one.criteria)
    return SinceAgreed(Since.NOT_MEASURED, next(asking, None))


def _rounds_after(agreement: Agreement, of_round: Round, rounds: Iterable[Round]) -> list[Round]:
    """Return the rounds of the same place and framework that opened after the agreement was made, the next first."""
    agreed_on = agreement.history[0].on
    same = [
        one
        for one in rounds
        if one.id != of_round.id
        and (one.network_id, one.municipality_id) == (of_round.network_id, of_round.municipality_id)
        and _framework_id(one) == _framework_id(of_round)
        and (one.opened_on or _NEVER) >= agreed_on
    ]
    return sorted(same, key=lambda one: (one.opened_on or _NEVER, one.id))


def _read(then: Results, now: Results, criterion_id: str, library: Library) -> SinceAgreed | None:
    """Return what a later round says about a criterion; None when it did not ask about it."""
    comparison = compare(then, now, library)
    pairs = [one for one in comparison.pairs if one.before.criterion.id == criterion_id] if comparison else []
    if not pairs:
        is_asked = criterion_id in now.of_round.criteria
        return SinceAgreed(Since.NOT_COMPARABLE, now.of_round, comparison) if is_asked else None
    steps = [one.steps for pair in pairs for one in pair.movements if one.steps is not None]
    since = Since.NOT_COMPARABLE
    if steps:
        since = Since.MOVED if any(steps) else Since.NOT_MOVED
    return SinceAgreed(since, now.of_round, comparison, tuple(pairs))


def _framework_id(of_round: Round) -> str:
    return of_round.framework_name.partition("@")[0]
