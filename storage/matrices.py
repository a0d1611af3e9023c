"""Matrices of closed rounds as rows; what their numbers stand for is written once for all that share it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, RowMapping, select

from selfeval.errors import MatrixDamaged
from selfeval.matrix import Column, Matrix
from selfeval.stacked import Stack
from storage import tables
from storage.database import insert_if_new, plain_rows

_HALF, _LOW_HALF = 4, 15
_LOWEST, _HIGHEST = -8, 7
"""What half a byte can hold."""
_AT_ONCE = 1 << 15
_MatrixRow = tuple[str, str, int, str, int, bytes]


def write_matrix(connection: Connection, key: dict[str, object], matrix: Matrix) -> None:
    """Write a matrix under the network, round and part of ``key``; a second call changes nothing."""
    row = key | {
        "perspective": matrix.perspective,
        "people": matrix.people,
        "columns_sha256": keep_columns(connection, matrix.columns),
        "codes": packed_codes(matrix.codes),
    }
    insert_if_new(connection, tables.round_matrix, row)


def read_matrices(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[tuple[RowMapping, Matrix]]:
    """Yield the rows of matrices that meet the conditions, each with its matrix; their order says nothing."""
    known: dict[str, tuple[Column, ...]] = {}
    query = select(tables.round_matrix).where(*conditions)
    for row in connection.execute(query).mappings().all():
        name = row["columns_sha256"]
        columns = known.get(name) or known.setdefault(name, read_columns(connection, name))
        codes = _read_codes([row["codes"]], [row["people"] * len(columns)], [row["round_id"]])
        yield row, Matrix(row["perspective"], columns, codes.reshape(row["people"], len(columns)))


def read_stacks(connection: Connection, *conditions: ColumnElement[bool]) -> list[Stack]:
    """Return the matrices that meet the conditions, those with the same columns together; their order says nothing."""
    table = tables.round_matrix
    key = (table.c.round_id, table.c.part, table.c.perspective)
    wanted = (table.c.columns_sha256, *key, table.c.people, table.c.codes)
    found: dict[str, list[_MatrixRow]] = {}
    for row in plain_rows(connection, select(*wanted).where(*conditions)):
        found.setdefault(row[0], []).append(row)
    return [_stack(read_columns(connection, name), rows) for name, rows in found.items()]


def _stack(columns: tuple[Column, ...], rows: list[_MatrixRow]) -> Stack:
    _, round_ids, parts, perspectives, people, written = zip(*rows, strict=True)
    codes = _read_codes(written, [one * len(columns) for one in people], round_ids)
    keys = tuple(zip(round_ids, parts, perspectives, strict=True))
    return Stack(keys, columns, np.array(people, np.intp), codes.reshape(-1, len(columns)))


def packed_codes(codes: NDArray[np.int8]) -> bytes:
    """Return codes as they are written: two in one byte, where all are small and their number is even.

    Older databases hold each in a byte of its own, and so does a scale with more than seven steps. Which of both it is
    shows in the length alone, because half of an even number is never the whole.
    """
    plain = np.ascontiguousarray(codes).ravel()
    if plain.size % 2 or plain.min(initial=0) < _LOWEST or plain.max(initial=0) > _HIGHEST:
        return plain.tobytes()
    pairs = plain.reshape(-1, 2)
    return ((pairs[:, 0] & _LOW_HALF) | (pairs[:, 1] << _HALF)).tobytes()


def _read_codes(written: Sequence[bytes], sizes: Sequence[int], names: Sequence[str]) -> NDArray[np.int8]:
    """Return the codes of matrices after each other, as they are or unpacked; raises MatrixDamaged by its name."""
    are_packed = [2 * len(one) == size for one, size in zip(written, sizes, strict=True)]
    if all(are_packed):
        return _unpacked(b"".join(written))
    parts = []
    for place, (one, size, is_packed) in enumerate(zip(written, sizes, are_packed, strict=True)):
        if len(one) != size and not is_packed:
            raise MatrixDamaged(round=names[place])
        parts.append(_unpacked(one) if is_packed else np.frombuffer(one, np.int8))
    return np.concatenate(parts)


def _unpacked(packed: bytes) -> NDArray[np.int8]:
    pairs = np.frombuffer(packed, np.int8)
    codes = np.empty((len(pairs), 2), np.int8)
    for start in range(0, len(pairs), _AT_ONCE):
        some, of_some = pairs[start : start + _AT_ONCE], codes[start : start + _AT_ONCE]
        # shifting back and forth carries the sign of the lower half along
        of_some[:, 0] = (some << _HALF) >> _HALF
        of_some[:, 1] = some >> _HALF
    return codes.ravel()


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
