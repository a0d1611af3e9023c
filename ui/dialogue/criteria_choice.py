"""Choosing what a session talks about: what the results and open agreements propose, and what somebody adds."""

import streamlit as st

from dialogues.agenda import Proposal, propose
from exports.phrases import reason_sentence
from selfeval.results import Results
from texts.catalogue import Translator
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal
from ui.results.to_agenda import proposal_for, unfinished

_AT_ONCE = 6
"""As many proposals as stand open; weaker ones wait behind a button."""


def choose_criteria(desk: Desk, results: Results, fitting: int, form: str) -> list[Proposal]:
    """Draw the proposed criteria with their reasons to tick, and let others be added."""
    t, proposals = desk.t, propose(results, unfinished(desk, results.of_round.network_id))
    ticked = _ticked_at_first(results, proposals, fitting)
    st.header(t("dialogue_ui.plan.criteria"), anchor=False)
    st.write(t("dialogue_ui.plan.fitting" if proposals else "dialogue_ui.plan.nothing_proposed", count=fitting))
    chosen = [one for one in proposals[:_AT_ONCE] if _tick(one, results, form, one.criterion.id in ticked, t)]
    if proposals[_AT_ONCE:]:
        with st.expander(t("dialogue_ui.plan.more", count=len(proposals) - _AT_ONCE)):
            chosen += [one for one in proposals[_AT_ONCE:] if _tick(one, results, form, one.criterion.id in ticked, t)]
    chosen += _ask_others(desk, results, proposals, form)
    if len(chosen) > fitting:
        st.warning(t("dialogue_ui.plan.too_many", chosen=len(chosen), count=fitting))
    if not chosen:
        st.write(t("planning_ui.criteria_later"))
    return chosen


def _ticked_at_first(results: Results, proposals: list[Proposal], fitting: int) -> set[str]:
    """Return what was noted on the page of results, filled up with the strongest proposals."""
    noted = dialogue_state.wanted(results.of_round.id)
    strongest = (proposal.criterion.id for proposal in proposals)
    return set(list(dict.fromkeys([*noted, *strongest]))[: max(fitting, len(noted))])


def _tick(proposal: Proposal, results: Results, form: str, is_ticked: bool, t: Translator) -> bool:
    """Draw one proposal with its reasons in words, and return whether it is ticked."""
    criterion = proposal.criterion
    with st.container(border=True, gap="xxsmall"):
        is_chosen = st.checkbox(f"**{criterion_name(criterion)}**", value=is_ticked, key=f"{form}.tick.{criterion.id}")
        for reason in proposal.reasons:
            st.markdown(literal(reason_sentence(reason, results.framework, t)))
    return is_chosen


def _ask_others(desk: Desk, results: Results, proposals: list[Proposal], form: str) -> list[Proposal]:
    """Let criteria be added that nothing speaks for."""
    proposed = {proposal.criterion.id for proposal in proposals}
    others = [one for one in results.of_round.criteria if one not in proposed]
    if not others:
        return []
    criteria = results.framework.criteria
    added = st.multiselect(
        desk.t("dialogue_ui.plan.others"),
        others,
        default=[one for one in dialogue_state.wanted(results.of_round.id) if one in others],
        format_func=lambda one: f"{criteria[one].ref} {criteria[one].title}",
        placeholder=desk.t("dialogue_ui.plan.others_placeholder"),
        select_all=False,
        key=f"{form}.others",
    )
    return [proposal_for(desk, results, one) for one in added]
