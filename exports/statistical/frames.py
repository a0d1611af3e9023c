"""All rows as one pandas frame, for the two formats whose library takes no less."""

from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from exports.errors import DataExportRefused
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.rows import Progress, batches, type_of

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months as both programs write them into the head of a file, whatever the language of the machine."""


def frame_of(dataset: Dataset, progress: Progress, longest_text: int) -> pd.DataFrame:
    """Return all rows; days are counted from 1970, and a text that is missing is empty, which neither program tells.

    Raises DataExportRefused for a text of more bytes than the format can hold.
    """
    parts = list(batches(dataset, progress))
    columns = {}
    for place, variable in enumerate(dataset.variables):
        column = pa.chunked_array([part.column(place) for part in parts], type_of(variable))
        if variable.kind is Kind.TEXT and (pc.max(pc.binary_length(column)).as_py() or 0) > longest_text:
            raise DataExportRefused(reason="text_too_long", variable=variable.name)
        columns[variable.name] = _cells(column, variable)
    return pd.DataFrame(columns, copy=False)


def _cells(column: Any, variable: Variable) -> Any:
    """Return a column as it is written fastest, cell by cell."""
    if variable.kind is Kind.TEXT:
        return pd.Series(column.fill_null("").to_numpy(), dtype=object)
    if variable.kind is Kind.DAY:
        column = column.cast(pa.int32())
    return (column.cast(pa.float64()) if column.null_count else column).to_numpy()
