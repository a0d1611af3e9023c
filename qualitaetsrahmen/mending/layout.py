"""Where the lines of a file belong: columns that fit, forgotten dashes, fields that slipped into another part.

YAML knows parts only by their columns. A line at a wrong column is either refused far behind it, or silently belongs
to something else; so the keys that the model knows are asked where the line was meant to stand.
"""

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from qualitaetsrahmen.files.expected import Expected, words_of
from qualitaetsrahmen.findings import FindingCode, Place
from qualitaetsrahmen.mending.entries import Entry, RunningText, entry_of, indent_of, is_silent, keys_of_element
from qualitaetsrahmen.mending.open_parts import OpenParts, Part
from qualitaetsrahmen.mending.slips import wrong_space

_STEP = 2
"""By how much a part is indented where a file shows no habit of its own."""
_AGAIN = 2
"""So many keys in a row that stand already are the next element of a list whose dash was forgotten."""
_OFTEN = 3
_ID = re.compile(r"\bid: *[\"']?([\w.-]+)")


@dataclass(frozen=True)
class Misplaced:
    """A line that stands at a wrong column, or lacks a sign at its beginning."""

    code: FindingCode
    place: Place
    data: dict[str, str]


@dataclass
class _Shift:
    """By how many columns lines stand too far to the right since the last misplaced one; negative: to the left."""

    by: int = 0
    depth: int = 0
    """How many parts were open at the misplaced line; a line that fits into one of them ends the shift."""
    applied: int = 0
    """By how many columns the last line was moved; its text moves along."""


@dataclass(frozen=True)
class Habits:
    """What the lines of a file show as a whole: its names, and how it is indented."""

    model: type[BaseModel]
    words: frozenset[str]
    """Every key that the model knows."""
    ids: frozenset[str]
    """The ids that the file defines, and the keys that it uses again and again."""
    steps: Mapping[bool, int]
    """How far dashes (True) and keys (False) mostly stand to the right of the key above them."""

    @classmethod
    def of(cls, lines: list[str], model: type[BaseModel]) -> "Habits":
        """Collect the habits of a file that is written after a model."""
        words, entries = words_of(model), [entry_of(line) for line in lines if not is_silent(line)]
        keys = Counter(entry.key for entry in entries if entry.key is not None)
        often = {key for key, count in keys.items() if count >= _OFTEN}
        return cls(model, words, frozenset(often.union(*map(_ID.findall, lines))) - words, _usual_steps(entries))

    @cached_property
    def names(self) -> frozenset[str]:
        """Everything that stands before a colon."""
        return self.words | self.ids


def _usual_steps(entries: list[Entry]) -> Mapping[bool, int]:
    steps: dict[bool, Counter[int]] = {True: Counter({_STEP: 1}), False: Counter({_STEP: 1})}
    for above, below in itertools.pairwise(entries):
        if above.key is not None and not above.value and below.is_entry:
            steps[bool(below.dashes)][below.indent - above.column] += 1
    return {is_list: step.most_common(1)[0][0] for is_list, step in steps.items()}


