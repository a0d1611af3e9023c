"""The glossary tells the truth: every code name in it exists, and the contract's words are all in it."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = PYPROJECT["tool"]["importlinter"]["root_packages"]
WORDS_OF_THE_CONTRACT = {
    *("Area", "Criterion", "Item", "Scale", "Perspective", "Level", "Round", "Ballot", "Submission"),
    *("Release", "Session", "Agreement", "Network", "Municipality", "Organisation"),
}


def code_names() -> list[str]:
    """All names in backticks in the second column of the glossary's tables."""
    rows = re.findall(r"^\|[^|]*\|([^|]*)\|", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE)
    return [name for cell in rows for name in re.findall(r"`([^`]+)`", cell)]


@cache
def existing_names() -> frozenset[str]:
    """All packages, modules, classes, functions and fields of the product, by their bare names."""
    names: set[str] = set(PACKAGES)
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        names.add(path.stem)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                names.add(node.target.id)
    return frozenset(names)


@pytest.mark.parametrize("name", code_names())
def test_every_code_name_of_the_glossary_exists(name: str) -> None:
    assert name in existing_names()


def test_the_glossary_has_every_word_of_the_contract() -> None:
    assert WORDS_OF_THE_CONTRACT - set(code_names()) == set()


def test_no_code_name_stands_twice_in_the_glossary() -> None:
    names = code_names()
    assert sorted({name for name in names if names.count(name) > 1}) == []
