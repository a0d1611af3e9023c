"""The days of agreements on the time axis of a criterion: agreed, decided, due, done or dropped."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.earlier_rounds import Chain
from dialogues.agreement_model import Agreement, AgreementState


class MarkKind(StrEnum):
    """What happened to an agreement on a day."""

    AGREED = "agreed"
    RESOLVED = "resolved"
    """The body whose decision it needed has decided."""
    DUE = "due"
    DONE = "done"
    DROPPED = "dropped"


_ENDS = {AgreementState.DONE: MarkKind.DONE, AgreementState.DROPPED: MarkKind.DROPPED}


@dataclass(frozen=True)
class AgreementMark:
    """One day in the life of an agreement; ``number`` tells the agreements of a criterion apart."""

    on: date
    kind: MarkKind
    agreement: Agreement
    number: int


def agreement_marks(
    agreements: Iterable[Agreement], chain: Chain, criteria: Collection[str]
) -> tuple[AgreementMark, ...]:
    """Return the days of what was agreed about these criteria after any round of the chain, the earliest first.

    A criterion may have had other ids in earlier versions, so all of them are given.
    """
    about = [one for one in agreements if one.round_id in chain.ids and one.criterion_id in criteria]
    about.sort(key=lambda one: (one.history[0].on, one.due_on, one.id))
    marks = [
        AgreementMark(on, kind, one, number) for number, one in enumerate(about, start=1) for kind, on in _days(one)
    ]
    order = list(MarkKind)
    return tuple(sorted(marks, key=lambda mark: (mark.on, order.index(mark.kind), mark.number)))


def _days(agreement: Agreement) -> Iterator[tuple[MarkKind, date]]:
    yield MarkKind.AGREED, agreement.history[0].on
    if agreement.resolution is not None:
        yield MarkKind.RESOLVED, agreement.resolution.on
    yield MarkKind.DUE, agreement.due_on
    if agreement.state in _ENDS:
        # it may have been done, taken up again and done once more: the day that counts began the present state
        step = len(agreement.history) - 1
        while step and agreement.history[step - 1].state is agreement.state:
            step -= 1
        yield _ENDS[agreement.state], agreement.history[step].on
