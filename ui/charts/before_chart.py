"""One item then and now: a lane for each perspective, a ring where it stood, a full mark where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.before_after import Movement
from exports.palette import TEXT, Mark
from qualitaetsrahmen.scales import Scale
from qualitaetsrahmen.versions.version_map import Comparable
from selfeval.release import Figure, Shown
from texts.catalogue import Translator
from ui.charts.canvas import (
    LABEL_SIZE,
    LINE_PIXELS,
    SMALL_SIZE,
    SOFT,
    TITLE_LETTERS,
    Canvas,
    canvas,
    quiet_axis,
    wrapped,
    write,
)
from ui.charts.step_axis import step_axis, step_axis_pixels

_MARKS_PIXELS = 38
_MARK_SIZE = 15
_HOLE_SIZE = 8
_DODGE_PIXELS = 8
"""How far the two marks move apart when they stand on the same place of the scale."""
_DASH = {Comparable.YES: "solid", Comparable.WITH_NOTE: "dash"}
"""How two marks are joined whose distance says something; what cannot be compared is not, nor what has not moved."""


@dataclass(frozen=True)
class Lane:
    """One perspective with its figures, its mark, and what is said to who points at it."""

    label: str
    mark: Mark
    movement: Movement
    sentence: str


@dataclass(frozen=True)
class _Placed:
    """A lane with its place in the figure: where its text begins and where its marks stand, in pixels from the top."""

    lane: Lane
    text: str
    top: float
    middle: float
    then: float | None
    now: float | None

    def y(self, side: int) -> float:
        """Return where a mark stands, then above now when they would cover each other."""
        return self.middle + (side * _DODGE_PIXELS if self.then == self.now else 0)


def before_chart(lanes: Sequence[Lane], scale: Scale, t: Translator) -> go.Figure:
    """Draw the medians of then and now on today's scale, one lane for each perspective.

    Earlier answers on steps that are not today's have no mark; their lane says so.
    """
    placed, height = _placed(lanes, scale, t)
    axis = step_axis_pixels(scale)
    chart = canvas(round(height) + axis + 12, top=axis)
    chart.settle(xaxis=step_axis(scale), yaxis=quiet_axis(range=[height, 0]))
    for one in placed:
        font = {"size": LABEL_SIZE, "color": TEXT}
        write(chart, one.text, 0, one.top, yanchor="top", font=font, bgcolor="rgba(255,255,255,0.85)")
    for comparable, dash in _DASH.items():
        joined = [one for one in placed if one.lane.movement.steps and one.lane.movement.comparable is comparable]
        _add_lines(chart, joined, dash)
    for one in placed:
        _add_marks(chart, one)
    return chart.figure()


def _placed(lanes: Iterable[Lane], scale: Scale, t: Translator) -> tuple[list[_Placed], float]:
    """Return the lanes from the top down, and how many pixels they need."""
    found: list[_Placed] = []
    top = 4.0
    for lane in lanes:
        text, lines = _heading(lane, scale, t)
        movement = lane.movement
        then = _median(movement.then) if _is_on(movement, scale) else None
        middle = top + lines * LINE_PIXELS + _MARKS_PIXELS / 2
        found.append(_Placed(lane, text, top, middle, then, _median(movement.now)))
        top += lines * LINE_PIXELS + _MARKS_PIXELS
    return found, top


def _is_on(movement: Movement, scale: Scale) -> bool:
    return movement.scale.value_of == scale.value_of


def _median(figure: Figure | None) -> float | None:
    return figure.median if figure else None


def _heading(lane: Lane, scale: Scale, t: Translator) -> tuple[str, int]:
    """Return who answered and how many, then and now, with the number of lines that it needs."""
    movement = lane.movement
    then, now = _number(movement.then, t), _number(movement.now, t)
    if _median(movement.then) is not None and not _is_on(movement, scale):
        then = t("before_ui.lane.other_scale")
    numbers = t("before_ui.lane", then=then, now=now)
    fits = len(lane.label) + len(numbers) < TITLE_LETTERS
    soft = f"<span style='color:{SOFT};font-size:{SMALL_SIZE}px'>{numbers}</span>"
    return f"<b>{wrapped(lane.label, TITLE_LETTERS)}</b>{' ' if fits else '<br>'}{soft}", 1 if fits else 2


def _number(figure: Figure | None, t: Translator) -> str:
    """Return how many answered, or why there is no mark."""
    if figure is None:
        return t("dialogue_ui.chart.not_asked")
    if figure.shown is Shown.HIDDEN:
        return t("dialogue_ui.chart.not_shown")
    if figure.median is None:
        return t("before_ui.lane.no_median")
    return t("dialogue_ui.chart.n", number=figure.answered)


def _add_lines(chart: Canvas, placed: Sequence[_Placed], dash: str) -> None:
    """Add the lines from then to now that look alike."""
    xs = [x for one in placed for x in (one.then, one.now, None)]
    ys = [y for one in placed for y in (one.middle, one.middle, None)]
    line = {"color": SOFT, "width": 2, "dash": dash}
    chart.add("scatter", x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", name="")


def _add_marks(chart: Canvas, one: _Placed) -> None:
    """Add the ring and the full mark; the ring is the same mark with a hole, so that colour and shape stay."""
    colour = one.lane.mark.colour
    if one.then is not None:
        _add_mark(chart, one.lane, (one.then, one.y(-1)), (_MARK_SIZE, colour))
        _add_mark(chart, one.lane, (one.then, one.y(-1)), (_HOLE_SIZE, "#ffffff"))
    if one.now is not None:
        _add_mark(chart, one.lane, (one.now, one.y(1)), (_MARK_SIZE, colour))


def _add_mark(chart: Canvas, lane: Lane, place: tuple[float, float], look: tuple[int, str]) -> None:
    size, colour = look
    line = {"color": TEXT, "width": 1 if size == _MARK_SIZE else 0}
    chart.add(
        "scatter",
        x=[place[0]],
        y=[place[1]],
        mode="markers",
        name=lane.label,
        marker={"symbol": lane.mark.shape, "color": colour, "size": size, "opacity": 1, "line": line},
        customdata=[[wrapped(lane.sentence, 50)]],
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )
