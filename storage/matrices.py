"""Matrices of closed rounds as rows; what their numbers stand for is written once for all that share it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Row, RowMapping, select

from selfeval.errors import MatrixDamaged
from selfeval.matrix import Column, Matrix
from selfeval.stacked import MatrixKey, Stack
from storage import tables
from storage.database import insert_if_new, with_bytes

_MatrixRow = Row[str, str, int, str, int, bytes]


def write_matrix(connection: Connection, key: dict[str, object], matrix: Matrix) -> None:
    """Write a matrix under the network, round and part of ``key``; a second call changes nothing."""
    row = key | {
        "perspective": matrix.perspective,
        "people": matrix.people,
        "columns_sha256": keep_columns(connection, matrix.columns),
        "codes": np.ascontiguousarray(matrix.codes).tobytes(),
    }
    insert_if_new(connection, tables.round_matrix, row)


def read_matrices(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[tuple[RowMapping, Matrix]]:
    """Yield the rows of matrices that meet the conditions, each with its matrix; their order says nothing."""
    known: dict[str, tuple[Column, ...]] = {}
    query = select(tables.round_matrix).where(*conditions)
    for row in connection.execute(query).mappings().all():
        name = row["columns_sha256"]
        columns = known.get(name) or known.setdefault(name, read_columns(connection, name))
        codes = np.frombuffer(row["codes"], dtype=np.int8).reshape(row["people"], len(columns))
        yield row, Matrix(row["perspective"], columns, codes)


def read_stacks(connection: Connection, *conditions: ColumnElement[bool]) -> list[Stack]:
    """Return the matrices that meet the conditions, those with the same columns together; their order says nothing."""
    table = tables.round_matrix
    key = (table.c.round_id, table.c.part, table.c.perspective)
    wanted = (table.c.columns_sha256, *key, table.c.people, table.c.codes)
    found: dict[str, list[_MatrixRow]] = {}
    for row in connection.execute(with_bytes(select(*wanted).where(*conditions))).all():
        found.setdefault(row[0], []).append(row)
    return [_stack(read_columns(connection, name), rows) for name, rows in found.items()]


def _stack(columns: tuple[Column, ...], rows: list[_MatrixRow]) -> Stack:
    keys = tuple(MatrixKey(round_id, part, perspective) for _, round_id, part, perspective, _, _ in rows)
    people = np.array([row[4] for row in rows], np.intp)
    for row in rows:
        if len(row[5]) != row[4] * len(columns):
            raise MatrixDamaged(round=row[1])
    codes = np.frombuffer(b"".join([row[5] for row in rows]), dtype=np.int8).reshape(-1, len(columns))
    return Stack(keys, columns, people, codes)


def keep_columns(connection: Connection, columns: Sequence[Column]) -> str:
    """Write what the numbers of columns stand for, unless it is known, and return its hash."""
    return keep_shared(connection, [asdict(column) for column in columns])


def read_columns(connection: Connection, sha256: str) -> tuple[Column, ...]:
    """Return the columns that were written under a hash."""
    return as_columns(read_shared(connection, sha256))


def as_columns(entries: Any) -> tuple[Column, ...]:
    """Return columns from how they are written."""
    return tuple(
        Column(entry["item_id"], entry["rev"], tuple(entry["steps"]), tuple(entry["off_scale"])) for entry in entries
    )


def keep_shared(connection: Connection, value: object) -> str:
    """Write what many rows share, unless it is known, and return its hash."""
    content = json.dumps(value, ensure_ascii=False)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    insert_if_new(connection, tables.matrix_columns, {"sha256": sha256, "content": content})
    return sha256


def read_shared(connection: Connection, sha256: str) -> Any:
    """Return what was written under a hash."""
    table = tables.matrix_columns
    return json.loads(connection.execute(select(table.c.content).where(table.c.sha256 == sha256)).scalar_one())
