"""What many rows share is worked out once, and small batches reach writers as large ones."""

from dataclasses import replace
from datetime import date

import pyarrow as pa

from exports.datasets.batches import Staying, joined, repeated
from exports.datasets.columns import Column
from exports.datasets.figure_columns import FigureRow
from exports.statistical.model import Cell, Kind, Variable
from exports.statistical.rows import ROWS_AT_ONCE
from selfeval.release import GroupKind, Reach, Shown
from tests.fakes.small_round import FRAMEWORK, ITEM

ROW = FigureRow(
    framework=FRAMEWORK,
    item=FRAMEWORK.items[ITEM],
    kind=GroupKind.PERSPECTIVE,
    group="eltern",
    reach=Reach.INTERNAL,
    k=5,
    shown=Shown.FULL,
    released_on=date(2026, 12, 1),
)
GROUP = Variable("group_id", "Gruppe", Kind.TEXT)


def test_a_group_is_worked_out_once_for_all_its_rows() -> None:
    asked: list[str] = []

    def cell(row: FigureRow) -> Cell:
        asked.append(row.group)
        return row.group

    staying = Staying([Column(GROUP, cell)])
    other = replace(ROW, group="fachkraft")
    assert staying.of([ROW, other, ROW])["group_id"].to_pylist() == ["eltern", "fachkraft", "eltern"]
    assert staying.of([other, replace(ROW, k=10)])["group_id"].to_pylist() == ["fachkraft", "eltern"]
    assert asked == ["eltern", "fachkraft"]


def test_the_same_group_in_another_framework_or_for_others_is_another() -> None:
    staying = Staying([Column(GROUP, lambda row: f"{row.framework.framework.version} {row.reach}")])
    renewed = FRAMEWORK.model_copy(update={"framework": FRAMEWORK.framework.model_copy(update={"version": "2.0"})})
    rows = [ROW, replace(ROW, reach=Reach.PUBLIC), replace(ROW, framework=renewed)]
    assert staying.of(rows)["group_id"].to_pylist() == ["1.0 intern", "1.0 oeffentlich", "2.0 intern"]


def test_a_day_is_the_same_in_every_row_and_may_lack() -> None:
    day = Variable("opened_on", "Tag", Kind.DAY)
    assert repeated(date(2026, 1, 2), day, 2).to_pylist() == [date(2026, 1, 2)] * 2
    assert repeated(None, day, 2).to_pylist() == [None, None]


def test_small_batches_are_put_together() -> None:
    many = (pa.RecordBatch.from_pydict({"a": [number] * 1000}) for number in range(40))
    sizes = [len(one) for one in joined(many)]
    assert sum(sizes) == 40_000
    assert all(size >= ROWS_AT_ONCE for size in sizes[:-1])
