"""The data sets of single answer sheets: one for each area, because nothing ties areas to each other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.microdata import RARE, ItemState, MicrodataRound, Sheets, columns_of_area, sheets_of
from exports.datasets.columns import Coding, Words, coding
from exports.datasets.told import language_of, latest
from exports.statistical.model import SUPPRESSED, UNANSWERED, Dataset, Kind, Variable, off_scale_codes
from exports.statistical.names import safe_name, safe_names
from exports.statistical.rows import type_of
from qualitaetsrahmen.model import Area, Framework, Item
from selfeval.matrix import Column
from texts.catalogue import Translator

_SEVERAL = "several"
_MIDDLE = 128
"""Where 0 lies in a table that is looked up by the codes of a matrix, which go below it too."""


def answers_datasets(rounds: Sequence[MicrodataRound], t: Translator) -> tuple[Dataset, ...]:
    """Return a data set for each area of each framework of which there are enough sheets; maybe none at all."""
    by_framework: dict[str, list[MicrodataRound]] = {}
    for one in rounds:
        by_framework.setdefault(one.of_round.framework_sha256, []).append(one)
    made = []
    for alike in sorted(by_framework.values(), key=lambda some: some[0].framework.name):
        for area in alike[0].framework.areas:
            sheets = sheets_of(alike, alike[0].framework, area)
            if sheets:
                made.append(_dataset(alike, area, sheets, t))
    return tuple(made)


def _dataset(rounds: Sequence[MicrodataRound], area: Area, sheets: Sequence[Sheets], t: Translator) -> Dataset:
    framework = rounds[0].framework
    data = _AreaData(framework, columns_of_area(framework, area), sheets, t)
    return Dataset(
        f"answers-{_file_name(framework.name)}-{_file_name(area.id)}",
        t("datasets.answers.title", framework=framework.framework.title, area=area.title),
        data.variables,
        data.batches,
        latest(one.of_round.closed_on for one in rounds),
        language_of(t),
        notes=tuple(t(f"datasets.answers.note.{name}") for name in ("sheet", "chosen", "empty")),
        conditions=tuple(t(f"datasets.answers.condition.{name}") for name in ("purpose", "use", "until")),
        count=sum(len(one.codes) for one in sheets),
    )


def _file_name(text: str) -> str:
    return safe_name(text).lower().replace("_", "-")


class _AreaData:
    """The variables of an area and its sheets as their codes."""

    def __init__(
        self, framework: Framework, columns: Sequence[Column], sheets: Sequence[Sheets], t: Translator
    ) -> None:
        self._framework = framework
        self._columns = columns
        self._sheets = sheets
        self._t = t
        self._perspectives = Coding({one.id: one.label for one in framework.perspectives})
        self._lands = _with_several(coding(Words.LAND, t), t("datasets.answers.several_lands"))
        self._kinds = _with_several(coding(Words.PLACE_KIND, t), t("datasets.answers.several_kinds"))

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """Whose sheets they are, then the items in the order of the framework."""
        return (*self._about, *self._items)

    def batches(self) -> Iterator[Any]:
        """Yield the sheets of one group at a time, whose order says nothing."""
        schema = pa.schema([pa.field(one.name, type_of(one)) for one in self.variables])
        for sheets in self._sheets:
            whose = (
                sheets.year,
                self._perspectives.code(sheets.perspective),
                self._lands.code(sheets.land or _SEVERAL),
                self._kinds.code(sheets.kind or _SEVERAL),
            )
            first = [
                pa.array(np.full(len(sheets.codes), cell), type_of(one))
                for cell, one in zip(whose, self._about, strict=True)
            ]
            rest = [self._cells(sheets, place) for place in range(len(self._columns))]
            yield pa.RecordBatch.from_arrays([*first, *rest], schema=schema)

    @cached_property
    def _about(self) -> tuple[Variable, ...]:
        t = self._t
        return (
            Variable("year", t("datasets.answers.year"), Kind.NUMBER),
            self._perspectives.variable("perspective", t("datasets.network.perspective")),
            self._lands.variable("land", t("datasets.network.land")),
            self._kinds.variable("place_kind", t("datasets.network.place_kind")),
        )

    @cached_property
    def _items(self) -> tuple[Variable, ...]:
        """A variable for each item, with the values of its scale and every reason why there is none."""
        names = safe_names([*(one.name for one in self._about), *(one.item_id for one in self._columns)])
        items = [self._framework.items[one.item_id] for one in self._columns]
        return tuple(self._item(name, item) for name, item in zip(names[len(self._about) :], items, strict=True))

    def _item(self, name: str, item: Item) -> Variable:
        scale, t = self._framework.scale_of(item), self._t
        beside = {self._beside[one.id]: one.label for one in scale.off_scale}
        apart = {UNANSWERED: t("datasets.unanswered"), SUPPRESSED: t("datasets.suppressed")}
        criterion = self._framework.criterion_of[item.id].title
        label = t("datasets.answers.item", criterion=criterion, wording=next(iter(item.ask.values())).text)
        steps = {step.value: step.label for step in scale.steps}
        return Variable(name, label, Kind.ORDINAL, steps, beside | apart, note=self._wordings(item))

    def _wordings(self, item: Item) -> str:
        """Return how every perspective is asked, as the codebook tells it."""
        asked = {self._framework.perspective(one).label: words.text for one, words in item.ask.items()}
        return " ".join(
            self._t("datasets.answers.wording", perspective=one, wording=text) for one, text in asked.items()
        )

    @cached_property
    def _beside(self) -> Mapping[str, int]:
        """The code of every answer beside a scale, the same for all areas of a framework."""
        scales = self._framework.scales
        return off_scale_codes(list(dict.fromkeys(one.id for scale in scales for one in scale.off_scale)))

    def _cells(self, sheets: Sheets, place: int) -> Any:
        """Return a column of sheets: empty where nobody was asked, and suppressed where too few answered."""
        kind, count = type_of(self._items[place]), len(sheets.codes)
        if sheets.states[place] is ItemState.NOT_ASKED:
            return pa.nulls(count, kind)
        if sheets.states[place] is ItemState.HIDDEN:
            return pa.array(np.full(count, SUPPRESSED), kind)
        table = self._tables[place]
        return pa.array(table[sheets.codes[:, place].astype(int) + _MIDDLE], kind)

    @cached_property
    def _tables(self) -> list[NDArray[np.int64]]:
        """For each item what every code of a matrix becomes."""
        return [self._table(column) for column in self._columns]

    def _table(self, column: Column) -> NDArray[np.int64]:
        values = self._framework.scale_of(self._framework.items[column.item_id]).value_of
        table = np.full(2 * _MIDDLE, UNANSWERED, np.int64)
        table[_MIDDLE + RARE] = SUPPRESSED
        for place, step in enumerate(column.steps, start=1):
            table[_MIDDLE + place] = values[step]
        for place, answer in enumerate(column.off_scale, start=1):
            table[_MIDDLE - place] = self._beside[answer]
        return table


def _with_several(codes: Coding, word: str) -> Coding:
    return Coding({**codes.words, _SEVERAL: word})
