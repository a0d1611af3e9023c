"""What became of every item from one version of a framework to the next, as a file that its authors write."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from qualitaetsrahmen.record import Id, Record, Text, Version


class Change(StrEnum):
    """What happened to items between two versions."""

    EDITORIAL = "editorial"
    """The wording is better, the meaning is the same, so ``rev`` stays."""
    RENAMED = "renamed"
    CHANGED = "changed"
    """The meaning is another one, so ``rev`` has risen."""
    RESCALED = "rescaled"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    """It belongs to another criterion now."""
    RETIRED = "retired"
    ADDED = "added"


class Comparable(StrEnum):
    """Whether answers of before and after may stand beside each other."""

    YES = "yes"
    WITH_NOTE = "with_note"
    NO = "no"


MANY = 10_000
COUNTS: Mapping[Change, tuple[range, range]] = {
    Change.EDITORIAL: (range(1, 2), range(2)),
    Change.RENAMED: (range(1, 2), range(1, 2)),
    Change.CHANGED: (range(1, 2), range(2)),
    Change.RESCALED: (range(1, 2), range(2)),
    Change.SPLIT: (range(1, 2), range(2, MANY)),
    Change.MERGED: (range(2, MANY), range(1, 2)),
    Change.MOVED: (range(1, 2), range(2)),
    Change.RETIRED: (range(1, MANY), range(1)),
    Change.ADDED: (range(1), range(1, MANY)),
}
"""How many old and how many new items belong to each change; one that stays itself need not be named twice."""
WITHOUT_COMPARISON = {Change.RETIRED, Change.ADDED}
"""What has nothing to compare."""
NEED_A_NOTE = {Comparable.WITH_NOTE, Comparable.NO}
NEVER_PLAIN = {Change.CHANGED, Change.SPLIT, Change.MERGED}
"""After what answers never stand beside earlier ones without a word."""
_STAYS_ITSELF = {Change.EDITORIAL, Change.CHANGED, Change.RESCALED, Change.MOVED}


class Succession(Record):
    """What became of some items: which there were, which there are, and what that means for a comparison."""

    change: Change
    from_: Annotated[tuple[Id, ...], Field(alias="from")] = ()
    to: tuple[Id, ...] = ()
    comparable: Comparable | None = None
    """Needed for every change but retired and added, which have nothing to compare."""
    steps: dict[Id, Id] = Field(default_factory=dict)
    """For another scale: the new step of every old one."""
    note: Text | None = None
    """One sentence for readers: what to keep in mind; for a retired item, why it went."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The new items; one that stays itself goes on under its old id."""
        return self.to or (self.from_ if self.change in _STAYS_ITSELF else ())


class ScaleSuccession(Record):
    """What became of a scale, for all items that stay on it."""

    change: Literal["editorial", "rescaled"]
    from_: Annotated[Id, Field(alias="from")]
    to: Id
    comparable: Comparable
    steps: dict[Id, Id] = Field(default_factory=dict)
    """For a rescaled one: the new step of every old one."""
    note: Text | None = None


class MapHeader(Record):
    """Which two versions of which framework a map joins."""

    framework: Id
    from_: Annotated[Version, Field(alias="from")]
    to: Version
    note: Text | None = None


class VersionMap(Record):
    """All that changed between two versions; items that it does not name went on unchanged."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    map: MapHeader
    scales: tuple[ScaleSuccession, ...] = ()
    items: tuple[Succession, ...] = ()

    @property
    def names(self) -> tuple[str, str]:
        """The older and the newer version by name, such as ``fruehe-hilfen@1.0``."""
        return f"{self.map.framework}@{self.map.from_}", f"{self.map.framework}@{self.map.to}"
