"""Taking in what other installations handed in, for analysts."""

import streamlit as st

from ui.desk import Desk, open_desk
from ui.handing_in.import_view import draw_import
from ui.handing_in.taken_in_view import draw_taken_in
from ui.parts.messages import say_message


def draw_page(desk: Desk) -> None:
    """Draw the way from files to releases, and what has been taken in."""
    st.title(desk.t("handing_in_ui.import.page"), anchor=False)
    say_message()
    if not desk.account.is_analyst:
        st.info(desk.t("handing_in_ui.import.not_yours"))
        return
    draw_import(desk)
    draw_taken_in(desk)


draw_page(open_desk())
