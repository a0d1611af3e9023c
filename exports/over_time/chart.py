"""The chart of an item over time and its table, made once for screens, papers and pictures."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from analysis.agreement_marks import AgreementMark, MarkKind
from analysis.over_time_model import Course, Line, OverTime, Point, Thread
from exports.over_time.words import (
    label_of,
    link_sentence,
    mark_words,
    middle_or_why,
    point_spread,
    point_words,
    reason_words,
    thread_title,
)
from exports.palette import mark_of
from exports.phrases import mode_word
from exports.picture_charts import SmallLines, SmallRow
from exports.report.blocks import Key, Lane, LaneMark, Table, Tick, TimeChart, TimeLine, TimePoint, TimeRow
from selfeval.results import Results
from texts.catalogue import Translator

_LIFT = 0.13
"""How far the lines of two perspectives stand apart on one and the same step, as a part of a step."""
_EDGE = 0.09
"""Which part of the width is left free on both sides."""
_COLUMNS = ("who", "round", "median", "n", "spread", "mode", "unknown", "since")
_WEIGHTS = (2.45, 2.4, 2.5, 0.9, 1.85, 2.25, 1.25, 2.9)
"""Wide enough that no name and no heading breaks within a word, in Word's wider letters too."""


class TimeAxis:
    """Days as places from 0 to 1, the same for points and for agreements."""

    def __init__(self, days: Sequence[date]) -> None:
        self._first, self._last = min(days), max(days)

    def place(self, day: date) -> float:
        """Return where a day stands; a single day stands in the middle."""
        span = (self._last - self._first).days
        if not span:
            return 0.5
        return _EDGE + (1 - 2 * _EDGE) * (day - self._first).days / span


def axis_of(found: OverTime) -> TimeAxis:
    """Return the axis of all rounds of a chain."""
    return TimeAxis([_day(results) for results in found.rounds])


def round_ticks(found: OverTime, axis: TimeAxis, t: Translator) -> tuple[Tick, ...]:
    """Return a tick for each day on which a round of the chain closed."""
    return _ticks([_day(results) for results in found.rounds], axis, t)


def time_rows(thread: Thread, found: OverTime, axis: TimeAxis, t: Translator) -> tuple[TimeRow, ...]:
    """Return the perspectives of an item on an axis."""
    return tuple(_row(course, place, thread, found, axis, t) for place, course in enumerate(thread.courses))


def time_chart(thread: Thread, found: OverTime, marks: Sequence[AgreementMark], t: Translator) -> TimeChart:
    """Draw one item: a row for each perspective, and a lane for each agreement on its criterion."""
    days = [point.day for course in thread.courses for point in course.points]
    axis = TimeAxis([*days, *(mark.on for mark in marks)])
    rows = time_rows(thread, found, axis, t)
    by_agreement = groupby(sorted(marks, key=lambda mark: mark.number), lambda mark: mark.number)
    return TimeChart(
        alt=alt_words(thread, found, t),
        steps=tuple(step.label for step in thread.newest.scale.steps),
        ticks=_ticks(days, axis, t),
        rows=rows,
        lanes=tuple(_lane(list(of_one), axis, t) for _, of_one in by_agreement),
        number_word=t("over_time.numbers"),
        signs=_signs(rows, marks, t),
        table=time_table(thread, found, t),
    )


def small_lines(rows: Sequence[SmallRow], ticks: tuple[Tick, ...], alt: str, t: Translator) -> SmallLines:
    """Draw many items below each other, with the key to those perspectives and lines that they have."""
    held = [row for item in rows for row in item.rows]
    return SmallLines(alt, ticks, tuple(dict.fromkeys(row.key for row in held)), tuple(rows), _signs(held, (), t))


def alt_words(thread: Thread, found: OverTime, t: Translator) -> str:
    """Return what the chart shows as sentences; where there is one round only, how each perspective stands."""
    sentences = [link_sentence(course.links[-1], found, t) for course in thread.courses if course.links]
    sentences += [point_words(course.points[-1], found, t) for course in thread.courses if not course.links]
    return t("over_time.alt", title=thread_title(thread, t), sentences=" ".join(sentences))


