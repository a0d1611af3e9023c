"""Making a session one of a series, with its number."""

import streamlit as st

from dialogues.model import Session
from dialogues.preparation_model import Numbering, Series
from dialogues.series import make_series, next_number, put_into_series, series_of, take_out_of_series
from exports.series_names import meeting_name
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from ui.dialogue.choose_session import state_word
from ui.parts.markup import literal

_NEW = ""
_LONGEST_TITLE = 160
_HIGHEST = 999


def draw_series(desk: Desk, session: Session) -> None:
    """Draw the series that the session belongs to with its other meetings, or the ways into one."""
    t = desk.t
    all_series = [one for one in desk.services.series(desk.scope).series() if one.network_id == session.network_id]
    series = series_of(session, all_series)
    if series is None:
        st.write(t("series_ui.series.about"))
        _choose_series(desk, session, all_series)
        return
    st.header(meeting_name(session, series, t), anchor=False)
    st.write(t(f"series_ui.numbering.{series.numbering.value}.about"))
    meetings = [one for one in desk.sessions.sessions() if one.series_id == series.id]
    st.markdown(
        "\n".join(
            t(
                "series_ui.series.meeting",
                name=literal(meeting_name(one, series, t)),
                title=literal(one.title),
                day=literal(t.date(one.held_on)),
                state=state_word(one, t),
            )
            for one in sorted(meetings, key=lambda one: one.held_on)
        )
    )
    st.button(t("series_ui.series.take_out"), key="series.take_out", on_click=_take_out, args=(desk, session))


def _choose_series(desk: Desk, session: Session, all_series: list[Series]) -> None:
    """Ask for a series or the name of a new one, and the number, which is proposed by the rule."""
    t, by_id = desk.t, {one.id: one for one in all_series}
    chosen = st.selectbox(
        t("series_ui.series.which"),
        [*by_id, _NEW],
        format_func=lambda one: by_id[one].title if one in by_id else t("series_ui.series.new"),
        key=f"series.{session.id}.which",
    )
    series = by_id.get(chosen)
    title, numbering = ("", Numbering.CONTINUOUS) if series else _ask_new(desk, session)
    number = st.number_input(
        t("series_ui.series.number"),
        min_value=1,
        max_value=_HIGHEST,
        value=next_number(series, desk.sessions.sessions(), session.held_on) if series else 1,
        key=f"series.{session.id}.number.{chosen}",
        help=None,
        width=160,
    )
    st.caption(t("series_ui.series.number_about"))
    if st.button(t("series_ui.series.put"), type="primary", key="series.put"):
        if series is None and not title.strip():
            st.error(t("series_ui.series.title_missing"))
            return
        _put(desk, session, series, (title, numbering), number)


def _ask_new(desk: Desk, session: Session) -> tuple[str, Numbering]:
    t = desk.t
    title = st.text_input(
        t("series_ui.series.title"),
        placeholder=t("series_ui.series.title_example"),
        max_chars=_LONGEST_TITLE,
        key=f"series.{session.id}.title",
    )
    numbering: Numbering | None = st.radio(
        t("series_ui.numbering"),
        list(Numbering),
        index=0,
        format_func=lambda one: t(f"series_ui.numbering.{one.value}"),
        key=f"series.{session.id}.numbering",
    )
    return title, numbering or Numbering.CONTINUOUS


def _put(desk: Desk, session: Session, series: Series | None, new: tuple[str, Numbering], number: int) -> None:
    try:
        if series is None:
            series = make_series(desk.services.series(desk.scope), session.network_id, *new)
        put = put_into_series(desk.sessions, series, session.id, number)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.put_into_series", session.id, session.network_id)
    state.leave_message(desk.t("series_ui.series.done", name=meeting_name(put, series, desk.t)))
    st.rerun()


def _take_out(desk: Desk, session: Session) -> None:
    take_out_of_series(desk.sessions, session.id)
    desk.note("session.taken_out_of_series", session.id, session.network_id)
