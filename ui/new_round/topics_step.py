"""First step of a new round: for which network, on which framework, about which criteria."""

import streamlit as st

from networks.model import Municipality, Network
from qualitaetsrahmen.model import Area, Framework
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.frameworks.framework_words import framework_title, version_words
from ui.new_round.kept_choice import kept_choice
from ui.new_round.round_form import RoundForm, Way
from ui.parts.framework_view import area_name, criterion_name, criterion_wording, draft_note
from ui.parts.markup import literal
from ui.setting_up.places import municipality_name


def choose_network(desk: Desk, form: RoundForm, networks: list[Network]) -> None:
    """Ask for network and municipality, but only where there is a choice."""
    t = desk.t
    form.network_id = form.network(networks).id
    if len(networks) > 1:
        names = {network.id: network.name for network in networks}
        kept_choice(
            st.selectbox,
            t("ui.new_round.network"),
            names,
            (form, "network_id"),
            "new_round.network",
            placeholder=t("ui.form.choose"),
        )
    belonging = set(form.network(networks).municipalities)
    places = [place for place in desk.networks.municipalities() if place.id in belonging]
    _choose_municipality(form, places, t)


def _choose_municipality(form: RoundForm, places: list[Municipality], t: Translator) -> None:
    by_id = {place.id: municipality_name(place) for place in places}
    if len(places) == 1:
        form.municipality_id = places[0].id
        return
    form.municipality_id = form.municipality_id if form.municipality_id in by_id else None
    if places:
        kept_choice(
            st.selectbox,
            t("ui.new_round.municipality"),
            {None: t("ui.new_round.whole_network"), **by_id},
            (form, "municipality_id"),
            "new_round.municipality",
            placeholder=t("ui.form.choose"),
        )


def choose_framework(form: RoundForm, frameworks: list[Framework], t: Translator) -> Framework:
    """Return the framework of the round; ask only where the installation has several."""
    form.framework_name = form.framework(frameworks).name
    if len(frameworks) > 1:
        kept_choice(
            st.selectbox,
            t("ui.new_round.framework"),
            {one.name: f"{framework_title(one)} ({version_words(one, t)})" for one in frameworks},
            (form, "framework_name"),
            "new_round.framework",
            placeholder=t("ui.form.choose"),
        )
    return form.framework(frameworks)


def choose_topics(form: RoundForm, framework: Framework, t: Translator) -> None:
    """Let a whole area or a handful of criteria be chosen, with everything that is asked at hand."""
    draft_note(framework, t)
    words = framework.framework.words
    ways = {way: t(f"ui.new_round.way.{way.value}", area=words.area, criteria=words.criteria) for way in Way}
    kept_choice(st.radio, t("ui.new_round.way"), ways, (form, "way"), "new_round.way", horizontal=True)
    if form.way is Way.AREA:
        _choose_area(form, framework, t)
    else:
        _pick_criteria(form, framework, t)


def _choose_area(form: RoundForm, framework: Framework, t: Translator) -> None:
    kept_choice(
        st.radio,
        t("ui.new_round.area", areas=framework.framework.words.areas),
        {area.id: area_name(area) for area in framework.areas},
        (form, "area_id"),
        "new_round.area",
        captions=[literal(area.summary) for area in framework.areas],
    )
    area = next((area for area in framework.areas if area.id == form.area_id), None)
    if area:
        with st.expander(t("ui.new_round.read_area", title=literal(area.title)), key="new_round.read"):
            for criterion in area.criteria:
                st.markdown(f"**{criterion_name(criterion)}**")
                criterion_wording(framework, criterion, t)


def _pick_criteria(form: RoundForm, framework: Framework, t: Translator) -> None:
    for area in framework.areas:
        picked = sum(criterion.id in form.picked for criterion in area.criteria)
        label = area_name(area) + (f" – {t('ui.new_round.picked', count=picked)}" if picked else "")
        with st.expander(label, key=f"new_round.area.{area.id}"):
            st.write(literal(area.summary))
            _pick_in_area(form, framework, area, t)


def _pick_in_area(form: RoundForm, framework: Framework, area: Area, t: Translator) -> None:
    with_wording = st.toggle(t("ui.new_round.show_wording"), key=f"new_round.wording.{area.id}")
    for criterion in area.criteria:
        key = f"new_round.criterion.{criterion.id}"
        st.checkbox(
            criterion_name(criterion),
            value=criterion.id in form.picked,
            key=key,
            on_change=_pick,
            args=(form, criterion.id, key),
        )
        if with_wording:
            criterion_wording(framework, criterion, t)


def _pick(form: RoundForm, criterion_id: str, key: str) -> None:
    """Take a criterion in or out before the page is drawn, so that the counts above it are right at once."""
    (form.picked.add if state.written(key) else form.picked.discard)(criterion_id)
