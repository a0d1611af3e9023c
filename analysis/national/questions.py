"""Which items of several versions are one and the same question, so that their answers may be added up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from qualitaetsrahmen.library import Library
from qualitaetsrahmen.model import Criterion, Framework
from qualitaetsrahmen.scales import OffScaleKind
from qualitaetsrahmen.versions.version_map import Comparable
from selfeval.matrix import Column

Place = tuple[str, str]
"""An item in a version: the version and the id that it has there."""


@dataclass(frozen=True)
class Question:
    """One item, in all versions in which it means the same: same words for everybody, same steps, as the maps say."""

    ids: Mapping[str, str]
    """Its id by version, the oldest first."""
    steps: int
    """How many steps its scale has."""

    @property
    def newest(self) -> str:
        """The newest version that has it."""
        return list(self.ids)[-1]


@dataclass(frozen=True)
class Questions:
    """All questions of a framework, those of its newest version first, each in the order of its version."""

    versions: Mapping[str, Framework]
    """The frameworks by version, the oldest first."""
    all: tuple[Question, ...]

    @cached_property
    def perspectives(self) -> tuple[str, ...]:
        """Every perspective of any version, in the order of the newest."""
        newest_first = reversed(list(self.versions.values()))
        return tuple(dict.fromkeys(one.id for framework in newest_first for one in framework.perspectives))

    @cached_property
    def number_of(self) -> dict[Place, int]:
        """The place of a question by version and id."""
        return {place: number for number, question in enumerate(self.all) for place in question.ids.items()}

    def read(self, version: str, column: Column) -> tuple[int, tuple[OffScaleKind, ...]] | None:
        """Return which question a column of a release asks, and what its answers beside the scale say.

        None where the installation does not know the version, or where the column says something else than the
        version does, such as an item of a place's own.
        """
        number = self.number_of.get((version, column.item_id))
        if number is None:
            return None
        framework = self.versions[version]
        item = framework.items[column.item_id]
        scale = framework.scale_of(item)
        if (column.rev, column.steps) != (item.rev, tuple(scale.value_of)):
            return None
        if not all(kind in scale.kind_of for kind in column.off_scale):
            return None
        return number, tuple(scale.kind_of[kind] for kind in column.off_scale)

    def in_version(self, version: str) -> list[tuple[int, Criterion, str]]:
        """Return the questions of a version in its order: number, criterion and id."""
        framework = self.versions[version]
        return [
            (self.number_of[version, item.id], criterion, item.id)
            for criterion in framework.criteria.values()
            for item in framework.counted_items(criterion)
        ]


def questions_of(library: Library, framework_id: str) -> Questions:
    """Return the questions of a framework over all versions that the installation knows."""
    versions = {one.framework.version: one for one in library.versions_of(framework_id)}
    same: dict[Place, Place] = {}
    for old, new in combinations(versions.values(), 2):
        for before, after in _the_same(library, old, new):
            same[after] = _root(same, before)
    found: dict[Place, dict[str, str]] = {}
    for version, framework in versions.items():
        for item in _rated(framework):
            found.setdefault(_root(same, (version, item)), {})[version] = item
    made = [Question(ids, _steps(versions[list(ids)[-1]], list(ids.values())[-1])) for ids in found.values()]
    order = {(v, item): n for v in reversed(versions) for n, item in enumerate(_rated(versions[v]))}
    newest_first = list(reversed(versions))
    made.sort(key=lambda one: (newest_first.index(one.newest), order[one.newest, one.ids[one.newest]]))
    return Questions(versions, tuple(made))


def _the_same(library: Library, old: Framework, new: Framework) -> Iterator[tuple[Place, Place]]:
    """Yield the items of two versions that a map declares comparable, one for one and step for step."""
    found = library.lineage(old, new) or {}
    heirs = [ancestor.item for ancestors in found.values() for ancestor in ancestors]
    for item in _rated(new):
        ancestors = found.get(item, ())
        if len(ancestors) != 1 or ancestors[0].comparable is not Comparable.YES or ancestors[0].is_unexplained:
            continue
        [ancestor] = ancestors
        if heirs.count(ancestor.item) != 1 or ancestor.item not in set(_rated(old)):
            continue
        before = [ancestor.step_today(step) for step in old.scale_of(old.items[ancestor.item]).value_of]
        if before == list(new.scale_of(new.items[item]).value_of):
            yield (old.framework.version, ancestor.item), (new.framework.version, item)


def _rated(framework: Framework) -> list[str]:
    return [item.id for criterion in framework.criteria.values() for item in framework.counted_items(criterion)]


def _steps(framework: Framework, item_id: str) -> int:
    return len(framework.scale_of(framework.items[item_id]).steps)


def _root(same: Mapping[Place, Place], place: Place) -> Place:
    while place in same:
        place = same[place]
    return place
