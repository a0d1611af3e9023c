"""To which network an agreement belongs that is made in a session of several; each belongs to one."""

import streamlit as st

from dialogues.guests import for_network, networks_to_agree_for
from dialogues.model import Session
from ui.desk import Desk
from wiring.clusters import member_names, members_of


def choose_whose(desk: Desk, session: Session, criterion_id: str, key: str) -> Session:
    """Return the session as the chosen network has it; draws nothing where there is only one to choose.

    To be chosen are networks of the account whose round has the criterion.
    """
    members = members_of(desk.services, desk.scope, session.id)
    own = [one for one in networks_to_agree_for(session, members) if one in desk.scope.ids]
    sessions = {one: for_network(session, members, one) for one in own}
    fitting = [one for one, of_network in sessions.items() if _has_criterion(desk, of_network, criterion_id)]
    if len(fitting) <= 1:
        return session
    names = member_names(desk.services, desk.scope, session.id)
    chosen = st.selectbox(desk.t("cluster_ui.whose"), fitting, format_func=lambda one: names.get(one, one), key=key)
    return sessions[chosen]


def _has_criterion(desk: Desk, session: Session, criterion_id: str) -> bool:
    of_round = desk.rounds.round(session.round_id)
    return criterion_id in desk.rounds.framework(of_round.framework_sha256).criteria
