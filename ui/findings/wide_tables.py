"""Tables of figures as HTML with our words, because Streamlit's own speak English to screen readers."""

from collections.abc import Sequence
from html import escape

import streamlit as st


def draw_table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table whose first column names its rows; on a phone each row becomes a card."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in columns)
    body = "".join(_row(columns, row) for row in rows)
    st.html(
        f'<table class="kommunen"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(columns: Sequence[str], row: Sequence[str]) -> str:
    cells = "".join(
        f'<td data-name="{escape(name)}">{escape(cell)}</td>' for name, cell in zip(columns[1:], row[1:], strict=True)
    )
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
