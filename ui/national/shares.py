"""Shares as bars with their sentence, table and picture: the one drawing of all parts of the national view."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from exports.picture_sources import national_source
from exports.pictures import Picture
from exports.report.answer_bars import Shares, share_bars
from ui.charts.shares_chart import shares_chart
from ui.desk import Desk
from ui.national.view import View
from ui.results.finding import Finding, draw_finding
from ui.results.result_tables import table_of
from ui.results.save_picture import saved_of_framework


@dataclass(frozen=True)
class Bars:
    """Some bars with what they say, in the order in which they are given."""

    title: str
    rows: Sequence[Shares]
    steps: Sequence[str]
    words: str
    table: pd.DataFrame
    note: str
    """What must be known to read the table."""
    about: str
    """How to read the bars, for whoever sees the picture alone."""


def draw_bars(desk: Desk, view: View, key: str, bars: Bars) -> None:
    """Draw bars as a finding; whoever saves the picture takes along of which year and version it is."""
    t, framework, day = desk.t, view.framework, desk.today
    unit = t("national_ui.per_cent", number="{number}")
    about = t("picture.national.about", year=view.year)

    def picture() -> Picture:
        chart = share_bars(bars.rows, bars.steps, unit, table_of(bars.table, bars.title))
        source = national_source(framework, about, day, t)
        return Picture(t.language, bars.title, chart, (bars.words, bars.about), source)

    saved = saved_of_framework(desk, f"{key}-{view.year}", framework.name, picture)
    draw_finding(Finding(key, shares_chart(bars.rows, bars.steps, unit), bars.words, bars.table, saved, bars.note), t)
