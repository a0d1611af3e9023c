"""Installations that the tests of the wiring share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wiring.installation import build_example, installation_at
from wiring.services import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """An empty installation."""
    with installation_at(tmp_path / "home") as ready:
        yield ready


@pytest.fixture(scope="session")
def example_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example workspace, built once; nobody changes it."""
    return build_example(tmp_path_factory.mktemp("example"))


@pytest.fixture
def example(example_home: Path, tmp_path: Path) -> Iterator[Services]:
    """A copy of the example workspace."""
    with installation_at(shutil.copytree(example_home, tmp_path / "home")) as ready:
        yield ready
