"""The server key: a file beside the database that only its owner can read, made at the first start."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from networks.links import KeyRing
from wiring.errors import StartRefused

_BYTES = 32


def load_keys(home: Path) -> KeyRing:
    """Return the keys derived from ``home/secret``; a missing file is made, a readable-by-all one is closed.

    Raises StartRefused for a folder that cannot be written and for a file that holds no key.
    """
    path = home / "secret"
    try:
        home.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make_key(path)
        path.chmod(0o600)
        text = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise StartRefused(reason="home", home=str(home), problem=error.strerror) from error
    try:
        return KeyRing(bytes.fromhex(text))
    except ValueError as error:
        raise StartRefused(reason="key", path=str(path)) from error


def _make_key(path: Path) -> None:
    """Let a new key appear whole or not at all; of two processes that make one, the first wins and both read it."""
    descriptor, made = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(made, path)
    finally:
        Path(made).unlink()
