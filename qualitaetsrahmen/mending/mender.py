"""Why a YAML reader stopped, told by the line that caused it, and a mended copy so that reading can go on.

The reader of the library stops at the first error, and often far behind its cause. A person who writes a framework
wants all mistakes at once, so the usual slips are looked for in the lines themselves; the mended copy serves only to
find the next mistake and is never kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.expected import words_of
from qualitaetsrahmen.files.wrong_keys import WrongKeys
from qualitaetsrahmen.findings import FindingCode, Place
from qualitaetsrahmen.mending.entries import entry_of, indent_of, is_silent
from qualitaetsrahmen.mending.flow import Diagnosis
from qualitaetsrahmen.mending.habits import Habits
from qualitaetsrahmen.mending.layout import Layout
from qualitaetsrahmen.mending.slips import diagnosed

_NEW_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_TOP_KEY = re.compile(r"(\w+):(?:\s|$)")
_MAY_BE_OPEN = re.compile(r"[\"'{\[]")
_UNCLOSED = {FindingCode.UNCLOSED_QUOTE, FindingCode.UNCLOSED_BRACKET}
_CERTAIN = {FindingCode.TAB, FindingCode.NO_SPACE, FindingCode.NO_DASH, FindingCode.MISSPELT_KEY}
"""Mistakes behind which the line is known to be right, so that it can have another one."""
_MOST_LOST = 12
"""A file with more lines than this that nobody understands is no YAML at all."""
_MOST_LINES = 4000
"""The largest framework has 1,600 lines; in a file with far more no line is looked for in another place."""
_LONGEST_LINE = 5000
"""The longest text of a framework has 2,000 characters."""
_FAR = 1000
"""So many lines above a stop the quote may have been opened that was never closed."""


@dataclass(frozen=True)
class Stop:
    """Where the reader stopped, counted from 0, and the line at which the part began that it was reading."""

    line: int
    context_line: int


@dataclass(frozen=True)
class Slip:
    """A mistake that had to be mended."""

    code: FindingCode
    place: Place
    data: dict[str, str]


class Mender:
    """Mends the lines of one file, one stop after the other, and notes what was wrong."""

    def __init__(self, lines: list[str], model: type[BaseModel]) -> None:
        self.lines = lines
        """All lines as far as they have been mended; some may have been added."""
        self.numbers = list(range(1, len(lines) + 1))
        """The number of each line in the file; one that was added has that of the line below it."""
        self.model = model
        self.told: dict[int, Slip] = {}
        """The first mistake of every line that had to be mended, by its number."""
        self.looked_at = 0
        """How many lines have been read to find out where they belong, which takes longer than reading YAML."""
        self.lost: set[int] = set()
        """The numbers of lines whose value had to be given up."""

    @property
    def doubtful(self) -> set[int]:
        """Lines of which nothing more is told, because what follows from their mistake is not known."""
        return {number for number, slip in self.told.items() if slip.code not in _CERTAIN}

    @cached_property
    def _habits(self) -> Habits:
        return Habits.of(self.lines, self.model)

    def join_documents(self) -> None:
        """Take out what makes several documents of one; a second one of its own is left out."""
        begun = next((at for at, line in enumerate(self.lines) if not _is_before_content(line)), len(self.lines))
        for at in range(begun, len(self.lines)):
            if not _NEW_DOCUMENT.match(self.lines[at]):
                continue
            above, below = self.lines[:at], self.lines[at + 1 :]
            if not all(map(is_silent, below)):
                self._tell(FindingCode.SECOND_DOCUMENT, at, 0)
            if not self._is_continued(_top_keys(above), _top_keys(below)) or len(self.told) > _MOST_LOST:
                self.lines, self.numbers = above, self.numbers[:at]
                return
            self.lines[at] = ""

    def _is_continued(self, above: set[str], below: set[str]) -> bool:
        """Say whether the keys of a second document are what the first one lacks."""
        return not above & below and len(below & words_of(self.model)) > len(below) / 2

    def mend(self, stop: Stop) -> None:
        """Take out what made the reader stop; where nothing explains it, a line is given up."""
        here = min(stop.line, len(self.lines) - 1)
        suspects = dict.fromkeys(self._suspects(here, min(stop.context_line, here)))
        if not any(map(self._mend_slip, suspects)) and not self.realign(here):
            self._give_up(here)

    def realign(self, until: int) -> bool:
        """Move lines up to one to the columns where they belong; say whether there was anything to move."""
        if len(self.lines) > _MOST_LINES:
            return False
        layout = Layout(self.lines, self.numbers, self._habits)
        self.looked_at += layout.mend(until)
        for found in layout.found:
            self.told.setdefault(found.place.line, Slip(found.code, found.place, found.data))
        is_better = layout.lines != self.lines
        self.lines, self.numbers = layout.lines, layout.numbers
        return is_better

    def respell(self, document: Document, wrong: list[WrongKeys]) -> bool:
        """Put the keys that were meant, so that what is below them can be read too; say whether there were any."""
        before = list(self.lines)
        at = {number: at for at, number in enumerate(self.numbers)}
        for mapping in wrong:
            for key, meant in mapping.meant.items():
                place = document.keys[(*mapping.path, key)]
                line, column = self.lines[at[place.line]], place.column - 1
                if line[column : column + len(key)] == key and not document.is_told((*mapping.path, key)):
                    self._tell(FindingCode.MISSPELT_KEY, at[place.line], column, key=key, near=meant)
                    self.lines[at[place.line]] = line[:column] + meant + line[column + len(key) :]
        return self.lines != before

    def _tell(self, code: FindingCode, at: int, column: int, **data: str) -> None:
        """Note a mistake, unless its line has one already."""
        place = Place(self.numbers[at], column + 1)
        self.told.setdefault(place.line, Slip(code, place, data))

    def _suspects(self, here: int, context: int) -> Iterator[int]:
        """Yield the lines that may have caused a stop, the likeliest first."""
        for at in range(here, max(here - _FAR, -1), -1):
            found = self._diagnosed(at) if _MAY_BE_OPEN.search(self.lines[at]) else None
            if found and found[0] in _UNCLOSED:
                yield at
                break
        yield from (here, context, self._line_before(here))

    def _line_before(self, here: int) -> int:
        return next((at for at in range(here - 1, -1, -1) if not is_silent(self.lines[at])), here)

    def _mend_slip(self, at: int) -> bool:
        """Mend a slip that a line shows by itself; say whether there was one."""
        found = None if is_silent(self.lines[at]) else self._diagnosed(at)
        if found is None or found[2] == self.lines[at]:
            return False
        code, column, mended = found
        self._tell(code, at, column)
        parts = mended.split("\n")
        self.lines[at : at + 1], self.numbers[at : at + 1] = parts, [self.numbers[at]] * len(parts)
        return True

    def _diagnosed(self, at: int) -> Diagnosis | None:
        """Return the slip that a line shows by itself; a line that no person wrote is not looked at."""
        return diagnosed(self.lines, at, self._habits.names) if len(self.lines[at]) <= _LONGEST_LINE else None

    def _give_up(self, here: int) -> None:
        """Leave out the value of a line that nobody understands, or all of it."""
        at = here if not is_silent(self.lines[here]) else self._line_before(here)
        line, entry, number = self.lines[at], entry_of(self.lines[at]), self.numbers[at]
        self._tell(FindingCode.YAML_SYNTAX, at, indent_of(line))
        is_again = number in self.lost or not entry.is_entry
        if len(self.lost) < _MOST_LOST:
            self.lost.add(number)
            value = f"{entry.key}: ~" if entry.key else "~"
            self.lines[at] = "" if is_again else line[: entry.column] + value


def _is_before_content(line: str) -> bool:
    return is_silent(line) or line.startswith("%") or line.rstrip() == "---"


def _top_keys(lines: list[str]) -> set[str]:
    return {match[1] for line in lines if (match := _TOP_KEY.match(line))}
