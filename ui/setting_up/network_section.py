"""Networks: who they are, where they work, which organisations take part; administrators set them up."""

import secrets

import streamlit as st

from networks.accounts import Grant, Role
from networks.model import Municipality, Network, NetworkKind
from networks.ports import NetworkStore
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal
from ui.setting_up.organisation_section import draw_organisations
from ui.setting_up.places import municipality_name

_LONGEST_NAME = 200
_LONGEST_CONCERN = 1000
_ID_BYTES = 6


def draw_networks(desk: Desk, store: NetworkStore, *, may_change: bool) -> None:
    """Draw every network of the store as a card, and for administrators the forms to set them up."""
    t = desk.t
    places = {place.id: place for place in store.municipalities()}
    networks = store.networks()
    if not networks:
        st.info(t("ui.networks.none_admin" if may_change else "ui.networks.none"))
    for network in networks:
        with st.container(border=True):
            st.header(literal(network.name), anchor=False)
            describe(network, places, desk)
            draw_organisations(desk, store, network)
            if may_change:
                with st.expander(desk.t("ui.networks.change"), key=f"network.change.{network.id}"):
                    edit_network(desk, store, network, places)
    if may_change:
        with st.expander(t("ui.networks.new"), expanded=not networks, key="network.new"):
            edit_network(desk, store, None, places)


def describe(network: Network, places: dict[str, Municipality], desk: Desk) -> None:
    """Say what kind of network it is, what it is concerned with, and where it works."""
    t = desk.t
    names = [literal(municipality_name(places[one])) for one in network.municipalities if one in places]
    where = (
        t("ui.networks.in_places", count=len(names), places=", ".join(names)) if names else t("ui.networks.no_place")
    )
    st.write(f"{t(f'ui.network_kind.{network.kind.value}')} · {where}")
    if network.concern:
        st.write(literal(network.concern))


def edit_network(desk: Desk, store: NetworkStore, network: Network | None, places: dict[str, Municipality]) -> None:
    """Draw the form for a new or an existing network; a new one may be coordinated by whoever makes it."""
    t = desk.t
    form = f"network.{network.id if network else 'new'}"
    key = state.form_key(form)
    with st.form(key, border=False, enter_to_submit=False):
        fields = ask_fields(key, network, places, t)
        is_mine = network is None and st.checkbox(t("ui.networks.is_mine"), value=True, key=f"{key}.mine")
        is_sent = st.form_submit_button(t("ui.form.save"), type="primary", key=f"{key}.save")
    if not is_sent:
        return
    if not str(fields["name"]).strip():
        st.error(t("ui.form.name_missing"))
        return
    saved = Network.model_validate({"id": network.id if network else secrets.token_hex(_ID_BYTES), **fields})
    store.save_network(saved)
    desk.note_set_up("network.changed" if network else "network.created", saved.id)
    if is_mine:
        coordinate(desk, saved)
    state.empty_form(form)
    state.leave_message(t("ui.networks.saved", name=literal(saved.name)))
    st.rerun()


def ask_fields(key: str, network: Network | None, places: dict[str, Municipality], t: Translator) -> dict[str, object]:
    """Draw the fields of a network and return what stands in them."""
    name = st.text_input(
        t("ui.networks.name"), value=network.name if network else "", max_chars=_LONGEST_NAME, key=f"{key}.name"
    )
    kind = st.selectbox(
        t("ui.networks.kind"),
        list(NetworkKind),
        index=list(NetworkKind).index(network.kind) if network else 0,
        format_func=lambda one: t(f"ui.network_kind.{one.value}"),
        placeholder=t("ui.form.choose"),
        key=f"{key}.kind",
    )
    concern = st.text_area(
        t("ui.networks.concern"),
        value=network.concern if network else "",
        max_chars=_LONGEST_CONCERN,
        key=f"{key}.concern",
    )
    st.caption(t("ui.networks.concern_help"))
    belonging = st.multiselect(
        t("ui.networks.places"),
        list(places),
        default=[one for one in network.municipalities if one in places] if network else [],
        format_func=lambda one: municipality_name(places[one]),
        placeholder=t("ui.networks.places_none"),
        select_all=False,
        key=f"{key}.places",
    )
    st.caption(t("ui.networks.places_help"))
    return {"name": name, "kind": kind, "concern": concern, "municipalities": tuple(belonging)}


def coordinate(desk: Desk, network: Network) -> None:
    """Make whoever is signed in a coordinator of the network."""
    grant = Grant(role=Role.COORDINATOR, network_id=network.id)
    account = desk.account.model_copy(update={"grants": (*desk.account.grants, grant)})
    desk.services.accounts().save_account(account)
    desk.note_set_up("account.changed", account.id)
