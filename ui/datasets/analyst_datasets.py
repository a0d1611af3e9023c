"""Data for analysts: what networks handed in, and single sheets, each with the conditions and what it is for."""

from urllib.parse import urlencode

import streamlit as st

from ui.datasets.take_data import choose_format, choose_language
from ui.desk import Desk
from ui.parts.markup import button_link, literal
from wiring.analysts_data import AnalystsData
from wiring.waiting_for_data import how_far


def draw_analyst_datasets(desk: Desk) -> None:
    """Draw both kinds of data for analysts; anyone else reads whom this is for."""
    t = desk.t
    if not desk.account.is_analyst:
        st.info(t("datasets_ui.analysts_only"))
        return
    for kind in AnalystsData:
        with st.container(border=True):
            _draw_one(desk, kind)


def _draw_one(desk: Desk, kind: AnalystsData) -> None:
    t = desk.t
    st.header(t(f"datasets_ui.analysts.{kind.value}"), anchor=False)
    st.write(t(f"datasets_ui.about.{kind.value}"))
    if kind is AnalystsData.ANSWERS:
        with st.expander(t("datasets_ui.conditions")):
            for name in ("purpose", "use", "until"):
                st.markdown(f"- {t(f'datasets.answers.condition.{name}')}")
    with st.container(horizontal=True, gap="medium"):
        form = choose_format(f"analysts.{kind.value}", t)
        language = choose_language(f"analysts.{kind.value}", t)
    st.caption(t(f"datasets_ui.format.{form}.about"))
    purpose = st.text_input(t("datasets_ui.purpose"), max_chars=200, key=f"analysts.{kind.value}.purpose")
    st.caption(t("datasets_ui.purpose.help"))
    if (purpose or "").strip():
        button_link(t("datasets_ui.take"), _path(kind, form, language, purpose.strip()))
        st.fragment(_follow, run_every=desk.services.settings.idle_poll_seconds)(desk, kind)
    else:
        st.caption(t("datasets_ui.purpose.missing"))


def _follow(desk: Desk, kind: AnalystsData) -> None:
    """Draw how far the files are, for as long as the link's answer is waited for."""
    t, written = desk.t, how_far(desk.account.id, kind)
    if written is None:
        return
    if written.share == 0:
        told = t("data_progress.preparing")
    elif written.share < 1:
        rows, total = t.number(written.rows), t.number(written.total)
        told = t("data_progress.rows", title=literal(written.title), rows=rows, total=total)
    else:
        told = t("data_progress.finishing")
    st.progress(written.share, text=told)


def _path(kind: AnalystsData, form: str, language: str, purpose: str) -> str:
    query = urlencode({"format": form, "sprache": language, "zweck": purpose})
    return f"/herunterladen/auswertung/{kind.value}?{query}"
