"""A file is there when all of it is written, and never in halves."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place beside the file to write to; it becomes the file at the end, or goes if writing fails."""
    with scratch_file(path, "unfinished") as unfinished:
        yield unfinished
        unfinished.replace(path)


@contextmanager
def scratch_file(path: Path, kind: str = "scratch") -> Iterator[Path]:
    """Give a place beside the file for what is needed on the way only."""
    scratch = path.with_name(f".{path.name}.{kind}")
    try:
        yield scratch
    finally:
        scratch.unlink(missing_ok=True)
