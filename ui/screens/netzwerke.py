"""Networks: set up by administrators, looked at and filled with organisations by coordinators."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from ui.datasets.take_data import take_data
from ui.desk import Desk, open_desk
from ui.parts.messages import say_message
from ui.parts.page_part import choose_part
from ui.setting_up.account_section import draw_accounts
from ui.setting_up.municipality_section import draw_municipalities
from ui.setting_up.network_section import draw_networks
from wiring.data_exports import DataKind

SECTIONS = ("networks", "places", "accounts")


def draw_page(desk: Desk) -> None:
    """Draw the account's own networks, or everything that administrators set up."""
    t = desk.t
    st.title(t("ui.networks.title"), anchor=False)
    say_message()
    if not desk.account.is_administrator:
        st.write(t("ui.networks.intro"))
        draw_networks(desk, desk.networks, may_change=False)
        offer_data(desk)
        return
    section = choose_part("bereich", SECTIONS, t("ui.networks.sections"), lambda one: t(f"ui.networks.section.{one}"))
    try:
        draw_section(desk, section)
    except CodedError as problem:
        desk.say(problem)


def draw_section(desk: Desk, section: str) -> None:
    """Draw one part of what administrators set up."""
    match section:
        case "places":
            draw_municipalities(desk)
        case "accounts":
            draw_accounts(desk)
        case _:
            draw_networks(desk, desk.all_networks, may_change=True)
            offer_data(desk)


def offer_data(desk: Desk) -> None:
    """Offer the data of the account's own networks, if it works for any."""
    if desk.scope.ids:
        take_data(desk, DataKind.NETWORK)


draw_page(open_desk())
