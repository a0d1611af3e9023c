"""How far two perspectives lie apart here, beside how far they lie apart elsewhere."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import pandas as pd
import streamlit as st

from analysis.comparison import GapCell
from exports.picture_charts import BandRow, band_reach
from qualitaetsrahmen.model import Area
from ui.charts.band_chart import band_figure
from ui.comparing.beside import Beside
from ui.results.finding import Finding, draw_finding


def draw_gaps(beside: Beside) -> None:
    """Ask beside which other perspective to look, and draw the gaps area by area."""
    t = beside.t
    st.header(t("comparing_ui.gaps.title"), anchor=False)
    st.write(t("comparing_ui.gaps.about"))
    others = [one for one in beside.results.perspectives if one != beside.perspective and _gaps(beside, one)]
    if not others:
        st.info(t("comparing_ui.gaps.none", who=beside.label))
        return
    second = st.segmented_control(
        t("comparing_ui.gaps.second", who=beside.label),
        others,
        default=others[0],
        required=True,
        format_func=beside.label_of,
        wrap=True,
        key=f"comparing.second.{beside.perspective}",
    )
    second = second or others[0]
    gaps = _gaps(beside, second)
    reach = band_reach(_rows(beside, gaps, _names(beside, second)))
    for area, cells in groupby(gaps, key=lambda one: beside.items[one.item_id].area):
        st.subheader(f"{area.ref} {area.title}", anchor=False)
        _draw(beside, second, list(cells), area, reach)


def _gaps(beside: Beside, second: str) -> list[GapCell]:
    """Return the questions at which both perspectives may be shown here."""
    found = beside.comparison.gaps(beside.perspective, second)
    return [one for one in found if one.higher_is_first is not None]


def _names(beside: Beside, second: str) -> dict[str, str]:
    return {"first": beside.label, "second": beside.label_of(second)}


def _rows(beside: Beside, cells: Sequence[GapCell], names: dict[str, str]) -> list[BandRow]:
    return [
        BandRow(
            beside.title(one.item_id),
            one.higher_is_first,
            (one.band.low, one.band.high) if one.band else None,
            beside.t(
                "comparing_ui.gaps.sentence",
                item=beside.title(one.item_id),
                points=beside.points(one.higher_is_first or 0),
                others=beside.band_words(one.band),
                **names,
            ),
        )
        for one in cells
    ]


def _draw(beside: Beside, second: str, cells: Sequence[GapCell], area: Area, reach: float) -> None:
    t, names = beside.t, _names(beside, second)
    rows = _rows(beside, cells, names)
    ends = tuple(t("comparing_ui.gaps.more", who=who) for who in (names["second"], names["first"]))
    table = pd.DataFrame(
        [
            {
                t("comparing_ui.table.item"): row.title,
                t("comparing_ui.table.own"): beside.points(row.own or 0),
                t("comparing_ui.table.others"): beside.band_words(one.band),
            }
            for row, one in zip(rows, cells, strict=True)
        ]
    )
    chart = beside.bands(rows, (ends[0], ends[1]), reach)
    chart = replace(chart, own=replace(chart.own, label=t("comparing_ui.gaps.own")))
    both = t.listed(list(names.values()))
    title = t("picture.title", part=f"{area.ref} {area.title}", what=both)
    words, note = _words(beside, cells, names), t("comparing_ui.gaps.note", **names)
    saved = beside.saved(f"abstand.{area.id}.{second}", title, chart, (words, note))
    draw_finding(Finding(f"comparing.gaps.{area.id}", band_figure(chart), words, table, saved, note), t)


def _words(beside: Beside, cells: Sequence[GapCell], names: dict[str, str]) -> str:
    t = beside.t
    banded = [one for one in cells if one.band is not None]
    if not banded:
        return t("comparing_ui.gaps.no_others", **names)
    apart = [beside.title(one.item_id) for one in banded if one.side]
    if not apart:
        return t("comparing_ui.gaps.alike", **names)
    return t("comparing_ui.gaps.apart", items=t.listed(apart), count=len(apart), **names)
