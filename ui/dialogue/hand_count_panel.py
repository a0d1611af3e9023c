"""Entering a vote that was counted by hand in a room without a network, and saying so of such votes."""

import streamlit as st

from dialogues.hand_counts import LARGEST_COUNT, HandCount, answers_of_group, record_hand_count
from dialogues.model import Session, Talk
from dialogues.room_model import VoteOrigin, VoteState, item_votes
from dialogues.votes import VOTES_PER_ITEM
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework, Item
from selfeval.model import K_INTERNAL
from ui import state
from ui.desk import Desk
from ui.dialogue.take_handouts import offer_room_sheets
from ui.parts.markup import literal

_IN_A_ROW = 4


def draw_hand_count(desk: Desk, session: Session, agenda_item: Talk, item: Item, framework: Framework) -> None:
    """Say which votes on an item were counted by hand, and offer to enter the next one unless it is running."""
    t = desk.t
    held = [vote for vote in item_votes(desk.sessions.votes(session.id)) if vote.item_id == item.id]
    for vote in held:
        if vote.origin is VoteOrigin.BY_HAND:
            st.caption(t(f"hand_count.note.{vote.number}"))
    if len(held) >= VOTES_PER_ITEM or any(vote.state is VoteState.OPEN for vote in held):
        return
    number = len(held) + 1
    fold = st.expander(t(f"hand_count.title.{number}"), key=f"hand_count.{item.id}.{number}", on_change="rerun")
    if not fold.open and not _is_begun(session, item, framework, number):
        return
    with fold:
        st.write(t("hand_count.how", k=K_INTERNAL))
        offer_room_sheets(desk, session)
        for group in session.counted_groups():
            _ask_group(desk, session, item, framework, (group, number))
        st.button(
            t("hand_count.record"),
            type="primary",
            key=f"hand_count.record.{item.id}.{number}",
            on_click=_record,
            args=(desk, session.id, agenda_item.id, item.id, number),
        )


def _is_begun(session: Session, item: Item, framework: Framework, number: int) -> bool:
    """Say whether something was typed: fields that are not drawn any more would forget it."""
    return any(
        _typed(_key(item.id, number, group, answer.id))
        for group in session.counted_groups()
        for answer in answers_of_group(session, framework, item, group)
    )


def _ask_group(desk: Desk, session: Session, item: Item, framework: Framework, which: tuple[str, int]) -> None:
    """Ask how often each answer was given in one group, with the sum of what stands there so far."""
    group, number = which
    labels = [framework.perspective(one).label for one in session.counted_groups()[group]]
    answers = answers_of_group(session, framework, item, group)
    with st.container(border=True):
        st.markdown(f"**{literal(desk.t.listed(labels))}**")
        for start in range(0, len(answers), _IN_A_ROW):
            columns = st.columns(_IN_A_ROW, vertical_alignment="bottom")
            for column, answer in zip(columns, answers[start : start + _IN_A_ROW], strict=False):
                column.number_input(
                    literal(answer.label),
                    min_value=0,
                    max_value=LARGEST_COUNT,
                    value=None,
                    step=1,
                    placeholder="0",
                    key=_key(item.id, number, group, answer.id),
                )
        total = sum(_typed(_key(item.id, number, group, answer.id)) for answer in answers)
        st.markdown(desk.t("hand_count.sum", count=total))


def _key(item_id: str, number: int, group: str, answer: str) -> str:
    return f"hand_count.{item_id}.{number}.{group}.{answer}"


def _typed(key: str) -> int:
    count = state.written(key)
    return count if isinstance(count, int) else 0


def _record(desk: Desk, session_id: str, agenda_item_id: str, item_id: str, number: int) -> None:
    """Write what was typed; where it cannot be taken, all of it stays in its fields."""
    try:
        session = desk.sessions.session(session_id)
        framework = desk.rounds.framework(desk.rounds.round(session.round_id).framework_sha256)
        item = framework.items[item_id]
        counts = {
            group: {
                answer.id: _typed(_key(item_id, number, group, answer.id))
                for answer in answers_of_group(session, framework, item, group)
            }
            for group in session.counted_groups()
        }
        vote = record_hand_count(desk.sessions, session, framework, HandCount(agenda_item_id, item_id, number, counts))
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("vote.counted_by_hand", vote.id, session.network_id)
