"""Cards from the room: collected, looked through, shown or withheld, and one typed in here."""

from collections.abc import Sequence

import streamlit as st

from dialogues.cards import collect, show_all_waiting, write_own
from dialogues.model import AgendaItem, Session, Talk
from dialogues.room_model import LONGEST_CONTRIBUTION, Contribution, ContributionState, RoomQuestion
from dialogues.sessions import moderate
from networks.scopes import RoomScope
from qualitaetsrahmen.errors import CodedError
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state
from ui.dialogue.card_board import draw_board
from ui.parts.markup import literal

_MOVES = {
    ContributionState.WAITING: (ContributionState.SHOWN, ContributionState.WITHHELD),
    ContributionState.SHOWN: (ContributionState.WITHHELD,),
    ContributionState.WITHHELD: (ContributionState.SHOWN,),
}
"""What can be done with a card in each state."""
_LONGEST_QUESTION = 280


def draw_cards(desk: Desk, session: Session, item: Talk | AgendaItem) -> None:
    """Draw the collecting, the cards that wait, which come in by themselves, and the board of those shown."""
    _draw_collecting(desk, session, item)
    cards = _cards(desk, session.id, item.id, None)
    _watch_waiting(desk, session, item.id, None, cards)
    draw_board(desk, session, item, [card for card in cards if card.state is ContributionState.SHOWN])
    _draw_own(desk, session, item.id, None)


def draw_reasons(desk: Desk, session: Session, question: RoomQuestion) -> None:
    """Draw the reasons that came to one question, moderated like all cards."""
    cards = _cards(desk, session.id, question.agenda_item_id, question.id)
    st.markdown(f"**{desk.t('instruments_ui.cards.reasons')}**")
    _watch_waiting(desk, session, question.agenda_item_id, question.id, cards)
    _draw_own(desk, session, question.agenda_item_id, question.id)


def _draw_collecting(desk: Desk, session: Session, item: Talk | AgendaItem) -> None:
    """Draw the question of the cards and whether phones may hand in any; both are stored at once."""
    t = desk.t
    question = dialogue_state.field_key(f"cards.question.{item.id}", item.card_question)
    takes = dialogue_state.field_key(f"cards.takes.{item.id}", item.takes_cards)
    st.text_input(
        t("instruments_ui.cards.question"),
        value=item.card_question,
        max_chars=_LONGEST_QUESTION,
        placeholder=t("participant.card.label"),
        key=question,
        on_change=_collect,
        args=(desk, session.id, item.id, question, takes),
    )
    st.toggle(
        t("instruments_ui.cards.takes"),
        value=item.takes_cards,
        key=takes,
        on_change=_collect,
        args=(desk, session.id, item.id, question, takes),
    )


def _collect(desk: Desk, session_id: str, item_id: str, question_key: str, takes_key: str) -> None:
    question, takes = str(state.written(question_key) or ""), bool(state.written(takes_key))
    try:
        collect(desk.sessions, session_id, item_id, takes_cards=takes, question=question)
    except CodedError as problem:
        desk.say(problem)


def _watch_waiting(
    desk: Desk, session: Session, item_id: str, about: str | None, drawn: Sequence[Contribution]
) -> None:
    """Draw the cards by state; whatever another click or device has shown meanwhile draws the page anew."""
    on_board = {card.id for card in drawn if card.state is ContributionState.SHOWN}
    seconds = desk.services.settings.idle_poll_seconds
    st.fragment(_draw_by_state, run_every=seconds)(desk, session.id, item_id, about, on_board)


def _draw_by_state(desk: Desk, session_id: str, item_id: str, about: str | None, on_board: set[str]) -> None:
    t, cards = desk.t, _cards(desk, session_id, item_id, about)
    if {card.id for card in cards if card.state is ContributionState.SHOWN} != on_board:
        st.rerun()
    for each in ContributionState:
        of_state = [card for card in cards if card.state is each]
        if not of_state:
            continue
        heading = t(f"dialogue_ui.cards.{each.value}", count=len(of_state))
        if each is ContributionState.WAITING:
            st.subheader(heading, anchor=False)
            _draw_list(desk, of_state)
            _offer_all(desk, session_id, of_state, about)
        else:
            with st.expander(heading):
                _draw_list(desk, of_state)


def _draw_list(desk: Desk, cards: Sequence[Contribution]) -> None:
    for card in cards:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(literal(card.text))
            for target in _MOVES[card.state]:
                st.button(
                    desk.t(f"dialogue_ui.cards.move.{target.value}"),
                    key=f"card.{card.id}.{target.value}",
                    on_click=_move,
                    args=(desk, card, target),
                )


def _offer_all(desk: Desk, session_id: str, waiting: Sequence[Contribution], about: str | None) -> None:
    """Offer to show all that stand here; what comes after the look still waits."""
    if len(waiting) > 1:
        st.button(
            desk.t("instruments_ui.cards.show_all", count=len(waiting)),
            key=f"cards.all.{about or 'collected'}",
            on_click=_show_all,
            args=(desk, session_id, [card.id for card in waiting]),
        )


def _draw_own(desk: Desk, session: Session, item_id: str, about: str | None) -> None:
    """Draw the field for what somebody says aloud; whoever wants to shorten a card writes another one here."""
    t = desk.t
    form = f"card:{about or item_id}"
    key = dialogue_state.edition(form)
    with st.expander(t("dialogue_ui.cards.own"), key=f"{form}.fold"), st.form(key, border=False):
        text = st.text_input(t("instruments_ui.cards.own_text"), max_chars=LONGEST_CONTRIBUTION, key=f"{key}.text")
        is_sent = st.form_submit_button(t("dialogue_ui.cards.add"))
    if not is_sent:
        return
    try:
        write_own(desk.services.room(RoomScope(session.network_id, session.id)), item_id, text, about)
    except CodedError as problem:
        desk.say(problem)
        return
    dialogue_state.clear(form)
    st.rerun()


def _cards(desk: Desk, session_id: str, item_id: str, about: str | None) -> list[Contribution]:
    cards = desk.sessions.contributions(session_id)
    return [card for card in cards if (card.agenda_item_id, card.about) == (item_id, about)]


def _move(desk: Desk, card: Contribution, target: ContributionState) -> None:
    """Move a card; the audit does not hear of it, because it would keep the time of a card."""
    try:
        moderate(desk.sessions, card.session_id, card.id, target)
    except CodedError as problem:
        desk.say(problem)


def _show_all(desk: Desk, session_id: str, cards: Sequence[str]) -> None:
    try:
        show_all_waiting(desk.sessions, session_id, cards)
    except CodedError as problem:
        desk.say(problem)
