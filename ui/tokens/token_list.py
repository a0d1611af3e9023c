"""The tokens of an account: what each reads, when it was last used, and the way to end it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from networks.tokens import AccessToken, Reads, living
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal
from wiring.access_tokens import revoke


def draw_tokens(desk: Desk) -> None:
    """Draw the tokens that still open something, and behind a fold those that do not any more."""
    t = desk.t
    st.header(t("tokens_ui.yours"), anchor=False)
    tokens = desk.services.access_tokens().tokens_of(desk.account.id)
    names = {one.id: one.name for one in desk.networks.networks()}
    alive = living(tokens, desk.today)
    if not alive:
        st.info(t("tokens_ui.none"))
    for token in alive:
        with st.container(border=True):
            _describe(token, names, t)
            _offer_ending(desk, token)
    ended = [token for token in tokens if token not in alive]
    if ended:
        with st.expander(t("tokens_ui.ended", count=len(ended)), key="tokens.ended"):
            _list_ended(ended, names, t)


def _describe(token: AccessToken, names: Mapping[str, str], t: Translator) -> None:
    reads = ", ".join(t(f"tokens_ui.short.{one}") for one in Reads if one in token.reads)
    networks = "; ".join(literal(names[one]) for one in sorted(token.networks) if one in names)
    used = t("tokens_ui.used", day=t.date(token.used_on)) if token.used_on else t("tokens_ui.unused")
    st.markdown(f"**{literal(token.name)}**")
    if networks:
        st.write(t("tokens_ui.reads_of_networks", reads=reads, networks=networks))
    else:
        st.write(t("tokens_ui.reads_of", reads=reads))
    st.write(f"{t('tokens_ui.holds', made=t.date(token.made_on), day=t.date(token.expires_on))} {used}")


def _offer_ending(desk: Desk, token: AccessToken) -> None:
    """Draw the button that ends a token, which asks once more with what follows from it."""
    t, question = desk.t, f"token:{token.token_id}"
    if not state.is_asked(question):
        st.button(t("tokens_ui.revoke"), on_click=state.ask, args=(question,), key=f"{question}.end")
        return
    st.write(t("tokens_ui.revoke.sure"))
    with st.container(horizontal=True):
        is_sure = st.button(t("tokens_ui.revoke.yes"), key=f"{question}.yes")
        st.button(t("tokens_ui.revoke.no"), on_click=state.forget_question, key=f"{question}.no", type="primary")
    if is_sure:
        revoke(desk.services, desk.account, token.token_id)
        state.forget_question()
        state.leave_message(t("tokens_ui.revoked", name=literal(token.name)))
        st.rerun()


def _list_ended(tokens: Sequence[AccessToken], names: Mapping[str, str], t: Translator) -> None:
    for token in tokens:
        _describe(token, names, t)
        if token.revoked_on:
            st.caption(t("tokens_ui.ended_on", day=t.date(token.revoked_on)))
        else:
            st.caption(t("tokens_ui.expired_on", day=t.date(token.expires_on)))
