"""A small page with lists to put in order, and what it has stored; tests with and without a browser open it."""

import json

import streamlit as st

from ui.parts.frame import choose_language
from ui.parts.sortable_lists import Entry, SortableList, order_of, rearranged, sortable_lists
from ui.parts.wide_page import widen

LISTS = (
    SortableList(
        "heute",
        "Heute",
        (
            Entry("ankommen", "Ankommen und Rahmen", "10 Minuten"),
            Entry("befund", "Wo gehen unsere Sichten auseinander?", "20 Minuten"),
            Entry("gespraech", "Gespräch über den ersten Zugang zu Familien mit kleinen Kindern", "45 Minuten"),
            Entry("abschluss", "Was nehmen wir mit?"),
        ),
    ),
    SortableList("spaeter", "Später", (Entry("karten", "Karten zu den Übergängen", "30 Minuten"),)),
    SortableList("nie", "Ohne Termin", ()),
)


def draw_page() -> None:
    """Draw the lists as they are stored, and count moves and runs."""
    widen()
    choose_language()
    stored = st.session_state.setdefault("stored", order_of(LISTS))
    st.session_state.setdefault("moves", 0)
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    order = sortable_lists(rearranged(LISTS, stored), key="agenda", label="Ablauf des Dialogs")
    if order is not None:
        st.session_state["stored"] = stored = order
        st.session_state["moves"] += 1
    st.text(json.dumps(stored))
    st.caption(f"Gespeichert: {st.session_state['moves']}")
    st.button(f"Gezeichnet: {st.session_state['runs']}", key="again")


if __name__ == "__main__":
    draw_page()
