"""The server key: a file beside the database that only its owner can read, made at the first start."""

import os
import secrets
from pathlib import Path

from networks.links import KeyRing

_BYTES = 32


def load_keys(home: Path) -> KeyRing:
    """Return the keys derived from ``home/secret``; a missing file is made, a readable-by-all one is closed.

    Two processes that start at the same time end up with the same key, because only one can make the file.
    """
    path = home / "secret"
    home.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        path.chmod(0o600)
    else:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES))
    return KeyRing(bytes.fromhex(path.read_text(encoding="ascii").strip()))
