"""What a line lacks at its beginning: spaces, the dash of a list, the colon of a field, a part of its name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qualitaetsrahmen.files.expected import Expected
from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.mending.entries import Entry, entry_of, is_silent, keys_of_element
from qualitaetsrahmen.mending.habits import STEP, Habits
from qualitaetsrahmen.mending.open_parts import OpenParts, Part
from qualitaetsrahmen.mending.slips import wrong_space

_AGAIN = 2
"""So many keys in a row that stand already are the next element of a list whose dash was forgotten."""
_ID = "id"
_APART = re.compile(r"^ *(?:- +)*(\w+)[ -](\w+):(?= |$)")
_ODD_COLON = re.compile(r"[;.,=]$")


@dataclass(frozen=True)
class Mended:
    """A line as it was probably meant, and what was wrong with it."""

    code: FindingCode
    line: str
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Beginning:
    """A line together with all that tells how it was meant to begin."""

    lines: list[str]
    at: int
    parts: OpenParts
    habits: Habits
    goes_along: bool = False
    """Whether the line fits well where it is moved to with those above it."""

    @property
    def line(self) -> str:
        """The line itself."""
        return self.lines[self.at]

    @property
    def entry(self) -> Entry:
        """The line, taken apart."""
        return entry_of(self.line)


def with_spaces(here: Beginning) -> Mended | None:
    """Mend what is no space, or a space that is missing."""
    slip = wrong_space(here.lines, here.at)
    return Mended(slip[0], slip[2]) if slip else None


def with_dash(here: Beginning) -> Mended | None:
    """Give a line the dash that it lacks: an element of a list begins like a field."""
    entry, empty = here.entry, here.parts.empty
    if entry.dashes or here.goes_along:
        return None
    if empty and entry.column - STEP >= empty.column and _is_first_of_list(here, empty.expected):
        dash = min(empty.column + here.habits.steps[True], entry.column - STEP)
        return _dashed(here, dash, entry.column, empty.expected)
    if entry.key is None and entry.is_flow:
        return _flow_dashed(here)
    lists = [one for one in here.parts.lists_above(entry.column) if one[1] and entry.key in one[1].keys]
    keys = keys_of_element(here.lines, here.at) if lists else []
    lists = [one for one in lists if _is_next(entry, keys, *one)]
    if not lists:
        return None
    part, element = max(lists, key=lambda one: one[0].fits(entry, keys, here.habits.ids))
    return _dashed(here, part.column, element.column if element else entry.column, part.expected)


def without_dash(here: Beginning) -> Mended | None:
    """Take away a dash in front of a field of a mapping."""
    entry = here.entry
    if len(entry.dashes) != 1 or entry.key is None or here.goes_along:
        return None
    part = _torn_element(here) if here.parts.home(entry, entry.indent) else _mapping_around(here)
    return Mended(FindingCode.EXTRA_DASH, " " * part.column + here.line[entry.column :]) if part else None


def _mapping_around(here: Beginning) -> Part | None:
    """Return the mapping to which a field belongs, where no list is open."""
    columns = {here.entry.indent, here.entry.column}
    parts = [part for part in here.parts.parts if part.column in columns]
    fitting = [part for part in parts if part.fits(here.entry, [], here.habits.ids)]
    return fitting[-1] if fitting and not (fitting[-1].is_list or here.parts.empty) else None


def _torn_element(here: Beginning) -> Part | None:
    """Return the last element of a list if it is whole only together with this line and those below."""
    keys = keys_of_element(here.lines, here.at)
    for part, element in here.parts.lists_above(here.entry.indent):
        if part.column == here.entry.indent and element and not {*keys} & {*element.keys}:
            is_torn = part.is_whole(element.keys + keys) and not (part.is_whole(keys) or part.is_whole(element.keys))
            return element if is_torn else None
    return None


def _is_first_of_list(here: Beginning, expected: Expected) -> bool:
    return here.entry.key in expected.inside(0).fields


def _is_next(entry: Entry, keys: list[str], part: Part, element: Part | None) -> bool:
    """Say whether a line begins the next element of a list, whose last one has the same keys already."""
    if element is None or sum(key in element.keys for key in keys) < _AGAIN:
        return False
    begins_alike = element.keys[:1] == [entry.key] and entry.column in {part.column, element.column}
    return begins_alike or (entry.key in element.keys and entry.column == element.column)


def _flow_dashed(here: Beginning) -> Mended | None:
    """Give an element in braces its dash, if it stands in a list or right above the dash of the next one."""
    entry, empty = here.entry, here.parts.empty
    below = next((entry_of(line) for line in here.lines[here.at + 1 :] if not is_silent(line)), None)
    if empty is None:
        part = next((part for part, _ in here.parts.lists_above(entry.column)), None)
        return _dashed(here, part.column, 0, part.expected) if part else None
    is_first = bool(empty.expected.elements) and below is not None and bool(below.dashes)
    return _dashed(here, below.indent, 0, empty.expected) if is_first and below else None


def _dashed(here: Beginning, dash: int, column: int, expected: Expected) -> Mended:
    """Return the line as an element; without its id, the line is missing with which the element began."""
    line = (" " * dash + "- ").ljust(column) + here.line.strip()
    keys = keys_of_element(here.lines, here.at)
    is_begun = not expected.inside(0).fields.keys() & {_ID} or _ID in keys
    return Mended(FindingCode.NO_DASH, line) if is_begun else Mended(FindingCode.NO_FIRST_LINE, line, {"key": _ID})


def with_name(here: Beginning) -> Mended | None:
    """Join the name of a field that was written as two words."""
    match = _APART.match(here.line)
    if match is None or f"{match[1]}_{match[2]}" not in here.habits.words:
        return None
    meant, start, end = f"{match[1]}_{match[2]}", match.start(1), match.end(2)
    data = {"key": here.line[start:end], "near": meant}
    return Mended(FindingCode.MISSPELT_KEY, here.line[:start] + meant + here.line[end:], data)


def with_colon(here: Beginning) -> Mended | None:
    """Give a line the colon that it lacks: it begins with the name of a field."""
    entry = here.entry
    word = entry.value.split(" ")[0] if entry.key is None else ""
    name = _ODD_COLON.sub("", word)
    known = here.habits.words if entry.dashes else here.habits.names
    is_value = here.parts.empty is not None and here.parts.empty.expected.is_single
    if name not in known or (word == entry.value and (entry.dashes or is_value)):
        return None
    at = entry.column
    return Mended(FindingCode.NO_COLON, here.line[: at + len(name)] + ":" + here.line[at + len(word) :])


REPAIRS: tuple[Callable[[Beginning], Mended | None], ...] = (
    with_spaces,
    with_dash,
    without_dash,
    with_name,
    with_colon,
)
"""Everything that is looked for, in this order."""
