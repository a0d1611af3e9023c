"""The results that networks opened to each other, side by side: by name, without a sum and without a rank."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.side_by_side import Beside, Cell, side_by_side
from dialogues.errors import SessionUnknown
from dialogues.preparation_model import GuestNetwork
from exports.phrases import figure_words
from exports.picture_sources import cluster_source
from exports.pictures import Picture
from exports.report.charts import named_gap_chart
from qualitaetsrahmen.model import Framework
from selfeval.results import Results
from texts.catalogue import Translator
from ui.charts.gap_chart import gap_chart
from ui.charts.titles import title_of
from ui.cluster.themes_view import draw_limits_of_time, draw_themes
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.finding import Finding, draw_finding
from ui.results.marks import perspective_key
from ui.results.result_tables import median_note, table_of
from ui.results.save_picture import saved_of_session
from wiring.clusters import OpenedResults, opened_results


def draw_beside(desk: Desk, guest: GuestNetwork) -> None:
    """Draw the questions of the session, or say what is still needed before anybody sees anything."""
    t = desk.t
    st.header(t("cluster_ui.beside"), anchor=False)
    opened = opened_results(desk.services, desk.scope, guest.session_id, desk.today)
    if opened is None:
        st.info(t("cluster_ui.beside.not_yet"))
        return
    st.write(t("cluster_ui.beside.about"))
    draw_limits_of_time(desk, guest)
    reference = opened.reference
    everybody = dict.fromkeys(one for member in opened.members for one in member.results.perspectives)
    perspective_key(reference.framework, [one for one in everybody if _is_known(reference.framework, one)], t)
    questions = side_by_side(reference, opened.members, _criteria(desk, guest, opened))
    order = [one.id for one in reference.framework.perspectives if one.id in everybody]
    draw_themes(questions, reference.framework, order, t)
    for question in questions:
        _draw_question(desk, guest, question, reference)


def _criteria(desk: Desk, guest: GuestNetwork, opened: OpenedResults) -> list[str]:
    """Return what the session talks about; for guests, to whom its agenda does not belong, all that was asked."""
    try:
        talks = desk.sessions.session(guest.session_id).talks
    except SessionUnknown:
        talks = ()
    return [talk.criterion_id for talk in talks] or list(opened.reference.of_round.criteria)


def _draw_question(desk: Desk, guest: GuestNetwork, question: Beside, reference: Results) -> None:
    t, framework = desk.t, reference.framework
    asked = next(one for one in reference.items if one.item.id == question.item.id)
    st.subheader(title_of(asked, t), anchor=False)
    named = [(cell.name, cell.result) for cell in question.compared if cell.result is not None]
    others = [words for cell in question.cells if (words := _words_without(cell, framework, t))]
    if named:
        names = [name for name, _ in named]
        chart = gap_chart([result for _, result in named], framework, t, [escape(name) for name in names])
        words = t("cluster_ui.beside.words", names=t.listed(names))
        table, title = _table(question, framework, t), title_of(asked, t)

        def picture() -> Picture:
            drawn = named_gap_chart(named, framework, words, table_of(table, title), t)
            return Picture(t.language, title, drawn, tuple(others), cluster_source(guest, framework, t))

        name = f"nebeneinander-{question.item.id}"
        saved = saved_of_session(desk, name, guest.session_id, guest.network_id, picture)
        draw_finding(Finding(f"beside.{question.item.id}", chart, words, table, saved, median_note(asked.scale, t)), t)
    for words in others:
        st.markdown(literal(words))


def _words_without(cell: Cell, framework: Framework, t: Translator) -> str:
    """Say why a network, or one of its perspectives, does not stand beside the others."""
    if cell.missing is not None:
        return t(f"cluster_ui.missing.{cell.missing.value}", name=cell.name)
    if cell.grouped_otherwise:
        who = t.listed([_label(framework, one) for one in cell.grouped_otherwise])
        return t("cluster_ui.missing.grouped", name=cell.name, who=who)
    return ""


def _table(question: Beside, framework: Framework, t: Translator) -> pd.DataFrame:
    """Return the same as words: one row for each network, one column for each perspective."""
    groups = dict.fromkeys(who for cell in question.compared if cell.result for who in cell.result.perspectives)
    rows = []
    for cell in question.compared:
        row = {t("cluster_ui.table.network"): cell.name}
        for who in groups:
            figure = cell.result.perspectives.get(who) if cell.result else None
            scale = cell.result.scale if cell.result else None
            has_figure = figure is not None and scale is not None
            row[_label(framework, who)] = (
                figure_words(figure, scale, t) if has_figure and figure and scale else t("cluster_ui.table.not_asked")
            )
        rows.append(row)
    return pd.DataFrame(rows)


def _is_known(framework: Framework, perspective: str) -> bool:
    return any(one.id == perspective for one in framework.perspectives)


def _label(framework: Framework, perspective: str) -> str:
    return framework.perspective(perspective).label if _is_known(framework, perspective) else perspective
