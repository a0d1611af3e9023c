"""What a report is made from: one reach of one release, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogues.model import Agreement
from qualitaetsrahmen.model import Framework, Register
from selfeval.results import Results


@dataclass(frozen=True)
class OwnWords:
    """The released texts of one perspective on one area: reviewed, shuffled, and tied to no rating."""

    area: str
    perspective: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class ReportSource:
    """The results with the network's name, the agreements of the round, and what the release holds beside figures.

    ``origins`` says how the ballots of a perspective came in, by perspective and way; the release decides which of
    them may be told.
    """

    network: str
    results: Results
    agreements: tuple[Agreement, ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    origins: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def framework(self) -> Framework:
        """The framework that the round has pinned."""
        return self.results.framework

    @property
    def plain_perspectives(self) -> tuple[str, ...]:
        """The perspectives that are addressed in plain language, such as parents."""
        parts = (self.framework.perspective(one) for one in self.results.perspectives)
        return tuple(part.id for part in parts if part.register_ is Register.PLAIN)
