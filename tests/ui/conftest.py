"""The workspace that the tests of the staff's screens share."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from tests.ui.taken import Taken
from tests.ui.workspace import Workspace, workspace_at
from ui.results import finding


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Every tab looks for components through all packages that are installed; within a test run these stay."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with workspace_at(tmp_path, monkeypatch) as ready:
        yield ready


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    """What pages offer to save as pictures."""
    found = Taken()
    monkeypatch.setattr(finding, "save_picture", found.note)
    return found
