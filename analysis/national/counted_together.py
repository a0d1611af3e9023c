"""In how many places the figures of a perspective hold the answers of others too."""

from dataclasses import dataclass

from analysis.national.breakdowns import LEAST_PLACES
from analysis.national.pool import Pool


@dataclass(frozen=True)
class CountedTogether:
    """A perspective under whose name some places count others too."""

    perspective: str
    places: int | None
    """None for fewer than five."""


def counted_together(section: Pool) -> tuple[CountedTogether, ...]:
    """Return the perspectives whose figures hold others too anywhere, in the order of the framework."""
    counts = section.is_together.sum(axis=0).tolist()
    return tuple(
        CountedTogether(name, places if places >= LEAST_PLACES else None)
        for name, places in zip(section.questions.perspectives, counts, strict=True)
        if places
    )


def is_told_everywhere(section: Pool) -> bool:
    """Say whether all releases tell it; those that came in a file of an earlier version do not."""
    return all(one.cube.tells_who_is_together for one in section.releases)
