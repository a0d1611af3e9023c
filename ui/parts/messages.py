"""The sentence that says that a click has worked, drawn once after the page was drawn anew."""

import streamlit as st

from ui import state


def say_message() -> None:
    """Show what the last click left to say, if anything."""
    message = state.take_message()
    if message:
        st.success(message, icon=":material/check:")
