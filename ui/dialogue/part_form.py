"""One part of an agenda: its name, its minutes, the method card by which it is led, and taking it out."""

from collections.abc import Callable

import streamlit as st

from dialogues import agenda_changes
from dialogues.material import card_of, cards_for
from dialogues.model import AgendaItem, Session, Talk
from dialogues.ports import SessionStore
from exports.agenda_phrases import part_name
from exports.phrases import reason_sentence
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.dialogue.method_view import draw_card
from ui.parts.markup import literal

_MINUTES = (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 90, 120)
_LONGEST_TITLE = 280
_WITHOUT_CARD = ""


def edit_part(desk: Desk, session: Session, framework: Framework) -> None:
    """Ask which part shall be changed, and draw what can be changed in it."""
    t = desk.t
    names = {part.id: part_name(part, framework, t) for part in session.agenda}
    chosen = st.selectbox(
        t("planning_ui.part.which"),
        list(names),
        index=None,
        format_func=lambda one: names.get(one, ""),
        placeholder=t("planning_ui.part.which_placeholder"),
        key=f"agenda.{session.id}.part",
    )
    part = session.agenda_item(chosen) if chosen else None
    if part is None:
        return
    with st.container(border=True):
        _draw_part(desk, session, part, framework)


def choose_minutes(desk: Desk, session: Session, part: AgendaItem, label: str) -> None:
    """Draw how many minutes a part has; another number is stored at once."""
    t, key = desk.t, dialogue_state.field_key(f"agenda.{part.id}.minutes", part.minutes)
    choices = sorted({*_MINUTES, part.minutes})
    st.selectbox(
        label,
        choices,
        index=choices.index(part.minutes),
        format_func=lambda minutes: t("dialogue_ui.length.minutes", count=minutes),
        key=key,
        on_change=_set_minutes,
        args=(desk, session, part.id, key),
    )


def choose_card(desk: Desk, session: Session, part: AgendaItem) -> None:
    """Draw the method card of a part and let another one be chosen that fits its kind."""
    choose_method(desk, session, part)
    chosen = card_of(part)
    if chosen is not None:
        with st.expander(desk.t("planning_ui.method.open", title=literal(chosen.title))):
            draw_card(chosen, desk.t)


def choose_method(desk: Desk, session: Session, part: AgendaItem) -> None:
    """Draw by which method card a part is led; another one that fits its kind is stored at once."""
    t = desk.t
    titles = {card.id: card.title for card in cards_for(part)}
    if not titles:
        return
    chosen = card_of(part)
    stored = chosen.id if chosen else _WITHOUT_CARD
    key = dialogue_state.field_key(f"agenda.{part.id}.method", stored)
    choices = list(dict.fromkeys([_WITHOUT_CARD, *titles, stored]))
    st.selectbox(
        t("planning_ui.method.choose"),
        choices,
        index=choices.index(stored),
        format_func=lambda one: (
            titles.get(one, chosen.title if chosen else "") if one else t("planning_ui.method.none")
        ),
        key=key,
        on_change=_set_method,
        args=(desk, session, part.id, key),
    )


def _draw_part(desk: Desk, session: Session, part: Talk | AgendaItem, framework: Framework) -> None:
    t = desk.t
    if isinstance(part, Talk):
        st.markdown("  \n".join(literal(reason_sentence(reason, framework, t)) for reason in part.reasons))
    if part.purpose:
        st.markdown(literal(part.purpose))
    name, minutes = st.columns([2, 1])
    with name:
        _ask_name(desk, session, part, framework)
    with minutes:
        choose_minutes(desk, session, part, t("planning_ui.part.minutes"))
    choose_card(desk, session, part)
    if part.id in agenda_changes.parts_with_content(desk.sessions, session):
        st.write(t("planning_ui.part.stays"))
    else:
        st.button(
            t("planning_ui.part.remove"),
            key=f"agenda.{part.id}.remove",
            on_click=_take_out,
            args=(desk, session, part.id),
        )


def _ask_name(desk: Desk, session: Session, part: Talk | AgendaItem, framework: Framework) -> None:
    """Ask for the name; an empty one is that of the criterion or of the kind."""
    t, key = desk.t, dialogue_state.field_key(f"agenda.{part.id}.title", part.title)
    untitled = part.model_copy(update={"title": ""})
    st.text_input(
        t("planning_ui.part.title"),
        value=part.title,
        max_chars=_LONGEST_TITLE,
        placeholder=part_name(untitled, framework, t),
        key=key,
        on_change=_rename,
        args=(desk, session, part.id, key),
    )


def _set_minutes(desk: Desk, session: Session, part_id: str, key: str) -> None:
    minutes = int(str(state.written(key)))
    _change(desk, session, lambda store: agenda_changes.set_minutes(store, session.id, part_id, minutes))


def _set_method(desk: Desk, session: Session, part_id: str, key: str) -> None:
    method = state.written(key)
    wanted = str(method) if method else None
    _change(desk, session, lambda store: agenda_changes.choose_method(store, session.id, part_id, wanted))


def _rename(desk: Desk, session: Session, part_id: str, key: str) -> None:
    title = str(state.written(key) or "")
    _change(desk, session, lambda store: agenda_changes.rename(store, session.id, part_id, title))


def _take_out(desk: Desk, session: Session, part_id: str) -> None:
    _change(desk, session, lambda store: agenda_changes.take_out(store, session.id, part_id))


def _change(desk: Desk, session: Session, change: Callable[[SessionStore], Session]) -> None:
    try:
        change(desk.sessions)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.agenda_changed", session.id, session.network_id)
