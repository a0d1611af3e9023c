"""Charts on screens and in pictures that no report has: bands of others, funnels, and many small lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from exports.report.blocks import Chart, Key, Tick, TimeRow

_REACHES = (0.2, 0.4, 0.6, 0.8)
_SHARE = 100
_EDGE = 0.95


@dataclass(frozen=True)
class BandRow:
    """One row: its title, the own value in parts of one, the middle half of the others in hundredths, its sentence."""

    title: str
    own: float | None
    band: tuple[int, int] | None
    sentence: str


@dataclass(frozen=True)
class BandChart:
    """Own values beside the middle half of others, around a middle line; rows stand in no order of values."""

    type: ClassVar[str] = "bands"
    alt: str
    rows: tuple[BandRow, ...]
    own: Key
    others: Key
    ends: tuple[str, str]
    """What lies to the left of the middle and to the right of it."""
    reach: float
    """How far the axis goes to either side."""
    ticks: tuple[str, str, str]
    """What is written halfway to the left, in the middle, and halfway to the right."""


def band_reach(rows: Sequence[BandRow]) -> float:
    """Return how far an axis goes to either side: to the next fifth beyond everything that is drawn."""
    values = [abs(row.own) for row in rows if row.own is not None]
    values += [abs(end) / _SHARE for row in rows if row.band for end in row.band]
    return next((reach for reach in _REACHES if max(values, default=0) <= reach * _EDGE), 1.0)


def band_chart(
    rows: Sequence[BandRow], keys: tuple[Key, Key], ends: tuple[str, str], reach: float | None = None
) -> BandChart:
    """Describe rows as they come; ``keys`` are the own mark and what stands for the others.

    Charts that are read below each other are given one ``reach``, so that equal distances look equal in all of them.
    """
    reach = band_reach(rows) if reach is None else reach
    half = round(reach * _SHARE / 2)
    ticks = (f"\u2212{half}", "0", f"+{half}")
    return BandChart(" ".join(row.sentence for row in rows), tuple(rows), *keys, ends, reach, ticks)


@dataclass(frozen=True)
class FunnelChart:
    """What chance does to groups of each size, and the own place as the only mark.

    Others have no marks: who knows how many answered somewhere would find that place by its number.
    """

    type: ClassVar[str] = "funnel"
    alt: str
    high: tuple[tuple[float, float], ...]
    """The upper limit as corners of a line, from the smallest group to the largest: number of answers, share."""
    low: tuple[tuple[float, float], ...]
    target: float
    """The common share of the others."""
    place: tuple[float, float]
    """How many answered here, and which share of them agrees."""
    own: Key
    chance: Key
    """The ground between the limits."""
    target_word: str
    """What the dashed line is."""
    axis: str
    """What is counted along the axis."""
    sizes: tuple[Tick, ...]
    """Numbers of answers along the axis; ``place`` is the number itself."""
    shares: tuple[Tick, ...]


def corners(sizes: Sequence[int], limits: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Return a line that stays level around each size and steps between two, without corners that change nothing."""
    found = [(float(sizes[0]), limits[0])]
    for size, before, now in zip(sizes[1:], limits, limits[1:], strict=False):
        if now != before:
            found += [(size - 0.5, before), (size - 0.5, now)]
    return (*found, (float(sizes[-1]), limits[-1]))


@dataclass(frozen=True)
class SmallRow:
    """One item: its title, what moved in words, the rows of its perspectives, and how many steps its scale has."""

    title: str
    words: str
    rows: tuple[TimeRow, ...]
    steps: int


@dataclass(frozen=True)
class SmallLines:
    """Many items over time, each as small lines under its title, on a time axis that all of them share."""

    type: ClassVar[str] = "small"
    alt: str
    ticks: tuple[Tick, ...]
    keys: tuple[Key, ...]
    rows: tuple[SmallRow, ...]
    signs: tuple[tuple[str, str], ...] = ()
    """What solid and dashed lines mean, where the chart has them."""


PictureChart = Chart | BandChart | FunnelChart | SmallLines
