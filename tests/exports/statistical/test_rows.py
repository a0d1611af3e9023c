"""Rows come in small typed batches, whatever they were made of, and a cell that means nothing stops them."""

import datetime as dt
import math

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.statistical.model import Batch, Cell, Dataset, Kind, NotADataset, Variable
from exports.statistical.rows import ROWS_AT_ONCE, batches, is_dictionary, plain
from tests.exports.statistical.example import APART, RELEASED, ROWS, STEPS, VARIABLES, example, texts_only, tidied


def cells_of(dataset: Dataset) -> list[tuple[Cell, ...]]:
    return [tuple(row.values()) for batch in batches(dataset) for row in batch.to_pylist()]


def of_one(variable: Variable, *cells: Cell) -> Dataset:
    rows = [(cell,) for cell in cells]
    return Dataset("eins", "Eins", (variable,), lambda: [rows], RELEASED)


def as_dataset(batch: Batch) -> Dataset:
    return Dataset("a", "A", VARIABLES, lambda: [batch], RELEASED)


def test_rows_come_as_they_were_put_in() -> None:
    assert cells_of(example()) == list(ROWS)


def test_tuples_frames_and_record_batches_are_the_same_rows() -> None:
    frame = pd.DataFrame(ROWS, columns=[variable.name for variable in VARIABLES])
    arrow = next(iter(batches(example())))
    assert cells_of(as_dataset(frame)) == list(ROWS)
    assert cells_of(as_dataset(arrow)) == list(ROWS[: len(arrow)])


def test_a_frame_may_have_its_columns_in_any_order() -> None:
    names = [variable.name for variable in VARIABLES]
    frame = pd.DataFrame(ROWS, columns=names)[names[::-1]]
    assert cells_of(as_dataset(frame)) == list(ROWS)


def test_a_large_batch_comes_in_parts_and_each_part_is_told() -> None:
    rows = [(number,) for number in range(ROWS_AT_ONCE + 5)]
    told: list[int] = []
    dataset = Dataset("a", "A", (Variable("zahl", "Zahl", Kind.NUMBER),), lambda: [rows], RELEASED)
    parts = [len(batch) for batch in batches(dataset, told.append)]
    assert (parts, told) == ([ROWS_AT_ONCE, 5], [ROWS_AT_ONCE, ROWS_AT_ONCE + 5])


@pytest.mark.parametrize(
    ("variable", "cell"),
    [
        (Variable("stufe", "Stufe", Kind.ORDINAL, STEPS, APART), 5),
        (Variable("stufe", "Stufe", Kind.ORDINAL, STEPS, APART), -91),
        (Variable("stufe", "Stufe", Kind.ORDINAL, STEPS), -99),
        (Variable("zahl", "Zahl", Kind.NUMBER, missing=APART, decimals=1), -98.5),
        (Variable("zahl", "Zahl", Kind.NUMBER, decimals=1), math.inf),
    ],
)
def test_a_cell_without_meaning_stops_the_rows(variable: Variable, cell: Cell) -> None:
    with pytest.raises(NotADataset, match=variable.name):
        cells_of(of_one(variable, 1, cell))


def test_a_fraction_is_never_cut_to_a_whole_number() -> None:
    frame = pd.DataFrame({"zahl": [1.5]})
    dataset = Dataset("a", "A", (Variable("zahl", "Zahl", Kind.NUMBER),), lambda: [frame], RELEASED)
    with pytest.raises(NotADataset):
        cells_of(dataset)


def test_a_row_that_is_too_short_is_refused() -> None:
    with pytest.raises(NotADataset, match="1 cells"):
        cells_of(Dataset("a", "A", VARIABLES, lambda: [[(1,)]], RELEASED))


def test_what_pandas_calls_missing_is_an_empty_cell() -> None:
    frame = pd.DataFrame({"zahl": [1.0, math.nan]})
    share = Variable("zahl", "Zahl", Kind.NUMBER, decimals=1)
    assert cells_of(Dataset("a", "A", (share,), lambda: [frame], RELEASED)) == [(1.0,), (None,)]
    assert cells_of(of_one(share, math.nan)) == [(None,)]


def test_a_moment_becomes_its_day() -> None:
    day = Variable("tag", "Tag", Kind.DAY)
    assert cells_of(of_one(day, dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC))) == [(dt.date(2026, 1, 2),)]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=()), max_size=40), min_size=1, max_size=20))
def test_any_text_is_printable_afterwards_and_never_empty(texts: list[str]) -> None:
    assert cells_of(texts_only(*texts)) == [(tidied(text),) for text in texts]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=20))
def test_texts_that_come_in_arrow_are_tidied_alike(texts: list[str]) -> None:
    batch = pa.record_batch({"worte": pa.array(texts, pa.string())})
    dataset = Dataset("a", "A", (Variable("worte", "Worte", Kind.TEXT),), lambda: [batch], RELEASED)
    assert cells_of(dataset) == [(tidied(text),) for text in texts]


def of_words(*batches_of_words: pa.Array) -> Dataset:
    made = [pa.RecordBatch.from_arrays([one], ["wort"]) for one in batches_of_words]
    return Dataset("a", "A", (Variable("wort", "Wort", Kind.TEXT),), lambda: made, RELEASED)


@pytest.mark.parametrize("words", [["a", "b"], ["a", "a "], ["a", " "], ["a", "a"]])
def test_words_and_places_are_the_same_rows_as_texts_and_no_word_stands_twice(words: list[str]) -> None:
    encoded = pa.DictionaryArray.from_arrays(pa.array([1, None, 0, 1], pa.int32()), pa.array(words))
    assert cells_of(of_words(encoded)) == cells_of(of_words(plain(encoded)))
    [column] = next(iter(batches(of_words(encoded)))).columns
    assert not is_dictionary(column) or len(set(column.dictionary.to_pylist())) == len(column.dictionary)


def test_words_that_change_from_batch_to_batch_are_each_tidied() -> None:
    rows = of_words(*(pa.array([one]).dictionary_encode() for one in ("a ", "b ", "b ")))
    assert cells_of(rows) == [("a",), ("b",), ("b",)]
