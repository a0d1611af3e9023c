"""What must hold before the app starts: one process, a free port, and a home on a real disk."""

import multiprocessing
import os
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from wiring.errors import StartRefused


def check_one_worker() -> None:
    """Raise StartRefused when the web server was told to start several processes.

    Streamlit keeps sessions in memory, so a second process would answer half of the requests without knowing them.
    """
    workers = os.environ.get("WEB_CONCURRENCY", "1")
    if workers not in ("", "1") or multiprocessing.parent_process() is not None:
        raise StartRefused(reason="workers", workers=workers)


def check_port_is_free(host: str, port: int) -> None:
    """Raise StartRefused when another program listens at this address already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StartRefused(reason="port", host=host, port=port) from error


def claim_home(home: Path) -> FileLock:
    """Take the home folder for this app; raises StartRefused while another app works in it.

    The lock ends with the process, also after a kill; it does not stand in the way of the command line.
    """
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / "app.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StartRefused(reason="second_app", home=str(home)) from error
    return lock
