"""The real app in a process of its own, on a free port, with a home that nobody else uses."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

ROOT = Path(__file__).resolve().parent.parent
LONGEST_START = 60.0


@dataclass(frozen=True)
class RunningApp:
    """Where the app answers, the one-time link that it printed, and its process."""

    address: str
    sign_in_link: str
    home: Path
    process_id: int


@contextmanager
def running_app(home: Path) -> Iterator[RunningApp]:
    """Start the app as a person does, wait until it answers, and stop it at the end."""
    port = free_port()
    printed = home / "printed.txt"
    environment = os.environ | {"QD_HOME": str(home), "QD_IDLE_POLL_SECONDS": "0.3", "PYTHONUNBUFFERED": "1"}
    with printed.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "wiring.commands", "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_it_answers(f"{address}/readyz", process, printed)
        link = next(word for word in printed.read_text().split() if "/anmelden/link/" in word)
        yield RunningApp(address, link, home, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def small_page(program: str, folder: Path) -> Iterator[str]:
    """Serve a small Streamlit page, such as ``tests.browser.sorting_app:app``, and yield where it answers."""
    port, printed = free_port(), folder / "printed.txt"
    command = [sys.executable, "-m", "uvicorn", program, "--port", str(port)]
    with printed.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/_stcore/health", process, printed)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_it_answers(address: str, process: "subprocess.Popen[bytes]", printed: Path) -> None:
    """Return when an address answers; raise with what was printed when the process ends or takes too long."""
    began = time.monotonic()
    while time.monotonic() - began < LONGEST_START:
        if process.poll() is not None:
            break
        try:
            if httpx2.get(address, timeout=2).status_code == httpx2.codes.OK:
                return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"the app did not start: {printed.read_text()}")


def free_port() -> int:
    """Return a port of this machine on which nobody answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
