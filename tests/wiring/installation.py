"""An installation in a folder of its own: empty, or with the example workspace."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from wiring.clock import Clock
from wiring.demo import build_demo
from wiring.services import Services, build_services
from wiring.settings import Settings

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@contextmanager
def installation_at(home: Path, base_url: str = "http://127.0.0.1:8501") -> Iterator[Services]:
    """The services of a home folder, on a day that does not pass."""
    services = build_services(Settings(home=home, base_url=base_url, database_url=""), Clock(lambda: NOON))
    try:
        yield services
    finally:
        services.database.close()


def build_example(home: Path) -> Path:
    """Fill a home folder with the example workspace."""
    with installation_at(home) as services:
        build_demo(services)
    return home
