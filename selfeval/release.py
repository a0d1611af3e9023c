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


class ReleasePart(Record):
    """One immutable part of a release, made at one time and checked once."""

    round_id: str
    network_id: str
    number: int
    kind: PartKind
    released_on: date
    sent: dict[str, int]
    """How many people sent their answers, by perspective."""
    modes: dict[str, str]
    """How each perspective answered."""
    figures: tuple[Figure, ...]

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


@dataclass(frozen=True)
class Release:
    """Everything that is known of a closed round; screens, papers and exports read nothing else."""

    parts: tuple[ReleasePart, ...]

    @property
    def figures(self) -> ReleasePart:
        """The part that was made at closing, which is always the first."""
        return self.parts[0]

    def figure(self, item_id: str, group: str, reach: Reach) -> Figure | None:
        """Return what is released of a group's answers to an item, or None when the group was not asked."""
        return self._index.get((item_id, group, reach))

    @cached_property
    def _index(self) -> dict[tuple[str, str, Reach], Figure]:
        return {(figure.item_id, figure.group, figure.reach): figure for figure in self.figures.figures}
