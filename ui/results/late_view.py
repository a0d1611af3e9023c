"""Papers that came after closing: how many wait, their release, and what each batch says."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.group_ballot import ballot_scope
from selfeval.late import papers_needed, release_late
from selfeval.model import PerspectivePlan, Round
from selfeval.release import Release
from selfeval.results import Results
from ui import links, state
from ui.charts.titles import title_of
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.distribution_view import distribution_finding
from ui.results.finding import draw_finding
from ui.results.gap_view import VIEW


def draw_late(desk: Desk, results: Results) -> None:
    """Draw what waits and what was released, batch by batch."""
    t = desk.t
    st.header(t("review_ui.late.title"), anchor=False)
    st.write(t("review_ui.late.intro"))
    for plan, papers in waiting_papers(desk, desk.rounds.round(results.of_round.id)):
        _offer_release(desk, results, plan, papers)
    for number, batch in enumerate(results.late, start=1):
        (plan,) = batch.of_round.plans
        label = literal(results.framework.perspective(plan.perspective).label)
        st.subheader(t("review_ui.late.batch", label=label, number=number), anchor=False)
        for result in batch.items:
            st.markdown(f"**{literal(title_of(result, t))}**")
            draw_finding(distribution_finding(desk, result, batch, f"late.{number}.{result.item.id}"), t)


def waiting_papers(desk: Desk, of_round: Round) -> list[tuple[PerspectivePlan, int]]:
    """Return of which groups papers wait and how many; nothing else is known of them."""
    waiting = []
    for plan in of_round.as_shown().plans:
        members = of_round.group_of(plan.perspective)
        count = sum(desk.services.late(ballot_scope(of_round, one)).count() for one in members)
        if count:
            waiting.append((plan, count))
    return waiting


def has_enough_late(desk: Desk, of_round: Round) -> bool:
    """Say whether whoever coordinates this network can release a batch now."""
    waiting = waiting_papers(desk, of_round) if desk.is_coordinator(of_round.network_id) else []
    return any(count >= papers_needed(plan) for plan, count in waiting)


def to_late(of_round: Round, label: str) -> None:
    """Draw the way to this view of a round, from wherever one is."""
    if st.button(label, icon=":material/arrow_forward:", key=f"late.to.{of_round.id}"):
        state.write(VIEW, "late")
        links.go_to("ergebnisse", **{links.ROUND: of_round.id})


def has_late(desk: Desk, of_round: Round) -> bool:
    """Say whether any paper came after closing, whether or not it has been released."""
    release = Release(tuple(desk.rounds.release_parts(of_round.id)))
    return bool(release.late or waiting_papers(desk, of_round))


def _offer_release(desk: Desk, results: Results, plan: PerspectivePlan, papers: int) -> None:
    t, needed = desk.t, papers_needed(plan)
    label = literal(results.framework.perspective(plan.perspective).label)
    with st.container(border=True):
        st.markdown(t("review_ui.late.waiting", label=label, count=papers, k=needed))
        if not desk.is_coordinator(results.of_round.network_id):
            return
        if papers < needed:
            st.write(t("review_ui.late.too_few"))
        elif st.button(t("review_ui.late.release"), type="primary", key=f"late.release.{plan.perspective}"):
            _release(desk, results.of_round, plan.perspective)


def _release(desk: Desk, of_round: Round, perspective: str) -> None:
    try:
        desk.require_coordinator(of_round.network_id)
        release_late(desk.services.late_release(), of_round.id, perspective, desk.today, desk.services.shuffle())
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("late_batch.released", of_round.id, of_round.network_id)
    state.leave_message(desk.t("review_ui.late.done"))
    st.rerun()
