"""A folder of frameworks as a whole: versions with their maps and translations, the lock, and what is wrong."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path as FilePath
from pathlib import PurePosixPath

from qualitaetsrahmen.additions import Addition, extended
from qualitaetsrahmen.checks.revisions import check_retired, check_revisions
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.findings import Finding, FindingCode, Path
from qualitaetsrahmen.languages.translations import Translation, joined
from qualitaetsrahmen.loading import Read, Value, read_file
from qualitaetsrahmen.model import Framework, Status
from qualitaetsrahmen.versions.differences import differences
from qualitaetsrahmen.versions.lineage import Lineage, across, identity, lineage, way_between
from qualitaetsrahmen.versions.published import LOCK_NAME, Lock, check_known, check_published, read_lock
from qualitaetsrahmen.versions.version_map import VersionMap


def version_number(version: str) -> tuple[int, ...]:
    """Return a version as numbers, because 1.10 comes after 1.9."""
    return tuple(int(part) for part in version.split("."))


_STILL_USABLE = {FindingCode.TEXT_OUTDATED, FindingCode.TEXT_UNKNOWN}
"""A translation with such texts stays: the other texts are right, and each perspective is offered what is whole."""


@dataclass
class Library:
    """All frameworks at hand with what belongs to them; a file with findings is told and, if it must be, left out."""

    frameworks: dict[str, Framework] = field(default_factory=dict)
    """By name with version, sorted by title and version."""
    translations: dict[str, list[Translation]] = field(default_factory=dict)
    """By the name of the framework."""
    maps: dict[tuple[str, str], VersionMap] = field(default_factory=dict)
    """By the names of the older and the newer version."""
    additions: list[Addition] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()

    def add(self, read: Read) -> None:
        """Take in what a file holds, or its findings."""
        value = read.value
        self.findings += read.findings
        if any(finding.code not in _STILL_USABLE for finding in read.findings):
            return
        if isinstance(value, Framework):
            self.frameworks[value.name] = value
        elif isinstance(value, Translation):
            self.translations.setdefault(value.translation.of, []).append(value)
        elif isinstance(value, VersionMap):
            self.maps[value.names] = value
        elif isinstance(value, Addition):
            self.additions.append(value)

    def offered(self) -> list[Framework]:
        """Return what a new round can use: published before drafts, newer before older, each with its additions.

        Withdrawn versions are left out.
        """
        found = [one for one in self.frameworks.values() if one.framework.status is not Status.WITHDRAWN]
        found.sort(key=lambda one: version_number(one.framework.version), reverse=True)
        found.sort(key=lambda one: (one.framework.status is not Status.PUBLISHED, one.framework.title))
        more = [
            extended(one, addition)
            for one in found
            for addition in self.additions
            if addition.addition.extends == one.name
        ]
        return [*more, *found]

    def extended_by(self, files: Mapping[str, bytes]) -> "Library":
        """Return these frameworks together with files that refer to them, such as those of one network."""
        whole = Library(
            dict(self.frameworks),
            {name: list(texts) for name, texts in self.translations.items()},
            dict(self.maps),
            list(self.additions),
            self.findings,
        )
        Shelf(files, base=self).fill(whole)
        return whole

    def translations_of(self, framework: Framework) -> dict[str, Translation]:
        """Return a framework's translations by language; what a network brought along comes before what was there.

        The own texts of a local addition have a translation of their own, which is put beside that of the core.
        """
        core = {one.language: one for one in self.translations.get(core_name(framework), ())}
        if framework.name == core_name(framework):
            return core
        own = {one.language: one for one in self.translations.get(framework.name, ())}
        both = {language: joined(core[language], own[language]) for language in core.keys() & own.keys()}
        return {**core, **own, **both}

    def versions_of(self, framework_id: str) -> list[Framework]:
        """Return all versions of a framework, the oldest first."""
        found = [one for one in self.frameworks.values() if one.framework.id == framework_id]
        return sorted(found, key=lambda one: version_number(one.framework.version))

    def before(self, framework: Framework) -> Framework | None:
        """Return the version before a framework's, or None for the first."""
        told = [old for old, new in self.maps if new == core_name(framework)]
        return previous_version(framework, self.versions_of(framework.framework.id), told)

    def lineage(self, old: Framework, new: Framework) -> Lineage | None:
        """Return where the items of one version come from in another, or None where no maps lead from one to the other.

        Both may be snapshots of earlier rounds. A map speaks of the versions at hand, so it is only believed about
        what stands in a snapshot word for word as there. No map speaks of a place's own items.
        """
        if old.framework.id != new.framework.id:
            return None
        if old.framework.version == new.framework.version:
            return identity(old, new)
        maps = self.maps_between(core_name(old), core_name(new))
        if maps is None:
            return None
        steps = [lineage(self.frameworks[one.names[0]], self.frameworks[one.names[1]], one) for one in maps]
        first, last = self.frameworks[core_name(old)], self.frameworks[core_name(new)]
        by_maps = across([identity(old, first), *steps, identity(last, new)])
        own = lineage(old, new, maps[0]) if len(maps) == 1 else identity(old, new)
        return {item: by_maps[item] if item in last.items else own[item] for item in new.items}

    def maps_between(self, old: str, new: str) -> list[VersionMap] | None:
        """Return the fewest maps that lead from one version to another, or None where there is no such way.

        The versions on the way are at hand and in their order; a published one goes before a draft.
        """
        names = [name for name in self.maps if all(one in self.frameworks for one in name)]
        names = [name for name in names if self._number(name[0]) < self._number(name[1])]
        names.sort(key=lambda name: (self.frameworks[name[1]].framework.status is Status.DRAFT, self._number(name[1])))
        way = way_between(names, old, new)
        return [self.maps[pair] for pair in pairwise(way)] if way else None

    def _number(self, name: str) -> tuple[int, ...]:
        return version_number(self.frameworks[name].framework.version)


