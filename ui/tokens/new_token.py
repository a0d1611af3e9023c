"""The form for a new access token, and its secret, which is shown once."""

from datetime import timedelta

import streamlit as st

from networks.model import Network
from networks.tokens import LONGEST_NAME, Reads, TokenWish, may_read
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal, to_copy
from wiring.access_tokens import make

FORM = "token"
DAYS = (30, 90, 180, 365)
_USUAL = 1
"""Which of these is chosen before anybody chooses: three months."""


def show_secret(desk: Desk) -> None:
    """Show the secret of the token that was just made, with what to do with it now."""
    secret = state.take_secret_address()
    if secret is None:
        return
    with st.container(border=True):
        to_copy(secret, desk.t("tokens_ui.secret"))
        st.write(desk.t("tokens_ui.copy"))
        st.warning(desk.t("tokens_ui.warning"), icon=":material/key:")


def draw_new_token(desk: Desk) -> None:
    """Draw the form; a wish that is refused keeps everything that was typed."""
    t, key = desk.t, state.form_key(FORM)
    networks = desk.networks.networks()
    with st.form(key, border=False, enter_to_submit=False):
        name = st.text_input(t("tokens_ui.name"), max_chars=LONGEST_NAME, key=f"{key}.name")
        st.caption(t("tokens_ui.name.help"))
        reads = _ask_reads(desk, key)
        chosen = _ask_networks(desk, key, networks)
        days = st.radio(
            t("tokens_ui.days"),
            DAYS,
            index=_USUAL,
            format_func=lambda one: t(f"tokens_ui.days.{one}"),
            key=f"{key}.days",
        )
        is_sent = st.form_submit_button(t("tokens_ui.make"), type="primary", key=f"{key}.make")
    if is_sent:
        _make(desk, TokenWish(name, reads, chosen, desk.today + timedelta(days=days)))


def _ask_reads(desk: Desk, key: str) -> frozenset[Reads]:
    t = desk.t
    st.markdown(t("tokens_ui.reads"))
    return frozenset(
        one for one in may_read(desk.account) if st.checkbox(t(f"tokens_ui.reads.{one}"), key=f"{key}.reads.{one}")
    )


def _ask_networks(desk: Desk, key: str, networks: list[Network]) -> frozenset[str]:
    """Ask of which networks, where there is more than one to choose from."""
    t, names = desk.t, {one.id: one.name for one in networks}
    if len(networks) == 1:
        st.caption(t("tokens_ui.networks.only", network=literal(networks[0].name)))
    if len(networks) <= 1:
        return frozenset(names)
    chosen = st.multiselect(
        t("tokens_ui.networks"),
        list(names),
        default=list(names),
        format_func=lambda one: names[one],
        placeholder=t("tokens_ui.networks.none"),
        select_all=False,
        key=f"{key}.networks",
    )
    return frozenset(chosen)


def _make(desk: Desk, wish: TokenWish) -> None:
    t = desk.t
    try:
        made = make(desk.services, desk.account, wish)
    except CodedError as problem:
        desk.say(problem)
        return
    state.empty_form(FORM)
    state.leave_secret_address(made.secret)
    state.leave_message(t("tokens_ui.made", name=literal(made.token.name), day=t.date(made.token.expires_on)))
    st.rerun()
