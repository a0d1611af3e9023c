"""Parquet: typed columns for Python, R and databases, with all labels in the file's own description."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from exports.statistical.model import Dataset, Variable
from exports.statistical.rows import Progress, batches, type_of, untold
from exports.statistical.whole_files import whole_file

_ROWS_IN_GROUP = 131_072


def write_parquet(dataset: Dataset, path: Path, progress: Progress = untold) -> None:
    """Write the codes of a data set; what they mean stands as JSON in the metadata of each column and of the file."""
    schema = described_schema(dataset)
    with whole_file(path) as unfinished, pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
        group: list[Any] = []
        for batch in batches(dataset, progress):
            group.append(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
            if sum(map(len, group)) >= _ROWS_IN_GROUP:
                writer.write_table(pa.Table.from_batches(group))
                group = []
        if group:
            writer.write_table(pa.Table.from_batches(group))


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