def previous_version(
    framework: Framework, versions: Iterable[Framework], told: Collection[str] = ()
) -> Framework | None:
    """Return the version from which a framework's own one goes on.

    That is the highest from which a map leads here, ``told`` by name. Without a map, a draft goes on from the highest
    version below it and a published one from the highest that is no draft: drafts come and go.
    """
    own, is_draft = version_number(framework.framework.version), framework.framework.status is Status.DRAFT
    older = [one for one in versions if version_number(one.framework.version) < own]
    older = [one for one in older if one.name in told] or [
        one for one in older if is_draft or one.framework.status is not Status.DRAFT
    ]
    return max(older, key=lambda one: version_number(one.framework.version), default=None)


@cache
def load_library(folder: FilePath) -> Library:
    """Return all that a folder of frameworks holds."""
    library = Library()
    Shelf(files_of(folder)).fill(library)
    return library


def files_of(folder: FilePath) -> dict[str, bytes]:
    """Return the files of a folder by their path in it: frameworks, ``maps``, ``text``, ``additions`` and the lock."""
    paths = [path for pattern in PATTERNS for path in folder.glob(pattern)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}


PATTERNS = ("*.yaml", "maps/*.yaml", "text/*.yaml", "additions/*.yaml", LOCK_NAME)


class Shelf:
    """Files that belong together, each read once, with the checks that need its neighbours.

    ``base`` holds what the files may refer to and must not contradict, such as the frameworks of the installation.
    """

    def __init__(self, files: Mapping[str, bytes], base: Library | None = None) -> None:
        self._files = files
        self._base = base or Library()
        self._reads: dict[str, Read] = {}
        self._found: dict[str, Framework | None] = {}
        self._lock: Lock = read_lock(files[LOCK_NAME].decode(errors="replace")) if LOCK_NAME in files else {}
        self._is_collection = LOCK_NAME in files or base is not None

    def fill(self, library: Library) -> None:
        """Take all files into a library."""
        for name in self.names():
            library.add(self.read(name))
        in_order = sorted(library.frameworks.values(), key=lambda one: version_number(one.framework.version))
        in_order.sort(key=lambda one: one.framework.title)
        library.frameworks = {one.name: one for one in in_order}

    def names(self) -> list[str]:
        """Return the names of all files, frameworks first."""
        return sorted((name for name in self._files if name != LOCK_NAME), key=lambda name: ("/" in name, name))

    def read(self, name: str, shown_as: str | None = None) -> Read:
        """Return a file, checked by itself and against its neighbours."""
        if name not in self._reads:
            read = read_file(self._files[name], shown_as or name, self.find)
            self._reads[name] = read
            if read.value is not None:
                self._check_neighbours(read.value, name, read.document)
        return self._reads[name]

    def find(self, name: str) -> Framework | None:
        """Return a framework by its name, as its file says by itself; ``fruehe-hilfen@2.0+x-ort`` has an addition."""
        core, _, addition = name.partition("+")
        framework = self._find_core(core)
        if framework is None or not addition:
            return framework
        found = self._find_addition(addition)
        return extended(framework, found) if found is not None and found.addition.extends == core else None

    def _find_addition(self, identifier: str) -> Addition | None:
        file = f"additions/{identifier}.yaml"
        if file not in self._files:
            return next((one for one in self._base.additions if one.addition.id == identifier), None)
        read = self._reads.get(file) or read_file(self._files[file], file, self._find_core)
        return read.value if isinstance(read.value, Addition) and not read.findings else None

    def _find_core(self, name: str) -> Framework | None:
        file = f"{name.replace('@', '-')}.yaml"
        if file not in self._files:
            return self._base.frameworks.get(name)
        if file not in self._found:
            value = (self._reads.get(file) or read_file(self._files[file], file, self.find)).value
            self._found[file] = value if isinstance(value, Framework) and value.name == name else None
        return self._found[file]

    def _check_neighbours(self, value: Value, name: str, document: Document) -> None:
        """Check what a file holds against its name, and a framework against what was there before it.

        Outside of a collection a file may have any name; a framework that bears its own is still compared with the
        versions beside it.
        """
        expected, path = place_of(value)
        if name != expected and self._is_collection:
            data = {"file": PurePosixPath(name).name, "expected": PurePosixPath(expected).name}
            document.report_at(path, FindingCode.FILE_NAME, **data)
        elif name == expected and isinstance(value, Framework):
            self._check_history(value, document)

    def _check_history(self, framework: Framework, document: Document) -> None:
        """Check a framework against what has been published, and if it is that, against the versions before it."""
        known = self._base.frameworks.get(framework.name)
        is_as_known = True
        if known is not None:
            is_as_known = check_known(framework, known, document)
        elif LOCK_NAME in self._files:
            is_as_known = check_published(framework, self._lock, document)
        past = list(self._past(framework))
        if past and is_as_known:
            self._check_succession(past[0], framework, document)
            check_retired(past, framework, document)

    def _past(self, framework: Framework) -> Iterator[Framework]:
        """Yield the version from which a framework goes on, the one before that, and so on."""
        versions = self._versions(framework)
        maps = {_joined_by(name, framework.framework.id) for name in self._files} | self._base.maps.keys()
        after = framework
        while before := previous_version(after, versions, [old for old, new in maps if new == after.name]):
            yield before
            after = before

    def _check_succession(self, old: Framework, new: Framework, document: Document) -> None:
        name = f"maps/{new.framework.id}-{old.framework.version}--{new.framework.version}.yaml"
        written = self.read(name).value if name in self._files else self._base.maps.get((old.name, new.name))
        if written is None and name in self._files:
            return  # the map tells its own mistakes, and without it nothing is known about the items
        if written is None and new.framework.status is Status.PUBLISHED:
            data = {"old": old.framework.version, "file": name}
            document.report_at(("framework", "version"), FindingCode.MAP_MISSING, **data)
            return  # what changed without a word is told when there is a map that could have said it
        check_revisions(differences(old, new), written if isinstance(written, VersionMap) else None, document)

    def _versions(self, framework: Framework) -> list[Framework]:
        start = f"{framework.framework.id}-"
        names = [name.removeprefix(start).removesuffix(".yaml") for name in self._files if name.startswith(start)]
        found = [self._find_core(f"{framework.framework.id}@{version}") for version in names]
        same = [one for one in found if one is not None and one.framework.id == framework.framework.id]
        return same + self._base.versions_of(framework.framework.id)


def _joined_by(name: str, framework_id: str) -> tuple[str, str]:
    """Return the names of the two versions that a map joins, by its own name; empty for every other file."""
    start = f"maps/{framework_id}-"
    old, between, new = name.removeprefix(start).removesuffix(".yaml").partition("--")
    return (f"{framework_id}@{old}", f"{framework_id}@{new}") if name.startswith(start) and between else ("", "")


def place_of(value: Value) -> tuple[str, Path]:
    """Return the name that a file has in a collection, and the path in it to what that name begins with."""
    match value:
        case Framework():
            return f"{value.name.replace('@', '-')}.yaml", ("framework", "id")
        case VersionMap():
            header = value.map
            return f"maps/{header.framework}-{header.from_}--{header.to}.yaml", ("map", "framework")
        case Translation():
            return f"text/{value.translation.of.replace('@', '-')}.{value.language}.yaml", ("translation", "of")
        case Addition():
            return f"additions/{value.addition.id}.yaml", ("addition", "id")


def core_name(framework: Framework) -> str:
    """Return a framework's name without a local addition."""
    return f"{framework.framework.id}@{framework.framework.version}"
