"""What stands on the start page of whoever analyses: what came in, what waits, and the way to it."""

import streamlit as st

from analysis.coding import texts_to_code, waiting_for
from analysis.handed_in import Audience
from ui import links
from ui.desk import Desk
from wiring.access import is_only_analyst, released_scope


def draw_for_analysts(desk: Desk) -> None:
    """Draw how much was handed in, and how many texts wait to be coded."""
    t, scope = desk.t, released_scope(desk.account)
    store = desk.services.handed_in(scope)
    held = store.all_for(Audience.NZFH)
    with st.container(border=True):
        st.header(t("national_ui.start.title"), anchor=False)
        st.write(t("national_ui.start.text"))
        if held:
            last = t.date(max(one.received_on for one in held))
            st.write(t("national_ui.start.received", count=len(held), day=last))
            texts = texts_to_code(held, store.facts_for(Audience.NZFH, only="texts"))
            waiting = waiting_for(desk.account.id, texts, desk.services.text_codings(scope).codings())
            if waiting:
                st.write(t("national_ui.start.texts", count=len(waiting)))
            if st.button(t("national_ui.start.button"), type="primary", key="national"):
                links.go_to("auswertung")
        else:
            st.write(t("national_ui.start.nothing"))
        if is_only_analyst(desk.account):
            links.link_to("rahmen", t("national_ui.start.frameworks"), icon=":material/arrow_forward:")
            links.link_to("zugaenge", t("tokens_ui.title"), icon=":material/arrow_forward:")
