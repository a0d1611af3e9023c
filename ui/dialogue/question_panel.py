"""Questions to the whole room: what runs now, what the room answered, and the form for the next one."""

from collections.abc import Sequence

import streamlit as st

from dialogues.model import AgendaItem, Session, Talk
from dialogues.phases import Instrument
from dialogues.questions import reveal_question
from dialogues.room_model import AnyVote, QuestionKind, RoomQuestion, VoteState, room_questions
from dialogues.votes import reveal
from exports.agenda_phrases import part_name
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from ui import state
from ui.desk import Desk
from ui.dialogue.question_forms import draw_form
from ui.dialogue.question_results import draw_revealed
from ui.parts.markup import literal

QUESTIONS = (Instrument.CONSENSUS, Instrument.DOTS, Instrument.PULSE)
"""The instruments that are questions to all."""


def draw_running(desk: Desk, session: Session, framework: Framework) -> None:
    """Draw what the room is asked right now, wherever it was asked: how many have answered, and the reveal."""
    running = next((vote for vote in desk.sessions.votes(session.id) if vote.state is VoteState.OPEN), None)
    if running is None or (not isinstance(running, RoomQuestion) and running.agenda_item_id == session.current_item):
        return
    t = desk.t
    with st.container(border=True):
        st.markdown(f"**{_running_title(running, session, framework, desk)}**")
        if isinstance(running, RoomQuestion) and running.text:
            st.markdown(literal(running.text))
        st.fragment(_count, run_every=desk.services.settings.idle_poll_seconds)(desk, session.id, running.id)
        is_open = isinstance(running, RoomQuestion) and running.is_open
        st.write(t("instruments_ui.running.openly" if is_open else "instruments_ui.running.blind"))
        st.button(
            t("instruments_ui.running.reveal"),
            type="primary",
            key=f"question.reveal.{running.id}",
            on_click=_reveal,
            args=(desk, session.id, running),
        )


def draw_questions(
    desk: Desk, session: Session, item: Talk | AgendaItem, kinds: Sequence[Instrument], framework: Framework
) -> None:
    """Draw what the room answered in this part, the last first, and the form for another question, folded then."""
    votes = desk.sessions.votes(session.id)
    asked = [one for one in room_questions(votes) if one.agenda_item_id == item.id]
    answered = [one for one in reversed(asked) if one.state is VoteState.REVEALED]
    if any(vote.state is VoteState.OPEN for vote in votes):
        st.info(desk.t("instruments_ui.ask.busy"))
    for question in answered:
        draw_revealed(desk, session, question, framework)
    if not kinds or any(vote.state is VoteState.OPEN for vote in votes):
        return
    fold = (
        st.expander(desk.t("instruments_ui.ask.another"), key=f"ask.another.{item.id}") if answered else st.container()
    )
    with fold:
        _draw_asking(desk, session, item, kinds, framework)


def _draw_asking(
    desk: Desk, session: Session, item: Talk | AgendaItem, kinds: Sequence[Instrument], framework: Framework
) -> None:
    t, kind = desk.t, kinds[0]
    if len(kinds) > 1:
        key = f"ask.kind.{item.id}"
        if state.written(key) not in kinds:
            state.write(key, kinds[0])
        chosen = st.segmented_control(
            t("instruments_ui.ask.kind"),
            list(kinds),
            format_func=lambda one: t(f"instruments_ui.ask.{one.value}"),
            key=key,
            required=True,
        )
        kind = Instrument(str(chosen))
    st.write(t(f"instruments_ui.ask.{kind.value}.about"))
    draw_form(desk, session, item, QuestionKind(kind.value), framework)


def _running_title(running: AnyVote, session: Session, framework: Framework, desk: Desk) -> str:
    kind = running.kind.value if isinstance(running, RoomQuestion) else "vote"
    name = desk.t(f"instruments_ui.running.{kind}")
    if running.agenda_item_id == session.current_item:
        return name
    item = session.agenda_item(running.agenda_item_id)
    place = literal(part_name(item, framework, desk.t)) if item else ""
    return desk.t("instruments_ui.running.elsewhere", what=name, part=place)


def _count(desk: Desk, session_id: str, vote_id: str) -> None:
    """Say how many have answered; when another device has revealed the question, draw the page anew."""
    store = desk.sessions
    if not any(vote.id == vote_id and vote.state is VoteState.OPEN for vote in store.votes(session_id)):
        st.rerun()
    cast, seats = store.votes_cast(session_id, vote_id), store.seats(session_id)
    st.markdown(f"## {desk.t('question.screen.answered', count=cast, seats=seats)}")


def _reveal(desk: Desk, session_id: str, running: AnyVote) -> None:
    """Reveal what runs; a second click finds that it has been revealed."""
    try:
        session = desk.sessions.session(session_id)
        if isinstance(running, RoomQuestion):
            reveal_question(desk.sessions, session_id, running.id)
        else:
            framework = desk.rounds.framework(desk.rounds.round(session.round_id).framework_sha256)
            reveal(desk.sessions, session, framework, running.id)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("vote.revealed", running.id, session.network_id)
