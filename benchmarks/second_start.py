"""How long the second `make run` takes until the app answers, beside a bare Streamlit app on the same machine.

Run it from the checkout after a first `make run`: `.venv/bin/python -m benchmarks.second_start`. It prints medians of
five starts and their ratio. The promise (issue A): a second start under 5 s.
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
LONGEST = 60.0
PAUSE = 0.02

_BARE = """
import streamlit as st, uvicorn
app = st.App({script!r})
uvicorn.run(app, port={port}, log_level="error")
"""


def seconds_until_answer(command: list[str], address: str, environment: dict[str, str]) -> float:
    """Start a command, wait until the address answers, stop it, and return the seconds in between."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while time.perf_counter() - began < LONGEST:
            try:
                with urllib.request.urlopen(address, timeout=1):
                    return time.perf_counter() - began
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(PAUSE)
        raise TimeoutError(address)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def main() -> None:
    """Measure both in turn and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "leer.py"
        script.write_text("import streamlit as st\nst.write('leer')\n", encoding="utf-8")
        ours = os.environ | {"QD_HOME": f"{folder}/home"}
        bare_program = _BARE.format(script=str(script), port=8597)
        ours_seconds, bare_seconds = [], []
        seconds_until_answer(["make", "run"], "http://127.0.0.1:8501/readyz", ours)  # the first start is not counted
        for _ in range(RUNS):
            ours_seconds.append(seconds_until_answer(["make", "run"], "http://127.0.0.1:8501/readyz", ours))
            bare = [sys.executable, "-c", bare_program]
            bare_seconds.append(seconds_until_answer(bare, "http://127.0.0.1:8597/", dict(os.environ)))
    ratio = statistics.median(ours_seconds) / statistics.median(bare_seconds)
    print(f"second make run: median {statistics.median(ours_seconds):.2f} s, max {max(ours_seconds):.2f} s")
    print(f"bare Streamlit:  median {statistics.median(bare_seconds):.2f} s; ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
