"""One text to look through: keep it, type over what gives somebody away, translate it, or leave it out."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.translations import language_name
from selfeval import text_review
from selfeval.text_review import LONGEST_SHOWN, LeftOut, ReviewState, ReviewStore, TextInReview
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal


def draw_undecided(desk: Desk, store: ReviewStore, text: TextInReview, *, may_leave: bool) -> None:
    """Draw a text with its field, and the two ways to decide about it."""
    t = desk.t
    with st.container(border=True):
        if text.is_foreign:
            st.caption(t("review_ui.card.foreign", language=language_name(text.language)))
            st.markdown(_quoted(text.text))
        shown = st.text_area(
            t("review_ui.card.translation" if text.is_foreign else "review_ui.card.shown"),
            value="" if text.is_foreign else text.text,
            max_chars=LONGEST_SHOWN,
            key=f"review.shown.{text.id}",
        )
        is_public = may_leave and st.checkbox(t("review_ui.card.public"), key=f"review.public.{text.id}")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if st.button(t("review_ui.card.keep"), type="primary", key=f"review.keep.{text.id}"):
                _keep(desk, store, text, shown, is_public=is_public)
            with st.popover(t("review_ui.card.leave_out")):
                reason = st.radio(
                    t("review_ui.card.reason"),
                    list(LeftOut),
                    format_func=lambda one: t(f"review_ui.reason.{one.value}"),
                    key=f"review.reason.{text.id}",
                )
                is_sure = st.button(t("review_ui.card.leave_out_now"), key=f"review.leave_out.{text.id}")
        if is_sure and reason is not None:
            _leave_out(desk, store, text, reason)


def draw_decided(desk: Desk, store: ReviewStore, text: TextInReview) -> None:
    """Draw what was decided about a text, and the way to take it back."""
    t = desk.t
    with st.container(border=True):
        if text.state is ReviewState.KEPT:
            st.markdown(_quoted(text.shown))
            st.caption(t("review_ui.card.kept_public" if text.may_leave else "review_ui.card.kept"))
        elif text.reason is not None:
            st.markdown(_quoted(text.text))
            st.caption(t("review_ui.card.left_out", reason=t(f"review_ui.reason.{text.reason.value}")))
        st.button(
            t("review_ui.card.reopen"),
            key=f"review.reopen.{text.id}",
            on_click=_reopen,
            args=(store, text),
        )


def _keep(desk: Desk, store: ReviewStore, text: TextInReview, shown: str, *, is_public: bool) -> None:
    try:
        text_review.keep(store, text, shown, is_public=is_public)
    except CodedError as problem:
        desk.say(problem)
        return
    st.rerun()


def _leave_out(desk: Desk, store: ReviewStore, text: TextInReview, reason: LeftOut) -> None:
    try:
        text_review.leave_out(store, text, reason)
    except CodedError as problem:
        desk.say(problem)
        return
    st.rerun()


def _reopen(store: ReviewStore, text: TextInReview) -> None:
    try:
        text_review.reopen(store, text)
    except CodedError as problem:
        state.leave_problem(problem)


def _quoted(text: str) -> str:
    """Return a text as Streamlit's Markdown shows it unchanged, set apart as somebody's words."""
    return "\n".join(f"> {literal(line)}  " if line else ">" for line in text.split("\n"))
