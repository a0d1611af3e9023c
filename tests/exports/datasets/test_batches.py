"""What many rows share is worked out once and told by its place."""

from datetime import date

import pyarrow as pa

from exports.datasets.batches import Repeated, repeated
from exports.datasets.columns import Column
from exports.statistical.model import Cell, Kind, Variable

WORD = Variable("wort", "Wort", Kind.TEXT)
DAY = Variable("opened_on", "Tag", Kind.DAY)
PLACES = pa.array([1, 0, 1, 2])


def test_a_cell_is_worked_out_once_for_all_its_rows_and_its_word_stands_once() -> None:
    asked: list[str] = []

    def cell(row: str) -> Cell:
        asked.append(row)
        return row[0]

    column = Repeated(Column(WORD, cell), ["aa", "bb", "ab"]).at(PLACES)
    assert column.to_pylist() == ["b", "a", "b", "a"]
    assert column.dictionary.to_pylist() == ["a", "b"]
    assert asked == ["aa", "bb", "ab"]


def test_a_day_is_a_day_and_may_lack() -> None:
    days = [date(2026, 1, 2), None, date(2026, 1, 3)]
    made = repeated([Column(DAY, lambda row: row)], days)
    assert made["opened_on"].at(PLACES).to_pylist() == [None, date(2026, 1, 2), None, date(2026, 1, 3)]
