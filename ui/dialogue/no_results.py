"""What a page of a session says while its round has no results."""

import streamlit as st

from selfeval.model import RoundState
from selfeval.results import Results
from texts.catalogue import Translator


def say_no_results(results: Results, t: Translator) -> None:
    """Say that there are no results yet, or that there will be none; with results say nothing."""
    if results.is_released:
        return
    is_over = results.of_round.state is RoundState.ABANDONED
    st.info(t("planning_ui.no_results.ever" if is_over else "planning_ui.no_results.yet"))
