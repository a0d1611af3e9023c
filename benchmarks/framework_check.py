"""How long checking a framework of 60 criteria and about 1,500 lines takes, beside the bare YAML parser.

Run it from the checkout: `.venv/bin/python -m benchmarks.framework_check`. It prints medians and ratios. The promise
(issue B): under 0.3 s after import, and under 1 s for the whole command.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from qualitaetsrahmen.loading import check_framework

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "frameworks" / "fruehe-hilfen-2.0.yaml"
CRITERIA = 60
CRITERION = re.compile(r"^      - id: (\S+)\n        ref:", re.MULTILINE)
PROMPT = re.compile(r"^          - when: \w+\n(?:            .*\n)+", re.MULTILINE)
CHECKS, STARTS = 20, 7

_BARE = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), Loader=yaml.CSafeLoader)"


def large_framework() -> str:
    """Return the shipped framework with one prompt for each criterion, and copies of the last one up to 60."""
    text = PROMPT.sub("", SHIPPED.read_text("utf-8"))
    above, retired = text[: text.rindex("\n\n# ")], text[text.rindex("\n\n# ") :]
    starts = [match.start() for match in CRITERION.finditer(above)]
    last = above[starts[-1] :].rstrip() + "\n"
    name = CRITERION.findall(last)[0]
    copies = "".join(last.replace(name, f"{name}-{number}") for number in range(CRITERIA - len(starts)))
    return above[: starts[-1]] + last + copies + retired


def seconds(run: Callable[[], object], times: int) -> float:
    """Return the median of so many runs, after one that does not count."""
    run()
    measured = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        measured.append(time.perf_counter() - began)
    return statistics.median(measured)


def process(*arguments: str, cache: Path) -> Callable[[], object]:
    """Return a run of Python as a process of its own, which has to succeed and finds its modules compiled, as usual."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(cache)}
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def tell(what: str, ours: float, floor: float) -> None:
    """Print two times and their ratio."""
    print(f"{what}: {ours:.3f} s; bare YAML parser: {floor:.3f} s; ratio {ours / floor:.1f}")


def main() -> None:
    """Measure both ways and print the figures."""
    text = large_framework()
    content = text.encode()
    loaded = check_framework(content, "rahmen.yaml")
    if loaded.framework is None:
        raise SystemExit(f"the generated framework has findings: {loaded.findings[:3]}")
    print(f"{len(loaded.framework.criteria)} criteria, {text.count(chr(10))} lines, {len(content) / 1000:.0f} kB")
    ours = seconds(lambda: check_framework(content, "rahmen.yaml"), CHECKS)
    tell("checked after import", ours, seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader), CHECKS))
    with tempfile.TemporaryDirectory() as folder:
        file, cache = Path(folder) / "rahmen.yaml", Path(folder) / "cache"
        file.write_bytes(content)
        check = process("-m", "wiring.commands", "framework", "check", str(file), cache=cache)
        tell("the whole command", seconds(check, STARTS), seconds(process("-c", _BARE, str(file), cache=cache), STARTS))


if __name__ == "__main__":
    main()
