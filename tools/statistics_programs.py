"""Find PSPP and R with haven for the slow tests of files for statistics, and fetch them where they are missing."""

import shutil
from pathlib import Path

from tools.browser import install_packages, run_quietly

_PACKAGES = {"pspp": ("pspp",), "Rscript": ("r-base-core", "r-cran-haven")}
_SECONDS = 60


class ProgramMissing(Exception):
    """A program that reads files for statistics is not there and could not be fetched."""


def pspp() -> str:
    """Return the path of PSPP, fetching it where it is missing."""
    return _found("pspp", "--version")


def r_with_haven() -> str:
    """Return the path of R's program for scripts, fetching it and its package haven where one is missing."""
    return _found("Rscript", "-e", "library(haven)")


def _found(name: str, *proof: str) -> str:
    """Return the path of a program that passes its proof; raise ProgramMissing with what to do."""
    if not _works(name, proof):
        install_packages(*_PACKAGES[name])
    if not _works(name, proof):
        wanted = " ".join(_PACKAGES[name])
        raise ProgramMissing(f"{name} is missing and could not be fetched; install {wanted} (names as in Debian)")
    return str(Path(shutil.which(name) or name))


def _works(name: str, proof: tuple[str, ...]) -> bool:
    path = shutil.which(name)
    return path is not None and run_quietly([path, *proof], _SECONDS)
