"""No file brings the reading down: every file is answered soon, with its value or with places that can be found.

The slow test reads 20,000 mutated files in processes of their own, which may not use more memory than promised.
"""

import re
import resource
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings

from qualitaetsrahmen.loading import read_file
from tests.fakes.mutations import BOMBS, MutatedFile, find, large_bases, mutated_files, small_bases
from texts.catalogue import translator
from wiring.finding_lines import finding_line

SECONDS = 2.0
"""So long may a file keep a processor busy; what other programs do meanwhile does not count."""
MEGABYTES = 300
"""So much memory may a process use that reads files, with everything that it needs besides."""

BATCHES = (*(("small", 2_000),) * 9, *(("large", 250),) * 8)
"""The bases and the number of files for each process."""

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


def check_answer(content: bytes) -> None:
    """Read a file; assert that it holds something or is refused, and that every finding can be told with its place."""
    with time_limit():
        read = read_file(content, "rahmen.yaml", find)
    assert read.value is not None or read.findings
    lines = len(LINE_END.split(content.decode("utf-8", errors="replace")))
    wrong = [one for one in read.findings if not 1 <= one.place.line <= lines + 1 or one.place.column < 1]
    assert wrong == []
    for finding in {finding.code: finding for finding in read.findings}.values():
        assert finding_line(finding, translator("de")).startswith("rahmen.yaml:")


def check_mutated(size: int, bases: str) -> int:
    """Check so many mutated files and return how much memory the process has used at most, in MB."""
    limit = MEGABYTES * 1024**2
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    find("fruehe-hilfen@2.0")

    @settings(max_examples=size, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutated_files(small_bases() if bases == "small" else large_bases()))
    def check(file: MutatedFile) -> None:
        check_answer(file.content)

    check()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.parametrize("name", BOMBS)
def test_an_attack_is_answered_like_any_other_file(name: str) -> None:
    check_answer(BOMBS[name])


@settings(max_examples=300, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(mutated_files(small_bases()))
def test_a_mutated_file_is_read_or_refused_with_places(file: MutatedFile) -> None:
    check_answer(file.content)


@pytest.mark.slow
def test_twenty_thousand_mutated_files_are_read_or_refused_within_the_limits() -> None:
    bases, sizes = zip(*BATCHES, strict=True)
    assert sum(sizes) >= 20_000
    with ProcessPoolExecutor(mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        assert max(pool.map(check_mutated, sizes, bases)) < MEGABYTES
