"""What a report is made from: one reach of one release, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.over_time_model import OverTime
from dialogues.agreement_model import Agreement
from qualitaetsrahmen.model import Framework, Register
from selfeval.release import ReleasedText
from selfeval.results import Results


@dataclass(frozen=True)
class OwnWords:
    """The released texts of one perspective on one area: reviewed, shuffled, and tied to no rating."""

    area: str
    perspective: str
    texts: tuple[ReleasedText, ...]


@dataclass(frozen=True)
class ReportSource:
    """The results with the network's name and the agreements of the round; the rest is read from the release."""

    network: str
    results: Results
    agreements: tuple[Agreement, ...] = ()
    over_time: OverTime | None = None
    """The round with those before it, where the report may speak of them."""
    all_agreements: tuple[Agreement, ...] = ()
    """What was agreed after any of these rounds."""

    @cached_property
    def own_words(self) -> tuple[OwnWords, ...]:
        """What people wrote, area by area and perspective by perspective, as far as this reach allows."""
        return own_words_of(self.results)

    @property
    def origins(self) -> Mapping[str, Mapping[str, int]]:
        """How the ballots of a perspective came in, by perspective and way, where that may be told."""
        return self.results.origins

    @property
    def framework(self) -> Framework:
        """The framework that the round has pinned."""
        return self.results.framework

    @property
    def plain_perspectives(self) -> tuple[str, ...]:
        """The perspectives that are addressed in plain language, such as parents."""
        parts = (self.framework.perspective(one) for one in self.results.perspectives)
        return tuple(part.id for part in parts if part.register_ is Register.PLAIN)


def own_words_of(results: Results) -> tuple[OwnWords, ...]:
    """Return the released texts by area and perspective, in the order of the framework, open questions too."""
    framework = results.framework
    area_of = {area.id: area.id for area in framework.areas}
    area_of |= {item_id: framework.area_of[one.id].id for item_id, one in framework.criterion_of.items()}
    found = (
        OwnWords(
            area.id,
            perspective,
            tuple(one for one in results.words if (area_of.get(one.place), one.perspective) == (area.id, perspective)),
        )
        for area in framework.areas
        for perspective in results.perspectives
    )
    return tuple(one for one in found if one.texts)
