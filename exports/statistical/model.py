"""What a data set is before it becomes a file: variables in a fixed order, labels, codes, rows."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Any, Literal

import pandas as pd

from exports.plain_text import printable
from exports.statistical.names import LONGEST_NAME, is_safe_name

Language = Literal["de", "en"]
Cell = str | int | float | dt.date | None
Batch = pd.DataFrame | Sequence[Sequence[Cell]] | Any
"""Some rows: tuples in the order of the variables, a pandas frame with their names, or a RecordBatch of pyarrow."""

UNANSWERED = -98
SUPPRESSED = -99
_OFF_SCALE = (*range(-91, -98, -1), *range(-90, -80))
_FILE_NAME = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")


def _one_line(text: str) -> str:
    """Return a label as every format can hold it: printable, on one line."""
    return " ".join(printable(text).split())


class Kind(StrEnum):
    """What a variable holds; only texts and days have no codes, and an empty cell is all that can miss there."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    NOMINAL = "nominal"
    TEXT = "text"
    DAY = "day"


CODED = frozenset({Kind.ORDINAL, Kind.NOMINAL})
_WITHOUT_CODES = frozenset({Kind.TEXT, Kind.DAY})


class NotADataset(ValueError):
    """A data set contradicts itself; only its builder can mend that, so this is no error of people."""


@dataclass(frozen=True)
class Variable:
    """A column: its name for programs, its label for people, and what every code in it means.

    ``values`` are the valid codes, none for a number that is measured or counted; ``missing`` are the codes that say
    why there is no value: off-scale answers, unanswered, suppressed. They never count as numbers in any program.
    """

    name: str
    label: str
    kind: Kind
    values: Mapping[int, str] = field(default_factory=dict)
    missing: Mapping[int, str] = field(default_factory=dict)
    unit: str = ""
    decimals: int = 0
    note: str = ""
    """A sentence about how the variable came about."""

    def __post_init__(self) -> None:
        for name in ("label", "unit", "note"):
            object.__setattr__(self, name, _one_line(getattr(self, name)))
        for name in ("values", "missing"):
            object.__setattr__(self, name, {code: _one_line(text) for code, text in getattr(self, name).items()})
        for is_wrong, why in (
            (not is_safe_name(self.name), f"no name for every program (ASCII, at most {LONGEST_NAME} signs)"),
            (not self.label.strip(), "has no label"),
            (self.kind in CODED and not self.values, "is coded and has no codes"),
            (self.kind not in CODED and self.values, "has codes and is not coded"),
            (self.kind in _WITHOUT_CODES and self.missing, "is of a kind that has no codes for what is missing"),
            (self.kind is not Kind.NUMBER and self.decimals, "has decimals and is no number"),
            (any(self.is_in_missing_range(code) for code in self.values), "has a value among its missing codes"),
            (not all(label.strip() for label in self.labels.values()), "has a code without a label"),
        ):
            if is_wrong:
                raise NotADataset(f"{self.name}: {why}")

    @property
    def labels(self) -> dict[int, str]:
        """Return what every code means, valid ones first."""
        return {**self.values, **self.missing}

    @property
    def is_numeric(self) -> bool:
        """Say whether the cells are numbers, codes included."""
        return self.kind not in _WITHOUT_CODES

    def is_in_missing_range(self, code: float) -> bool:
        """Say whether a value lies between the lowest and highest missing code, which SPSS takes as one range."""
        return bool(self.missing) and min(self.missing) <= code <= max(self.missing)


@dataclass(frozen=True)
class Dataset:
    """A table ready to be written in every format, with the same order, labels and codes in each.

    ``source`` is called once for every pass over the rows, so that no writer has to hold them all; ``conditions`` say
    what the data may be used for and stand in every file that has room for them. ``released`` is the only day that
    files carry, because the same data set has to give the same bytes.
    """

    name: str
    label: str
    variables: tuple[Variable, ...]
    source: Callable[[], Iterable[Batch]]
    released: dt.date
    language: Language = "de"
    notes: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    count: int | None = None
    """How many rows there are, where that is known before."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", _one_line(self.label))
        for field_name in ("notes", "conditions"):
            object.__setattr__(self, field_name, tuple(map(_one_line, getattr(self, field_name))))
        names = [variable.name.lower() for variable in self.variables]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice or not names:
            raise NotADataset(f"{self.name}: needs variables with different names, twice: {twice}")
        if not _FILE_NAME.fullmatch(self.name) or not self.label.strip():
            raise NotADataset(f"{self.name}: needs a name for its files in lower-case ASCII, and a label")

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return all that has to be read with the data: the conditions first."""
        return (*self.conditions, *self.notes)

    @property
    def missing_codes(self) -> tuple[int, ...]:
        """Return every missing code of any variable, the least negative first."""
        return tuple(sorted(set(chain.from_iterable(one.missing for one in self.variables)), reverse=True))


def off_scale_codes(kinds: Sequence[str]) -> dict[str, int]:
    """Return a code for every kind of off-scale answer of a framework, in its order: the first is -91.

    >>> off_scale_codes(["weiss-nicht", "trifft-nicht-zu"])
    {'weiss-nicht': -91, 'trifft-nicht-zu': -92}
    """
    return dict(zip(kinds, _OFF_SCALE[: len(kinds)], strict=True))
