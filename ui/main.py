"""The staff's screens: the list of pages, and what stands around each of them."""

import streamlit as st

from networks.accounts import Account
from texts.catalogue import Translator
from ui.desk import current_account, open_desk
from ui.links import page_file
from ui.parts.frame import SIGN, choose_language, draw_frame
from wiring.access import facilitated_networks, is_only_analyst

PAGES = {
    "uebersicht": ("ui.page.overview", ":material/home:"),
    "meine_kommunen": ("my_municipalities_ui.page", ":material/map:"),
    "neue_runde": ("ui.page.new_round", ":material/add_circle:"),
    "runden": ("ui.page.rounds", ":material/forum:"),
    "papier_eingeben": ("paper.page", ":material/edit_document:"),
    "gemeinsam_ausfuellen": ("ui.page.together", ":material/groups:"),
    "texte": ("review_ui.page", ":material/rate_review:"),
    "ergebnisse": ("ui.page.results", ":material/bar_chart:"),
    "verlauf": ("over_time_ui.page", ":material/timeline:"),
    "vergleichen": ("comparing_ui.page", ":material/compare_arrows:"),
    "dialoge": ("ui.page.dialogues", ":material/event:"),
    "vorbereiten": ("series_ui.page", ":material/checklist:"),
    "gemeinsame_sitzungen": ("cluster_ui.page", ":material/diversity_3:"),
    "dialog_fuehren": ("ui.page.lead_dialogue", ":material/co_present:"),
    "vereinbarungen": ("ui.page.agreements", ":material/handshake:"),
    "weitergeben": ("handing_in_ui.page", ":material/outbox:"),
    "einlesen": ("handing_in_ui.import.page", ":material/move_to_inbox:"),
    "auswertung": ("national_ui.page", ":material/query_stats:"),
    "befunde_schreiben": ("findings_ui.page", ":material/fact_check:"),
    "datensaetze": ("datasets_ui.page", ":material/dataset:"),
    "rahmen": ("ui.page.frameworks", ":material/menu_book:"),
    "netzwerke": ("ui.page.networks", ":material/hub:"),
    "zugaenge": ("tokens_ui.page", ":material/key:"),
}
"""Every page by its file, in the order of the work, with the key of its title and its icon."""
FOR_ANALYSTS = {"einlesen", "auswertung", "befunde_schreiben", "datensaetze"}
"""Pages on what many networks let go."""
WITHOUT_NETWORK = {"uebersicht", "rahmen", "zugaenge", *FOR_ANALYSTS}
"""What whoever only analyses sees: all other pages are about networks of one's own."""
NOT_FOR_ALL = {"meine_kommunen", "gemeinsame_sitzungen", *FOR_ANALYSTS}
"""Pages that stand in the sidebar only of those who have something to do there."""


def hidden_from(account: Account) -> set[str]:
    """Return which pages would be empty for an account: it leads no dialogues, or no other network is in sight."""
    if is_only_analyst(account):
        return set(PAGES) - WITHOUT_NETWORK
    return _hidden_from_networks(account) | (set() if account.is_analyst else FOR_ANALYSTS)


def _hidden_from_networks(account: Account) -> set[str]:
    if facilitated_networks(account).ids:
        return set()
    desk = open_desk()
    empty = set() if desk.scope.ids else {"weitergeben"}
    is_asked = len(desk.scope.ids) > 1 or bool(desk.services.guests(desk.scope).guests())
    return empty | ({"meine_kommunen"} if is_asked else {"meine_kommunen", "gemeinsame_sitzungen"})


def pages(t: Translator, account: Account | None) -> list[st.Page]:
    """Return the pages as a flat list; sections would make the sidebar unreadable for screen readers.

    A page that is hidden can still be reached by its address, and says whom it is for.
    """
    shown = set(PAGES) - NOT_FOR_ALL if account is None else set(PAGES) - hidden_from(account)
    return [
        st.Page(
            page_file(name),
            title=t(title),
            icon=icon,
            default=name == "uebersicht",
            visibility="visible" if name in shown else "hidden",
        )
        for name, (title, icon) in PAGES.items()
    ]


def main() -> None:
    """Draw the frame and the page that is asked for; without a session only the way to sign in."""
    st.set_page_config(page_icon=SIGN, layout="centered")
    account = current_account()
    place = st.sidebar.container()
    t = choose_language()
    page = st.navigation(pages(t, account), position="sidebar" if account else "hidden", expanded=True)
    if account is None:
        open_desk()
    else:
        draw_frame(place, account, t)
        page.run()


main()
