"""Matrices take half a byte for an answer where they can, and what was written otherwise is read as it was."""

import gc
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import Connection, update

from selfeval.matrix import Column, Matrix
from storage import tables
from storage.database import Database
from storage.matrices import packed_codes, read_matrices, read_stacks, write_matrix
from tests.storage.workspace import OURS, TEST, add_networks

COLUMNS = tuple(
    Column(f"frage.{name}", 1, ("nie", "selten", "oft", "immer"), ("weiss-nicht", "entfaellt")) for name in "abc"
)
ALL_CODES = np.array([[1, 2, 3], [4, 0, -1], [-2, 4, 0], [0, 0, 1]], np.int8)


def keep(database: Database, perspective: str, codes: NDArray[np.int8], columns: tuple[Column, ...] = COLUMNS) -> None:
    key: dict[str, object] = {"network_id": OURS, "round_id": "runde", "part": 1}
    database.write(TEST, lambda connection: write_matrix(connection, key, Matrix(perspective, columns, codes)))


def stored(database: Database) -> dict[str, NDArray[np.int8]]:
    with database.reading(TEST) as connection:
        return {matrix.perspective: matrix.codes for _, matrix in read_matrices(connection)}


def stacked(database: Database) -> dict[str, NDArray[np.int8]]:
    with database.reading(TEST) as connection:
        stacks = read_stacks(connection)
    found: dict[str, NDArray[np.int8]] = {}
    for stack in stacks:
        ends = np.cumsum(stack.people)
        found |= {
            perspective: stack.codes[end - people : end]
            for (_, _, perspective), people, end in zip(stack.keys, stack.people, ends, strict=True)
        }
    return found


def _unpack_in(database: Database, perspective: str, codes: NDArray[np.int8]) -> None:
    """Write a matrix as older versions did: each answer in a byte of its own."""
    table = tables.round_matrix

    def work(connection: Connection) -> None:
        statement = update(table).where(table.c.perspective == perspective)
        connection.execute(statement.values(codes=codes.tobytes()))

    database.write(TEST, work)


def test_an_even_number_of_answers_takes_half_a_byte_each() -> None:
    assert len(packed_codes(ALL_CODES)) == ALL_CODES.size // 2
    assert packed_codes(ALL_CODES[:3]) == ALL_CODES[:3].tobytes()


@pytest.mark.parametrize("far", [8, -9])
def test_what_half_a_byte_cannot_hold_stays_whole(far: int) -> None:
    codes = np.array([[1, far]], np.int8)
    assert packed_codes(codes) == codes.tobytes()


@pytest.mark.parametrize("read", [stored, stacked], ids=["one by one", "laid on each other"])
def test_a_matrix_is_read_as_it_was_written_whatever_form_it_has(database: Database, read: Any) -> None:
    add_networks(database)
    expected = {"eltern": ALL_CODES, "fachkraft": ALL_CODES[:3], "leitung": ALL_CODES[::-1], "niemand": ALL_CODES[:0]}
    for perspective, codes in expected.items():
        keep(database, perspective, codes)
    _unpack_in(database, "leitung", ALL_CODES[::-1])
    found = read(database)
    assert found.keys() == expected.keys()
    for perspective, codes in expected.items():
        assert np.array_equal(found[perspective], codes), perspective


def test_matrices_that_are_all_packed_are_unpacked_together(database: Database) -> None:
    add_networks(database)
    every = np.array(range(-8, 8), np.int8).reshape(-1, 1)
    for perspective in ("eltern", "fachkraft"):
        keep(database, perspective, every, COLUMNS[:1])
    assert all(np.array_equal(codes, every) for codes in stacked(database).values())


def test_what_a_stack_knows_of_each_matrix_is_left_alone_by_the_garbage_collection(database: Database) -> None:
    add_networks(database)
    for perspective in ("eltern", "fachkraft"):
        keep(database, perspective, ALL_CODES)
    with database.reading(TEST) as connection:
        [stack] = read_stacks(connection)
    gc.collect()
    assert len(stack.keys) == 2
    assert not any(gc.is_tracked(key) for key in stack.keys)
