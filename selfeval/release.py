"""The release of a round: immutable parts with all figures that anybody will ever see, and their ledger."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from qualitaetsrahmen.record import Record
from selfeval.errors import ReleaseDamaged


class Reach(StrEnum):
    """How far a figure may go: inside the network, or anywhere."""

    INTERNAL = "intern"
    PUBLIC = "oeffentlich"


class Shown(StrEnum):
    """What is shown of a group's answers to an item."""

    FULL = "full"
    UNIFORM = "uniform"
    """Everyone gave the same answer; shown from ten people on."""
    OFF_SCALE_ONLY = "off_scale_only"
    """Too few gave a step of the scale, so only the answers beside it are shown."""
    HIDDEN = "hidden"
    """Nothing, and never for which reason."""


class GroupKind(StrEnum):
    """Whether a figure speaks of one perspective or of a level."""

    PERSPECTIVE = "perspective"
    LEVEL = "level"


class Figure(Record):
    """What is released about one group's answers to one item, for one reach.

    ``answered`` counts people with any answer, ``on_scale`` those with a step of the scale. ``counts`` holds
    the answers by id that may be shown; ``median`` lies on the scale's values and may fall between two steps.
    """

    item_id: str
    group: str
    kind: GroupKind
    reach: Reach
    shown: Shown
    members: tuple[str, ...] = ()
    """The perspectives that a level's figure holds, or those that the round shows together; a hidden one is in none."""
    answered: int | None = None
    on_scale: int | None = None
    counts: dict[str, int] = Field(default_factory=dict)
    median: float | None = None


class PartKind(StrEnum):
    """What a part of a release holds."""

    FIGURES = "figures"
    """What was counted at closing; always the first part, and the only one that says who answered how."""
    TEXTS = "texts"
    """What people wrote, after somebody had looked it through."""
    LATE = "late"
    """The figures of papers that came after closing; they stand beside the others and are never added to them."""


class ReleasedText(Record):
    """What one person wrote about one place, as everybody may read it; nothing ties it to anything else."""

    place: str
    """The area or the open item that it speaks of."""
    perspective: str
    text: str
    translated_from: str | None = None
    """The language in which it was written, where a translation is shown."""
    reach: Reach = Reach.INTERNAL
    """How far it may go; public only where whoever looked it through said so."""


class ReleasePart(Record):
    """One immutable part of a release, made at one time and checked once."""

    round_id: str
    network_id: str
    number: int
    kind: PartKind
    released_on: date
    sent: dict[str, int] = Field(default_factory=dict)
    """How many people sent their answers, by perspective."""
    modes: dict[str, str] = Field(default_factory=dict)
    """How each perspective answered."""
    figures: tuple[Figure, ...] = ()
    invited: dict[str, int] = Field(default_factory=dict)
    """How many were invited, by perspective, where the coordinator knew it."""
    origins: dict[str, dict[str, int]] = Field(default_factory=dict)
    """How answers came in, by perspective and ``Origin``; a perspective with a small share is not in it."""
    helped: dict[str, int] = Field(default_factory=dict)
    """How many answered with somebody's help, by perspective, where neither they nor the others are few."""
    texts: tuple[ReleasedText, ...] = ()
    left_out: dict[str, int] = Field(default_factory=dict)
    """How many texts are not shown, by the reason for it."""

    def content(self) -> str:
        """Return the part as stored: equal parts give equal text."""
        return self.model_dump_json()

    def sha256(self) -> str:
        """Return the hash that vouches for the stored text."""
        return hashlib.sha256(self.content().encode()).hexdigest()


def read_part(content: str, sha256: str) -> ReleasePart:
    """Return a stored part, or raise ReleaseDamaged when its text is not what the hash vouches for."""
    if hashlib.sha256(content.encode()).hexdigest() != sha256:
        raise ReleaseDamaged
    return ReleasePart.model_validate_json(content)


@dataclass(frozen=True)
class LedgerEntry:
    """One granted view of an item: the cells of people whose answers it sums up, with their sizes.

    ``open_cells`` names the cells that answered openly; the rule of the smallest group does not protect them.
    """

    item_id: str
    view: str
    cells: dict[str, int]
    open_cells: frozenset[str] = frozenset()


_BATCH = "+"
"""No id of a perspective can hold it, so it sets a late batch of a perspective apart from those before."""


def batch_cell(perspective: str, part: int) -> str:
    """Return how the ledger names the people of a late batch: ``fachkraft+2`` are others than ``fachkraft``."""
    return f"{perspective}{_BATCH}{part}"


def perspective_of(cell: str) -> str:
    """Return the perspective of the people in a cell of the ledger."""
    return cell.partition(_BATCH)[0]


@dataclass(frozen=True)
class Release:
    """Everything that is known of a closed round; screens, papers and exports read nothing else."""

    parts: tuple[ReleasePart, ...]

    @property
    def figures(self) -> ReleasePart:
        """The part that was made at closing, which is always the first."""
        return self.parts[0]

    @property
    def texts(self) -> tuple[ReleasePart, ...]:
        """The parts with people's own words; empty until somebody has looked them through."""
        return self._of_kind(PartKind.TEXTS)

    @property
    def late(self) -> tuple[ReleasePart, ...]:
        """The parts with the figures of papers that came after closing, one a batch."""
        return self._of_kind(PartKind.LATE)

    def _of_kind(self, kind: PartKind) -> tuple[ReleasePart, ...]:
        return tuple(part for part in self.parts if part.kind is kind)

    def figure(self, item_id: str, group: str, reach: Reach) -> Figure | None:
        """Return what is released of a group's answers to an item, or None when the group was not asked."""
        return self._index.get((item_id, group, reach))

    @cached_property
    def _index(self) -> dict[tuple[str, str, Reach], Figure]:
        return {(figure.item_id, figure.group, figure.reach): figure for figure in self.figures.figures}