class Layout:
    """Reads the lines one by one, keeping what is open, and moves those that belong elsewhere."""

    def __init__(self, lines: list[str], numbers: list[int], habits: Habits) -> None:
        self.lines = list(lines)
        """All lines, at the columns where they belong as far as they have been read."""
        self.numbers = list(numbers)
        """The number of each line in the file; one that had to be added has that of the line below it."""
        self.found: list[Misplaced] = []
        self._habits = habits
        self._open = OpenParts(Expected(habits.model))
        self._text: RunningText | None = None
        self._shift = _Shift()
        self._at = 0

    def mend(self, until: int) -> None:
        """Read the lines up to one and mend what is misplaced; what moves along may lie behind it."""
        last = self.numbers[min(until, len(self.numbers) - 1)]
        while self._at < len(self.lines) and (self.numbers[self._at] <= last or self._shift.by):
            self._read()
            self._at += 1

    @property
    def _line(self) -> str:
        return self.lines[self._at]

    @_line.setter
    def _line(self, line: str) -> None:
        self.lines[self._at] = line

    def _read(self) -> None:
        if is_silent(self._line) or (self._text and self._text.goes_on(self._line)):
            self._line = _moved(self._line, self._shift.applied)
            return
        self._mend_beginning()
        if not entry_of(self._line).is_entry:
            self._place_text()
            return
        is_misplaced = self._choose_shift()
        self._line = _moved(self._line, self._shift.applied)
        entry = entry_of(self._line)
        self._open.enter(entry)
        if is_misplaced:
            self._shift.depth = len(self._open.parts)
        column = entry.column if entry.key is not None else entry.dashes[-1]
        self._text = RunningText(entry.value, column + min(0, self._shift.applied)) if entry.value else None

    def _report(self, code: FindingCode, **data: str) -> None:
        place = Place(self.numbers[self._at], indent_of(self._line) + 1)
        self.found.append(Misplaced(code, place, data))

    def _mend_beginning(self) -> None:
        """Give a line the space, the dash or the colon that it lacks."""
        if slip := wrong_space(self._line):
            self._report(slip[0])
            self._line = slip[2]
        if line := self._with_dash(entry_of(self._line)):
            self._report(FindingCode.NO_DASH)
            self._line = line
        if line := self._with_colon(entry_of(self._line)):
            self._report(FindingCode.NO_COLON)
            self._line = line

    def _with_dash(self, entry: Entry) -> str | None:
        """Return the line with the dash that it lacks: an element of a list begins like a field."""
        text, empty = self._line.strip(), self._open.empty
        if entry.dashes:
            return None
        if empty and entry.key in empty.expected.inside(0).fields and entry.column - _STEP >= empty.column:
            return " " * (entry.column - _STEP) + "- " + text
        for part, element in self._open.lists_above(entry.column):
            if entry.key is None and entry.is_flow and empty is None:
                return " " * part.column + "- " + text
            if element and element.keys[:1] == [entry.key] and entry.column in {part.column, element.column}:
                again = [key for key in keys_of_element(self.lines, self._at) if key in element.keys]
                if len(again) >= _AGAIN:
                    return (" " * part.column + "- ").ljust(element.column) + text
        return None

    def _with_colon(self, entry: Entry) -> str | None:
        """Return the line with the colon that it lacks: it begins with the name of a field."""
        word = entry.value.split(" ")[0] if entry.key is None else ""
        known = self._habits.words if entry.dashes else self._habits.names
        is_field = word in known and (word != entry.value or not entry.dashes)
        at = entry.column + len(word)
        return self._line[:at] + ":" + self._line[at:] if is_field else None

    def _place_text(self) -> None:
        """Find what a text belongs to: move it into its block, or leave it out where it belongs to nothing."""
        text, empty, indent = self._text, self._open.empty, indent_of(self._line)
        if self._line.lstrip().startswith("?"):  # YAML's long way to write a key
            return
        if empty and indent > empty.column:
            self._text, self._open.empty = RunningText(self._line.strip(), empty.column), None
        elif text and not text.is_begun:
            self._report(FindingCode.BAD_INDENT)
            text.is_begun = True
            self._shift.applied = indent - text.column - _STEP
        else:
            self._report(FindingCode.NO_COLON)
            self._line = ""
        self._line = _moved(self._line, self._shift.applied)

    def _choose_shift(self) -> bool:
        """Find out by how much a line has to be moved; return whether it is the first to be misplaced."""
        entry, shift = entry_of(self._line), self._shift
        keys = keys_of_element(self.lines, self._at) if entry.dashes else []
        homes = {by: self._open.home(entry, entry.indent - by) for by in (0, shift.by)}
        fitting = [by for by, home in homes.items() if home and home.fits(entry, keys, self._habits.ids)]
        if fitting:
            shift.applied = max(fitting, key=lambda by: (self._is_usual(entry, entry.indent - by), by == 0))
            if shift.applied == 0 and self._ends_shift(homes[0], entry):
                shift.by = 0
            return False
        best = max(
            self._open.candidates(entry, self._habits.steps[bool(entry.dashes)]),
            key=lambda part: (part.fits(entry, keys, self._habits.ids), -abs(part.column - entry.indent), part.column),
            default=None,
        )
        fit = best.fits(entry, keys, self._habits.ids) if best else 0
        is_twin = homes[0] is not None and entry.key in homes[0].keys
        if not is_twin and self._add_heading(entry, keys, fit):
            return False
        at_home = [by for by, home in homes.items() if home]
        if best is None or (at_home and not (fit and self._may_go(entry, best))):
            shift.applied = at_home[0] if at_home else 0
            return False
        self._report(FindingCode.BAD_INDENT)
        shift.by = shift.applied = entry.indent - best.column
        return True

    def _may_go(self, entry: Entry, part: Part) -> bool:
        """Say whether a field can go to a part farther out: the fields below it do not stay behind alone."""
        if part.column > entry.indent or entry.dashes:
            return True
        return all(key in part.expected.fields for key in keys_of_element(self.lines, self._at))

    def _add_heading(self, entry: Entry, keys: list[str], least: float) -> bool:
        """Put the field above a line that should stand there and does not; say whether there is such a one."""
        heading = self._open.heading(entry, keys, self._habits.ids, least)
        if heading is None:
            return False
        part, key = heading
        self._report(FindingCode.MISSING_KEY, key=key)
        self.lines.insert(self._at, " " * part.column + key + ":")
        self.numbers.insert(self._at, self.numbers[self._at])
        self._open.enter(entry_of(self._line))
        self._at += 1
        self._shift.by = self._shift.applied = 0
        return True

    def _is_usual(self, entry: Entry, column: int) -> bool:
        """Say whether a column is that of an open part, or as far from the key above it as everywhere in the file."""
        is_list, empty = bool(entry.dashes), self._open.empty
        if empty is None or not empty.takes(column, is_list=is_list):
            return True
        return column - empty.column == self._habits.steps[is_list]

    def _ends_shift(self, home: Part | None, entry: Entry) -> bool:
        """Say whether a line that fits where it stands shows that what comes is not shifted any more."""
        if home in self._open.parts[: self._shift.depth]:
            return True
        return len(self._open.parts) == self._shift.depth and self._is_usual(entry, entry.indent)


def _moved(line: str, shift: int) -> str:
    """Return a line moved to the left by so many columns, or to the right when there are fewer than none."""
    return line[min(shift, indent_of(line)) :] if shift > 0 else " " * -shift + line
