"""One question in a funnel: whether the own share lies beyond what chance alone does to a group of this size."""

import pandas as pd
import streamlit as st

from analysis.funnels import Funnel, funnel
from exports.palette import CHANCE
from exports.picture_charts import FunnelChart, corners
from exports.report.blocks import Key, Tick
from texts.catalogue import Translator
from ui.charts.funnel_chart import funnel_figure
from ui.comparing.beside import SHARE, Beside
from ui.results.finding import Finding, draw_finding

_SHARES = (0, 0.25, 0.5, 0.75, 1)
_APART = 0.08
"""Labels of the axis closer to its beginning than this would touch the first one."""


def draw_funnel(beside: Beside) -> None:
    """Ask for a question and draw it with its sentence and table."""
    t = beside.t
    st.header(t("comparing_ui.funnel.title"), anchor=False)
    st.write(t("comparing_ui.funnel.about"))
    compared = [one.item_id for one in beside.comparison.cells(beside.perspective) if one.band is not None]
    if not compared:
        st.info(t("comparing_ui.funnel.none", who=beside.label))
        return
    chosen = st.selectbox(
        t("comparing_ui.funnel.choose"),
        compared,
        format_func=beside.title,
        key=f"comparing.item.{beside.perspective}",
    )
    found = funnel(beside.comparison, beside.perspective, chosen)
    if found is None:
        return
    asked = beside.items[chosen].item.ask.get(beside.perspective)
    if asked is not None:
        st.caption(t("comparing_ui.funnel.wording", text=asked.text))
    words, note = _words(beside, found), t("comparing_ui.funnel.note")
    title = t("picture.title", part=beside.title(chosen), what=beside.label)
    chart = described_funnel(found, beside.own, words, t)
    saved = beside.saved(f"zufall.{chosen}", title, chart, (words, note))
    figure = funnel_figure(chart, _own(beside, found))
    draw_finding(Finding("comparing.funnel", figure, words, _table(beside, found), saved, note), t)


def described_funnel(found: Funnel, own: Key, words: str, t: Translator) -> FunnelChart:
    """Describe the funnel: the limits as lines, the common share, and the own place as the only mark."""
    sizes = found.sizes.tolist()
    first, last = sizes[0], sizes[-1]
    marked = [first, *(size for part in range(1, 6) if (size := part * last // 5) - first > _APART * (last - first))]
    return FunnelChart(
        alt=words,
        high=corners(sizes, found.high.tolist()),
        low=corners(sizes, found.low.tolist()),
        target=found.target,
        place=(found.people, found.agreeing / found.people),
        own=own,
        chance=Key(t("picture.funnel.chance"), CHANCE),
        target_word=t("picture.funnel.target"),
        axis=t("comparing_ui.funnel.axis_people"),
        sizes=tuple(Tick(size, t.number(size)) for size in marked),
        shares=tuple(Tick(one, t("comparing_ui.percent", number=round(one * SHARE))) for one in _SHARES),
    )


def _words(beside: Beside, found: Funnel) -> str:
    t = beside.t
    side = {-1: "below", 0: "unsure" if found.is_drawn_outside else "inside", 1: "above"}[found.side]
    parts = [
        _own(beside, found),
        t(f"comparing_ui.funnel.{side}"),
        t(f"comparing_ui.funnel.{'most' if found.are_most_inside else 'few'}_inside", others=found.others),
    ]
    if found.is_drawn_outside and found.is_overdispersed:
        parts.append(t("comparing_ui.funnel.overdispersed"))
    return " ".join(parts)


def _own(beside: Beside, found: Funnel) -> str:
    return beside.t(
        "comparing_ui.funnel.own",
        who=beside.label,
        agreeing=found.agreeing,
        people=found.people,
        target=round(found.target * SHARE),
    )


def _table(beside: Beside, found: Funnel) -> pd.DataFrame:
    """Return the own numbers and the limits for some sizes; no other place is in it."""
    t = beside.t
    wanted = sorted({found.people, *(one for one in (10, 20, 50, 100, 250, 500) if one <= int(found.sizes[-1]))})
    places = {int(size): place for place, size in enumerate(found.sizes)}
    rows = []
    for size in (one for one in wanted if one in places):
        low, high = (round(float(side[places[size]]) * SHARE) for side in (found.low, found.high))
        own = t("comparing_ui.funnel.table.count", agreeing=found.agreeing, people=size)
        rows.append(
            {
                t("comparing_ui.funnel.table.people"): t.number(size),
                t("comparing_ui.funnel.table.limits"): t("comparing_ui.funnel.table.range", low=low, high=high),
                t("comparing_ui.funnel.table.own"): own if size == found.people else "–",
            }
        )
    return pd.DataFrame(rows)
