"""Nothing that runs in the product forces its own licence on those who use it (docs/decisions/0003)."""

import ast
import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GPL = re.compile(r"(?<!L)GPL|(?<!Lesser )General Public")


def locked_for_running() -> list[str]:
    lock = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    return re.findall(r"^([a-z0-9][\w.-]*)==", lock, re.MULTILINE)


def licence_of(package: Distribution) -> str:
    """What a package says in its short fields; the field License may hold a whole text, so only its start."""
    every = package.metadata.get_all
    long_form = [text[:60] for text in every("License", [])]
    kinds = [kind for kind in every("Classifier", []) if kind.startswith("License")]
    return " ".join([*every("License-Expression", []), *long_form, *kinds])


def installed(name: str) -> Distribution | None:
    """The package, or None where the lock has it for other systems only."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def test_no_gpl_library_runs_in_the_product() -> None:
    packages = [package for package in map(installed, locked_for_running()) if package]
    assert packages, "nothing of the lock is installed"
    assert [package.name for package in packages if GPL.search(licence_of(package))] == []


def imported(path: Path) -> set[str]:
    """The top names of all packages that a module imports."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in whole | parts}


def test_no_module_of_the_product_imports_what_only_the_tests_have() -> None:
    wanted = {re.split(r"[^\w.-]", entry)[0].lower() for entry in PYPROJECT["dependency-groups"]["dev"]}
    tests_only = {
        name for name, packages in packages_distributions().items() if wanted & {one.lower() for one in packages}
    }
    assert {"scipy", "pingouin", "krippendorff"} <= tests_only
    packages = PYPROJECT["tool"]["importlinter"]["root_packages"]
    modules = [path for package in packages for path in (ROOT / package).rglob("*.py")]
    found = {str(path.relative_to(ROOT)): names for path in modules if (names := imported(path) & tests_only)}
    assert found == {}


@pytest.mark.parametrize(
    ("licence", "forces"),
    [
        ("GPL-3.0-only", True),
        ("AGPLv3", True),
        ("GNU General Public License v3", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3", False),
    ],
)
def test_the_lesser_gpl_is_told_from_the_others(licence: str, forces: bool) -> None:
    assert bool(GPL.search(licence)) is forces
