"""Agreements as a table that is a list on a phone; Streamlit's own would scroll out of a keyboard's reach."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import streamlit as st

from exports.phrases import agreement_state_word
from texts.catalogue import Translator
from ui.dialogue.agreement_filter import Listed
from ui.dialogue.agreement_words import waiting_words

_STYLE = """<style>
.agreements {width: 100%; border-collapse: collapse; font-size: .94rem}
.agreements th, .agreements td {padding: .55rem .9rem .55rem 0; border-bottom: 1px solid #c9ced3; text-align: start;
  vertical-align: top; overflow-wrap: anywhere}
.agreements th {font-weight: 600}
.agreements td:nth-child(1) {width: 38%}
.agreements td:nth-child(3) {white-space: nowrap}
@media (max-width: 40rem) {
  .agreements thead {display: none}
  .agreements tr {display: block; padding: .6rem 0; border-bottom: 1px solid #c9ced3}
  .agreements td, .agreements td:nth-child(1) {display: block; width: auto; padding: .1rem 0; border: 0}
  .agreements td:first-child {font-weight: 600}
  .agreements td:not(:first-child)::before {content: attr(data-label) ": "; color: #4b5660}
}
</style>"""


def draw_rows(listed: Sequence[Listed], today: date, t: Translator) -> None:
    """Draw a row for each agreement, or on a narrow screen a block with the name of each field."""
    rows = [row_of(one, today, t) for one in listed]
    names = list(rows[0]) if rows else []
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(_row(row) for row in rows)
    st.html(f'{_STYLE}<table class="agreements"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def row_of(one: Listed, today: date, t: Translator) -> dict[str, str]:
    """Return what the table says about an agreement, by the names of its columns."""
    agreement = one.agreement
    standing = [agreement_state_word(agreement.state, t), *waiting_words(agreement, today, t)]
    return {
        t("agreements_ui.list.what"): agreement.what,
        t("agreements_ui.list.who"): agreement.responsible,
        t("agreements_ui.list.until"): t.short_date(agreement.due_on),
        t("agreements_ui.list.state"): t("agreements_ui.list.separator").join(standing),
        t("agreements_ui.list.criterion"): one.criterion,
    }


def _row(row: Mapping[str, str]) -> str:
    cells = "".join(f'<td data-label="{escape(name)}">{escape(words)}</td>' for name, words in row.items())
    return f"<tr>{cells}</tr>"
