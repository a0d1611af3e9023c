"""Cards from the room: those that wait for a look, those on the projector, and one typed in here."""

import streamlit as st

from dialogues.model import Session
from dialogues.room import contribute
from dialogues.room_model import LONGEST_CONTRIBUTION, Contribution, ContributionState
from dialogues.sessions import moderate
from networks.scopes import RoomScope
from qualitaetsrahmen.errors import CodedError
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.parts.markup import literal

_MOVES = {
    ContributionState.WAITING: (ContributionState.SHOWN, ContributionState.WITHHELD),
    ContributionState.SHOWN: (ContributionState.WITHHELD,),
    ContributionState.WITHHELD: (ContributionState.SHOWN,),
}
"""What can be done with a card in each state."""


def draw_cards(desk: Desk, session: Session, agenda_item_id: str) -> None:
    """Draw the field for a card of one's own, and the cards of the room, which come in by themselves."""
    _draw_own(desk, session, agenda_item_id)
    seconds = desk.services.settings.idle_poll_seconds
    st.fragment(_draw_all, run_every=seconds)(desk, session.id, agenda_item_id)


def _draw_own(desk: Desk, session: Session, agenda_item_id: str) -> None:
    t = desk.t
    form = f"card:{agenda_item_id}"
    key = dialogue_state.edition(form)
    with st.form(key, border=False):
        text = st.text_input(t("dialogue_ui.cards.own"), max_chars=LONGEST_CONTRIBUTION, key=f"{key}.text")
        is_sent = st.form_submit_button(t("dialogue_ui.cards.add"))
    if not is_sent:
        return
    try:
        _add_own(desk, session, agenda_item_id, text)
    except CodedError as problem:
        desk.say(problem)
        return
    dialogue_state.clear(form)
    st.rerun()


def _add_own(desk: Desk, session: Session, agenda_item_id: str, text: str) -> None:
    """Hand in a card that somebody said aloud; it needs no look, so it is shown at once."""
    contribute(desk.services.room(RoomScope(session.network_id, session.id)), agenda_item_id, text)
    same = " ".join(text.split())
    for card in desk.sessions.contributions(session.id):
        if card.state is ContributionState.WAITING and card.text == same:
            moderate(desk.sessions, session.id, card.id, ContributionState.SHOWN)


def _draw_all(desk: Desk, session_id: str, agenda_item_id: str) -> None:
    t = desk.t
    cards = [one for one in desk.sessions.contributions(session_id) if one.agenda_item_id == agenda_item_id]
    for state in ContributionState:
        of_state = [card for card in cards if card.state is state]
        if not of_state and state is not ContributionState.WAITING:
            continue
        st.subheader(t(f"dialogue_ui.cards.{state.value}", count=len(of_state)), anchor=False)
        for card in of_state:
            _draw_card(desk, card)


def _draw_card(desk: Desk, card: Contribution) -> None:
    with st.container(border=True):
        st.markdown(literal(card.text))
        with st.container(horizontal=True):
            for target in _MOVES[card.state]:
                st.button(
                    desk.t(f"dialogue_ui.cards.move.{target.value}"),
                    key=f"card.{card.id}.{target.value}",
                    on_click=_move,
                    args=(desk, card, target),
                )


def _move(desk: Desk, card: Contribution, target: ContributionState) -> None:
    """Move a card; the audit does not hear of it, because it would keep the time of a card."""
    try:
        moderate(desk.sessions, card.session_id, card.id, target)
    except CodedError as problem:
        desk.say(problem)
