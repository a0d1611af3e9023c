"""Tables with our words that become one card a row on a phone, so that no column is cut off.

Streamlit's own speak English to screen readers, scroll sideways on phones, or can be sorted by anybody's values.
"""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from texts.catalogue import Translator
from ui.parts.copy_table import copy_table


def card_table(rows: Sequence[Mapping[str, str]]) -> None:
    """Draw rows with the same columns; the first column names its row."""
    if rows:
        draw_table(list(rows[0]), [list(row.values()) for row in rows])


def draw_table(columns: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "") -> None:
    """Draw a table whose first column names its rows."""
    about = f"<caption>{escape(caption)}</caption>" if caption else ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in columns)
    body = "".join(_row(columns, row) for row in rows)
    st.html(f'<table class="kommunen">{about}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def copied_table(table: pd.DataFrame, t: Translator, *, key: str, caption: str = "") -> None:
    """Draw a table of figures with the button that copies it."""
    rows = [[str(cell) for cell in row] for row in table.itertuples(index=False, name=None)]
    draw_table([str(column) for column in table.columns], rows, caption)
    copy_table(table, t, key=f"{key}.copy")


def _row(columns: Sequence[str], row: Sequence[str]) -> str:
    cells = "".join(
        f'<td data-name="{escape(name)}">{escape(cell)}</td>' for name, cell in zip(columns[1:], row[1:], strict=True)
    )
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
