"""The forms for a question to the whole room; a form that was refused keeps its words."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dialogues.cards import clusters_of
from dialogues.model import AgendaItem, Session, Talk
from dialogues.priorities import criteria_to_come
from dialogues.questions import MOST_DOTS, QuestionDraft, ask, consensus_on, dots_on, pulse_draft, typed_options
from dialogues.room_model import Option, QuestionKind
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.disclosure import UNIFORM_FROM
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state

_LONGEST_SENTENCE = 500
_LONGEST_QUESTION = 160
_USUAL_DOTS = 3
_FEWEST_OPTIONS = 2
"""Of fewer there is nothing to choose from."""
_SOURCES = ("clusters", "criteria", "typed")


def draw_form(desk: Desk, session: Session, item: Talk | AgendaItem, kind: QuestionKind, framework: Framework) -> None:
    """Draw the form of one kind of question and ask the room on its button."""
    form = f"ask:{session.id}:{item.id}:{kind.value}"
    key = dialogue_state.edition(form)
    draft: Callable[[], QuestionDraft]
    match kind:
        case QuestionKind.CONSENSUS:
            draft = _consensus_fields(desk, session, key)
        case QuestionKind.DOTS:
            draft = _dots_fields(desk, session, item, key, framework)
        case QuestionKind.PULSE:
            _pulse_words(desk.t)
            draft = pulse_draft
    is_open = _open_switch(desk, session, key)
    if st.button(desk.t("instruments_ui.ask.button"), type="primary", key=f"{key}.ask") and _ask(
        desk, session, item, draft, is_open=is_open
    ):
        dialogue_state.clear(form)
        st.rerun()


def _consensus_fields(desk: Desk, session: Session, key: str) -> Callable[[], QuestionDraft]:
    """Draw the sentence, typed here or taken from what has been agreed in this session."""
    t = desk.t
    agreed = {one.id: one.what for one in desk.agreements.agreements() if one.session_id == session.id}
    if agreed:
        st.selectbox(
            t("instruments_ui.ask.take_from"),
            list(agreed),
            index=None,
            placeholder=t("instruments_ui.ask.take_nothing"),
            format_func=lambda one: agreed[one],
            key=f"{key}.from",
            on_change=_take_sentence,
            args=(key, agreed),
        )
    sentence = st.text_area(
        t("instruments_ui.ask.sentence"), max_chars=_LONGEST_SENTENCE, height=90, key=f"{key}.sentence"
    )
    return lambda: consensus_on(sentence)


def _take_sentence(key: str, agreed: dict[str, str]) -> None:
    """Put an agreement's words into the field, where they can still be changed."""
    chosen = state.written(f"{key}.from")
    if chosen in agreed:
        state.write(f"{key}.sentence", agreed[str(chosen)][:_LONGEST_SENTENCE])


def _dots_fields(
    desk: Desk, session: Session, item: Talk | AgendaItem, key: str, framework: Framework
) -> Callable[[], QuestionDraft]:
    t = desk.t
    at_hand = {
        "clusters": _cluster_options(desk, session, item),
        "criteria": _criterion_options(session, framework),
    }
    sources = [one for one in _SOURCES if one == "typed" or len(at_hand[one]) >= _FEWEST_OPTIONS]
    source = sources[0]
    if len(sources) > 1:
        source = st.segmented_control(
            t("instruments_ui.ask.source"),
            sources,
            default=sources[0],
            format_func=lambda one: t(f"instruments_ui.ask.source.{one}"),
            key=f"{key}.source",
            required=True,
        )
    lines = st.text_area(t("instruments_ui.ask.lines"), height=130, key=f"{key}.lines") if source == "typed" else ""
    text = st.text_input(t("instruments_ui.ask.dots_text"), max_chars=_LONGEST_QUESTION, key=f"{key}.text")
    options = typed_options(lines) if source == "typed" else tuple(at_hand[str(source)])
    dots = st.segmented_control(
        t("instruments_ui.ask.dots_number"),
        list(range(1, MOST_DOTS + 1)),
        default=_USUAL_DOTS if len(options) > _USUAL_DOTS else 1,
        key=f"{key}.dots.{source}.{len(options) > _USUAL_DOTS}",
        required=True,
    )
    return lambda: dots_on(options, int(dots or 1), text)


def _cluster_options(desk: Desk, session: Session, item: Talk | AgendaItem) -> list[Option]:
    """Return the clusters of this part, or where it has none, those of all parts, such as of the small groups.

    Their names are kept in the question, whatever becomes of them.
    """
    store = desk.services.card_clusters(desk.scope)
    parts = [clusters_of(store, session.id, part.id) for part in session.agenda]
    clusters = clusters_of(store, session.id, item.id) or [cluster for part in parts for cluster in part]
    return [Option(id=one.id, label=one.title or desk.t("instruments_ui.board.unnamed")) for one in clusters]


def _criterion_options(session: Session, framework: Framework) -> list[Option]:
    """Return the criteria that are still to come; their words stand in the framework, in every language."""
    known = dict.fromkeys(one.criterion_id for one in criteria_to_come(session))
    return [Option(id=one) for one in known if one in framework.criteria]


def _pulse_words(t: Translator) -> None:
    parts = ("gelohnt", "gehoert", "weiter")
    st.markdown("\n".join(f"- {t(f'question.pulse.{part}')}" for part in parts))


def _open_switch(desk: Desk, session: Session, key: str) -> bool:
    """Draw the choice to ask openly, and say when a small room will see nothing otherwise."""
    t, seats = desk.t, desk.sessions.seats(session.id)
    is_open = st.toggle(t("instruments_ui.ask.open"), key=f"{key}.open")
    st.caption(t("instruments_ui.ask.open_help"))
    if seats < UNIFORM_FROM and not is_open:
        st.caption(t("instruments_ui.ask.small_room", seats=seats))
    return is_open


def _ask(
    desk: Desk, session: Session, item: Talk | AgendaItem, draft: Callable[[], QuestionDraft], *, is_open: bool
) -> bool:
    try:
        question = ask(desk.sessions, desk.sessions.session(session.id), item.id, replace(draft(), is_open=is_open))
    except CodedError as problem:
        desk.say(problem)
        return False
    desk.note("vote.opened", question.id, session.network_id)
    return True
