"""A small page with texts to code, and what it has stored; a browser test opens it."""

import json

import streamlit as st

from texts.catalogue import translator
from ui.parts.text_coder import Chosen, Code, Coded, keyed, text_coder
from ui.parts.wide_page import widen

TEXTS = tuple(Coded(f"text-{number}", "Eltern zu „Zugang“", f"Text Nummer {number}") for number in range(1, 5))
CODES = keyed(
    [
        ("zugang", "Zugang", [("finden", "Hilfe finden"), ("sprache", "Verständlich sprechen")]),
        ("netz", "Zusammenarbeit", [("absprachen", "Absprachen")]),
    ],
    Code("+keine", "passt zu keiner", "0", excludes=True),
    Code("+person", "kann Personen verraten", "x"),
)


def draw_page() -> None:
    """Draw the texts that have no code yet, and count what was stored."""
    widen()
    stored: dict[str, tuple[str, ...]] = st.session_state.setdefault("stored", {})

    def keep(chosen: Chosen) -> None:
        stored.update(chosen)
        st.session_state["times"] = st.session_state.get("times", 0) + 1

    waiting = [one for one in TEXTS if not stored.get(one.id)]
    text_coder(waiting, CODES, key="coder", left=len(waiting), t=translator("de"), keep=keep)
    st.text(json.dumps({one: sorted(codes) for one, codes in sorted(stored.items())}))


if __name__ == "__main__":
    draw_page()
