"""The quality of a framework on the screen: what calls for a look and why, and the whole report as a file."""

from functools import partial

import streamlit as st

from analysis.framework_quality import FrameworkQuality
from exports.finding_words import bound_words, item_words, kind_words, meaning_words
from exports.quality_report import area_points, item_points, summary_sentence
from qualitaetsrahmen.model import Area, Framework
from texts.catalogue import Translator
from ui.desk import Desk
from ui.parts.card_table import draw_table
from ui.parts.markup import literal
from wiring.framework_findings import quality_file, quality_for
from wiring.reports import ReportFormat

_TYPES = {
    ReportFormat.PDF: "application/pdf",
    ReportFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ReportFormat.HTML: "text/html",
}


def choose_framework(desk: Desk, key: str) -> Framework | None:
    """Ask for a version of a framework of the installation; None where there is none."""
    found = desk.services.library().frameworks
    names = list(reversed(found))
    name = st.selectbox(
        desk.t("findings_ui.framework"),
        names,
        format_func=lambda one: desk.t(
            "quality_report.framework", title=found[one].framework.title, version=found[one].framework.version
        ),
        key=key,
    )
    return found.get(name) if name else None


def draw_quality(desk: Desk) -> None:
    """Draw what is known about one version of a framework."""
    t = desk.t
    framework = choose_framework(desk, "quality.framework")
    if framework is None:
        return
    with st.spinner(t("findings_ui.quality.counting")):
        quality = quality_for(desk.services, desk.account, framework)
    st.write(summary_sentence(quality, t))
    if not quality.measured:
        st.info(t("findings_ui.quality.nothing"))
        return
    st.caption(t("quality_report.no_verdict"))
    for area in framework.areas:
        _draw_area(quality, area, t)
    _draw_bounds(quality, t)
    _offer_files(desk, quality)


def _draw_area(quality: FrameworkQuality, area: Area, t: Translator) -> None:
    items = [
        one
        for one in quality.items_with_signs
        if quality.framework.area_of[quality.framework.criterion_of[one].id].id == area.id
    ]
    whole = area_points(quality, area.id, t)
    if not (items or whole):
        return
    title = t("report.topic", ref=area.ref, title=area.title)
    label = t("findings_ui.quality.area", title=literal(title), count=len(items), number=t.number(len(items)))
    with st.expander(label, key=f"quality.{quality.framework.name}.{area.id}"):
        if whole:
            st.markdown(f"**{t('quality_report.whole_area')}**\n\n" + _points(whole))
        for item in items:
            wording = next(iter(quality.framework.items[item].ask.values())).text
            heading = f"**{literal(item_words(quality.framework, item, t))}**"
            quoted = literal(t("ui.quoted", text=wording))
            st.markdown(f"{heading}  \n{quoted}\n\n" + _points(item_points(quality, item, t)))


def _points(points: tuple[str, ...]) -> str:
    return "\n".join(f"- {literal(one)}" for one in points)


def _draw_bounds(quality: FrameworkQuality, t: Translator) -> None:
    with st.expander(t("quality_report.bounds_heading"), key="quality.bounds"):
        bounds = quality.bounds
        st.write(
            t(
                "quality_report.bounds_about",
                answers=t.number(bounds.least_answers),
                places=t.number(bounds.least_places),
                people=t.number(bounds.least_people),
            )
        )
        kinds = dict.fromkeys(one.kind for one in quality.measured)
        columns = [t(f"quality_report.bounds.{name}") for name in ("kind", "bound", "meaning")]
        rows = [(kind_words(kind, t), bound_words(kind, bounds, t), meaning_words(kind, t)) for kind in kinds]
        draw_table(columns, rows, t("quality_report.bounds_table"))


def _offer_files(desk: Desk, quality: FrameworkQuality) -> None:
    """Draw the ways to take the report along; each file is made when somebody asks for it."""
    t, today = desk.t, desk.today
    st.header(t("findings_ui.quality.files"), anchor=False)
    st.write(t("findings_ui.quality.files_about"))
    with st.container(horizontal=True):
        for kind, media_type in _TYPES.items():
            st.download_button(
                t(f"findings_ui.quality.file.{kind.value}"),
                partial(quality_file, quality, kind, today, t),
                file_name=f"guete-{quality.framework.name.replace('@', '-')}.{kind.value}",
                mime=media_type,
                on_click="ignore",
                icon=":material/download:",
                key=f"quality.file.{kind.value}",
            )
