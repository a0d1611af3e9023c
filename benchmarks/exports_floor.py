"""The bare library calls that benchmarks.exports compares with: same cells and labels, nothing looked up."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pyreadstat
import xlsxwriter

from exports.statistical.labelled import Words
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.rows import plain
from exports.statistical.stata import letters_of

Floor = Callable[[], object]


def floors(name: str, dataset: Dataset, path: Path) -> Floor:
    """Return the bare call for a format, with everything that it needs made ready before."""
    ready = list(map(_plain, dataset.source()))
    makers: dict[str, Callable[[list[Any], Dataset, Path], Floor]] = {
        "csv": lambda ready, _, path: partial(_csv, ready, path, ","),
        "csv-excel": lambda ready, dataset, path: partial(_german_csv, _german(ready, dataset), path),
        "xlsx": lambda ready, dataset, path: partial(_xlsx, list(_cells(ready, dataset)), path),
        "sav": _sav,
        "dta": _dta,
        "parquet": lambda ready, _, path: partial(_parquet, ready, path),
    }
    return makers[name](ready, dataset, path)


def _plain(batch: Any) -> Any:
    """Return rows as somebody would have them who knows nothing of how ours are built: texts as texts."""
    return pa.RecordBatch.from_arrays(list(map(plain, batch.columns)), batch.schema.names)


def _csv(ready: list[Any], path: Path, delimiter: str) -> None:
    options = arrow_csv.WriteOptions(delimiter=delimiter)
    with arrow_csv.CSVWriter(path, ready[0].schema, write_options=options) as writer:
        for batch in ready:
            writer.write(batch)


def _german(ready: list[Any], dataset: Dataset) -> pd.DataFrame:
    """Return all rows with words beside codes, for the only library that writes decimal commas by itself."""
    columns: dict[str, Any] = {}
    table = pa.Table.from_batches(ready)
    for column, variable in zip(table.columns, dataset.variables, strict=True):
        columns[variable.name] = column
        if variable.labels:
            columns[f"{variable.name}_text"] = Words(variable).of(column)
    frame: pd.DataFrame = pa.table(columns).to_pandas()
    for name in _names(dataset, Kind.DAY):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def _german_csv(frame: pd.DataFrame, path: Path) -> None:
    frame.to_csv(path, sep=";", decimal=",", date_format="%d.%m.%Y", encoding="utf-8-sig", index=False)


def _cells(ready: list[Any], dataset: Dataset) -> Iterator[tuple[list[list[Any]], list[list[Any]]]]:
    """Yield the cells of the sheet in words and of the sheet in codes."""
    for batch in ready:
        words, codes = [], []
        for column, variable in zip(batch.columns, dataset.variables, strict=True):
            cells = (column.cast(pa.int32()) if variable.kind is Kind.DAY else column).to_pylist()
            labels = Words(variable).of(column).to_pylist() if variable.labels else [None] * len(cells)
            words.append([label or cell for label, cell in zip(labels, cells, strict=True)])
            codes.append(cells)
        yield words, codes


def _xlsx(ready: list[tuple[list[list[Any]], list[list[Any]]]], path: Path) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False})
    sheets = book.add_worksheet("a"), book.add_worksheet("b")
    first = 0
    for batch in ready:
        for sheet, columns in zip(sheets, batch, strict=True):
            for number in range(len(columns[0])):
                for place, cells in enumerate(columns):
                    cell = cells[number]
                    if isinstance(cell, str):
                        sheet.write_string(first + number, place, cell)
                    elif cell is not None:
                        sheet.write_number(first + number, place, cell)
        first += len(batch[0][0])
    book.close()


def _frame(ready: list[Any], dataset: Dataset) -> pd.DataFrame:
    frame: pd.DataFrame = pa.Table.from_batches(ready).to_pandas()
    for name in _names(dataset, Kind.TEXT):
        frame[name] = frame[name].fillna("").astype(object)
    for name in _names(dataset, Kind.DAY):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]").astype("int64") / 86_400.0
    return frame


def _names(dataset: Dataset, kind: Kind) -> list[str]:
    return [variable.name for variable in dataset.variables if variable.kind is kind]


def _coded(dataset: Dataset) -> list[Variable]:
    return [variable for variable in dataset.variables if variable.labels]


def _sav(ready: list[Any], dataset: Dataset, path: Path) -> Floor:
    labels: dict[str, Any] = {variable.name: variable.labels for variable in _coded(dataset)}
    missing: dict[str, Any] = {name: [{"lo": -99, "hi": -91}] for name in labels}
    call = partial(pyreadstat.write_sav, row_compress=True, variable_value_labels=labels, missing_ranges=missing)
    return partial(call, _frame(ready, dataset), path)


def _dta(ready: list[Any], dataset: Dataset, path: Path) -> Floor:
    letters = letters_of(dataset)
    frame = _frame(ready, dataset)
    labels: dict[str, Any] = {}
    for variable in _coded(dataset):
        cells = frame[variable.name].to_numpy()
        mixed = cells.astype(object)
        for code in variable.missing:
            mixed[cells == code] = letters[code]
        frame[variable.name] = mixed
        words = {letters[code]: label for code, label in variable.missing.items()}
        labels[variable.name] = {**variable.values, **words}
    missing = {one.name: [letters[code] for code in one.missing] for one in _coded(dataset) if one.missing}
    call = partial(pyreadstat.write_dta, version=14, variable_value_labels=labels, missing_user_values=missing)
    return partial(call, frame, path)


def _parquet(ready: list[Any], path: Path) -> None:
    with pq.ParquetWriter(path, ready[0].schema, compression="zstd") as writer:
        for start in range(0, len(ready), 13):
            writer.write_table(pa.Table.from_batches(ready[start : start + 13]))
