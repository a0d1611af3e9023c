"""The own profile: which areas stand out from the own level, beside the profiles of others."""

import pandas as pd
import streamlit as st

from analysis.profiles import AreaProfile, profile
from exports.picture_charts import BandRow
from ui.charts.band_chart import band_figure
from ui.comparing.beside import Beside
from ui.results.finding import Finding, draw_finding


def draw_profile(beside: Beside) -> None:
    """Draw the profile with its sentence and table, or say why there is none."""
    t = beside.t
    st.header(t("comparing_ui.profile.title"), anchor=False)
    st.write(t("comparing_ui.profile.about"))
    found = profile(beside.comparison, beside.perspective, beside.areas)
    if not found:
        st.info(t("comparing_ui.profile.none", who=beside.label))
        return
    rows = [BandRow(_title(beside, one), one.own, _ends(one), _sentence(beside, one)) for one in found]
    ends = (t("comparing_ui.profile.below"), t("comparing_ui.profile.above"))
    table = pd.DataFrame(
        [
            {
                t("comparing_ui.table.area"): _title(beside, one),
                t("comparing_ui.table.own"): beside.points(one.own),
                t("comparing_ui.table.others"): beside.band_words(one.band),
            }
            for one in found
        ]
    )
    title = t("picture.title", part=t("comparing_ui.profile.title"), what=beside.label)
    words, note, chart = _words(beside, found), t("comparing_ui.profile.note"), beside.bands(rows, ends)
    saved = beside.saved("profil", title, chart, (words, note))
    draw_finding(Finding("comparing.profile", band_figure(chart), words, table, saved, note), t)


def _words(beside: Beside, found: tuple[AreaProfile, ...]) -> str:
    t = beside.t
    if all(one.band is None for one in found):
        return t("comparing_ui.profile.no_others", who=beside.label)
    apart = [_title(beside, one) for one in found if one.side]
    if not apart:
        return t("comparing_ui.profile.alike", who=beside.label)
    return t("comparing_ui.profile.apart", who=beside.label, areas=t.listed(apart), count=len(apart))


def _sentence(beside: Beside, one: AreaProfile) -> str:
    return beside.t(
        "comparing_ui.profile.sentence",
        area=_title(beside, one),
        points=beside.points(one.own),
        others=beside.band_words(one.band),
        where=beside.where(one.own, one.band),
    )


def _title(beside: Beside, one: AreaProfile) -> str:
    area = next(area for area in beside.results.framework.areas if area.id == one.area_id)
    return f"{area.ref} {area.title}"


def _ends(one: AreaProfile) -> tuple[int, int] | None:
    return (one.band.low, one.band.high) if one.band else None
