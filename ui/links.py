"""Ways through the staff pages: from page to page, to one thing on a page, and out of Streamlit."""

from typing import NoReturn
from urllib.parse import quote, urlencode

import streamlit as st

from qualitaetsrahmen.languages.translations import GERMAN
from wiring.addresses import LANGUAGE, address_in
from wiring.reports import ReportWish
from wiring.services import Services

PAGES = "screens"
"""The folder of the page files, beside ``ui/main.py``; the name "pages" would switch on Streamlit's older way."""

ROUND = "runde"
"""The name under which an address says which round a page is about; an id is no secret."""
PERSPECTIVE = "perspektive"
FRAMEWORK = "rahmen"
NETWORK = "netzwerk"
AGREEMENT = "vereinbarung"
FINDING = "befund"
TOPIC = "thema"


def page_file(page: str) -> str:
    """Return the file of a page, such as ``runden``, as Streamlit wants it."""
    return f"{PAGES}/{page}.py"


def link_to(page: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """Draw a link to a page of ours, and to one thing on it when ``query`` names it."""
    st.page_link(page_file(page), label=label, icon=icon, query_params=query or None)


def show(label: str, *, icon: str | None = None, **query: str) -> None:
    """Draw the way to one thing on this same page, or back from it when ``query`` names nothing.

    Streamlit's page link would show it too, but leave the address of the page as it is, so that the next click
    would lose it again.
    """
    st.button(label, icon=icon, type="tertiary", key=f"show:{label}:{query}", on_click=name, kwargs=query)


def name(**query: str) -> None:
    """Let the address name one thing on this page, as the work of a click; nothing leads back to all that it lists."""
    for one in (ROUND, PERSPECTIVE, FRAMEWORK, AGREEMENT, FINDING):
        st.query_params.pop(one, None)
    st.query_params.update(query)


def go_to(page: str, **query: str) -> NoReturn:
    """Leave for another page at once."""
    st.switch_page(page_file(page), query_params=query or None)


def leave_one() -> NoReturn:
    """Leave the one thing that a page was about, for all that it lists."""
    st.query_params.clear()
    st.rerun()


def chosen(name: str) -> str | None:
    """Return what the address of this page says about ``name``, so that reloading stays at the same thing."""
    return st.query_params.get(name)


HELPERS_GUIDE = "/herunterladen/hilfe-beim-ausfuellen"
"""Where the page is for people who help somebody to answer."""


def sheet_path(round_id: str, perspective: str | None = None, language: str = GERMAN) -> str:
    """Return where the printable sheets of a round are, of one perspective or of all, in a language of the round."""
    return _paper_path("bogen", round_id, perspective, language)


def poster_path(round_id: str, perspective: str, language: str) -> str:
    """Return where the poster of a perspective is in a language."""
    return _paper_path("plakat", round_id, perspective, language)


def hand_over_path(round_id: str, perspective: str) -> str:
    """Return where the list is with which slips are ticked off, to print."""
    return _paper_path("uebergabeliste", round_id, perspective)


def hand_over_sheet_path(round_id: str, perspective: str) -> str:
    """Return where the same list is as a spreadsheet."""
    return f"{hand_over_path(round_id, perspective)}&format=xlsx"


def _paper_path(paper: str, round_id: str, perspective: str | None, language: str = GERMAN) -> str:
    query = {PERSPECTIVE: perspective} if perspective else {}
    return address_in(f"/herunterladen/{paper}/{round_id}", language, **query)


def mail_address(subject: str, body: str) -> str:
    """Return what opens a new message in the mail program of whoever clicks it."""
    return f"mailto:?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"


def report_path(round_id: str, wish: ReportWish) -> str:
    """Return where a report of a round is, as one kind of file for one kind of readers."""
    query = {"art": wish.kind.value, "format": wish.format.value, "reichweite": wish.reach.value}
    return f"/herunterladen/bericht/{round_id}?{urlencode(query)}"


def release_path(round_id: str) -> str:
    """Return where the signed file of a round is that its network hands in."""
    return f"/herunterladen/abgabe/{round_id}"


def form_path(round_id: str, perspective: str, language: str, fold: str) -> str:
    """Return where a perspective's printed questionnaire is, in one language and size."""
    query = urlencode({PERSPECTIVE: perspective, LANGUAGE: language, "format": fold})
    return f"/herunterladen/fragebogen/{round_id}?{query}"


def coding_path(framework_id: str, language: str) -> str:
    """Return where the coding of free texts is, as a data set in all formats with labels in one language."""
    return f"/herunterladen/zuordnung/{framework_id}?{urlencode({LANGUAGE: language})}"


def sign_in_address(services: Services, token: str) -> str:
    """Return the address of a one-time link, to be handed over to one person."""
    return f"{services.settings.base_url.rstrip('/')}/anmelden/link/{token}"
