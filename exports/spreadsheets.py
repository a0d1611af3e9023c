"""What spreadsheets for people have in common: cells that stay text, and the damage that comes back."""

import zipfile
import zlib

from openpyxl.cell.cell import Cell, MergedCell

TEXT_FORMAT = "@"
"""What is typed into a cell of this format is text, also when it begins with an equals sign."""
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""openpyxl checks little and fails by whatever a damaged file makes it stumble over; errors of XML are SyntaxErrors."""
_FORMULA_SIGNS = ("=", "+", "-", "@")


def make_text(cell: Cell | MergedCell) -> None:
    """Let a cell hold text and nothing else, whatever sign it begins with."""
    cell.number_format = TEXT_FORMAT
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = str(cell.value).startswith(_FORMULA_SIGNS)
