"""How many have answered so far, by perspective and as counts only."""

import streamlit as st

from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan, Round
from texts.catalogue import Translator


def progress(of_round: Round, framework: Framework, sent: dict[str, int], t: Translator) -> None:
    """Draw one line a perspective: how many, and what that means for the results."""
    rows = [
        {
            t("ui.column.perspective"): framework.perspective(plan.perspective).label,
            t("ui.column.sent"): count_words(plan, sent.get(plan.perspective, 0), t),
            t("ui.column.meaning"): meaning(plan, sent.get(plan.perspective, 0), t),
        }
        for plan in of_round.plans
    ]
    st.table(rows, border="horizontal", hide_index=True)
    st.write(t("ui.progress.only_counts"))


def count_words(plan: PerspectivePlan, sent: int, t: Translator) -> str:
    """Return how many have sent, of how many invited where that is known."""
    return t("ui.progress.of", sent=sent, invited=plan.invited) if plan.invited else str(sent)


def meaning(plan: PerspectivePlan, sent: int, t: Translator) -> str:
    """Say whether there will be results of this perspective as things stand."""
    if not plan.has_link:
        return t("ui.progress.body_done") if sent else t("ui.progress.body_waits")
    needed = plan.k if plan.is_anonymous else 1
    return t("ui.progress.enough") if sent >= needed else t("ui.progress.too_few", count=needed)
