"""A reminder to copy for each perspective: its link, and how many have answered as a count and nothing more."""

from collections.abc import Mapping

import streamlit as st

from exports.sheets import minutes_to_answer
from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan, Round
from selfeval.questionnaire import questionnaire_for
from texts.catalogue import Translator
from ui.desk import Desk
from ui.parts.markup import literal, to_copy
from wiring.addresses import questionnaire_door, round_address


def offer_reminders(desk: Desk, of_round: Round, framework: Framework, sent: Mapping[str, int]) -> None:
    """Draw the reminders; nobody knows who has answered, so each of them goes to everybody."""
    t = desk.t
    asked = [plan for plan in of_round.plans if plan.has_link]
    if not asked:
        return
    with st.expander(t("round_life.remind.title"), key="actions.remind"):
        st.write(t("round_life.remind.text"))
        for plan in asked:
            label = framework.perspective(plan.perspective).label
            st.markdown(f"**{literal(label)}**")
            minutes = minutes_to_answer(
                len(questionnaire_for(framework, of_round.criteria, plan.perspective).questions)
            )
            words = reminder(of_round, plan, sent.get(plan.perspective, 0), _way_in(desk, of_round, plan), minutes, t)
            to_copy(words, t("round_life.remind.for", label=label))


def reminder(of_round: Round, plan: PerspectivePlan, sent: int, way_in: str, minutes: int, t: Translator) -> str:
    """Return a reminder that presses nobody: it thanks, says how to take part, and that nobody has to."""
    parts = [
        t("round_life.reminder.opening", title=of_round.title),
        _count_words(plan, sent, t),
        t("round_life.reminder.effort", count=minutes),
        t("round_life.reminder.end", day=t.date(of_round.closes_on)) if of_round.closes_on else "",
        way_in,
        t("round_life.reminder.closing"),
    ]
    return "\n\n".join(part for part in parts if part)


def _way_in(desk: Desk, of_round: Round, plan: PerspectivePlan) -> str:
    """Return how people come to their questionnaire: by the link of all, or by the code that each of them has."""
    if plan.has_codes:
        return desk.t("round_life.reminder.code", address=questionnaire_door(desk.services))
    return f"{desk.t('ui.invitation.address')}\n{round_address(desk.services, of_round, plan.perspective)}"


def _count_words(plan: PerspectivePlan, sent: int, t: Translator) -> str:
    """Return how many have answered; a count of nobody, or of hardly anybody, would only press."""
    if sent < plan.k:
        return ""
    if plan.invited is None or sent > plan.invited:
        return t("round_life.reminder.sent", count=sent)
    return t("round_life.reminder.sent_of", count=sent, invited=plan.invited)
