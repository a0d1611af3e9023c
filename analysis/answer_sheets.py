"""Answer sheets of closed rounds whose networks agreed to it, without order, day or any tie."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from qualitaetsrahmen.model import Framework
from selfeval.consents import Consent, ConsentKind
from selfeval.matrix import Matrix
from selfeval.model import Mode, Round


@dataclass(frozen=True)
class RoundSheets:
    """All sheets of one round, one matrix a perspective."""

    round: Round
    framework: Framework
    """The version that the round pinned."""
    at_closing: tuple[Matrix, ...]
    late: tuple[Matrix, ...] = ()
    """Those of papers that came after closing, which stand beside the others."""

    @property
    def place(self) -> str:
        """The municipality of the round, or its network where it has none; for counting places, never for showing."""
        return self.round.municipality_id or self.round.network_id

    @property
    def of_people(self) -> tuple[Matrix, ...]:
        """The matrices of people; the answer of a body is none of them."""
        modes = {plan.perspective: plan.mode for plan in self.round.plans}
        every = (*self.at_closing, *self.late)
        return tuple(one for one in every if modes.get(one.perspective) is not Mode.CONSENSUS)


class AnswerSheetStore(Protocol):
    """The sheets of the rounds in the caller's scope."""

    def sheets(self, framework_id: str | None = None) -> list[RoundSheets]:
        """Return the sheets of closed rounds, of one framework in all its versions or of all, in no telling order."""
        ...


def with_consent(consents: Iterable[Consent]) -> frozenset[str]:
    """Return the rounds whose networks let analysts work with single sheets, as far as that has not been taken back."""
    return frozenset(one.round_id for one in consents if one.kind is ConsentKind.MICRODATA and one.holds)


def matrices_of(sheets: Iterable[RoundSheets]) -> Iterator[Matrix]:
    """Yield the matrices of people of all rounds."""
    for one in sheets:
        yield from one.of_people
