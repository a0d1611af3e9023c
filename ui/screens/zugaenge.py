"""Access for programs: tokens that an account makes for itself, and those that it has made."""

import streamlit as st

from ui.desk import Desk, open_desk
from ui.parts.markup import plain_link
from ui.parts.messages import say_message
from ui.tokens.new_token import draw_new_token, show_secret
from ui.tokens.token_list import draw_tokens


def draw_page(desk: Desk) -> None:
    """Draw what tokens are for, the one that was just made, the form for a new one, and the account's own."""
    t = desk.t
    st.title(t("tokens_ui.title"), anchor=False)
    say_message()
    show_secret(desk)
    st.write(t("tokens_ui.about"))
    plain_link(t("tokens_ui.to_page"), "/api/v1")
    has_none = not desk.services.access_tokens().tokens_of(desk.account.id)
    with st.expander(t("tokens_ui.new"), expanded=has_none, key="token.new"):
        draw_new_token(desk)
        st.caption(t("tokens_ui.warning"))
    draw_tokens(desk)


draw_page(open_desk())
