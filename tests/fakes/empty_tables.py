"""A database with empty tables, made once in a test process and copied from there into every home that needs one."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        Database.open(f"sqlite:///{file}").close()
        return file.read_bytes()


def put_tables(home: Path) -> Path:
    """Give a home that has no database yet one with empty tables, as its first start would, and return the home."""
    file = home / "qualitaetsdialog.db"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_empty())
    return home
