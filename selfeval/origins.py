"""How answers came in: counted at closing, and kept only where no number speaks of a few people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from selfeval.disclosure import threshold
from selfeval.model import PerspectivePlan
from selfeval.release import Reach, ReleasePart


@dataclass(frozen=True)
class OriginCounts:
    """How many ballots of one perspective came in by which way, and how many of them with somebody's help."""

    by_origin: Mapping[str, int] = field(default_factory=dict)
    helped: int = 0

    @property
    def people(self) -> int:
        """How many there are together."""
        return sum(self.by_origin.values())


def together(counts: Sequence[OriginCounts]) -> OriginCounts:
    """Return the ways of several perspectives as of one."""
    ways = {origin for one in counts for origin in one.by_origin}
    by_origin = {way: sum(one.by_origin.get(way, 0) for one in counts) for way in sorted(ways)}
    return OriginCounts(by_origin, sum(one.helped for one in counts))


def shown_origins(counts: OriginCounts, k: int) -> dict[str, int]:
    """Return the ways with their numbers, or nothing when any of them is the way of a few.

    One small number left out could be worked out from the others, so all are left out.
    """
    given = {origin: count for origin, count in counts.by_origin.items() if count}
    return given if all(count >= k for count in given.values()) else {}


def shown_helped(counts: OriginCounts, k: int) -> int | None:
    """Return how many had help, or None when these or the others are a few."""
    without = counts.people - counts.helped
    return counts.helped if counts.helped >= k and (without == 0 or without >= k) else None


def origins_for(part: ReleasePart, plan: PerspectivePlan, reach: Reach) -> tuple[dict[str, int], int | None]:
    """Return a perspective's released ways and how many had help, as far as this reach allows."""
    counts = OriginCounts(part.origins.get(plan.perspective, {}), part.helped.get(plan.perspective, 0))
    people = OriginCounts({"": part.sent.get(plan.perspective, 0)}, counts.helped)
    k = threshold(plan, reach)
    return shown_origins(counts, k), shown_helped(people, k)
