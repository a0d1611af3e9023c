"""Choosing one part of a page, which the address keeps by an id that is the same in every language."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui import links


def choose_part(name: str, parts: Sequence[str], label: str, words: Callable[[str], str]) -> str:
    """Ask for a part; reloading and links from other pages stay at it. The first one stands until somebody asks.

    Streamlit's own binding to the address would write the words of the reader's language into it, so that a link
    opens another part for whoever reads another one.
    """
    asked = links.chosen(name)
    chosen = st.segmented_control(
        label,
        parts,
        default=asked if asked in parts else parts[0],
        required=True,
        format_func=words,
        wrap=True,
        key=name,
        label_visibility="collapsed",
    )
    part = chosen or parts[0]
    st.query_params[name] = part
    return part
