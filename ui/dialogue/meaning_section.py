"""What the criteria of a network's frameworks mean here, to read and change outside of a session."""

from collections.abc import Iterable

import streamlit as st

from dialogues.local_meanings import current_meanings
from qualitaetsrahmen.library import version_number
from qualitaetsrahmen.model import Framework
from ui.desk import Desk
from ui.dialogue.meaning_panel import Place, draw_place
from ui.parts.framework_view import criterion_name


def draw_meanings(desk: Desk) -> None:
    """Draw everything that a network has agreed on a framework, and the way to one criterion more."""
    t = desk.t
    st.write(t("meanings_ui.intro"))
    networks = {one.id: one.name for one in desk.networks.networks()}
    used = {network_id: frameworks_of(desk, network_id) for network_id in networks}
    used = {network_id: frameworks for network_id, frameworks in used.items() if frameworks}
    if not used:
        st.info(t("meanings_ui.no_round"))
        return
    network_id = next(iter(used))
    if len(used) > 1:
        first = next((one for one, own in used.items() if _has_agreed(desk, one, own)), network_id)
        network_id = st.selectbox(
            t("meanings_ui.network"),
            list(used),
            index=list(used).index(first),
            format_func=lambda one: networks[one],
            key="meanings.network",
        )
    frameworks = used[network_id]
    framework_id = next(iter(frameworks))
    if len(frameworks) > 1:
        framework_id = st.selectbox(
            t("meanings_ui.framework"),
            list(frameworks),
            format_func=lambda one: frameworks[one].framework.title,
            key=f"meanings.framework.{network_id}",
        )
    _draw_framework(desk, network_id, frameworks[framework_id])


def frameworks_of(desk: Desk, network_id: str) -> dict[str, Framework]:
    """Return the frameworks on which a network holds rounds, each in the latest version that it has used."""
    found: dict[str, Framework] = {}
    for of_round in desk.rounds.rounds():
        if of_round.network_id != network_id:
            continue
        framework = desk.rounds.framework(of_round.framework_sha256)
        known = found.get(framework.framework.id)
        if known is None or version_number(known.framework.version) < version_number(framework.framework.version):
            found[framework.framework.id] = framework
    return found


def _has_agreed(desk: Desk, network_id: str, frameworks: Iterable[str]) -> bool:
    return any(current_meanings(desk.local_meanings.meanings(one), network_id) for one in frameworks)


def _draw_framework(desk: Desk, network_id: str, framework: Framework) -> None:
    t = desk.t
    framework_id = framework.framework.id
    holds = current_meanings(desk.local_meanings.meanings(framework_id), network_id)
    agreed = [criterion for criterion in framework.criteria if criterion in holds]
    if not agreed:
        st.info(t("meanings_ui.none_yet"))
    for criterion_id in agreed:
        with st.container(border=True):
            st.markdown(f"**{criterion_name(framework.criteria[criterion_id])}**")
            draw_place(desk, Place(network_id, framework_id, criterion_id))
    others = [criterion for criterion in framework.criteria if criterion not in holds]
    if not others:
        return
    st.header(t("meanings_ui.another"), anchor=False)
    chosen = st.selectbox(
        t("meanings_ui.criterion"),
        others,
        index=None,
        format_func=lambda one: f"{framework.criteria[one].ref} {framework.criteria[one].title}",
        placeholder=t("meanings_ui.choose"),
        key=f"meanings.criterion.{network_id}.{framework_id}",
    )
    if chosen in others:
        draw_place(desk, Place(network_id, framework_id, str(chosen)))
