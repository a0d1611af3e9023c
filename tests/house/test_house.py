"""What linters cannot see: names, sizes, mirrors, and what must never stand in this project."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = PYPROJECT["tool"]["importlinter"]["root_packages"]
DOMAIN = ("qualitaetsrahmen", "networks", "selfeval", "dialogues", "analysis")
MIGRATIONS = ROOT / "storage" / "migrations" / "versions"

LINES_PER_FILE = 400
LINES_PER_FUNCTION = 50
LINE_LENGTH = 110
DRAWERS = {"utils", "helpers", "common", "misc", "base"}
WITHOUT_MIRROR = re.compile(r"__init__|(\w+_)?model|errors|ports|phases")
NOT_OURS = re.compile(r"[.](?!ci$|streamlit$|editorconfig$|gitignore$)|var$|__pycache__$|.*[.]egg-info$")

# written so that this file does not contain what it forbids
MACHINE_PATH = re.compile(r"(?<![\w.:*-])/(?:work|tmp|root|home|Users)/\w")
REGISTRY_HOST = re.compile(r"py(?:pi)[.]org|python(?:hosted)[.]|npm(?:js)[.](?:org|com)|index[-]url|find[-]links")
SILENCER = re.compile(r"#\s*(?:noqa|type:\s*ignore|nosec)|mark[.](?:skip|xfail)|pytest[.](?:skip|xfail)[(]")


def modules() -> list[Path]:
    """Every Python file of the product, without migration steps (they are history)."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted(path for path in files if MIGRATIONS not in path.parents)


def python_files() -> list[Path]:
    others = [path for folder in ("tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    return [*modules(), *sorted(others), *ROOT.glob("app.py")]


def project_files() -> Iterator[tuple[str, str]]:
    """Name and text of every file that belongs to the project."""
    for name in tracked_names() or untracked_names():
        path = ROOT / name
        if path.is_file():
            yield name, path.read_bytes().decode("utf-8", errors="ignore")


def tracked_names() -> list[str]:
    """What git keeps; nothing where there is no git or no first commit."""
    command = ["git", "-C", str(ROOT), "-c", "safe.directory=*", "ls-files", "-z"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return []
    return answer.stdout.split("\0")[:-1]


def untracked_names() -> list[str]:
    """What lies in the folder, without caches and what the app stores."""
    names = (path.relative_to(ROOT) for path in sorted(ROOT.rglob("*")))
    return [str(name) for name in names if not any(NOT_OURS.match(part) for part in name.parts)]


def places(pattern: re.Pattern[str], files: Iterator[tuple[str, str]]) -> list[str]:
    return [
        f"{name}:{number} {line.strip()}"
        for name, text in files
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [*modules(), *ROOT.glob("app.py")], ids=name_of)
def test_every_module_opens_with_one_sentence_that_fits_on_a_line(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    first_line = docstring.partition("\n")[0]
    assert re.search(r"\S[.?](\s|$)", first_line), "the docstring's first line is no whole sentence"
    assert len(first_line) < LINE_LENGTH


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in python_files()}
    assert {name: lines for name, lines in lengths.items() if lines > LINES_PER_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_PER_FUNCTION
    ]
    assert too_long == []


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {name_of(path) for path in python_files() if DRAWERS & {path.stem, path.parent.name}}
    assert names == set()


def test_every_domain_module_has_its_mirror_among_the_tests() -> None:
    domain = [path.relative_to(ROOT) for path in modules() if path.relative_to(ROOT).parts[0] in DOMAIN]
    mirrors = [
        Path("tests", *path.parts[:-1], f"test_{path.name}")
        for path in domain
        if not WITHOUT_MIRROR.fullmatch(path.stem)
    ]
    assert mirrors, "no domain module was found"
    assert [str(mirror) for mirror in mirrors if not (ROOT / mirror).exists()] == []


def test_no_linter_or_test_is_silenced() -> None:
    assert places(SILENCER, ((name_of(path), path.read_text("utf-8")) for path in python_files())) == []


def test_no_file_names_a_path_of_the_machine_where_it_was_made() -> None:
    assert places(MACHINE_PATH, project_files()) == []


def test_no_file_names_a_package_registry() -> None:
    assert places(REGISTRY_HOST, project_files()) == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_locked_package_carries_its_hashes(name: str) -> None:
    lock = (ROOT / "requirements" / name).read_text("utf-8")
    packages = re.split(r"\n(?=[a-z0-9])", lock)
    assert len(packages) > 1
    assert [entry.split()[0] for entry in packages if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in lock


def test_the_lock_is_made_for_the_dependencies_that_are_declared() -> None:
    locked = (ROOT / "requirements" / "dev.txt").read_text("utf-8")
    missing = [
        name for name in declared_dependencies() if not re.search(rf"^{re.escape(name)}==", locked, re.MULTILINE)
    ]
    assert missing == [], "run make lock"


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0003-dependencies.md").read_text("utf-8")
    assert [name for name in declared_dependencies() if f"| `{name}` |" not in reasons] == []


def test_every_command_in_the_readme_is_a_target_of_the_makefile() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    code = "\n".join(re.findall(r"```.*?```|`[^`]+`|^    [^\n]+$", readme, re.MULTILINE | re.DOTALL))
    commands = set(re.findall(r"\bmake ([a-z][a-z-]*)", code))
    assert {"run", "test"} <= commands <= targets


def declared_dependencies() -> list[str]:
    """The names of all runtime and development dependencies in pyproject.toml, as they are locked."""
    groups = PYPROJECT["dependency-groups"].values()
    wanted = [*PYPROJECT["project"]["dependencies"], *(entry for group in groups for entry in group)]
    return [re.split(r"[^\w.-]", entry, maxsplit=1)[0].lower() for entry in wanted]
