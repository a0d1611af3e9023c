"""A table as text for the clipboard: cells apart by tabs, which spreadsheets and letters take as a table."""

import re
from collections.abc import Iterable, Sequence

_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet would calculate, with the wide forms of the signs too."""
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.\u00a0\u202f]?\d{3})*(?:,\d+)?|[+-]?\d+(?:[.,]\d+)?")


def tab_separated(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""Return a table as lines of cells; a text that begins like a formula gets an apostrophe, a number stays one.

    >>> tab_separated(["Thema", "Stufen"], [["=1+1", "-0,5"], ["a\tb", "+1"]])
    "Thema\tStufen\r\n'=1+1\t-0,5\r\na b\t+1"
    """
    return "\r\n".join("\t".join(guarded_cell(str(cell)) for cell in row) for row in (columns, *rows))


def guarded_cell(text: str) -> str:
    """Return a cell on one line that no spreadsheet calculates."""
    flat = _BREAKS.sub(" ", text)
    is_formula = _FORMULA.match(flat) is not None and _NUMBER.fullmatch(flat.strip()) is None
    return f"'{flat}" if is_formula else flat
