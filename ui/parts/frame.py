"""What stands around every page: the logo, who is signed in, the language, and the way out."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from networks.accounts import Account
from texts.catalogue import LANGUAGES, Translator, translator
from ui import state
from ui.parts.markup import literal, plain_link, post_button

_STATIC = Path(__file__).parents[1] / "static"
SIGN = _STATIC / "zeichen.svg"
_LOGO = _STATIC / "logo.svg"
_STYLE = _STATIC / "staff.css"
_SKIP = '[data-testid="stSkipToContent"]'
_OWN_NAME = "ui.frame.language_name"
"""What a language calls itself; Streamlit writes it into the address, so that reloading keeps the language."""
_ENTRY = '[data-testid="stSidebarNavItems"] > li'


def choose_language() -> Translator:
    """Draw the language switch at the foot of the sidebar and return the texts of the chosen language."""
    chosen = st.sidebar.segmented_control(
        translator(state.language())("ui.frame.language"),
        LANGUAGES,
        default=LANGUAGES[0],
        required=True,
        format_func=lambda one: translator(one)(_OWN_NAME),
        key=state.LANGUAGE,
        bind="query-params",
    )
    return translator(chosen or LANGUAGES[0])


def draw_frame(place: DeltaGenerator, account: Account, t: Translator) -> None:
    """Draw the logo and, at a place in the sidebar, who is signed in with the ways to a new password and out."""
    st.html(_STYLE)
    st.logo(_LOGO, size="large", icon_image=SIGN)
    with place:
        st.markdown(f"**{literal(account.name)}**")
        plain_link(t("ui.frame.password"), "/anmelden/passwort")
        plain_link(t("tokens_ui.page"), f"/zugaenge?{urlencode({state.LANGUAGE: t(_OWN_NAME)})}")
        post_button(t("ui.frame.sign_out"), "/abmelden")


def name_groups(names: Mapping[str, str], t: Translator) -> None:
    """Write the name of a group of pages above the first of them, in the one flat list of the sidebar.

    Streamlit's own sections are neither list items nor buttons, so that screen readers lose the list. What it writes
    for those who walk by keyboard, in English only, gets our words too.
    """
    rules = [f'{_ENTRY}:has(a[href$="/{page}"])::before {{ content: "{name}"; }}' for page, name in names.items()]
    rules.append(f'{_SKIP}::after {{ content: "{t("page_groups.skip")}"; }}')
    st.html(f"<style>{''.join(rules)}</style>")
