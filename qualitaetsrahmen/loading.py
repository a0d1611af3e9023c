"""From a file to what it holds: a framework, a version map, a translation or a local addition, or its findings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from qualitaetsrahmen.additions import Addition
from qualitaetsrahmen.checks.additions import check_addition
from qualitaetsrahmen.checks.frameworks import check_framework_parts
from qualitaetsrahmen.checks.maps import check_map
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.file_kinds import FileKind, kind_of
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import whole
from qualitaetsrahmen.files.shape import validated
from qualitaetsrahmen.findings import Finding, FindingCode, Path
from qualitaetsrahmen.languages.translations import Translation, check_translation
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.reading import read_document
from qualitaetsrahmen.versions.version_map import VersionMap

FindFramework = Callable[[str], Framework | None]
"""Finds a framework by its name with version, ``fruehe-hilfen@2.0``, among those at hand."""


class FrameworkInvalid(CodedError):
    """A framework's file has findings, so there is no framework; they stand in ``findings``."""

    code = "framework.invalid"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(file=findings[0].file, count=len(findings))
        self.findings = findings


Value = Framework | VersionMap | Translation | Addition
"""What a file of each kind holds."""


@dataclass(frozen=True)
class Loaded:
    """What a framework's file holds: a framework, or the findings that explain why there is none."""

    framework: Framework | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Read:
    """A file of any kind that has been read and checked, with its document and what its model says."""

    kind: FileKind
    document: Document
    value: Value | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the file."""
        return tuple(sorted(self.document.findings, key=lambda finding: (finding.place, finding.code)))


def check_framework(content: bytes, file: str) -> Loaded:
    """Read and check a framework's file; all findings come in one run, sorted by their place."""
    document = read_document(content, file)
    read = Read(FileKind.FRAMEWORK, document, _framework(document))
    value = read.value if isinstance(read.value, Framework) and not read.findings else None
    return Loaded(value, read.findings)


def load_framework(path: FilePath) -> Framework:
    """Return the framework of a file, or raise FrameworkInvalid with every finding."""
    loaded = check_framework(path.read_bytes(), path.name)
    if loaded.framework is None:
        raise FrameworkInvalid(loaded.findings)
    return loaded.framework


def read_file(content: bytes, file: str, find: FindFramework) -> Read:
    """Read and check a file of any kind; ``find`` gives the frameworks that it refers to."""
    document = read_document(content, file)
    kind = kind_of(whole(document.data).data.keys())
    return Read(kind, document, _READERS[kind](document, find))


def _framework(document: Document, _find: FindFramework | None = None) -> Framework | None:
    framework = validated(document, Framework)
    check_framework_parts(document)
    return framework


def _map(document: Document, find: FindFramework) -> VersionMap | None:
    written = validated(document, VersionMap)
    versions = _versions_of_map(document, find)
    if versions is not None:
        check_map(*versions, document)
    return written


def _versions_of_map(document: Document, find: FindFramework) -> tuple[Framework, Framework] | None:
    """Return the two versions that a map joins, or report what there is not."""
    header = whole(document.data).part("map")
    framework, *versions = (header.text(key) for key in ("framework", "from", "to"))
    if not framework or document.is_told(header.path) or document.is_told((*header.path, "framework")):
        return None
    names = {key: f"{framework}@{version}" for key, version in zip(("from", "to"), versions, strict=True) if version}
    found = {key: find(name) for key, name in names.items() if not document.is_told((*header.path, key))}
    missing = [key for key, value in found.items() if value is None]
    if len(missing) == len(names):
        document.report_at((*header.path, "framework"), FindingCode.FRAMEWORK_UNKNOWN, name=framework)
    elif missing:
        document.report_at((*header.path, missing[0]), FindingCode.FRAMEWORK_UNKNOWN, name=names[missing[0]])
    old, new = found.get("from"), found.get("to")
    return (old, new) if old and new else None


def _translation(document: Document, find: FindFramework) -> Translation | None:
    translation = validated(document, Translation)
    framework = _found(("translation", "of"), document, find)
    if framework is not None:
        check_translation(framework, document)
    return translation


def _addition(document: Document, find: FindFramework) -> Addition | None:
    addition = validated(document, Addition)
    framework = _found(("addition", "extends"), document, find)
    if framework is not None:
        check_addition(framework, document)
    return addition


def _found(path: Path, document: Document, find: FindFramework) -> Framework | None:
    """Return the framework that a file names at a path, or report that there is none."""
    name = whole(document.data).part(str(path[0])).text(str(path[1]))
    if name is None or document.is_told(path):
        return None
    framework = find(name)
    if framework is None:
        document.report_at(path, FindingCode.FRAMEWORK_UNKNOWN, name=name)
    return framework


_READERS: Mapping[FileKind, Callable[[Document, FindFramework], Value | None]] = {
    FileKind.FRAMEWORK: _framework,
    FileKind.MAP: _map,
    FileKind.TRANSLATION: _translation,
    FileKind.ADDITION: _addition,
}
