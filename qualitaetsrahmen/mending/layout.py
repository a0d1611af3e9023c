"""Where the lines of a file belong: columns that fit, forgotten dashes, fields that slipped into another part.

YAML knows parts only by their columns. A line at a wrong column is either refused far behind it, or silently belongs
to something else; so the keys that the model knows are asked where the line was meant to stand.
"""

from dataclasses import dataclass

from qualitaetsrahmen.files.expected import NOTHING, Expected
from qualitaetsrahmen.findings import FindingCode, Place
from qualitaetsrahmen.mending.beginnings import REPAIRS, Beginning
from qualitaetsrahmen.mending.columns import column_below
from qualitaetsrahmen.mending.entries import Entry, RunningText, entry_of, indent_of, is_silent, keys_of_element
from qualitaetsrahmen.mending.habits import STEP, Habits
from qualitaetsrahmen.mending.open_parts import OpenParts, Part

_SEVERAL = 2
_MOST_BELOW = 300
"""So many lines below are looked at for a field that could as well be missing."""
_DOUBT = 0.75
"""How much a part counts to which the fields below an element do not lead."""


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
        self._text_shift = 0
        """By how many columns the first line of a block of text had to be moved; the others may stand as it does."""
        self._shift = _Shift()
        self._known_keys: dict[int | None, list[str]] = {}
        self._at = 0

    def mend(self, until: int) -> int:
        """Mend what is misplaced up to a line, and what moves along behind it; return how many lines were read."""
        last = self.numbers[min(until, len(self.numbers) - 1)]
        while self._at < len(self.lines) and (self.numbers[self._at] <= last or self._shift.by):
            self._read()
            self._at += 1
        return self._at

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
        self._known_keys.clear()
        is_misplaced = self._choose_shift()
        if not self._line:
            return
        self._line = _moved(self._line, self._shift.applied)
        entry = entry_of(self._line)
        self._open.enter(entry)
        if is_misplaced:
            self._shift.depth = len(self._open.parts)
        column = entry.column if entry.key is not None else entry.dashes[-1]
        self._text = RunningText(entry.value, column + min(0, self._shift.applied)) if entry.value else None
        self._text_shift = 0

    def _report(self, code: FindingCode, **data: str) -> None:
        place = Place(self.numbers[self._at], indent_of(self._line) + 1)
        self.found.append(Misplaced(code, place, data))

    def _mend_beginning(self) -> None:
        """Give a line the space, the dash or the colon that it lacks."""
        self._known_keys.clear()
        goes_along = self._goes_along()
        for repair in REPAIRS:
            if mended := repair(Beginning(self.lines, self._at, self._open, self._habits, goes_along)):
                self._report(mended.code, **mended.data)
                self._line = mended.line

    def _goes_along(self) -> bool:
        """Say whether a line fits where it is moved to, because those above had to be moved."""
        entry = entry_of(self._line)
        home = self._open.home(entry, entry.indent - self._shift.by) if self._shift.by and entry.is_entry else None
        return home is not None and self._fit(entry, home, self._shift.by) > 0

    def _place_text(self) -> None:
        """Find what a text belongs to: move it into its block, or leave it out where it belongs to nothing."""
        text, empty, indent = self._text, self._open.empty, indent_of(self._line)
        if self._line.lstrip().startswith("?"):  # YAML's long way to write a key
            return
        if empty and (empty.expected.is_single or entry_of(self._line).is_flow or not self._open.parts):
            if indent <= empty.column:
                self._report(FindingCode.BAD_INDENT)
                self._shift.applied = indent - empty.column - STEP
            self._text, self._open.empty = RunningText(self._line.strip(), empty.column), None
        elif text and not text.is_begun:
            self._report(FindingCode.BAD_INDENT)
            text.is_begun = True
            self._shift.applied = self._text_shift = indent - text.column - STEP
        elif text and self._text_shift and text.goes_on(_moved(self._line, self._text_shift)):
            self._shift.applied = self._text_shift
        else:
            self._report(FindingCode.NO_COLON)
            self._line = ""
        self._line = _moved(self._line, self._shift.applied)

    def _choose_shift(self) -> bool:
        """Find out by how much a line has to be moved; return whether it is the first to be misplaced."""
        entry, shift = entry_of(self._line), self._shift
        homes = {by: self._open.home(entry, entry.indent - by) for by in (0, shift.by)}
        fits = {by: self._fit(entry, home, by) for by, home in homes.items() if home}
        fitting = [by for by, fits_so in fits.items() if fits_so]
        best = self._best(entry) if entry.dashes or not fitting else None
        fit = self._fit(entry, best) if best else 0
        is_unknown = any(home and home.expected is NOTHING for home in homes.values())
        if fitting and (is_unknown or not entry.dashes or fit <= max(fits.values())):
            shift.applied = max(fitting, key=lambda by: (self._is_usual(entry, entry.indent - by), by == 0))
            if shift.applied == 0 and self._ends_shift(homes[0], entry):
                shift.by = 0
            return False
        is_twin = homes[0] is not None and entry.key in homes[0].keys
        if not is_twin and self._add_heading(entry, fit):
            return False
        if homes[0] and not fit and self._leave_out(entry):
            return False
        at_home = [by for by, home in homes.items() if home]
        if best is None or (at_home and not (fit and self._may_go(entry, best))):
            shift.applied = at_home[0] if at_home else 0
            return False
        self._report(FindingCode.BAD_INDENT)
        shift.by = shift.applied = entry.indent - best.column
        return True

    def _best(self, entry: Entry) -> Part | None:
        """Return the part to which an entry belongs best, were it at another column."""
        return max(
            self._open.candidates(entry, self._habits.steps[bool(entry.dashes)]),
            key=lambda part: (self._fit(entry, part), -abs(part.column - entry.indent), part.column),
            default=None,
        )

    def _keys(self, column: int | None = None) -> list[str]:
        """Return the keys of the element that begins in this line; they are asked for many times."""
        if column not in self._known_keys:
            self._known_keys[column] = keys_of_element(self.lines, self._at, column)
        return self._known_keys[column]

    def _fit(self, entry: Entry, part: Part, by: int | None = None) -> float:
        """Say how well an entry belongs to a part, from 0 to 1; it stands there if it is moved by so many columns.

        The fields below a dash tell where it was meant to stand: at their column less what lies between.
        """
        if not entry.dashes or entry.key is None:
            return part.fits(entry, self._keys() if entry.dashes else [], self._habits.ids)
        column = part.column + entry.column - entry.indent
        below = column_below(self.lines, self._at) if entry.value else None
        is_alone = by is not None and below is not None and below <= entry.indent
        keys = self._keys(below if below == column else None)
        is_certain = below in {None, entry.column, column} or (is_alone and part.is_whole(keys))
        return part.fits(entry, keys, self._habits.ids) * (1 if is_certain else _DOUBT)

    def _leave_out(self, entry: Entry) -> bool:
        """Take out an element that belongs into another list of a part around it; say whether it is such a one."""
        keys = keys_of_element(self.lines, self._at) if entry.dashes else []
        key = self._open.list_of(entry, keys) if len(keys) >= _SEVERAL else None
        if key is None:
            return False
        self._report(FindingCode.MISPLACED_ENTRY, key=key)
        end = self._at + 1
        while end < len(self.lines) and (is_silent(self.lines[end]) or indent_of(self.lines[end]) > entry.indent):
            end += 1
        self.lines[self._at : end] = [""] * (end - self._at)
        return True

    def _may_go(self, entry: Entry, part: Part) -> bool:
        """Say whether a field can go to a part farther out: the fields below it go along, or belong inside of it."""
        if part.column > entry.indent or entry.dashes:
            return True
        keys = keys_of_element(self.lines, self._at)
        inside = part.expected.inside(keys[0]) if keys and not entry.value else NOTHING
        return all(self._knows(part.expected, key) for key in keys) or all(self._knows(inside, key) for key in keys[1:])

    def _knows(self, expected: Expected, key: str) -> bool:
        return key in expected.fields or (expected.entry is not None and key in self._habits.ids)

    def _add_heading(self, entry: Entry, least: float) -> bool:
        """Put the field above a line that should stand there and does not; say whether there is such a one."""
        keys = keys_of_element(self.lines, self._at) if entry.dashes else []
        heading = self._open.heading(entry, keys, self._habits.ids, least)
        if heading is None or self._comes_later(*heading):
            return False
        part, key = heading
        self._report(FindingCode.MISSING_KEY, key=key)
        self.lines.insert(self._at, " " * part.column + key + ":")
        self.numbers.insert(self._at, self.numbers[self._at])
        self._open.enter(entry_of(self._line))
        self._at += 1
        self._shift.by = self._shift.applied = 0
        return True

    def _comes_later(self, part: Part, key: str) -> bool:
        """Say whether a part has a field in one of the lines below."""
        for line in self.lines[self._at + 1 : self._at + 1 + _MOST_BELOW]:
            entry = entry_of(line)
            if is_silent(line):
                continue
            if entry.indent < part.column:
                break
            if entry.key == key and entry.column == part.column:
                return True
        return False

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
