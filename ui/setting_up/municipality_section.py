"""Municipalities: every place that a network belongs to, with its official key where it has one."""

import secrets

import streamlit as st

from networks.errors import OfficialKeyInvalid
from networks.model import Municipality
from networks.places import Land, MunicipalityKind, PopulationBand
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.parts.markup import literal
from ui.setting_up.places import municipality_name

_LONGEST_NAME = 200
_LONGEST_KEY = 8
_ID_BYTES = 6


def draw_municipalities(desk: Desk) -> None:
    """Draw every municipality with a form to change it, and a form for a new one."""
    t = desk.t
    st.write(t("ui.places.intro"))
    places = desk.all_networks.municipalities()
    for place in places:
        with st.expander(f"{literal(municipality_name(place))} · {describe(place, t)}", key=f"place.{place.id}"):
            edit_municipality(desk, place)
    with st.expander(t("ui.places.new"), expanded=not places, key="place.new"):
        edit_municipality(desk, None)


def describe(place: Municipality, t: Translator) -> str:
    """Return kind, Land and key of a municipality in one line."""
    parts = [t(f"ui.place_kind.{place.kind.value}"), t(f"ui.land.{place.land.value}"), place.official_key]
    return " · ".join(part for part in parts if part)


def edit_municipality(desk: Desk, place: Municipality | None) -> None:
    """Draw the form for a new or an existing municipality; a key that does not fit is explained."""
    t = desk.t
    form = f"place.{place.id if place else 'new'}"
    key = state.form_key(form)
    with st.form(key, border=False, enter_to_submit=False):
        fields = ask_fields(key, place, t)
        is_sent = st.form_submit_button(t("ui.form.save"), type="primary", key=f"{key}.save")
    if not is_sent:
        return
    if not str(fields["name"]).strip() or fields["land"] is None:
        st.error(t("ui.places.incomplete"))
        return
    try:
        saved = Municipality.model_validate({"id": place.id if place else secrets.token_hex(_ID_BYTES), **fields})
    except OfficialKeyInvalid as problem:
        desk.say(problem)
        return
    desk.all_networks.save_municipality(saved)
    desk.note_set_up("municipality.changed" if place else "municipality.created", saved.id)
    state.empty_form(form)
    state.leave_message(t("ui.places.saved", name=literal(municipality_name(saved))))
    st.rerun()


def ask_fields(form: str, place: Municipality | None, t: Translator) -> dict[str, object]:
    """Draw the fields of a municipality and return what stands in them; what is left empty is None."""
    left, right = st.columns(2)
    with left:
        where = ask_where(form, place, t)
    with right:
        return where | ask_what(form, place, t)


def ask_where(form: str, place: Municipality | None, t: Translator) -> dict[str, object]:
    """Ask for name, Land and official key."""
    name = st.text_input(
        t("ui.places.name"), value=place.name if place else "", max_chars=_LONGEST_NAME, key=f"{form}.name"
    )
    land = st.selectbox(
        t("ui.places.land"),
        list(Land),
        index=list(Land).index(place.land) if place else None,
        format_func=lambda one: t(f"ui.land.{one.value}"),
        placeholder=t("ui.form.choose"),
        key=f"{form}.land",
    )
    key = st.text_input(
        t("ui.places.key"),
        value=(place.official_key or "") if place else "",
        max_chars=_LONGEST_KEY,
        key=f"{form}.key",
    )
    st.caption(t("ui.places.key_help"))
    return {"name": name, "land": land, "official_key": key.strip() or None}


def ask_what(form: str, place: Municipality | None, t: Translator) -> dict[str, object]:
    """Ask what kind of place it is, for the part of a town, and how many people live there."""
    kind = st.selectbox(
        t("ui.places.kind"),
        list(MunicipalityKind),
        index=list(MunicipalityKind).index(place.kind) if place else 0,
        format_func=lambda one: t(f"ui.place_kind.{one.value}"),
        placeholder=t("ui.form.choose"),
        key=f"{form}.kind",
    )
    district = st.text_input(
        t("ui.places.district"),
        value=(place.district or "") if place else "",
        max_chars=_LONGEST_NAME,
        key=f"{form}.district",
    )
    st.caption(t("ui.places.district_help"))
    population = st.selectbox(
        t("ui.places.population"),
        [None, *PopulationBand],
        index=[None, *PopulationBand].index(place.population) if place else 0,
        format_func=lambda one: t(f"ui.population.{one.value if one else 'none'}"),
        placeholder=t("ui.population.none"),
        key=f"{form}.population",
    )
    return {"kind": kind, "district": district.strip() or None, "population": population}
