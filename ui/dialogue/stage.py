"""What is on now: the present part of the agenda with its clocks, and what the room can do in it."""

from collections.abc import Callable

import streamlit as st

from dialogues.counting import counted_framework
from dialogues.instruments import instruments_for
from dialogues.material import card_of, cards_for
from dialogues.model import AgendaItem, Session, Talk
from dialogues.phases import Instrument, PhaseKind
from exports.agenda_phrases import part_name
from exports.phrases import outcome_word
from qualitaetsrahmen.model import Framework
from selfeval.results import Results
from ui.desk import Desk
from ui.dialogue.agenda_walk import draw_forward
from ui.dialogue.card_panel import draw_cards
from ui.dialogue.clock_panel import draw_clocks
from ui.dialogue.dialogue_state import was_opened
from ui.dialogue.findings_panel import draw_findings
from ui.dialogue.follow_up_panel import draw_follow_up
from ui.dialogue.method_view import draw_card
from ui.dialogue.part_form import choose_method
from ui.dialogue.question_panel import QUESTIONS, draw_questions, draw_running
from ui.dialogue.room_panel import draw_entrance
from ui.dialogue.session_ending import ask_ending, is_last_part, offer_ending
from ui.dialogue.session_results import draw_results
from ui.dialogue.talk_panel import draw_talk
from ui.dialogue.vote_panel import draw_votes
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal

_Tab = tuple[str, Callable[[], None]]


def draw_stage(desk: Desk, session: Session, results: Results) -> None:
    """Draw the part that the room is with; what the room is asked right now stands above everything else."""
    item = session.agenda_item(session.current_item) if session.current_item else None
    if item is None:
        st.header(desk.t("dialogue_ui.agenda.welcome"), anchor=False)
        draw_entrance(desk, session)
        draw_running(desk, session, results.framework)
        draw_follow_up(desk, session)
        draw_forward(desk, session, results.framework, is_next_step=True)
        return
    st.header(literal(part_name(item, results.framework, desk.t)), anchor=False)
    tabs = _tabs(desk, session, item, results)
    clocks, forward = st.columns([3, 2], vertical_alignment="center")
    with clocks:
        draw_clocks(desk, session, item)
    with forward, st.container(horizontal=True, horizontal_alignment="right"):
        if is_last_part(session):
            offer_ending(desk, session)
        else:
            draw_forward(desk, session, results.framework, is_next_step=_only_cards(tabs))
    if is_last_part(session):
        ask_ending(desk, session)
    if item.purpose:
        st.markdown(literal(item.purpose))
    _draw_guide(desk, session, item)
    draw_running(desk, session, results.framework)
    _draw_tabs(desk, item, tabs)


def _draw_guide(desk: Desk, session: Session, item: Talk | AgendaItem) -> None:
    """Draw behind a fold how the part is led, what it needs, and the way to lead it differently."""
    t, card = desk.t, card_of(item)
    if card is None and item.material:
        st.markdown(t("instruments_ui.stage.material", material=literal(", ".join(item.material))))
    if card is None and not cards_for(item):
        return
    label = t("planning_ui.method.open", title=literal(card.title)) if card else t("planning_ui.method.choose_one")
    with st.expander(label, key=f"guide.{item.id}"):
        if card is not None:
            draw_card(card, t)
        choose_method(desk, session, item)


def _only_cards(tabs: list[_Tab]) -> bool:
    """Say whether the room is asked nothing here, so that the next step is the next part."""
    return all(name == "cards" for name, _ in tabs)


def _draw_tabs(desk: Desk, item: Talk | AgendaItem, tabs: list[_Tab]) -> None:
    """Draw one tab for each thing that fits the part, the usual one first; a break has nothing to do."""
    if not tabs:
        st.write(desk.t("instruments_ui.stage.nothing"))
    if len(tabs) == 1:
        tabs[0][1]()
    if len(tabs) <= 1:
        return
    labels = [desk.t(f"dialogue_ui.lead.tab.{name}") for name, _ in tabs]
    # remembered by the server, because a message that comes or goes above would turn back to the first tab
    for place, (name, draw) in zip(st.tabs(labels, key=f"lead.tab.{item.id}", on_change="rerun"), tabs, strict=True):
        # what nobody has looked at yet is not drawn: the room waits for the next part of the agenda
        if was_opened(item.id, name, is_open=bool(place.open)):
            with place:
                draw()


def _tabs(desk: Desk, session: Session, item: Talk | AgendaItem, results: Results) -> list[_Tab]:
    fitting = instruments_for(item.kind, has_criterion=isinstance(item, Talk))
    asking = [one for one in fitting if one in QUESTIONS]
    framework = results.framework
    drawn: dict[Instrument, _Tab] = {Instrument.CARDS: ("cards", lambda: draw_cards(desk, session, item))}
    if asking:
        questions: _Tab = ("questions", lambda: draw_questions(desk, session, item, asking, framework))
        drawn |= dict.fromkeys(asking, questions)
    if isinstance(item, Talk):
        drawn[Instrument.VOTE] = ("vote", lambda: draw_votes(desk, session, item, _counted(desk, session, results)))
    tabs = list(dict.fromkeys(drawn[one] for one in fitting))
    if isinstance(item, Talk):
        before: _Tab = ("talk", lambda: draw_talk(desk, results, session, item))
        return [before, *tabs, ("outcome", lambda: draw_results(desk, session, item, framework))]
    if item.kind is PhaseKind.RESULTS:
        tabs.insert(0, ("findings", lambda: draw_findings(desk, session, results)))
    if item.kind is PhaseKind.FOLLOW_UP:
        tabs.insert(0, ("follow_up", lambda: draw_follow_up(desk, session)))
    if item.kind is PhaseKind.AGREE:
        tabs.insert(0, ("agreements", lambda: _draw_agreeing(desk, session, results)))
    return tabs


def _counted(desk: Desk, session: Session, results: Results) -> Framework:
    pinned = desk.rounds.framework(results.of_round.framework_sha256)
    return counted_framework(pinned, session)


def _draw_agreeing(desk: Desk, session: Session, results: Results) -> None:
    """Draw each criterion with its outcome and agreements, to be written down now."""
    st.write(desk.t("instruments_ui.stage.agreeing" if session.talks else "instruments_ui.stage.no_talks"))
    for talk in session.talks:
        name = criterion_name(results.framework.criteria[talk.criterion_id])
        with st.expander(f"{name}: {outcome_word(talk.outcome, desk.t)}"):
            draw_results(desk, session, talk, results.framework)
