"""The rows of a data set as typed batches of bounded size, checked against its codes and cleaned for all files."""

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from exports.plain_text import printable
from exports.statistical.model import CODED, Batch, Cell, Dataset, Kind, NotADataset, Variable

Progress = Callable[[int], None]
"""Is told after every batch how many rows are written."""

ROWS_AT_ONCE = 16_384
_NARROW = 1024
"""So far apart codes may lie to be looked up in a table."""
_FIRST_PRINTABLE, _LINE_BREAK = 0x20, 0x0A
_SUSPICIOUS = (0x7F, 0xC2, 0xEF)
"""A byte of a sign that is not printable, and the first bytes of signs among which some are not."""
_END_OF_SPACE = np.zeros(256, bool)
_END_OF_SPACE[[0x0A, 0x20, *range(0x80, 0x8B), 0x9F, 0xA8, 0xA9, 0xAF]] = True
"""Last bytes of the signs that are spaces in Unicode, in which others may end too."""
_UNPRINTABLE = r"[\x00-\x08\x0b-\x1f\x7f-\x{9f}\x{fffe}\x{ffff}]"


def untold(_rows: int) -> None:
    """Take the progress for a caller who does not ask for it."""


def type_of(variable: Variable) -> Any:
    """Return the type of a variable's cells."""
    if variable.kind is Kind.NUMBER:
        return pa.float64() if variable.decimals else pa.int64()
    return {Kind.TEXT: pa.string(), Kind.DAY: pa.date32()}.get(variable.kind, pa.int32())


def batches(dataset: Dataset, progress: Progress = untold) -> Iterator[Any]:
    """Yield the rows as record batches with the variables' types, each small enough for any machine.

    A text that came as a dictionary of few words and their places stays one, with each word in it once; ``plain``
    makes it a text. Raises NotADataset where a cell holds what its variable does not know.
    """
    names = [variable.name for variable in dataset.variables]
    checks = [_check_of(variable) for variable in dataset.variables]
    done = 0
    for batch in dataset.source():
        for part in _small_parts(batch, dataset.variables):
            columns = [check(column) for check, column in zip(checks, part, strict=True)]
            yield pa.RecordBatch.from_arrays(columns, names)
            done += len(columns[0])
            progress(done)


def _small_parts(batch: Batch, variables: tuple[Variable, ...]) -> Iterator[list[Any]]:
    """Yield the columns of a batch, in the order of the variables, as many rows at once as memory should hold."""
    for start in range(0, len(batch), ROWS_AT_ONCE):
        if isinstance(batch, pa.RecordBatch):
            part = batch.slice(start, ROWS_AT_ONCE)
            yield [part.column(one.name) for one in variables]
        elif isinstance(batch, pd.DataFrame):
            frame = batch.iloc[start : start + ROWS_AT_ONCE]
            yield [_from_pandas(frame[one.name], one) for one in variables]
        else:
            yield _from_tuples(batch[start : start + ROWS_AT_ONCE], variables)


def _from_tuples(rows: Sequence[Sequence[Cell]], variables: tuple[Variable, ...]) -> list[Any]:
    columns = list(zip(*rows, strict=True))
    if len(columns) != len(variables):
        raise NotADataset(f"{len(columns)} cells in a row, {len(variables)} variables")
    return [pa.array(_encodable(cells, one), type_of(one)) for cells, one in zip(columns, variables, strict=True)]


def _encodable(cells: Iterable[Any], variable: Variable) -> list[Any]:
    """Return cells that pyarrow can take: half a surrogate has no bytes, and a day with a time would keep it."""
    if variable.kind is Kind.TEXT:
        return [printable(cell) if isinstance(cell, str) else cell for cell in cells]
    if variable.kind is Kind.DAY:
        return [cell.date() if isinstance(cell, dt.datetime) else cell for cell in cells]
    return [None if isinstance(cell, float) and math.isnan(cell) else cell for cell in cells]


def _from_pandas(column: "pd.Series[Any]", variable: Variable) -> Any:
    """Return a column of a frame; what pandas holds as missing is an empty cell."""
    if variable.is_numeric and column.dtype != object:
        return pa.Array.from_pandas(column)
    cells = [None if gone else cell for cell, gone in zip(column.tolist(), column.isna(), strict=True)]
    return pa.array(_encodable(cells, variable), type_of(variable))


def _check_of(variable: Variable) -> Callable[[Any], Any]:
    """Return what makes a column of the variable's type in which every cell means something."""
    kind = type_of(variable)
    if variable.kind is Kind.TEXT:
        return _Texts().tidied
    check = _Codes(variable).checked if variable.kind in CODED else partial(_checked_number, variable)

    def checked(column: Any) -> Any:
        try:
            typed = column if column.type == kind else column.cast(kind)
        except pa.ArrowInvalid as error:
            raise NotADataset(f"{variable.name}: {error}") from error
        return typed if variable.kind is Kind.DAY else check(typed)

    return checked


