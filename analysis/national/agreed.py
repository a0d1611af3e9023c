"""What is agreed about which criteria, and how much of it is done, dropped or overdue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.handed_in import Facts, HandedIn, HandedInAgreement
from analysis.national.breakdowns import LEAST_PLACES
from dialogues.agreement_model import AgreementState

_WAITING = (AgreementState.OPEN, AgreementState.UNDER_WAY)


@dataclass(frozen=True)
class Agreed:
    """What became of the agreements about one criterion, or about all."""

    criterion_id: str | None
    """None for the total, and for the rest of the criteria together."""
    places: int
    agreements: int
    done: int
    dropped: int
    overdue: int

    @property
    def under_way(self) -> int:
        """How many are still to be done and not late."""
        return self.agreements - self.done - self.dropped - self.overdue


@dataclass(frozen=True)
class AllAgreed:
    """The agreements of a year: in total, by criterion in the order of the framework, and the rest of them together."""

    total: Agreed
    criteria: tuple[Agreed, ...]
    others: Agreed | None


_Told = tuple[str, HandedInAgreement]
"""A place and one of its agreements."""


def agreed(
    handed_in: Iterable[HandedIn], facts: Mapping[str, Facts], order: Sequence[str], today: date
) -> AllAgreed | None:
    """Return what was agreed after these rounds; None where fewer than five places agreed on anything.

    A criterion is shown when five places agreed on something about it. All others stand together, and the one with the
    fewest places joins them where they would be fewer than five: so the total says nothing about few places either.
    """
    told = [(one.profile.place, agreement) for one in handed_in for agreement in _of(facts, one.release_id)]
    if _places(told) < LEAST_PLACES:
        return None
    by_criterion: dict[str, list[_Told]] = {one: [] for one in order}
    for one in told:
        by_criterion.setdefault(one[1].criterion_id, []).append(one)
    by_size = sorted((one for one, held in by_criterion.items() if held), key=lambda one: _places(by_criterion[one]))
    rest: list[str] = []
    together: list[_Told] = []
    for criterion in by_size:
        is_few = criterion not in order or _places(by_criterion[criterion]) < LEAST_PLACES
        if is_few or 0 < _places(together) < LEAST_PLACES:
            rest.append(criterion)
            together += by_criterion[criterion]
    shown = [one for one in order if by_criterion[one] and one not in rest]
    return AllAgreed(
        _counted(None, told, today),
        tuple(_counted(one, by_criterion[one], today) for one in shown),
        _counted(None, together, today) if together else None,
    )


def _of(facts: Mapping[str, Facts], release_id: str) -> tuple[HandedInAgreement, ...]:
    return facts[release_id].agreements if release_id in facts else ()


def _places(told: Sequence[_Told]) -> int:
    return len({place for place, _ in told})


def _counted(criterion_id: str | None, told: Sequence[_Told], today: date) -> Agreed:
    states = [agreement.state for _, agreement in told]
    late = sum(one.state in _WAITING and one.due_on < today for _, one in told)
    done, dropped = states.count(AgreementState.DONE), states.count(AgreementState.DROPPED)
    return Agreed(criterion_id, _places(told), len(told), done, dropped, late)
