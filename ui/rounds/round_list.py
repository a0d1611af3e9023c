"""Rounds as a list of cards: what they are about, where they stand, and the way to each."""

import streamlit as st

from networks.model import Network
from selfeval.model import Round, RoundState
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.parts.markup import literal


def state_badge(of_round: Round, t: Translator) -> None:
    """Show where a round stands."""
    label = t(f"ui.round_state.{of_round.state.value}")
    if of_round.state is RoundState.OPEN:
        st.badge(label, color="primary")
    elif of_round.state is RoundState.CLOSING:
        st.badge(label, color="orange")
    else:
        st.badge(label, color="gray")


def round_dates(of_round: Round, t: Translator) -> str:
    """Return since when a round is open and until when, in one sentence."""
    if of_round.closed_on and of_round.state is RoundState.ABANDONED:
        return t("round_life.abandoned_on", day=t.date(of_round.closed_on))
    if of_round.closed_on and of_round.state in (RoundState.CLOSED, RoundState.ERASED):
        return t("ui.round.closed_on", day=t.date(of_round.closed_on))
    if of_round.opened_on and of_round.closes_on:
        return t("ui.round.open_until", opened=t.date(of_round.opened_on), end=t.date(of_round.closes_on))
    if of_round.opened_on:
        return t("ui.round.open_since", opened=t.date(of_round.opened_on))
    return t("ui.round.not_open")


def sent_sentence(desk: Desk, of_round: Round) -> str:
    """Return how many have sent their answers so far, by perspective, in one line."""
    framework = desk.rounds.framework(of_round.framework_sha256)
    sent = desk.rounds.sent_counts(of_round.id)
    return " · ".join(
        f"{literal(framework.perspective(plan.perspective).label)}: {sent.get(plan.perspective, 0)}"
        for plan in of_round.plans
    )


def _way_to(desk: Desk, of_round: Round) -> str:
    """Return the key of the words for the way to a round; they promise only what the account may do there."""
    opens_or_closes = of_round.state in (RoundState.DRAFT, RoundState.CLOSING)
    if opens_or_closes and not desk.is_coordinator(of_round.network_id):
        return f"facilitator_ui.go.{of_round.state.value}"
    return f"ui.round.go.{of_round.state.value}"


def round_card(desk: Desk, of_round: Round, network: Network, *, is_here: bool = False) -> None:
    """Draw one round with the way to it; ``is_here`` says that the page of rounds itself draws it."""
    t = desk.t
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{literal(of_round.title)}**", width="content")
            state_badge(of_round, t)
        st.write(f"{literal(network.name)}. {round_dates(of_round, t)}")
        if of_round.state is RoundState.OPEN:
            st.write(t("ui.round.sent_so_far", counts=sent_sentence(desk, of_round)))
        label = t(_way_to(desk, of_round))
        query = {links.ROUND: of_round.id}
        if is_here:
            links.show(label, icon=":material/arrow_forward:", **query)
        else:
            links.link_to("runden", label, icon=":material/arrow_forward:", **query)
