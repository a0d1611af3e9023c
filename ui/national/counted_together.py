"""Saying in which national figures the answers of several perspectives stand together."""

import streamlit as st

from analysis.national.counted_together import counted_together, is_told_everywhere
from texts.catalogue import Translator
from ui.national.view import View


def say_counted_together(view: View, t: Translator) -> None:
    """Name the perspectives whose figures hold others too; nothing where there is none and all releases tell it."""
    labels = {one.id: one.label for one in view.framework.perspectives}
    found = [one for one in counted_together(view.section) if one.perspective in labels]
    named = [
        t("national_ui.together.places", who=labels[one.perspective], count=one.places)
        if one.places
        else t("national_ui.together.few", who=labels[one.perspective])
        for one in found
    ]
    if named:
        st.caption(t("national_ui.together", listed=t.listed(named)))
    if not is_told_everywhere(view.section):
        st.caption(t("national_ui.together.untold"))
