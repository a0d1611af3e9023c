"""How a data set is put together: columns that know their cells, and words that become codes in a fixed order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cached_property
from itertools import islice
from typing import Generic, TypeVar

from exports.statistical.model import Cell, Kind, Variable
from exports.statistical.rows import ROWS_AT_ONCE
from networks.model import NetworkKind, Sector
from networks.places import Land, MunicipalityKind, PopulationBand
from selfeval.model import Mode
from selfeval.release import GroupKind, Reach, Shown
from texts.catalogue import Translator

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A variable, and how its cell comes out of a row."""

    variable: Variable
    cell: Callable[[Row], Cell]


def variables_of(columns: Sequence[Column[Row]]) -> tuple[Variable, ...]:
    """Return the variables of columns, in their order."""
    return tuple(column.variable for column in columns)


def cells_of(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Iterator[list[tuple[Cell, ...]]]:
    """Yield rows as cells in the order of the columns, a handful at once, so that no data set has to fit in memory."""
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        yield [tuple(column.cell(row) for column in columns) for row in some]


@dataclass(frozen=True)
class Coding:
    """Words that stand as codes in a column: from 1 on, in an order that never depends on the data."""

    words: Mapping[str, str]

    def code(self, name: str | None) -> int | None:
        """Return the code of a word by its id; nothing where there is none."""
        return None if name is None else self.codes[name]

    @cached_property
    def codes(self) -> dict[str, int]:
        """The code of every id."""
        return {name: number for number, name in enumerate(self.words, start=1)}

    def variable(self, name: str, label: str, kind: Kind = Kind.NOMINAL, note: str = "") -> Variable:
        """Return the variable that holds these codes."""
        return Variable(name, label, kind, dict(enumerate(self.words.values(), start=1)), note=note)


class Words(Enum):
    """Words that several data sets share, in the order of their codes, and where each has its text."""

    LAND = (Land, lambda name, t: t(f"ui.land.{name}"))
    PLACE_KIND = (MunicipalityKind, lambda name, t: t(f"ui.place_kind.{name}"))
    POPULATION = (PopulationBand, lambda name, t: t(f"ui.population.{name}"))
    NETWORK_KIND = (NetworkKind, lambda name, t: t(f"ui.network_kind.{name}"))
    SECTOR = (Sector, lambda name, t: t(f"ui.sector.{name}"))
    MODE = (Mode, lambda name, t: t(f"exports.mode.{name}"))
    REACH = (Reach, lambda name, t: t(f"exports.reach.{name}"))
    GROUP_KIND = (GroupKind, lambda name, t: t(f"datasets.group_kind.{name}"))
    SHOWN = (Shown, lambda name, t: t(f"datasets.shown.{name}"))

    def __init__(self, names: type[StrEnum], text: Callable[[str, Translator], str]) -> None:
        self.names = names
        self.text = text


def coding(words: Words, t: Translator) -> Coding:
    """Return the codes of a list of words that is the same for every framework and network."""
    return Coding({one.value: words.text(one.value, t) for one in words.names})