def is_dictionary(column: Any) -> bool:
    """Say whether a column of texts holds its words once and tells for each row which of them it is."""
    return bool(pa.types.is_dictionary(column.type))


def plain(column: Any) -> Any:
    """Return a column as its cells alone."""
    return column.dictionary.take(column.indices) if is_dictionary(column) else column


class _Texts:
    """Tidies a column of texts; words of which batch after batch speaks are tidied once while they are the same."""

    def __init__(self) -> None:
        self._given: Any = None
        self._words: Any = None
        self._are_different = False

    def tidied(self, column: Any) -> Any:
        """Return tidy texts; words and their places become plain where tidying leaves some words alike or missing."""
        if not is_dictionary(column):
            return _tidy(column.cast(pa.string()))
        given = column.dictionary
        if self._given is None or not given.equals(self._given):
            self._given, self._words = given, _tidy(given.cast(pa.string()))
            self._are_different = not self._words.null_count and len(self._words.unique()) == len(self._words)
        if not self._are_different:
            return self._words.take(column.indices)
        return pa.DictionaryArray.from_arrays(column.indices, self._words, safe=False)


class _Codes:
    """Looks for codes without a meaning: at first all at once, which is enough unless some are empty or far apart."""

    def __init__(self, variable: Variable) -> None:
        self._variable, self._codes = variable, variable.labels
        self._low = min(self._codes)
        self._known = np.zeros(min(max(self._codes) - self._low, _NARROW) + 1, bool)
        self._known[[code - self._low for code in self._codes if code - self._low <= _NARROW]] = True

    def checked(self, column: Any) -> Any:
        """Return the column, or raise NotADataset."""
        if column.null_count or not self._are_known(column.to_numpy()):
            _refuse(_others(column, self._codes), self._variable)
        return column

    def _are_known(self, cells: Any) -> bool:
        """Say whether all cells are known; one below the lowest code is a very large number without a sign."""
        places = (cells - self._low).view(np.uint32)
        return bool(not len(places) or (places.max() < len(self._known) and self._known[places].all()))


def _checked_number(variable: Variable, column: Any) -> Any:
    if variable.decimals and not pc.all(pc.is_finite(column)).as_py():
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
        _refuse(column.filter(pc.is_inf(column)), variable)
    if variable.missing and not _is_every_number_known(variable):
        low, high = min(variable.missing), max(variable.missing)
        few = column.filter(pc.and_(pc.greater_equal(column, low), pc.less_equal(column, high)))
        _refuse(_others(few, variable.missing), variable)
    return column


def _is_every_number_known(variable: Variable) -> bool:
    """Say whether there is no number among the missing codes that is none of them, whatever the cells hold."""
    places = max(variable.missing) - min(variable.missing) + 1
    return places == 1 or (not variable.decimals and places == len(variable.missing))


def _others(column: Any, codes: Iterable[int]) -> Any:
    """Return the cells of a column that are none of these codes; an empty one never is."""
    return column.filter(pc.invert(pc.is_in(column, pa.array([*codes, None], column.type))))


def _refuse(wrong: Any, variable: Variable) -> None:
    if len(wrong):
        raise NotADataset(f"{variable.name}: no meaning for {wrong[0].as_py()}")


def _tidy(column: Any) -> Any:
    """Return texts that every format holds alike: printable, without spaces at the end, and never empty but missing."""
    if not _may_be_untidy(column):
        return column
    column = pc.replace_substring(column, "\t", " ")
    column = pc.replace_substring_regex(column, _UNPRINTABLE, "")
    column = pc.utf8_rtrim_whitespace(column)
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, column.type), column)


def _may_be_untidy(column: Any) -> bool:
    """Say by its bytes alone whether a column may need tidying, which is many times faster than tidying it."""
    _, places, content = column.buffers()
    if content is None or not len(column):
        return bool(len(column) - column.null_count)
    ends = np.frombuffer(places, np.int32)[column.offset : column.offset + len(column) + 1]
    is_text = column.is_valid().to_numpy(zero_copy_only=False)
    if np.any((ends[1:] == ends[:-1]) & is_text):
        return True
    signs = np.frombuffer(content, np.uint8)
    own = signs[ends[0] : ends[-1]]
    if np.count_nonzero(own < _FIRST_PRINTABLE) > np.count_nonzero(own == _LINE_BREAK):
        return True
    if any(np.any(own == byte) for byte in _SUSPICIOUS):
        return True
    return bool(_END_OF_SPACE[signs[ends[1:][is_text] - 1]].any())
