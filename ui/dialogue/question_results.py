"""What a room answered: in words, as a table, with its reasons, and what can be made of it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dialogues.cards import clusters_of, order_clusters
from dialogues.model import Session
from dialogues.priorities import criteria_to_come, ranked, talk_in_this_order
from dialogues.questions import CONSENSUS, PULSE_PARTS, PULSE_STEPS, TAKES_REASONS
from dialogues.room_model import Option, QuestionKind, RoomQuestion, VoteFigure
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.dialogue.card_panel import draw_reasons
from ui.parts.markup import literal


def draw_revealed(desk: Desk, session: Session, question: RoomQuestion, framework: Framework) -> None:
    """Draw one revealed question with its reasons."""
    t = desk.t
    with st.container(border=True):
        st.markdown(f"**{t(f'instruments_ui.result.{question.kind.value}')}**")
        if question.text:
            st.markdown(literal(question.text))
        figures = [figure for figure in question.figures() if figure.answered is not None]
        if not figures:
            st.write(t("instruments_ui.result.hidden"))
        else:
            people = max(figure.answered or 0 for figure in figures)
            st.markdown(t("question.result.people", count=people))
            st.table(_TABLES[question.kind](question, framework, t), hide_index=True)
        _offer_order(desk, session, question, framework)
        if question.kind in TAKES_REASONS:
            draw_reasons(desk, session, question)


def _consensus_table(question: RoomQuestion, _framework: Framework, t: Translator) -> pd.DataFrame:
    [figure] = question.figures()
    rows = [(t(f"question.consensus.{one.id}"), t.number(figure.counts.get(one.id, 0))) for one in CONSENSUS]
    return pd.DataFrame(rows, columns=[t(f"instruments_ui.result.{name}") for name in ("answer", "answers")])


def _dots_table(question: RoomQuestion, framework: Framework, t: Translator) -> pd.DataFrame:
    """Return the options with their places; Streamlit's tables read Markdown, so typed words are kept from it."""
    rows = [
        (t.number(one.place), literal(_label(one.option, framework)), t.number(one.dots)) for one in ranked(question)
    ]
    columns = [t(f"instruments_ui.result.{name}") for name in ("place", "option", "dots_given")]
    return pd.DataFrame(rows, columns=columns)


def _pulse_table(question: RoomQuestion, _framework: Framework, t: Translator) -> pd.DataFrame:
    by_part = {figure.perspective: figure for figure in question.figures()}
    steps = range(1, PULSE_STEPS + 1)
    rows = [
        {
            t("instruments_ui.result.statement"): t(f"question.pulse.{part}"),
            **{t(f"question.pulse.step.{step}"): _cell(by_part.get(part), f"{part}-{step}", t) for step in steps},
        }
        for part in PULSE_PARTS
    ]
    return pd.DataFrame(rows)


_TABLES: dict[QuestionKind, Callable[[RoomQuestion, Framework, Translator], pd.DataFrame]] = {
    QuestionKind.CONSENSUS: _consensus_table,
    QuestionKind.DOTS: _dots_table,
    QuestionKind.PULSE: _pulse_table,
}


def _cell(figure: VoteFigure | None, answer: str, t: Translator) -> str:
    if figure is None or figure.answered is None:
        return "–"
    return t.number(figure.counts.get(answer, 0))


def _label(option: Option, framework: Framework) -> str:
    criterion = framework.criteria.get(option.id)
    return option.label or (criterion.title if criterion else option.id)


def _offer_order(desk: Desk, session: Session, question: RoomQuestion, framework: Framework) -> None:
    """Offer to go on in the order of the dots, where they lie on what is still to come or on clusters."""
    t, order = desk.t, [one.option for one in ranked(question)]
    if any(not one.label and one.id in framework.criteria for one in order):
        coming = {one.criterion_id for one in criteria_to_come(session)}
        if coming & {one.id for one in order}:
            label, action = t("instruments_ui.result.order_talks"), _order_talks
            st.button(label, key=f"order.{question.id}", on_click=action, args=(desk, session, question))
        return
    store = desk.services.card_clusters(desk.scope)
    clusters = {one.id for one in clusters_of(store, session.id, question.agenda_item_id)}
    if clusters & {one.id for one in order}:
        label, action = t("instruments_ui.result.order_clusters"), _order_clusters
        st.button(label, key=f"order.{question.id}", on_click=action, args=(desk, session, question))


def _order_talks(desk: Desk, session: Session, question: RoomQuestion) -> None:
    try:
        talk_in_this_order(desk.sessions, session.id, question)
    except CodedError as problem:
        desk.say(problem)
        return
    state.leave_message(desk.t("instruments_ui.result.talks_ordered"))


def _order_clusters(desk: Desk, session: Session, question: RoomQuestion) -> None:
    clusters = desk.services.card_clusters(desk.scope)
    order = [one.option.id for one in ranked(question)]
    try:
        order_clusters(clusters, session.id, question.agenda_item_id, order)
    except CodedError as problem:
        desk.say(problem)
        return
    state.leave_message(desk.t("instruments_ui.result.clusters_ordered"))
