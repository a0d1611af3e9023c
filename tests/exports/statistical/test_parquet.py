"""Parquet holds typed columns and, in its own description, all that they mean."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from exports.statistical.parquet import write_parquet
from tests.exports.statistical.example import APART, LONG_LABEL, OFF_SCALE, STEPS, VARIABLES, column, example


def test_every_cell_comes_back_with_its_type(tmp_path: Path) -> None:
    write_parquet(example(), tmp_path / "a.parquet")
    table = pq.read_table(tmp_path / "a.parquet")
    assert {one.name: table.column(one.name).to_pylist() for one in VARIABLES} == {
        one.name: column(one.name) for one in VARIABLES
    }
    assert table.schema.field("tag").type == pa.date32()
    assert table.schema.field("leer").type == pa.int32()


def test_labels_codes_and_kinds_of_missing_stand_with_each_column(tmp_path: Path) -> None:
    write_parquet(example(), tmp_path / "a.parquet")
    about = pq.read_schema(tmp_path / "a.parquet").field("a1_eltern").metadata
    assert about[b"label"].decode() == LONG_LABEL
    assert json.loads(about[b"values"]) == {str(code): label for code, label in STEPS.items()}
    assert json.loads(about[b"missing"]) == {str(code): label for code, label in (OFF_SCALE | APART).items()}


def test_the_conditions_stand_in_the_file(tmp_path: Path) -> None:
    write_parquet(example(), tmp_path / "a.parquet")
    about = pq.read_schema(tmp_path / "a.parquet").metadata
    assert json.loads(about[b"conditions"]) == list(example().conditions)
    assert about[b"released"] == b"2026-11-20"
