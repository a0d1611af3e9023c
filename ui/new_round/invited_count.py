"""How many people of a perspective are invited: one number, or one for every sector that they come from."""

import streamlit as st

from networks.model import Sector
from qualitaetsrahmen.model import Perspective
from texts.catalogue import Translator
from ui import state
from ui.new_round.round_form import PerspectiveChoice
from ui.parts.markup import literal

MOST_INVITED = 100_000


def ask_invited(choice: PerspectiveChoice, perspective: Perspective, t: Translator) -> None:
    """Ask for the number, or show the sum of the sectors where these are counted."""
    if choice.is_split:
        st.metric(t("round_life.people.sum"), choice.all_invited or 0, border=False)
        return
    choice.invited = st.number_input(
        t("ui.new_round.invited"),
        min_value=1,
        max_value=MOST_INVITED,
        value=choice.invited,
        placeholder=t("ui.new_round.invited_unknown"),
        key=f"new_round.invited.{perspective.id}",
        on_change=state.keep,
        args=(choice, "invited", f"new_round.invited.{perspective.id}"),
    )


def split_by_sector(choice: PerspectiveChoice, perspective: Perspective, t: Translator) -> None:
    """Let the invited be counted by sector; whoever has a line of their own, such as parents, belongs to none."""
    if perspective.own_line:
        choice.is_split = False
        return
    key = f"new_round.is_split.{perspective.id}"
    choice.is_split = st.checkbox(
        t("round_life.people.split"),
        value=choice.is_split,
        key=key,
        on_change=state.keep,
        args=(choice, "is_split", key),
    )
    if not choice.is_split:
        return
    st.caption(t("round_life.people.split_help", perspective=literal(perspective.label)))
    columns = st.columns(2)
    for number, sector in enumerate(Sector):
        with columns[number % 2]:
            _ask_sector(choice, perspective, sector, t)


def _ask_sector(choice: PerspectiveChoice, perspective: Perspective, sector: Sector, t: Translator) -> None:
    key = f"new_round.sector.{perspective.id}.{sector.value}"
    count = st.number_input(
        t(f"ui.sector.{sector.value}"),
        min_value=0,
        max_value=MOST_INVITED // len(Sector),
        value=choice.by_sector.get(sector, 0),
        key=key,
        on_change=_keep_sector,
        args=(choice, sector, key),
    )
    choice.by_sector[sector] = int(count)


def _keep_sector(choice: PerspectiveChoice, sector: Sector, key: str) -> None:
    """Keep a number before anything is drawn, so that the sum above it is right at once."""
    count = state.written(key)
    choice.by_sector[sector] = count if isinstance(count, int) else 0
