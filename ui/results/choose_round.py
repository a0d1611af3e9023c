"""Choosing a round, mostly a closed one, or hearing what to do while there is none."""

import streamlit as st

from selfeval.model import Round, RoundState
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk


def closed_rounds(desk: Desk) -> list[Round]:
    """Return the rounds that have results, the newest first."""
    return [one for one in desk.rounds.rounds() if one.state is RoundState.CLOSED]


def choose_closed_round(desk: Desk, rounds: list[Round]) -> Round:
    """Ask for one of the rounds that have results."""
    return choose_round(desk, rounds)


def choose_round(desk: Desk, rounds: list[Round]) -> Round:
    """Ask for one of the rounds; the address keeps the choice, so that reloading stays at it."""
    names = {network.id: network.name for network in desk.networks.networks()}
    by_id = {one.id: one for one in rounds}
    asked = links.chosen(links.ROUND)
    chosen = st.selectbox(
        desk.t("dialogue_ui.round.choose"),
        list(by_id),
        index=list(by_id).index(asked) if asked in by_id else 0,
        format_func=lambda one: _label(by_id[one], names, desk.t),
    )
    st.query_params[links.ROUND] = chosen
    return by_id[chosen]


def no_closed_round(t: Translator) -> None:
    """Say what to do next where there are no results yet."""
    st.info(t("dialogue_ui.round.none"))
    links.link_to("runden", t("dialogue_ui.round.to_rounds"), icon=":material/arrow_forward:")


def _label(one: Round, names: dict[str, str], t: Translator) -> str:
    day = one.closed_on if one.state is RoundState.CLOSED else None
    parts = [one.title, t.short_date(day) if day else t(f"ui.round_state.{one.state.value}")]
    if len(names) > 1:
        parts.append(names[one.network_id])
    return t("dialogue_ui.separator").join(part for part in parts if part)