def time_table(thread: Thread, found: OverTime, t: Translator) -> Table:
    """Return one row for each perspective and round, with everything that is known of the point."""
    rows = tuple(
        _table_row(course, place, found, t) for course in thread.courses for place in range(len(course.points))
    )
    columns = tuple(t(f"over_time.column.{name}") for name in _COLUMNS)
    return Table(t("over_time.table", title=thread_title(thread, t)), columns, rows, _WEIGHTS)


def _table_row(course: Course, place: int, found: OverTime, t: Translator) -> tuple[str, ...]:
    point = course.points[place]
    answered, unknown, mode = point.figure.answered, point.unknown, point.mode
    dash = t("report.dash")
    return (
        label_of(found, course.perspective),
        t("over_time.round", day=t.short_date(point.day), version=point.results.framework.framework.version),
        middle_or_why(point, t),
        dash if answered is None else t.number(answered),
        point_spread(point, t) or dash,
        mode_word(mode, t) if mode else dash,
        dash if unknown is None else t.number(unknown),
        _since(course, place, t) if place else dash,
    )


def _since(course: Course, place: int, t: Translator) -> str:
    """Say what moved; why there is a note stands in the sentences on the latest step, so not here once more."""
    link = course.links[place - 1]
    steps, reasons = link.steps, reason_words(link, t)
    if link.line is Line.BROKEN:
        return t("over_time.since.broken", reasons=reasons)
    moved = (
        ""
        if steps is None
        else t("over_time.since.steps", count=abs(steps), steps=f"{'+' if steps > 0 else ''}{t.number(steps)}")
    )
    is_told_below = place == len(course.links)
    note = t("over_time.sign.dashed" if is_told_below else "over_time.with_note", reasons=reasons) if reasons else ""
    return t("report.separator").join(part for part in (moved, note) if part) or t("report.dash")


def _row(course: Course, place: int, thread: Thread, found: OverTime, axis: TimeAxis, t: Translator) -> TimeRow:
    mark = mark_of(found.framework_of(course.perspective), course.perspective)
    lift = (place - (len(thread.courses) - 1) / 2) * _LIFT
    points = tuple(
        TimePoint(axis.place(point.day), step, point_words(point, found, t))
        for point in course.points
        if (step := point.place) is not None
    )
    lines = tuple(
        TimeLine((axis.place(link.then.day), start), (axis.place(link.now.day), end), link.line is Line.DASHED)
        for link in course.links
        if link.line is not Line.BROKEN
        and (start := link.then.place) is not None
        and (end := link.now.place) is not None
    )
    numbers = tuple(Tick(axis.place(point.day), _number(point, t)) for point in course.points)
    return TimeRow(Key(label_of(found, course.perspective), mark.colour, mark.shape), lift, points, lines, numbers)


def _number(point: Point, t: Translator) -> str:
    return t("report.dash") if point.figure.answered is None else t.number(point.figure.answered)


def _lane(marks: Sequence[AgreementMark], axis: TimeAxis, t: Translator) -> Lane:
    placed = tuple(LaneMark(axis.place(mark.on), mark.kind.value, mark_words(mark, t)) for mark in marks)
    places = [mark.place for mark in placed]
    return Lane(t("over_time.lane", number=marks[0].number), min(places), max(places), placed)


def _day(results: Results) -> date:
    return results.of_round.closed_on or results.released_on


def _ticks(days: Iterable[date], axis: TimeAxis, t: Translator) -> tuple[Tick, ...]:
    return tuple(
        Tick(axis.place(day), t("over_time.tick", month=f"{day:%m}", year=day.year)) for day in sorted(set(days))
    )


def _signs(rows: Sequence[TimeRow], marks: Sequence[AgreementMark], t: Translator) -> tuple[tuple[str, str], ...]:
    """Return what has to be explained: only signs that the chart has."""
    lines = {line.is_dashed for row in rows for line in row.lines}
    kinds = {mark.kind for mark in marks}
    names = [
        *(name for name, is_dashed in (("solid", False), ("dashed", True)) if is_dashed in lines),
        *(kind.value for kind in MarkKind if kind in kinds),
    ]
    return tuple((name, t(f"over_time.sign.{name}")) for name in names)
