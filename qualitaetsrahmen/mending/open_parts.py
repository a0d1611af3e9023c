"""The mappings and lists that are open at a line, and in which of them the line could stand."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualitaetsrahmen.files.expected import NOTHING, Expected
from qualitaetsrahmen.mending.entries import Entry

_PERHAPS = 0.5
"""How well something fits that may stand there, for all we know; certainty is 1, and what does not fit has 0."""

_PART = 0.9
"""How much an element counts that lacks something, beside one in another list that would be whole."""
_SEVERAL = 2


@dataclass
class Part:
    """A mapping or a list that is not finished, and the column at which its keys or dashes stand."""

    column: int
    expected: Expected
    is_list: bool
    keys: list[str] = field(default_factory=list)

    def fits(self, entry: Entry, keys: list[str], ids: frozenset[str]) -> float:
        """Say how well an entry belongs here; ``keys`` are those of an element, ``ids`` those that a file defines."""
        if self.expected is NOTHING:
            return _PERHAPS
        if self.is_list:
            return self._fits_list(keys)
        if entry.key in self.keys:
            return 0
        if self.expected.entry:
            return _PERHAPS * (entry.key in ids)
        return float(entry.key in self.expected.fields)

    def is_whole(self, keys: list[str]) -> bool:
        """Say whether an element of this list with these keys has all that it must have."""
        fields = self.expected.inside(0).fields
        return all(key in keys for key, field in fields.items() if field.is_required)

    def _fits_list(self, keys: list[str]) -> float:
        fields = self.expected.inside(0).fields
        if not self.expected.elements or not fields:
            return _PERHAPS * (bool(self.expected.elements) and not keys)
        begins = list(itertools.takewhile(fields.__contains__, keys))
        if len(begins) >= _SEVERAL and self.is_whole(begins):
            return 1  # what comes behind may belong to a part around it, if the element has slipped
        known = sum(key in fields for key in keys) / max(len(keys), 1)
        return known * _PART if known > _PERHAPS else 0


@dataclass(frozen=True)
class Empty:
    """A field or a dash with nothing behind it, so that its value may come below."""

    column: int
    expected: Expected

    def takes(self, column: int, *, is_list: bool) -> bool:
        """Say whether a column is below it; the dashes of a list may stand under the key itself."""
        return column > self.column or (is_list and column == self.column)

    def opened(self, column: int, *, is_list: bool) -> Part:
        """Return what begins below it; a mapping where a list belongs is taken for its only element."""
        is_element = self.expected.elements and not is_list
        return Part(column, self.expected.inside(0) if is_element else self.expected, is_list)


def _takes_value(expected: Expected, entry: Entry) -> bool:
    """Say whether the value of an entry is what belongs under ids: text, or fields of its own."""
    return expected.entry is None or expected.entry.is_single == (bool(entry.value) and not entry.is_flow)


class OpenParts:
    """All parts that are open, the outermost first."""

    def __init__(self, expected: Expected) -> None:
        self.parts: list[Part] = []
        self.empty: Empty | None = Empty(-1, expected)

    def home(self, entry: Entry, column: int) -> Part | None:
        """Return the part to which an entry at a column belongs: one that begins there, or one that is open."""
        is_list = bool(entry.dashes)
        if self.empty and self.empty.takes(column, is_list=is_list):
            return self.empty.opened(column, is_list=is_list)
        return next((part for part in self.parts if part.column == column and part.is_list == is_list), None)

    def candidates(self, entry: Entry, step: int) -> Iterator[Part]:
        """Yield every part in which an entry could stand, were it at another column."""
        is_list = bool(entry.dashes)
        yield from (part for part in self.parts if part.is_list == is_list)
        if self.empty:
            yield self.empty.opened(max(self.empty.column + step, 0), is_list=is_list)

    def heading(self, entry: Entry, keys: list[str], ids: frozenset[str], least: float) -> tuple[Part, str] | None:
        """Return the field that should stand above an entry that fits better there, and the part that lacks it."""
        is_list = bool(entry.dashes)
        for part in reversed(self.parts):
            fields = sorted(part.expected.fields.items(), key=lambda field: not field[1].is_required)
            for key, expected in fields:
                below = Empty(part.column, expected)
                is_free = key not in part.keys and below.takes(entry.indent, is_list=is_list)
                is_same_kind = bool(keys) == bool(expected.elements) == is_list and _takes_value(expected, entry)
                fit = below.opened(entry.indent, is_list=is_list).fits(entry, keys, ids)
                if is_free and is_same_kind and fit > least:
                    return part, key
        return None

    def list_of(self, entry: Entry, keys: list[str]) -> str | None:
        """Return the field of a part around an element, whose list such elements make up."""
        for part in reversed(self.parts):
            for key, expected in part.expected.fields.items():
                if expected.elements and Part(0, expected, is_list=True).fits(entry, keys, frozenset()) >= _PART:
                    return key
        return None

    def enter(self, entry: Entry) -> None:
        """Take in an entry at the column where it belongs: close what is deeper, open what begins."""
        for dash in entry.dashes:
            self._open(dash, is_list=True)
            self.empty = Empty(dash, self.parts[-1].expected.inside(0))
        if entry.key is not None:
            self._open(entry.column, is_list=False)
            self.parts[-1].keys.append(entry.key)
            self.empty = Empty(entry.column, self.parts[-1].expected.inside(entry.key))
        if entry.value:
            self.empty = None

    def _open(self, column: int, *, is_list: bool) -> None:
        """Go to the list or mapping at a column, which may be one that begins here."""
        if self.empty and self.empty.takes(column, is_list=is_list):
            self.parts.append(self.empty.opened(column, is_list=is_list))
            return
        while self.parts and (self.parts[-1].column > column or self.parts[-1].is_list != is_list):
            self.parts.pop()
        if not self.parts:
            self.parts.append(Part(column, NOTHING, is_list))

    def lists_above(self, column: int) -> Iterator[tuple[Part, Part | None]]:
        """Yield the lists whose dashes stand at a column or before it, the innermost first, with their last element."""
        for at in reversed(range(len(self.parts))):
            if self.parts[at].is_list and self.parts[at].column <= column:
                yield self.parts[at], self.parts[at + 1] if at + 1 < len(self.parts) else None
