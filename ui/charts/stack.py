"""Stacked bars of a scale's steps, light to dark, with figures inside that never pretend to be exact."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.palette import TEXT, step_colours
from exports.phrases import ShownAnswers
from qualitaetsrahmen.scales import Scale
from selfeval.response import PER_CENT_FROM
from ui.charts.canvas import BAR_PIXELS, LABEL_SIZE, Canvas, wrapped

HOVER_LETTERS = 50
_WHITE_FROM = 0.6
"""From this part of the scale on the colour is dark enough for white figures."""


@dataclass(frozen=True)
class Bar:
    """One group's answers to one item, with the middle of its bar in pixels from the top."""

    y: float
    figure: ShownAnswers
    sentence: str
    """The bar in words, for whoever points at it."""

    def counts_of(self, scale: Scale) -> list[int]:
        """Return the answers on the scale, from the lowest step to the highest."""
        return [self.figure.counts.get(step.id, 0) for step in scale.steps]

    def beside(self, scale: Scale) -> list[int]:
        """Return the answers beside the scale, in the order of the framework."""
        return [self.figure.counts.get(kind.id, 0) for kind in scale.off_scale]


@dataclass(frozen=True)
class Look:
    """How the pieces of one trace look: what they are called, their colour, and the colour of text on it."""

    name: str
    colour: str
    ink: str = TEXT
    axis: str = "x"
    has_figures: bool = True


def figure_text(count: int, base: int) -> str:
    """Return what stands in a bar: the count, or from twenty people on the share in per cent.

    >>> figure_text(3, 12), figure_text(10, 40), figure_text(0, 40)
    ('3', '25 %', '')
    """
    if not count:
        return ""
    return str(count) if base < PER_CENT_FROM else f"{round(100 * count / base)} %"


def add_steps(chart: Canvas, bars: Sequence[Bar], scale: Scale, axis: str = "x") -> None:
    """Add one trace for each step that somebody chose; 100 % are those who chose a step."""
    colours = step_colours(len(scale.steps))
    for index, step in enumerate(scale.steps):
        is_dark = index / (len(scale.steps) - 1) >= _WHITE_FROM
        look = Look(step.label, colours[index], "#ffffff" if is_dark else TEXT, axis)
        add_pieces(chart, [(bar, bar.counts_of(scale)[index], sum(bar.counts_of(scale))) for bar in bars], look)


def add_pieces(chart: Canvas, pieces: Sequence[tuple[Bar, int, int]], look: Look) -> None:
    """Add a trace with a piece for each bar, given with its count and the number that counts as 100 %.

    Bars without such an answer have no piece, and a trace without a piece is left out.
    """
    given = [(bar, count, base) for bar, count, base in pieces if count]
    if not given:
        return
    chart.add(
        "bar",
        orientation="h",
        name=look.name,
        x=[100 * count / base for _, count, base in given],
        y=[bar.y for bar, _, _ in given],
        width=BAR_PIXELS,
        text=[figure_text(count, base) if look.has_figures else "" for _, count, base in given],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        textfont={"size": LABEL_SIZE, "color": look.ink},
        marker={"color": look.colour, "line": {"color": "#ffffff", "width": 1.5}},
        customdata=[[wrapped(bar.sentence, HOVER_LETTERS)] for bar, _, _ in given],
        hovertemplate="%{customdata[0]}<extra></extra>",
        xaxis=look.axis,
    )
