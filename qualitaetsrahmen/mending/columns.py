"""At which column a line was meant to begin, as far as the lines above and below it show."""

import re
from dataclasses import dataclass, field

from qualitaetsrahmen.mending.entries import Entry, entry_of, is_silent

_FAR = 60
"""So many lines above are looked at; whatever is open farther up may go on at any column."""
_NEXT = 2
_STEP = 2
_BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?$")


def column_below(lines: list[str], at: int) -> int | None:
    """Return the column at which the fields of an element seem to stand, by the lines below its dash.

    One of the next two at the column behind the dash is enough, because the other may have slipped or lie deeper.
    """
    columns: list[int] = []
    for line in lines[at + 1 : at + 1 + _FAR]:
        entry = entry_of(line)
        if is_silent(line) or not entry.is_entry:
            continue
        if entry.dashes or len(columns) == _NEXT:
            break
        columns.append(entry.column)
    here = entry_of(lines[at]).column
    return here if here in columns else next(iter(columns), None)


def likeliest(lines: list[str], at: int, body: str, *, first: int | None, otherwise: int) -> int:
    """Return a column at which a line fits to those around it; ``body`` is the line without blanks in front.

    One column is tried ``first``, then where something is open above, the innermost before the others, then where the
    line below leads. Where none fits to both sides, that above counts; where none fits at all, it is ``otherwise``.
    """
    entry, above = entry_of(body), _Above.of(lines, at)
    is_list = bool(entry.dashes)
    below = next((entry_of(line) for line in lines[at + 1 : at + 1 + _FAR] if not is_silent(line)), None)
    columns = [] if first is None else [first]
    columns += [] if above.empty is None else [above.empty + _STEP]
    columns += [column for column, has_dashes in above.columns if has_dashes == is_list]
    if below is not None and below.is_entry:
        columns += [below.indent, below.indent - (entry.column - entry.indent)]
    fitting = [column for column in (*columns, otherwise) if column >= 0 and above.takes(column, is_list=is_list)]
    both = (column for column in fitting if below is None or _goes_on(entry, column, below, above))
    return next(both, next(iter(fitting), otherwise))


@dataclass
class _Above:
    """The columns at which something is open above a line."""

    columns: list[tuple[int, bool]] = field(default_factory=list)
    """Each with whether dashes stand there; the innermost first."""
    empty: int | None = None
    """Where the key stands that has nothing behind it yet."""
    is_whole: bool = False

    @classmethod
    def of(cls, lines: list[str], at: int) -> "_Above":
        above = cls()
        for line in reversed(lines[max(at - _FAR, 0) : at]):
            entry = entry_of(line)
            if is_silent(line) or not entry.is_entry:
                continue
            if not above.columns and not entry.value:
                above.empty = entry.column if entry.key is not None else entry.dashes[-1]
            above._open(entry)
            if above.columns[-1] == (0, False):
                break
        above.is_whole = at <= _FAR or (bool(above.columns) and above.columns[-1] == (0, False))
        return above

    def _open(self, entry: Entry) -> None:
        found = [(entry.column, False)] if entry.key is not None else []
        for column, is_list in [*found, *((dash, True) for dash in reversed(entry.dashes))]:
            last, was_list = self.columns[-1] if self.columns else (column + 1, False)
            if column < last or (column == last and was_list and not is_list):
                self.columns.append((column, is_list))

    def takes(self, column: int, *, is_list: bool) -> bool:
        if self.empty is not None and (column > self.empty or (is_list and column == self.empty)):
            return True
        is_farther_up = not self.is_whole and (not self.columns or column < self.columns[-1][0])
        return (column, is_list) in self.columns or is_farther_up


def _goes_on(entry: Entry, column: int, below: Entry, above: _Above) -> bool:
    """Say whether the next line fits to a line that begins at a column."""
    content, is_list = column + entry.column - entry.indent, bool(below.dashes)
    if not below.is_entry or _BLOCK.match(entry.value):
        return True
    if below.indent < column:
        return above.takes(below.indent, is_list=is_list)
    if entry.key is not None and not entry.value:
        return below.indent > content or (is_list and below.indent == content)
    return (below.indent, is_list) in {(column, bool(entry.dashes)), (content, False)}
