"""Organisations of a network with their sector; coordinators and administrators add them."""

import secrets

import streamlit as st

from networks.model import Network, Organisation, Sector
from networks.ports import NetworkStore
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal

_LONGEST_NAME = 200
_ID_BYTES = 6
_SECTORS: list[Sector] = list(Sector)


def draw_organisations(desk: Desk, store: NetworkStore, network: Network) -> None:
    """Draw the organisations of a network, and a form for the next one."""
    t = desk.t
    organisations = store.organisations(network.id)
    count = len(organisations)
    label = t("ui.organisations.title", count=count) if count else t("ui.organisations.none")
    with st.expander(label, key=f"organisations.{network.id}"):
        st.write(t("ui.organisations.intro"))
        if organisations:
            st.markdown(
                "\n".join(f"- {literal(one.name)} ({t(f'ui.sector.{one.sector.value}')})" for one in organisations)
            )
        if desk.is_coordinator(network.id) or desk.account.is_administrator:
            add_organisation(desk, store, network)


def add_organisation(desk: Desk, store: NetworkStore, network: Network) -> None:
    """Draw the form for one more organisation; a name that is there already only changes its sector."""
    t = desk.t
    form = f"organisation.{network.id}"
    key = state.form_key(form)
    with st.form(key, border=False, enter_to_submit=False):
        name = st.text_input(t("ui.organisations.name"), max_chars=_LONGEST_NAME, key=f"{key}.name")
        sector = st.selectbox(
            t("ui.organisations.sector"),
            _SECTORS,
            format_func=lambda one: t(f"ui.sector.{one.value}"),
            placeholder=t("ui.form.choose"),
            key=f"{key}.sector",
        )
        is_sent = st.form_submit_button(t("ui.organisations.add"), key=f"{key}.save")
    if not is_sent:
        return
    if not name.strip():
        st.error(t("ui.form.name_missing"))
        return
    known = {one.name: one.id for one in store.organisations(network.id)}
    organisation = Organisation(
        id=known.get(name.strip(), secrets.token_hex(_ID_BYTES)), network_id=network.id, name=name, sector=sector
    )
    store.save_organisation(organisation)
    if desk.is_coordinator(network.id):
        desk.note("organisation.saved", organisation.id, network.id)
    else:
        desk.note_set_up("organisation.saved", organisation.id)
    state.empty_form(form)
    state.leave_message(t("ui.organisations.saved", name=literal(organisation.name)))
    st.rerun()
