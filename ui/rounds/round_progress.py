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
            t("ui.column.meaning"): meaning(of_round, plan, sent, t),
        }
        for plan in of_round.plans
    ]
    st.table(rows, border="horizontal", hide_index=True)
    st.write(t("ui.progress.only_counts"))


def count_words(plan: PerspectivePlan, sent: int, t: Translator) -> str:
    """Return how many have sent, of how many invited where that is known."""
    return t("ui.progress.of", sent=sent, invited=plan.invited) if plan.invited else str(sent)


def meaning(of_round: Round, plan: PerspectivePlan, sent: dict[str, int], t: Translator) -> str:
    """Say whether there will be results as things stand, of a perspective or of those that are shown with it."""
    together = (plan.perspective, *of_round.shown_together_with(plan.perspective))
    count = sum(sent.get(one, 0) for one in together)
    if not plan.has_link:
        return t("ui.progress.body_done") if count else t("ui.progress.body_waits")
    needed = of_round.bound_of(plan.perspective) if plan.is_anonymous else 1
    if count >= needed:
        return t("ui.progress.enough")
    key = "ui.progress.too_few" if len(together) == 1 else "round_life.progress.too_few_together"
    return t(key, count=needed)
