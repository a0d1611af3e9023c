"""The few pieces of HTML that Streamlit has no element for, and how foreign text is kept from becoming markup."""

import base64
import re
from html import escape

import streamlit as st

from exports.palette import ACCENT

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:])")
_BUTTON = (
    f"display:inline-block;padding:.55rem 1.25rem;border-radius:.375rem;border:1px solid {ACCENT};"
    "font:inherit;font-weight:600;text-decoration:none;cursor:pointer;"
)
_FILLED = f"{_BUTTON}background:{ACCENT};color:#fff"
_LINK = f"background:none;border:0;padding:0;font:inherit;color:{ACCENT};text-decoration:underline;cursor:pointer"
_COPY = (
    "display:block;padding:.7rem .9rem;border:1px solid #c9ced3;border-radius:.375rem;background:#fff;"
    "overflow-wrap:anywhere;user-select:all;white-space:pre-line;font-size:.9em;"
)


def literal(text: str) -> str:
    """Return a text that people wrote so that Streamlit's Markdown shows every sign of it as it is."""
    return _SIGNS.sub(r"\\\1", text)


def button_link(label: str, address: str) -> None:
    """Draw a link that looks like a button and stays in this tab; Streamlit's own opens another one."""
    st.html(f'<a href="{escape(address)}" style="{_FILLED}">{escape(label)}</a>')


def plain_link(label: str, address: str) -> None:
    """Draw a link to a page of ours that is not Streamlit's, in this tab."""
    st.html(f'<a href="{escape(address)}" style="{_LINK}">{escape(label)}</a>')


def post_button(label: str, action: str) -> None:
    """Draw what looks like a link but sends an empty form, for what may not happen by following a link."""
    st.html(
        f'<form method="post" action="{escape(action)}">'
        f'<button type="submit" style="{_LINK}">{escape(label)}</button></form>'
    )


def picture(svg: str, title: str, pixels: int) -> None:
    """Draw a picture as it is; Streamlit's own would offer to enlarge it, in English."""
    data = base64.b64encode(svg.encode()).decode()
    st.html(f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(title)}" width="{pixels}" height="{pixels}">')


def to_copy(text: str, label: str) -> None:
    """Show a text that one click marks as a whole; Streamlit's copy button speaks English only."""
    st.html(f'<div role="group" aria-label="{escape(label)}" style="{_COPY}">{escape(text)}</div>')
