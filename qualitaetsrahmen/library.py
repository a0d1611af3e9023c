"""A folder of frameworks as a whole: versions with their maps and translations, the lock, and what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path as FilePath
from pathlib import PurePosixPath

from qualitaetsrahmen.additions import Addition, extended
from qualitaetsrahmen.checks.maps import check_revisions
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.findings import Finding, FindingCode, Path
from qualitaetsrahmen.languages.translations import Translation, joined
from qualitaetsrahmen.loading import Read, Value, read_file
from qualitaetsrahmen.model import Framework, Status
from qualitaetsrahmen.versions.differences import differences
from qualitaetsrahmen.versions.lineage import Lineage, across, identity, lineage
from qualitaetsrahmen.versions.published import LOCK_NAME, Lock, check_published, locked, read_lock
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
        return previous_version(framework, self.versions_of(framework.framework.id))

    def lineage(self, old: Framework, new: Framework) -> Lineage | None:
        """Return where the items of one version come from in another, or None where a map is missing on the way.

        Both may be snapshots of earlier rounds; the versions between them are those at hand.
        """
        if old.framework.id != new.framework.id:
            return None
        if old.framework.version == new.framework.version:
            return identity(old, new)
        first, last = version_number(old.framework.version), version_number(new.framework.version)
        between = [
            one for one in self.versions_of(new.framework.id) if first < version_number(one.framework.version) < last
        ]
        pairs = list(pairwise([old, *between, new]))
        maps = [self.maps.get((core_name(earlier), core_name(later))) for earlier, later in pairs]
        if not maps or None in maps:
            return None
        return across(
            lineage(earlier, later, written)
            for (earlier, later), written in zip(pairs, maps, strict=True)
            if written is not None
        )


def previous_version(framework: Framework, versions: Iterable[Framework]) -> Framework | None:
    """Return the highest version below a framework's own."""
    own = version_number(framework.framework.version)
    older = [one for one in versions if version_number(one.framework.version) < own]
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
        """Check a framework against what has been published, and against the version before it."""
        published = self._base.frameworks.get(framework.name)
        if published is not None:
            check_published(framework, {published.name: locked(published)}, document)
        elif LOCK_NAME in self._files:
            check_published(framework, self._lock, document)
        previous = previous_version(framework, self._versions(framework))
        if previous is not None:
            self._check_succession(previous, framework, document)

    def _check_succession(self, old: Framework, new: Framework, document: Document) -> None:
        name = f"maps/{new.framework.id}-{old.framework.version}--{new.framework.version}.yaml"
        written = self.read(name).value if name in self._files else self._base.maps.get((old.name, new.name))
        if written is None and name in self._files:
            return  # the map tells its own mistakes, and without it nothing is known about the items
        if written is None and new.framework.status is Status.PUBLISHED:
            data = {"old": old.framework.version, "file": name}
            document.report_at(("framework", "version"), FindingCode.MAP_MISSING, **data)
        check_revisions(differences(old, new), written if isinstance(written, VersionMap) else None, document)

    def _versions(self, framework: Framework) -> list[Framework]:
        start = f"{framework.framework.id}-"
        names = [name.removeprefix(start).removesuffix(".yaml") for name in self._files if name.startswith(start)]
        found = [self._find_core(f"{framework.framework.id}@{version}") for version in names]
        same = [one for one in found if one is not None and one.framework.id == framework.framework.id]
        return same + self._base.versions_of(framework.framework.id)


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
