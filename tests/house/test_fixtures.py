"""What test files share ends where their folder ends."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
SHARED = sorted(path for path in TESTS.rglob("conftest.py") if 'scope="package"' in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.parent.name)
def test_what_a_package_shares_stands_in_a_package(path: Path) -> None:
    """In a folder that is none, it would live until the end of the run, and a browser would forbid all event loops."""
    assert (path.parent / "__init__.py").is_file(), f"{path.parent} needs an __init__.py"
