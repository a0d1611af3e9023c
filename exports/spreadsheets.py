"""What spreadsheets that people send back have in common: cells that stay text, and damage that is expected."""

import zipfile
import zlib

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
