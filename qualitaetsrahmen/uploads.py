"""Files that a network brings along: checked with everything that is there already, then taken in as they are."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.findings import Finding, FindingCode
from qualitaetsrahmen.library import Library, Shelf, place_of
from qualitaetsrahmen.loading import Read, Value, read_file
from qualitaetsrahmen.model import Framework, Status
from qualitaetsrahmen.ports import DocumentStore, StoredDocument
from qualitaetsrahmen.versions.version_map import VersionMap


class UploadNotSound(CodedError):
    """Files with findings were to be taken in."""

    code = "framework.upload_not_sound"


class UploadTwice(CodedError):
    """Two uploaded files hold the same thing with different content, so that one of them would be lost."""

    code = "framework.upload_twice"


class DocumentPublished(CodedError):
    """A published framework of a network was to be removed or replaced by another content."""

    code = "framework.document_published"


@dataclass(frozen=True)
class Reviewed:
    """Uploaded files after the check, under the names that they get in the collection of the network."""

    reads: Mapping[str, Read]
    """What each file says, by its name in the collection."""
    unplaced: tuple[Read, ...]
    """Files of which nobody can tell what they are meant to be."""
    contents: Mapping[str, bytes]
    """What would be taken in, by its name in the collection."""
    library: Library
    """All that the network could use if the files were taken in."""
    left_behind: tuple[Finding, ...]
    """What would no longer fit in documents that the network has already, such as a translation of an old text."""
    already_there: frozenset[str]
    """Which of the files the network has already, word for word."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, file by file."""
        return tuple(finding for read in (*self.unplaced, *self.reads.values()) for finding in read.findings)

    @property
    def is_sound(self) -> bool:
        """Whether the files may be taken in."""
        return bool(self.reads) and not self.unplaced and not self.findings

    @property
    def changes_nothing(self) -> bool:
        """Whether the network has all of the files already."""
        return self.already_there == self.contents.keys()


def review_upload(base: Library, present: Mapping[str, bytes], uploaded: Mapping[str, bytes]) -> Reviewed:
    """Check files together with each other, with a network's present documents and with the installation's.

    ``uploaded`` holds the contents by the names that the files had on the person's own computer, which findings name.
    Raises UploadTwice for two files that are meant for the same place.
    """
    alone = {name: read_file(content, name, _nowhere) for name, content in uploaded.items()}
    names = _names_by_place(alone, uploaded)
    contents = {place: uploaded[name] for place, name in names.items()}
    together = {**present, **contents}
    shelf = Shelf(together, base=_with_published(base, present))
    reads = {
        place: _refused(uploaded[name], name, base) if _is_taken(alone[name].value, base) else shelf.read(place, name)
        for place, name in names.items()
    }
    return Reviewed(
        reads=reads,
        unplaced=tuple(
            read_file(uploaded[name], name, shelf.find) for name, read in alone.items() if read.value is None
        ),
        contents=contents,
        library=base.extended_by(together),
        left_behind=newly_broken(base, present, together, but=contents),
        already_there=frozenset(
            place for place, content in contents.items() if place in present and _same(content, present[place])
        ),
    )


def newly_broken(
    base: Library, before: Mapping[str, bytes], after: Mapping[str, bytes], but: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what is wrong in a network's documents after a change and was not before; ``but`` leaves files out."""
    known = set(map(_sentence, base.extended_by(before).findings))
    found = base.extended_by(after).findings
    return tuple(one for one in found if one.file not in but and _sentence(one) not in known)


def take_in(store: DocumentStore, network_id: str, reviewed: Reviewed, today: date) -> list[str]:
    """Store reviewed files for a network and return the names of those that are new or changed.

    Frameworks go first, so that nothing is ever stored before what it refers to. Raises UploadNotSound while there
    are findings.
    """
    if not reviewed.is_sound:
        raise UploadNotSound(count=len(reviewed.findings))
    new = sorted(reviewed.contents.keys() - reviewed.already_there, key=lambda name: ("/" in name, name))
    for name in new:
        text = _text(reviewed.contents[name])
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        store.save_document(
            StoredDocument(network_id=network_id, name=name, content=text, sha256=sha256, added_on=today)
        )
    return new


def remove(store: DocumentStore, network_id: str, name: str) -> None:
    """Delete a document of a network; a framework that was once published stays, because others may refer to it."""
    present = {one.name: one.content.encode() for one in store.documents(network_id)}
    value = read_file(present[name], name, _nowhere).value if name in present else None
    if isinstance(value, Framework) and value.framework.status is not Status.DRAFT:
        raise DocumentPublished(name=value.name)
    store.remove_document(network_id, name)


def _names_by_place(alone: Mapping[str, Read], uploaded: Mapping[str, bytes]) -> dict[str, str]:
    """Return the files' own names by their place in the collection; the same file twice is one file."""
    names: dict[str, str] = {}
    for name, read in alone.items():
        if read.value is None:
            continue
        first = names.setdefault(place_of(read.value)[0], name)
        if not _same(uploaded[first], uploaded[name]):
            raise UploadTwice(first=first, second=name)
    return names


def _with_published(base: Library, present: Mapping[str, bytes]) -> Library:
    """Return the installation's frameworks together with what the network has published: neither may be changed."""
    values = [read_file(content, place, _nowhere).value for place, content in present.items() if "/" not in place]
    own = [one for one in values if isinstance(one, Framework) and one.framework.status is not Status.DRAFT]
    return replace(base, frameworks={**{one.name: one for one in own}, **base.frameworks})


def _is_taken(value: Value | None, base: Library) -> bool:
    """Say whether a file would go on with a framework of the installation, or replace one of its maps."""
    if isinstance(value, VersionMap):
        return base.maps.get(value.names, value) != value
    return (
        isinstance(value, Framework)
        and value.name not in base.frameworks
        and bool(base.versions_of(value.framework.id))
    )


def _refused(content: bytes, name: str, base: Library) -> Read:
    """Return a file, checked by itself, that cannot be taken in whatever else it says."""
    read = read_file(content, name, base.frameworks.get)
    match read.value:
        case Framework():
            read.document.report_at(("framework", "id"), FindingCode.ID_TAKEN, name=read.value.framework.id)
        case VersionMap():
            place = PurePosixPath(place_of(read.value)[0])
            read.document.report_at(("map", "framework"), FindingCode.ID_TAKEN, name=place.name)
    return read


def _nowhere(_name: str) -> None:
    """Find no framework: what a file says about itself does not depend on others."""


def _same(one: bytes, other: bytes) -> bool:
    return _text(one) == _text(other)


def _text(content: bytes) -> str:
    """Return the text of a file that could be read, without the mark that some editors put in front."""
    return content.decode("utf-8-sig")


def _sentence(finding: Finding) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return what a finding says without its line, which moves when something else is written above it."""
    return finding.file, finding.code.value, tuple(sorted(finding.data.items()))
