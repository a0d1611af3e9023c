"""Agreements on a board with a column for each state, and as a table; both lead to each one in full."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dialogues.agreement_model import AgreementState
from texts.catalogue import Translator
from ui import links, state
from ui.dialogue.agreement_filter import Listed
from ui.dialogue.agreement_table import draw_rows
from ui.dialogue.agreement_words import draw_badges, waiting_words, who_until
from ui.parts.markup import literal

_SETTLED = (AgreementState.DONE, AgreementState.DROPPED)
_SHOWN_SETTLED = 6
"""What is settled fades: so many of it stay on the board, the latest first, and all of it in the list."""
_LONGEST_TITLE = 140
_OPENED = "agreements.open"


def draw_board(listed: Sequence[Listed], today: date, t: Translator) -> None:
    """Draw a column for each state; on a phone the columns stand below each other and read as one list."""
    columns = st.columns(len(AgreementState), gap="medium")
    for of_state, column in zip(AgreementState, columns, strict=True):
        own = [one for one in listed if one.agreement.state is of_state]
        with column:
            st.header(t(f"agreements_ui.board.{of_state.value}", count=len(own)), anchor=False)
            if not own:
                st.caption(t("agreements_ui.board.empty"))
            if of_state in _SETTLED:
                own = sorted(own, key=lambda one: one.agreement.history[-1].on, reverse=True)
            shown = own[:_SHOWN_SETTLED] if of_state in _SETTLED else own
            for one in shown:
                _draw_card(one, today, t)
            if len(own) > len(shown):
                st.caption(t("agreements_ui.board.more", count=len(own) - len(shown)))


def draw_table(listed: Sequence[Listed], today: date, t: Translator) -> None:
    """Draw all agreements as a table, those that wait before what is settled, and below it the way to each."""
    waiting_first = sorted(listed, key=lambda one: not one.agreement.is_unfinished)
    draw_rows(waiting_first, today, t)
    titles = {one.agreement.id: _shortened(one.agreement.what) for one in waiting_first}
    st.selectbox(
        t("agreements_ui.list.open"),
        list(titles),
        index=None,
        format_func=lambda one: titles.get(one, ""),
        placeholder=t("agreements_ui.list.choose"),
        key=_OPENED,
        on_change=_open,
    )


def _open() -> None:
    chosen = state.written(_OPENED)
    if chosen:
        links.name(**{links.AGREEMENT: str(chosen)})


def _draw_card(one: Listed, today: date, t: Translator) -> None:
    agreement = one.agreement
    with st.container(border=True):
        title = literal(_shortened(agreement.what))
        st.button(
            f"**{title}**",
            type="tertiary",
            key=f"open:{agreement.id}",
            on_click=links.name,
            kwargs={links.AGREEMENT: agreement.id},
        )
        st.markdown("  \n".join(f":small[{line}]" for line in (who_until(agreement, t), literal(one.criterion))))
        if waiting_words(agreement, today, t):
            draw_badges(agreement, today, t, with_state=False)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rstrip()}…"
