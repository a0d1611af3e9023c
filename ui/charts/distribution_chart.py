"""How the answers to one item spread: a bar a group, and apart from it what stands beside the scale."""

from collections.abc import Sequence

import plotly.graph_objects as go

from exports.palette import OFF_SCALE, TEXT
from exports.phrases import distribution_words, figure_sentence
from exports.report.answer_bars import Group
from qualitaetsrahmen.scales import Scale
from selfeval.release import Shown
from texts.catalogue import Translator
from ui.charts.canvas import LABEL_SIZE, Canvas, canvas, quiet_axis, track, wrapped, write
from ui.charts.stack import Bar, Look, add_pieces, add_steps

ROW_PIXELS = 64
_ENDS_PIXELS = 18
_HEADING_AT = 12
_BAR_AT = 40
_SCALE_SPAN = (0.0, 0.76)
_BESIDE_SPAN = (0.82, 1.0)
_HEADINGS = {
    Shown.FULL: "row",
    Shown.UNIFORM: "row_uniform",
    Shown.OFF_SCALE_ONLY: "row",
    Shown.HIDDEN: "row_hidden",
}


def distribution_chart(groups: Sequence[Group], scale: Scale, t: Translator) -> go.Figure:
    """Draw a row for each group: 100 % are those who chose a step; what stands beside it has its own bar.

    A hidden group has an empty, dashed place and no trace, so nothing of it is in the figure.
    """
    height = ROW_PIXELS * len(groups) + _ENDS_PIXELS
    chart = canvas(height + 12)
    chart.settle(
        barmode="stack",
        xaxis=quiet_axis(range=[0, 100], domain=list(_SCALE_SPAN)),
        xaxis2=quiet_axis(range=[0, 100], domain=list(_BESIDE_SPAN), anchor="y"),
        yaxis=quiet_axis(range=[height, 0]),
    )
    bars = [
        Bar(place * ROW_PIXELS + _BAR_AT, group.figure, _sentence(group, scale, t))
        for place, group in enumerate(groups)
    ]
    for group, bar in zip(groups, bars, strict=True):
        _write_row(chart, group, bar, scale, t)
    add_steps(chart, bars, scale)
    _write_ends(chart, scale, height - _ENDS_PIXELS / 2)
    for index, kind in enumerate(scale.off_scale):
        pieces = [(bar, bar.beside(scale)[index], bar.figure.answered or 0) for bar in bars]
        add_pieces(chart, pieces, Look(kind.label, OFF_SCALE, axis="x2", has_figures=False))
    return chart.figure()


def _write_row(chart: Canvas, group: Group, bar: Bar, scale: Scale, t: Translator) -> None:
    """Write who answered above the bar, and draw the places of its two bars."""
    heading_at = bar.y - _BAR_AT + _HEADING_AT
    shown = Shown(group.figure.shown)
    who = f"<b>{wrapped(group.label, 60)}</b>"
    key = "row_with_spread" if shown is Shown.FULL and group.spread else _HEADINGS[shown]
    heading = t(f"dialogue_ui.chart.{key}", who=who, number=group.figure.answered, spread=group.spread)
    write(chart, heading, 0, heading_at, font={"size": LABEL_SIZE, "color": TEXT})
    is_empty = not any(bar.counts_of(scale))
    track(chart, _SCALE_SPAN, bar.y, is_empty=is_empty)
    if is_empty and shown is not Shown.HIDDEN:
        too_few = shown is Shown.OFF_SCALE_ONLY
        write(chart, t(f"dialogue_ui.chart.{'too_few' if too_few else 'none'}_on_scale"), 0.02, bar.y)
    if shown is not Shown.HIDDEN:
        track(chart, _BESIDE_SPAN, bar.y, is_empty=False)
        write(chart, _beside_text(bar, scale, t), 1, heading_at, xanchor="right", align="right")


def _write_ends(chart: Canvas, scale: Scale, y: float) -> None:
    """Write under the bars where the scale begins and ends; the key to all colours stands above the charts."""
    write(chart, wrapped(scale.steps[0].label, 60), _SCALE_SPAN[0], y)
    write(chart, wrapped(scale.steps[-1].label, 60), _SCALE_SPAN[1], y, xanchor="right", align="right")


def _beside_text(bar: Bar, scale: Scale, t: Translator) -> str:
    """Return what stands beside the scale, by name where it is only one kind of answer."""
    given = {kind.label: count for kind, count in zip(scale.off_scale, bar.beside(scale), strict=True) if count}
    if not given:
        return ""
    if len(given) == 1:
        [(answer, number)] = given.items()
        return t("dialogue_ui.chart.beside_one", answer=answer, number=number)
    return t("dialogue_ui.chart.beside_several", number=sum(given.values()))


def _sentence(group: Group, scale: Scale, t: Translator) -> str:
    sentence = figure_sentence(group.figure, group.label, scale, t)
    spread = distribution_words(group.figure, scale, t)
    return f"{sentence} {spread}"
