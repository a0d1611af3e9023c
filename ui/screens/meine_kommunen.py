"""The overview of a facilitator: all networks side by side, what comes next, and what is not prepared."""

import streamlit as st

from dialogues.my_municipalities import Standing, standings
from ui.desk import Desk, open_desk
from ui.findings.formats_view import draw_formats
from ui.parts.messages import say_message
from ui.parts.wide_page import widen
from ui.preparing.networks_table import networks_table
from ui.setting_up.places import municipality_name
from wiring.access import facilitated_networks
from wiring.framework_findings import formats_of
from wiring.my_municipalities import work_of

CHOICES = ("all", "missing", "overdue")


def draw_page(desk: Desk) -> None:
    """Draw one row for each network, in the order of the next dates."""
    t = desk.t
    widen()
    st.title(t("my_municipalities_ui.title"), anchor=False)
    say_message()
    if not facilitated_networks(desk.account).ids:
        st.info(t("my_municipalities_ui.not_yours"))
        return
    found = standings(work_of(desk.services, desk.account), desk.today)
    late, lacking = sum(bool(one.overdue) for one in found), sum(bool(one.missing) for one in found)
    st.write(t("my_municipalities_ui.summary", count=len(found), lacking=lacking, late=late))
    choice = choose_rows(desk) if len(found) > 1 else "all"
    shown = [one for one in found if is_wanted(one, choice)]
    if not shown:
        st.info(t("my_municipalities_ui.nothing"))
        return
    places = {place.id: municipality_name(place) for place in desk.networks.municipalities()}
    st.html(networks_table(shown, places, t))
    st.header(t("format_use_ui.heading"), anchor=False)
    draw_formats(formats_of(desk.services, facilitated_networks(desk.account)), t)


def choose_rows(desk: Desk) -> str:
    """Ask which networks are shown."""
    return (
        st.segmented_control(
            desk.t("my_municipalities_ui.choice"),
            list(CHOICES),
            default="all",
            required=True,
            format_func=lambda one: desk.t(f"my_municipalities_ui.choice.{one}"),
            key="municipalities.choice",
            label_visibility="collapsed",
        )
        or "all"
    )


def is_wanted(standing: Standing, choice: str) -> bool:
    """Say whether a network is shown under a choice."""
    return {"all": True, "missing": bool(standing.missing), "overdue": bool(standing.overdue)}[choice]


draw_page(open_desk())
