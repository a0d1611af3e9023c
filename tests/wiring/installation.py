"""An installation in a folder of its own: empty, or with the example workspace."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.fakes.empty_tables import put_tables
from wiring.clock import Clock
from wiring.demo import build_demo
from wiring.services import Services, build_services
from wiring.settings import Settings

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@contextmanager
def installation_at(home: Path, base_url: str = "http://127.0.0.1:8501") -> Iterator[Services]:
    """The services of a home folder, on a day that does not pass."""
    services = build_services(Settings(home=put_tables(home), base_url=base_url, database_url=""), Clock(lambda: NOON))
    try:
        yield services
    finally:
        services.database.close()


def build_example(home: Path) -> Path:
    """Fill a home folder with the example workspace."""
    return shutil.copytree(_example(), home, dirs_exist_ok=True)


@cache
def _example() -> Path:
    """The example workspace of this test process, built once; nobody changes it."""
    folder = Path(tempfile.mkdtemp(prefix="qd-example-"))
    atexit.register(shutil.rmtree, folder)
    with installation_at(folder) as services:
        build_demo(services)
    return folder
