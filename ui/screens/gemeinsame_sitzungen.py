"""Sessions of several networks: asking for results, agreeing to show them, and seeing them side by side."""

import streamlit as st

from dialogues.preparation_model import GuestNetwork
from ui import links
from ui.cluster.asking import offer_asking
from ui.cluster.beside_view import draw_beside
from ui.cluster.requests import draw_members
from ui.desk import Desk, open_desk
from ui.dialogue.choose_session import SESSION
from ui.parts.markup import literal
from ui.parts.messages import say_message


def draw_page(desk: Desk) -> None:
    """Draw one session of several networks, and the way to another one."""
    t = desk.t
    st.title(t("cluster_ui.title"), anchor=False)
    say_message()
    st.write(t("cluster_ui.about"))
    asked = {guest.session_id: guest for guest in desk.services.guests(desk.scope).guests()}
    if not asked:
        st.info(t("cluster_ui.none"))
    else:
        guest = choose_asked(desk, asked)
        draw_members(desk, guest)
        draw_beside(desk, guest)
    offer_asking(desk)


def choose_asked(desk: Desk, asked: dict[str, GuestNetwork]) -> GuestNetwork:
    """Ask for one of the sessions; the address keeps the choice."""
    wanted = links.chosen(SESSION)
    chosen = st.selectbox(
        desk.t("cluster_ui.which"),
        list(asked),
        index=list(asked).index(wanted) if wanted in asked else 0,
        format_func=lambda one: desk.t(
            "cluster_ui.session", title=asked[one].title, day=desk.t.short_date(asked[one].held_on)
        ),
    )
    st.query_params[SESSION] = chosen
    guest = asked[chosen]
    st.markdown(literal(desk.t("cluster_ui.purpose", purpose=guest.purpose)))
    return guest


draw_page(open_desk())
