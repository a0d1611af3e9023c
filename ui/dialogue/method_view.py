"""A method card to read while leading: what it is for, its steps, its material, and how it works on paper."""

import streamlit as st

from dialogues.session_formats import MethodCard
from texts.catalogue import Translator
from ui.parts.markup import literal


def draw_card(card: MethodCard, t: Translator) -> None:
    """Draw a whole card; its words are those of its document."""
    st.markdown(literal(card.purpose))
    least, most = card.minutes.least, card.minutes.most
    minutes = t("planning_ui.method.minutes", least=least, most=most)
    st.markdown(f"{minutes}  \n{t('planning_ui.method.group', size=literal(card.group_size))}")
    st.markdown("\n".join(f"{number}. {literal(step)}" for number, step in enumerate(card.steps, start=1)))
    if card.material:
        _draw_points(t("planning_ui.method.material"), card.material)
    st.markdown(f"**{t('planning_ui.method.without_network')}**  \n{literal(card.without_network)}")
    _draw_points(t("planning_ui.method.tips"), card.tips)


def _draw_points(heading: str, points: tuple[str, ...]) -> None:
    st.markdown(f"**{heading}**\n\n" + "\n".join(f"- {literal(point)}" for point in points))
