"""The formats to choose from, each with its purpose, for whom it is and how long it takes."""

from collections.abc import Sequence

import streamlit as st

from dialogues.session_formats import SessionFormat, formats
from texts.catalogue import Translator
from ui import state
from ui.dialogue.agenda_words import length_words
from ui.parts.markup import literal


def choose_format(form: str, *, has_results: bool, t: Translator) -> SessionFormat | None:
    """Draw the formats until one is chosen, then that one with a way to the others; what is typed below stays."""
    key = f"{form}.format"
    offered = [one for one in formats() if has_results or not one.needs_results]
    chosen = next((one for one in offered if one.id == state.written(key)), None)
    st.header(t("planning_ui.format.heading"), anchor=False)
    if chosen is None:
        _draw_cards(offered, key, t)
        _say_later(offered, t)
        return None
    with st.container(border=True):
        _draw_words(chosen, t)
    with st.expander(t("planning_ui.format.other"), key=f"{key}.others.{chosen.id}"):
        _draw_cards([one for one in offered if one is not chosen], key, t)
        _say_later(offered, t)
    return chosen


def _draw_cards(offered: Sequence[SessionFormat], key: str, t: Translator) -> None:
    for one in offered:
        with st.container(border=True):
            _draw_words(one, t)
            st.button(
                t("planning_ui.format.choose", title=one.title),
                key=f"{key}.{one.id}",
                on_click=state.write,
                args=(key, one.id),
            )


def _draw_words(one: SessionFormat, t: Translator) -> None:
    heading = t("planning_ui.format.title", title=literal(one.title), length=length_words(one.minutes, t))
    whom = t("planning_ui.format.for_whom", whom=literal(one.for_whom))
    st.markdown("  \n".join([heading, literal(one.purpose), whom]))


def _say_later(offered: Sequence[SessionFormat], t: Translator) -> None:
    """Name the formats that wait for results."""
    later = [one.title for one in formats() if one not in offered]
    if later:
        st.write(t("planning_ui.format.later", formats=literal(t.listed(later))))
