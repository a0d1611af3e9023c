"""How far the files of data are that somebody waits for at a screen; known only while they are being written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from exports.statistical.model import Dataset
from exports.statistical.rows import Progress

ToldOf = Callable[[Dataset], Progress]
"""Gives for each data set what is told how many of its rows are written."""


@dataclass(frozen=True)
class Written:
    """Which data set is being written, and how many of its rows are; no title before the first of them."""

    title: str = ""
    rows: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """How much of the data set is written."""
        return min(self.rows / self.total, 1.0) if self.total else 0.0


_waited_for: dict[tuple[str, str], Written] = {}
"""By account and kind of data; pages and files come from one process, so that they share it."""


def how_far(account_id: str, kind: str) -> Written | None:
    """Return how far the data of a kind are that an account waits for; nothing while it waits for none."""
    return _waited_for.get((account_id, kind))


@contextmanager
def waited_for(account_id: str, kind: str) -> Iterator[ToldOf]:
    """Tell how far the data are until they are handed out, or cannot be."""
    key = account_id, kind

    def told_of(dataset: Dataset) -> Progress:
        def told(rows: int) -> None:
            _waited_for[key] = Written(dataset.label, rows, dataset.count or 0)

        told(0)
        return told

    _waited_for[key] = Written()
    try:
        yield told_of
    finally:
        _waited_for.pop(key, None)
