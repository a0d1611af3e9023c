"""A table that becomes one card a row on a phone, so that no column is cut off."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st


def card_table(rows: Sequence[Mapping[str, str]]) -> None:
    """Draw rows with the same columns; the first column names its row."""
    if not rows:
        return
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows[0])
    body = "".join(_row(row) for row in rows)
    st.html(f'<table class="kommunen"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _row(row: Mapping[str, str]) -> str:
    (_, first), *others = row.items()
    cells = "".join(f'<td data-name="{escape(name)}">{escape(value)}</td>' for name, value in others)
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
