"""The staff's screens: the list of pages, and what stands around each of them."""

import streamlit as st

from networks.accounts import Account
from texts.catalogue import Translator
from ui.desk import current_account, open_desk
from ui.links import page_file
from ui.parts.frame import SIGN, choose_language, draw_frame, name_groups
from wiring.access import facilitated_networks, is_only_analyst

GROUPS = {
    "": {
        "uebersicht": ("ui.page.overview", ":material/home:"),
        "meine_kommunen": ("my_municipalities_ui.page", ":material/map:"),
    },
    "rounds": {
        "neue_runde": ("ui.page.new_round", ":material/add_circle:"),
        "runden": ("ui.page.rounds", ":material/forum:"),
        "gemeinsam_ausfuellen": ("ui.page.together", ":material/groups:"),
        "papier_eingeben": ("paper.page", ":material/edit_document:"),
        "texte": ("review_ui.page", ":material/rate_review:"),
    },
    "results": {
        "ergebnisse": ("ui.page.results", ":material/bar_chart:"),
        "verlauf": ("over_time_ui.page", ":material/timeline:"),
        "vergleichen": ("comparing_ui.page", ":material/compare_arrows:"),
        "weitergeben": ("handing_in_ui.page", ":material/outbox:"),
    },
    "dialogue": {
        "dialoge": ("ui.page.dialogues", ":material/event:"),
        "vorbereiten": ("series_ui.page", ":material/checklist:"),
        "gemeinsame_sitzungen": ("cluster_ui.page", ":material/diversity_3:"),
        "dialog_fuehren": ("ui.page.lead_dialogue", ":material/co_present:"),
        "vereinbarungen": ("ui.page.agreements", ":material/handshake:"),
    },
    "programme": {
        "einlesen": ("handing_in_ui.import.page", ":material/move_to_inbox:"),
        "auswertung": ("national_ui.page", ":material/query_stats:"),
        "befunde_schreiben": ("findings_ui.page", ":material/fact_check:"),
        "datensaetze": ("datasets_ui.page", ":material/dataset:"),
    },
    "basis": {
        "rahmen": ("ui.page.frameworks", ":material/menu_book:"),
        "netzwerke": ("ui.page.networks", ":material/hub:"),
        "zugaenge": ("tokens_ui.page", ":material/key:"),
    },
}
"""Every page by its file, in the order and in the groups of the work, with the key of its title and its icon."""
PAGES = {name: page for group in GROUPS.values() for name, page in group.items()}
FOR_ANALYSTS = {"einlesen", "auswertung", "befunde_schreiben", "datensaetze"}
"""Pages on what many networks let go."""
WITHOUT_NETWORK = {"uebersicht", "rahmen", "zugaenge", *FOR_ANALYSTS}
"""What whoever only analyses sees: all other pages are about networks of one's own."""
OF_THE_ACCOUNT = {"zugaenge"}
"""Pages about one's own account: the way to them stands beside its name, not among the work."""
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


def shown_pages(account: Account | None) -> set[str]:
    """Return which pages stand in the sidebar."""
    return set(PAGES) - OF_THE_ACCOUNT - (NOT_FOR_ALL if account is None else hidden_from(account))


def group_names(t: Translator, shown: set[str]) -> dict[str, str]:
    """Return above which pages the name of a group stands: the first page of each that is shown."""
    firsts = {group: next((one for one in found if one in shown), None) for group, found in GROUPS.items() if group}
    return {first: t(f"page_groups.{group}") for group, first in firsts.items() if first}


def pages(t: Translator, shown: set[str]) -> list[st.Page]:
    """Return the pages as a flat list; sections would make the sidebar unreadable for screen readers.

    A page that is hidden can still be reached by its address, and says whom it is for.
    """
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
    shown = shown_pages(account)
    page = st.navigation(pages(t, shown), position="sidebar" if account else "hidden", expanded=True)
    if account is None:
        open_desk()
    else:
        draw_frame(place, account, t)
        name_groups(group_names(t, shown), t)
        page.run()


main()
