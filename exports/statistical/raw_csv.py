"""The plain CSV: UTF-8, commas, points, codes only; what programs read, our R script and data package too."""

from pathlib import Path

import pyarrow as pa
import pyarrow.csv as arrow_csv

from exports.statistical.model import Dataset
from exports.statistical.rows import Progress, batches, plain, type_of, untold
from exports.statistical.whole_files import whole_file

LINES_AT_ONCE = 4096
"""So many lines the library puts together at once; with a wide data set more and fewer are both slower."""


def write_csv(dataset: Dataset, path: Path, progress: Progress = untold) -> None:
    """Write the codes of a data set; texts stand in quotes, what is empty has none."""
    schema = pa.schema([pa.field(variable.name, type_of(variable)) for variable in dataset.variables])
    header = ",".join(variable.name for variable in dataset.variables) + "\n"
    options = arrow_csv.WriteOptions(include_header=False, batch_size=LINES_AT_ONCE)
    with whole_file(path) as unfinished, unfinished.open("wb") as file:
        file.write(header.encode())
        with arrow_csv.CSVWriter(file, schema, write_options=options) as writer:
            for batch in batches(dataset, progress):
                writer.write(pa.RecordBatch.from_arrays([plain(column) for column in batch.columns], schema=schema))
