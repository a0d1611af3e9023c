"""The parts of a drawn bar, for votes and for questions to all."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One part of a bar: from ``x``, ``width`` wide, with its count in the middle when there is room for it."""

    x: float
    width: float
    colour: str
    ink: str
    count: int
