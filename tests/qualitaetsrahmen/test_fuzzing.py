"""No file brings the reading down: every file is answered soon, with its value or with places that can be found.

The slow test reads 20,000 mutated files in processes of their own, which may not use more memory than promised.
"""

import gc
import re
import resource
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitaetsrahmen.loading import Read, read_file
from tests.fakes.mutations import (
    BOMBS,
    MutatedFile,
    Mutation,
    find,
    large_bases,
    mutated_files,
    slips,
    slips_and_attacks,
    small_bases,
)
from texts.catalogue import translator
from wiring.finding_lines import finding_line

SECONDS = 2.0
"""So long may a file keep a processor busy; what other programs do meanwhile does not count."""
TRIES = 2
MEGABYTES = 300
"""So much memory may a process use that reads files, with everything that it needs besides."""

Batch = tuple[Callable[[], Mapping[str, bytes]], Callable[[], st.SearchStrategy[Mutation]], int]
"""What one process reads: files, what is done to them, and how many."""
BATCHES: tuple[Batch, ...] = (
    *((large_bases, slips_and_attacks, 250),) * 8,
    *((small_bases, slips_and_attacks, 1_000),) * 4,
    *((small_bases, slips, 2_000),) * 7,
)

ONCE_SLOW = (
    b"-}\n{note:",
    b"  -n\n  {steps:",
    b"-s\nitems:\n{change:",
    b"scales:\n  - {to: v" + b"[" * 3000 + b"\nitems:\n  - {from: [a] to: [b]}\n",
    b"map: {from: ~}\n scales:\n   - {to: a, steps: {}}\n items:\n schema: 1\n ",
    b"map: {}\nitems:\n  - change: changed\n    from: [a]\n  ? to: [a]\n    to: [b]\n  - change: added\n    to: [c]\n",
)
"""What mutated files were cut down to that once took longer than promised."""

LINE_END = re.compile("\r\n?|[\n\x85\u2028\u2029]")


class TooSlow(Exception):
    """A file has taken longer than promised."""


def stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


@contextmanager
def time_limit() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def read_in_time(content: bytes) -> Read:
    """Read a file within the limit; a machine that stands still for a moment gets another try.

    What the test itself has gathered is not tidied up meanwhile, because that takes longer than many a file.
    """
    gc.disable()
    try:
        for _ in range(TRIES):
            with suppress(TooSlow), time_limit():
                return read_file(content, "rahmen.yaml", find)
    finally:
        gc.enable()
    raise TooSlow


def check_answer(content: bytes) -> None:
    """Read a file; assert that it holds something or is refused, and that every finding can be told with its place."""
    read = read_in_time(content)
    assert read.value is not None or read.findings
    lines = len(LINE_END.split(content.decode("utf-8", errors="replace")))
    wrong = [one for one in read.findings if not 1 <= one.place.line <= lines + 1 or one.place.column < 1]
    assert wrong == []
    for finding in {finding.code: finding for finding in read.findings}.values():
        assert finding_line(finding, translator("de")).startswith("rahmen.yaml:")


def check_batch(batch: Batch) -> int:
    """Check mutated files and return how much memory the process has used at most, in MB."""
    bases, mutations, size = batch
    limit = MEGABYTES * 1024**2
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    find("fruehe-hilfen@2.0")  # the frameworks at hand are read before the first limit holds

    @settings(max_examples=size, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutated_files(bases(), mutations()))
    def check(file: MutatedFile) -> None:
        check_answer(file.content)

    check()
    return most_memory_used()


def most_memory_used() -> int:
    """Return the most memory that this process has used, in MB.

    Linux tells it in a file: what ``getrusage`` says there is at least what the parent used before it began the child.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
    assert told is not None
    return int(told[1]) // 1024


@pytest.mark.parametrize("name", BOMBS)
def test_an_attack_is_answered_like_any_other_file(name: str) -> None:
    check_answer(BOMBS[name])


@pytest.mark.parametrize("content", ONCE_SLOW)
def test_a_file_that_once_was_slow_is_answered_soon(content: bytes) -> None:
    check_answer(content)


@settings(max_examples=300, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(mutated_files(small_bases(), slips()))
def test_a_mutated_file_is_read_or_refused_with_places(file: MutatedFile) -> None:
    check_answer(file.content)


@pytest.mark.slow
def test_twenty_thousand_mutated_files_are_read_or_refused_within_the_limits() -> None:
    assert sum(size for _, _, size in BATCHES) >= 20_000
    with ProcessPoolExecutor(mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        assert max(pool.map(check_batch, BATCHES)) < MEGABYTES
