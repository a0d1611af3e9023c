"""What a paper is made of: finished sentences, tables and charts, which every kind of file only lays out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class ReportKind(StrEnum):
    """Which report is wanted; the names are those of addresses and of the command line."""

    SHORT = "kurz"
    """One page for a committee."""
    FULL = "voll"
    """Everything that is released."""
    PARENTS = "eltern"
    """In plain language, for those who answered and their neighbours."""


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    type: ClassVar[str] = "text"
    text: str
    is_quiet: bool = False
    is_caption: bool = False
    """Whether it names what follows, and stays on one page with it."""


@dataclass(frozen=True)
class Points:
    """A list of sentences."""

    type: ClassVar[str] = "points"
    points: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Names with their values, the values one below the other."""

    type: ClassVar[str] = "facts"
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Quotes:
    """What people wrote in their own words, each by itself and in no order."""

    type: ClassVar[str] = "quotes"
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """Something that must not be overlooked."""

    type: ClassVar[str] = "box"
    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table whose first column names its rows; ``weights`` say how wide the columns are beside each other."""

    type: ClassVar[str] = "table"
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]
    notes: tuple[tuple[str, ...], ...] = ()
    """What stands smaller beneath the cells, shaped like the rows; empty where no cell has such a note."""
    stays_whole: bool = False
    """Whether it is so small that no page should part it."""

    def note(self, row: int, column: int) -> str:
        """Return what stands beneath a cell."""
        return self.notes[row][column] if self.notes else ""


@dataclass(frozen=True)
class Key:
    """What a mark or a colour stands for; ``shape`` is empty where the colour alone says it."""

    label: str
    colour: str
    shape: str = ""


@dataclass(frozen=True)
class Mark:
    """One perspective on the scale: ``place`` runs from 0 to 1, ``lift`` keeps equal ones apart."""

    label: str
    shape: str
    colour: str
    place: float
    lift: float = 0.0


@dataclass(frozen=True)
class GapRow:
    """One statement with the marks of the perspectives; ``note`` says who is missing or what it means."""

    title: str
    marks: tuple[Mark, ...]
    note: str = ""

    @property
    def crowd(self) -> int:
        """How many marks stand one above the other at most."""
        return round(2 * max((mark.lift for mark in self.marks), default=0.0)) + 1

    @property
    def span(self) -> tuple[float, float] | None:
        """Where the line between the farthest two begins and ends."""
        places = [mark.place for mark in self.marks]
        return (min(places), max(places)) if places and min(places) < max(places) else None


@dataclass(frozen=True)
class GapChart:
    """Where the perspectives stand on a scale that all rows share."""

    type: ClassVar[str] = "gaps"
    alt: str
    steps: tuple[str, ...]
    keys: tuple[Key, ...]
    rows: tuple[GapRow, ...]
    table: Table


@dataclass(frozen=True)
class Piece:
    """One part of a bar, from ``start`` on and ``width`` wide, both from 0 to 1; ``figure`` stands inside it."""

    start: float
    width: float
    colour: str
    ink: str
    figure: str


@dataclass(frozen=True)
class BarRow:
    """One group: who it is, how many answered, its bar, and what stands beside the scale; no piece: nothing shown."""

    label: str
    note: str
    pieces: tuple[Piece, ...]
    beside: tuple[Piece, ...]
    beside_note: str = ""


@dataclass(frozen=True)
class BarChart:
    """How the answers to one statement spread."""

    type: ClassVar[str] = "bars"
    alt: str
    keys: tuple[Key, ...]
    rows: tuple[BarRow, ...]
    table: Table
    has_place_beside: bool = True
    """Whether room is left for answers beside the scale, so that all bars of a paper are equally long."""


@dataclass(frozen=True)
class Tick:
    """One round on the axis; ``place`` runs from 0 to 1."""

    place: float
    label: str


@dataclass(frozen=True)
class TimePoint:
    """Where a perspective stood: ``place`` in time from 0 to 1, ``step`` on the scale from 0, and that in words."""

    place: float
    step: float
    words: str


@dataclass(frozen=True)
class TimeLine:
    """The line between two points, solid or dashed; what cannot be compared has none."""

    start: tuple[float, float]
    end: tuple[float, float]
    is_dashed: bool


@dataclass(frozen=True)
class TimeRow:
    """One perspective; ``lift`` in steps keeps lines on the same step apart, ``numbers`` stand under the axis."""

    key: Key
    lift: float
    points: tuple[TimePoint, ...]
    lines: tuple[TimeLine, ...]
    numbers: tuple[Tick, ...]


@dataclass(frozen=True)
class LaneMark:
    """One day of an agreement: agreed, resolved, due, done or dropped."""

    place: float
    kind: str
    words: str


@dataclass(frozen=True)
class Lane:
    """One agreement on the axis, from its first day to its last."""

    label: str
    start: float
    end: float
    marks: tuple[LaneMark, ...]


@dataclass(frozen=True)
class TimeChart:
    """How perspectives stood on the steps of one scale over time, with what was agreed meanwhile."""

    type: ClassVar[str] = "time"
    alt: str
    steps: tuple[str, ...]
    """The lowest first."""
    ticks: tuple[Tick, ...]
    rows: tuple[TimeRow, ...]
    lanes: tuple[Lane, ...]
    number_word: str
    """What the numbers under the axis are."""
    signs: tuple[tuple[str, str], ...]
    """What the signs mean, by the name of the sign: lines, and the marks of agreements that are in the chart."""
    table: Table

    @property
    def keys(self) -> tuple[Key, ...]:
        """The perspectives with their marks."""
        return tuple(row.key for row in self.rows)


Chart = GapChart | BarChart | TimeChart
Block = Text | Points | Facts | Quotes | Box | Table | Chart


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; ``level`` 2 to 4, the paper's title is 1."""

    heading: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PaperContent:
    """A whole paper, the same for every kind of file."""

    language: str
    title: str
    eyebrow: str
    subject: str
    author: str
    day: date
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    footer: str
    page_words: tuple[str, str]
    """What stands before the number of a page, and between it and the number of all pages."""
    table_word: str
    """What a table beside a chart is called."""
    file_title: str = ""
    """What the file calls itself, where the title alone would not say what it is."""

    def tables(self) -> tuple[Table, ...]:
        """Return all tables in order, those of charts included."""
        blocks = [block for section in self.sections for block in section.blocks]
        return tuple(
            block if isinstance(block, Table) else block.table for block in blocks if isinstance(block, Table | Chart)
        )

    def charts(self) -> tuple[Chart, ...]:
        """Return all charts in order."""
        blocks = [block for section in self.sections for block in section.blocks]
        return tuple(block for block in blocks if isinstance(block, Chart))


@dataclass(frozen=True, kw_only=True)
class ReportContent(PaperContent):
    """A whole report on a round."""

    kind: ReportKind
