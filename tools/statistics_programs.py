"""Find PSPP, and R with the packages that slow tests need, and fetch them where they are missing."""

import shutil
from pathlib import Path

from tools.browser import install_packages, run_quietly

_SECONDS = 60


class ProgramMissing(Exception):
    """A program that reads files for statistics is not there and could not be fetched."""


def pspp() -> str:
    """Return the path of PSPP, fetching it where it is missing."""
    return _found("pspp", ("pspp",), "--version")


def r_with_haven() -> str:
    """Return the path of R's program for scripts, fetching it and its package haven where one is missing."""
    return _r_with("haven")


def r_with_jsonlite() -> str:
    """Return the path of R's program for scripts, fetching it and its package jsonlite where one is missing."""
    return _r_with("jsonlite")


def _r_with(package: str) -> str:
    return _found("Rscript", ("r-base-core", f"r-cran-{package}"), "-e", f"library({package})")


def _found(name: str, packages: tuple[str, ...], *proof: str) -> str:
    """Return the path of a program that passes its proof; raise ProgramMissing with what to do."""
    if not _works(name, proof):
        install_packages(*packages)
    if not _works(name, proof):
        wanted = " ".join(packages)
        raise ProgramMissing(f"{name} is missing and could not be fetched; install {wanted} (names as in Debian)")
    return str(Path(shutil.which(name) or name))


def _works(name: str, proof: tuple[str, ...]) -> bool:
    path = shutil.which(name)
    return path is not None and run_quietly([path, *proof], _SECONDS)
