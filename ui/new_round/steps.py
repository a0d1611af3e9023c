"""Walking through a page in steps: where one is, and the way back and on."""

import streamlit as st

from texts.catalogue import Translator
from ui import state


def draw_steps(walk: str, labels: list[str], t: Translator) -> int:
    """Show all steps, any of which may be gone to at any time, and return the present one, from 1."""
    chosen = st.segmented_control(
        t("ui.steps.label"),
        list(range(1, len(labels) + 1)),
        default=1,
        required=True,
        format_func=lambda number: f"{number} {labels[number - 1]}",
        key=state.step_key(walk),
        label_visibility="collapsed",
        persist_state="session",
    )
    return chosen or 1


def draw_way_on(walk: str, step: int, steps: int, t: Translator, *, finish: str | None = None) -> bool:
    """Draw the buttons back and on; on the last step ``finish`` names what comes after, once it may.

    Returns whether that last button was just pressed.
    """
    st.space("small")
    with st.container(horizontal=True):
        if step > 1:
            st.button(t("ui.steps.back"), on_click=state.go_to_step, args=(walk, step - 1), key=f"{walk}.back")
        if step < steps:
            st.button(
                t("ui.steps.on"),
                type="primary",
                on_click=state.go_to_step,
                args=(walk, step + 1),
                key=f"{walk}.on",
            )
        return finish is not None and st.button(finish, type="primary", key=f"{walk}.finish")
