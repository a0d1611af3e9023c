"""Find strace, which shows when a program waits for the disk, and fetch it where there is none."""

import shutil

from tools.browser import install_packages, run_quietly

_ANSWER_SECONDS = 30


def find_tracer() -> str | None:
    """Return the path of a strace that may watch programs here, installing it first if it is missing."""
    if shutil.which("strace") is None:
        install_packages("strace")
    path = shutil.which("strace")
    return path if path and run_quietly([path, "-f", "true"], _ANSWER_SECONDS) else None
