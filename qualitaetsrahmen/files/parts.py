"""The parts of a document as they were read, so that references can be checked even where the shape is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qualitaetsrahmen.findings import Path


@dataclass(frozen=True)
class Part:
    """One mapping of a document with its path; whatever in it has the wrong shape is passed over."""

    path: Path
    data: dict[str, Any]

    def text(self, key: str) -> str | None:
        """Return the text of a field, or None when there is none."""
        value = self.data.get(key)
        return value if isinstance(value, str) else None

    def part(self, key: str) -> "Part":
        """Return the mapping of a field; one that is not there is empty."""
        value = self.data.get(key)
        return Part((*self.path, key), value if isinstance(value, dict) else {})

    def parts(self, key: str) -> Iterator["Part"]:
        """Yield the mappings of a list."""
        value = self.data.get(key)
        for index, entry in enumerate(value if isinstance(value, list) else []):
            if isinstance(entry, dict):
                yield Part((*self.path, key, index), entry)

    def unreadable(self, key: str) -> int:
        """Return how many elements of a list are no mappings."""
        value = self.data.get(key)
        return sum(not isinstance(entry, dict) for entry in value) if isinstance(value, list) else 0

    def texts(self, key: str) -> Iterator[tuple[Path, str]]:
        """Yield the texts of a list with their paths."""
        value = self.data.get(key)
        for index, entry in enumerate(value if isinstance(value, list) else []):
            if isinstance(entry, str):
                yield (*self.path, key, index), entry

    def keys(self, key: str) -> Iterator[tuple[Path, str]]:
        """Yield the keys of a mapping with the paths of their values."""
        for name in self.part(key).data:
            yield (*self.path, key, name), name


def whole(data: object) -> Part:
    """Return a document's data as a part."""
    return Part((), data if isinstance(data, dict) else {})


def areas(document: Part) -> Iterator[Part]:
    """Yield the areas of a framework."""
    return document.parts("areas")


def criteria(document: Part) -> Iterator[Part]:
    """Yield the criteria of all areas, in the order of the file."""
    for area in areas(document):
        yield from area.parts("criteria")


def items(document: Part) -> Iterator[Part]:
    """Yield the items of all criteria, in the order of the file."""
    for criterion in criteria(document):
        yield from criterion.parts("items")
