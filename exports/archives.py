"""Office files are archives; here they are written so that the same content gives the same bytes."""

import io
import shutil
import zipfile
from pathlib import Path

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name, on every entry: the time of making is nobody's business."""


def without_times(archive: bytes) -> bytes:
    """Return an archive with the same entries in the same order, none of which says when it was written."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return file.getvalue()


def add_file(archive: zipfile.ZipFile, name: str, file: Path) -> None:
    """Put a file into an archive under a name, without when that was done, and without holding all of it at once."""
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
    with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target)
