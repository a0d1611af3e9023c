"""All rows as one pandas frame, for the two formats whose library takes no less."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from exports.errors import DataExportRefused
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.rows import Progress, batches, is_dictionary, type_of

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months as both programs write them into the head of a file, whatever the language of the machine."""


def frame_of(dataset: Dataset, progress: Progress, longest_text: int) -> pd.DataFrame:
    """Return all rows; days are counted from 1970, and a text that is missing is empty, which neither program tells.

    Raises DataExportRefused for a text of more bytes than the format can hold.
    """
    parts = list(batches(dataset, progress))
    columns = {}
    for place, variable in enumerate(dataset.variables):
        of_parts = [part.column(place) for part in parts]
        columns[variable.name] = (
            _texts(of_parts, variable, longest_text) if variable.kind is Kind.TEXT else _cells(of_parts, variable)
        )
    return pd.DataFrame(columns, copy=False)


def _texts(parts: Sequence[Any], variable: Variable, longest: int) -> Any:
    """Return texts as they are written fastest; a word that repeats stands in memory once."""
    cells = []
    for part in parts:
        words = part.dictionary if is_dictionary(part) else part
        if (pc.max(pc.binary_length(words)).as_py() or 0) > longest:
            raise DataExportRefused(reason="text_too_long", variable=variable.name)
        texts = words.fill_null("").to_numpy(zero_copy_only=False)
        if is_dictionary(part):
            # the place behind the last word is that of the empty text
            texts = np.append(texts, "")[part.indices.fill_null(len(words)).to_numpy()]
        cells.append(texts)
    return pd.Series(np.concatenate(cells) if cells else [], dtype=object)


def _cells(parts: Sequence[Any], variable: Variable) -> Any:
    """Return a column of numbers as it is written fastest, cell by cell."""
    column = pa.chunked_array(parts, type_of(variable))
    if variable.kind is Kind.DAY:
        column = column.cast(pa.int32())
    return (column.cast(pa.float64()) if column.null_count else column).to_numpy()
