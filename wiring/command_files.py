"""The files that commands read and write: errors name them, and none is half written or replaced unasked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from wiring.errors import CommandRefused, FileUnusable

_REASONS: Mapping[type[OSError], str] = {
    FileNotFoundError: "missing",
    NotADirectoryError: "missing",
    IsADirectoryError: "folder",
    PermissionError: "permission",
}


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn whatever the system says about a file into one clear line that names it."""
    try:
        yield
    except OSError as error:
        reason = next((reason for kind, reason in _REASONS.items() if isinstance(error, kind)), "other")
        other = error.filename and Path(error.filename) != path.absolute()
        file = error.filename if other else path
        raise FileUnusable(reason=reason, file=str(file), problem=error.strerror) from error


def content_of(path: Path) -> bytes:
    """Return the content of a file; raises FileUnusable."""
    with naming(path):
        return path.read_bytes()


def write_file(path: Path, content: bytes, *, replaces: bool) -> None:
    """Write a file whole or not at all; raises CommandRefused where there is one that it must not replace."""
    with naming(path):
        if path.exists() and not replaces:
            raise CommandRefused(reason="exists", file=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f"{path.name}.new")
        made.write_bytes(content)
        made.replace(path)
