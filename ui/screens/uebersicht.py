"""Overview: what is open in one's networks, and what to do next."""

import streamlit as st

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.model import Session, SessionState
from networks.accounts import Role
from networks.model import Network
from selfeval.model import Round, RoundState
from ui import links
from ui.cluster.requests import remind_of_requests
from ui.desk import Desk, open_desk
from ui.national.start import draw_for_analysts
from ui.parts.markup import literal
from ui.parts.messages import say_message
from ui.parts.next_step import PAGE, Next, NextStep, next_step
from ui.results.choose_round import closed_rounds
from ui.results.late_view import has_enough_late, to_late
from ui.review.waiting_texts import rounds_with_texts
from ui.rounds.round_list import round_card
from ui.setting_up.places import municipality_name
from wiring.access import is_only_analyst

_COORDINATORS_STEPS = (Next.PLAN_ROUND, Next.OPEN_ROUND, Next.HAND_OUT, Next.FINISH_CLOSING)
"""What only those do who coordinate the network; others can look at it."""


def draw_page(desk: Desk) -> None:
    """Draw the next step first, then what is open, then the networks."""
    t = desk.t
    st.title(t("ui.overview.title"), anchor=False)
    say_message()
    if is_only_analyst(desk.account):
        draw_for_analysts(desk)
        return
    networks = {network.id: network for network in desk.networks.networks()}
    rounds, sessions, with_texts = desk.rounds.rounds(), desk.sessions.sessions(), rounds_with_texts(desk)
    draw_next(
        desk,
        next_step(
            rounds,
            sessions,
            has_network=bool(networks),
            is_administrator=desk.account.is_administrator,
            with_texts=with_texts,
        ),
    )
    draw_reminders(desk, with_texts)
    remind_of_requests(desk)
    draw_open_rounds(desk, rounds, networks)
    draw_sessions(desk, sessions, networks)
    draw_due(desk, desk.agreements.agreements())
    if desk.account.is_analyst:
        draw_for_analysts(desk)
    draw_networks(desk, networks)


def draw_next(desk: Desk, step: NextStep) -> None:
    """Draw the one thing that helps most now, or whom it waits for."""
    t, waits = desk.t, _waits_for_coordination(desk, step)
    words = f"facilitator_ui.next.{step.step.value}" if waits else f"ui.next.{step.step.value}"
    with st.container(border=True):
        st.header(t(f"{words}.title"), anchor=False)
        st.write(t(f"{words}.text"))
        page = None if waits and not step.round_id else PAGE[step.step]
        if page and st.button(t(f"ui.next.{step.step.value}.button"), type="primary", key="next"):
            links.go_to(page, **({links.ROUND: step.round_id} if step.round_id else {}))


def _waits_for_coordination(desk: Desk, step: NextStep) -> bool:
    """Say whether a step is for those who coordinate, and whoever sits here only accompanies the network."""
    own = {one.network_id for one in desk.account.grants if one.role is Role.COORDINATOR}
    network = desk.rounds.round(step.round_id).network_id if step.round_id else None
    return step.step in _COORDINATORS_STEPS and (network not in own if network else not own)


def draw_reminders(desk: Desk, with_texts: list[Round]) -> None:
    """Remind coordinators of texts that nobody has looked through and of late forms that are enough to be counted."""
    t = desk.t
    with_papers = [one for one in closed_rounds(desk) if has_enough_late(desk, one)]
    if not (with_texts or with_papers):
        return
    st.header(t("reminders.title"), anchor=False)
    for of_round in with_texts:
        st.write(t("reminders.texts", title=literal(of_round.title)))
        to_texts = {links.ROUND: of_round.id}
        links.link_to("texte", t("reminders.to_texts"), icon=":material/arrow_forward:", **to_texts)
    for of_round in with_papers:
        st.write(t("reminders.papers", title=literal(of_round.title)))
        to_late(of_round, t("reminders.to_papers"))


def draw_open_rounds(desk: Desk, rounds: list[Round], networks: dict[str, Network]) -> None:
    """Draw the rounds that wait for something."""
    waiting = [one for one in rounds if one.state in (RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSING)]
    if waiting:
        st.header(desk.t("ui.overview.rounds"), anchor=False)
    for of_round in waiting:
        round_card(desk, of_round, networks[of_round.network_id])


def draw_sessions(desk: Desk, sessions: list[Session], networks: dict[str, Network]) -> None:
    """Draw the dialogues that are planned or running."""
    t = desk.t
    waiting = [one for one in sessions if one.state is not SessionState.ENDED]
    if not waiting:
        return
    st.header(t("ui.overview.sessions"), anchor=False)
    for session in waiting:
        with st.container(border=True):
            st.markdown(f"**{literal(session.title)}**")
            network = literal(networks[session.network_id].name)
            st.write(t(f"ui.overview.session.{session.state.value}", network=network, day=t.date(session.held_on)))
            links.link_to("dialoge", t("ui.overview.to_session"), icon=":material/arrow_forward:")


def draw_due(desk: Desk, agreements: list[Agreement]) -> None:
    """Draw the agreements that are still to be done, those that are late first."""
    t = desk.t
    waiting = [one for one in agreements if one.state in (AgreementState.OPEN, AgreementState.UNDER_WAY)]
    if not waiting:
        return
    late = sum(one.is_overdue(desk.today) for one in waiting)
    st.header(t("ui.overview.agreements"), anchor=False)
    st.write(
        " ".join([t("ui.overview.waiting", count=len(waiting)), t("ui.overview.late", count=late) if late else ""])
    )
    links.link_to("vereinbarungen", t("ui.overview.to_agreements"), icon=":material/arrow_forward:")


def draw_networks(desk: Desk, networks: dict[str, Network]) -> None:
    """Draw the account's networks with where they work."""
    t = desk.t
    if not networks:
        return
    places = {place.id: municipality_name(place) for place in desk.networks.municipalities()}
    st.header(t("ui.overview.networks", count=len(networks)), anchor=False)
    for network in networks.values():
        names = [literal(places[one]) for one in network.municipalities if one in places]
        where = ", ".join(names) if names else t("ui.networks.no_place")
        st.markdown(f"**{literal(network.name)}** · {t(f'ui.network_kind.{network.kind.value}')} · {where}")


draw_page(open_desk())
