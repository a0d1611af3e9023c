"""The workspace that the tests of the staff's screens share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.workspace import Workspace, workspace_at


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    with workspace_at(tmp_path, monkeypatch) as ready:
        yield ready
