"""Parquet: typed columns for Python, R and databases, with all labels in the file's own description."""

import base64
import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from exports.statistical.model import Dataset, Variable
from exports.statistical.rows import ROWS_AT_ONCE, Progress, batches, type_of, untold
from exports.statistical.whole_files import whole_file

_CELLS_IN_GROUP = 2_500_000
"""Rows are written in groups of so many cells, which is all that is in memory however many rows there are."""


def write_parquet(dataset: Dataset, path: Path, progress: Progress = untold) -> None:
    """Write the codes of a data set; what they mean stands as JSON in the metadata of each column and of the file.

    Texts that come as words and places are written as such, which saves finding the words again; the file does not
    tell, because its description is that of plain texts.
    """
    described, rows = described_schema(dataset), batches(dataset, progress)
    first = list(islice(rows, 1))
    schema = first[0].schema if first else described
    options: dict[str, Any] = {"compression": "zstd", "store_schema": False, "write_batch_size": ROWS_AT_ONCE}
    with whole_file(path) as unfinished, pq.ParquetWriter(unfinished, schema, **options) as writer:
        writer.add_key_value_metadata(_description(described))
        for group in _groups(chain(first, rows), _CELLS_IN_GROUP // len(schema)):
            alike = [one if one.schema.equals(schema) else one.cast(schema) for one in group]
            writer.write_table(pa.Table.from_batches(alike).unify_dictionaries())


def _groups(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield so many batches at once as have together at least so many rows."""
    group: list[Any] = []
    for batch in rows:
        group.append(batch)
        if sum(map(len, group)) >= size:
            yield group
            group = []
    if group:
        yield group


def _description(schema: Any) -> dict[bytes, bytes]:
    """Return what the library itself would write of a schema, for every reader that is built on it."""
    return {**schema.metadata, b"ARROW:schema": base64.b64encode(schema.serialize())}


def described_schema(dataset: Dataset) -> Any:
    """Return the columns' types with what they mean."""
    fields = [pa.field(one.name, type_of(one), metadata=_meaning(one)) for one in dataset.variables]
    about = {"name": dataset.name, "label": dataset.label, "language": dataset.language}
    about |= {"released": dataset.released.isoformat(), "conditions": _json(dataset.conditions)}
    return pa.schema(fields, metadata=about | {"notes": _json(dataset.notes)})


def _meaning(variable: Variable) -> dict[str, str]:
    return {
        "label": variable.label,
        "kind": variable.kind,
        "values": _json({str(code): label for code, label in variable.values.items()}),
        "missing": _json({str(code): label for code, label in variable.missing.items()}),
        "unit": variable.unit,
        "note": variable.note,
    }


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
