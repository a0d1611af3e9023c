"""The staff's screens: the list of pages, and what stands around each of them."""

import streamlit as st

from texts.catalogue import Translator
from ui.desk import current_account, open_desk
from ui.links import page_file
from ui.parts.frame import SIGN, choose_language, draw_frame

PAGES = {
    "uebersicht": ("ui.page.overview", ":material/home:"),
    "neue_runde": ("ui.page.new_round", ":material/add_circle:"),
    "runden": ("ui.page.rounds", ":material/forum:"),
    "papier_eingeben": ("paper.page", ":material/edit_document:"),
    "gemeinsam_ausfuellen": ("ui.page.together", ":material/groups:"),
    "ergebnisse": ("ui.page.results", ":material/bar_chart:"),
    "texte": ("review_ui.page", ":material/rate_review:"),
    "dialoge": ("ui.page.dialogues", ":material/event:"),
    "vorbereiten": ("series_ui.page", ":material/checklist:"),
    "dialog_fuehren": ("ui.page.lead_dialogue", ":material/co_present:"),
    "vereinbarungen": ("ui.page.agreements", ":material/handshake:"),
    "rahmen": ("ui.page.frameworks", ":material/menu_book:"),
    "netzwerke": ("ui.page.networks", ":material/hub:"),
}
"""Every page by its file, in the order of the work, with the key of its title and its icon."""


def pages(t: Translator) -> list[st.Page]:
    """Return the pages as a flat list; sections would make the sidebar unreadable for screen readers."""
    return [
        st.Page(page_file(name), title=t(title), icon=icon, default=name == "uebersicht")
        for name, (title, icon) in PAGES.items()
    ]


def main() -> None:
    """Draw the frame and the page that is asked for; without a session only the way to sign in."""
    st.set_page_config(page_icon=SIGN, layout="centered")
    account = current_account()
    place = st.sidebar.container()
    t = choose_language()
    page = st.navigation(pages(t), position="sidebar" if account else "hidden", expanded=True)
    if account is None:
        open_desk()
    else:
        draw_frame(place, account, t)
        page.run()


main()
