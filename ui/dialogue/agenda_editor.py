"""The agenda of a session: its order, its parts, what goes and what comes; changes are stored at once."""

from collections.abc import Sequence

import streamlit as st

from dialogues import agenda_changes
from dialogues.model import Session, SessionState
from dialogues.timetable import Slot, Timetable, timetable
from exports.agenda_phrases import part_name
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.release import Reach
from selfeval.results import results_at_hand
from texts.catalogue import Translator
from ui.desk import Desk
from ui.dialogue.agenda_words import ending_words, fitting_words, span_words
from ui.dialogue.material_view import draw_material
from ui.dialogue.no_results import say_no_results
from ui.dialogue.part_adding import add_parts
from ui.dialogue.part_form import edit_part
from ui.parts.sortable_lists import Entry, SortableList, sortable_lists

_PARTS = "parts"


def edit_agenda(desk: Desk, session: Session) -> None:
    """Draw the agenda with everything that can be changed in it."""
    t = desk.t
    try:
        results = results_at_hand(desk.rounds, session.round_id, Reach.INTERNAL)
    except CodedError as problem:
        desk.say(problem)
        return
    say_no_results(results, t)
    plan = timetable(session, desk.services.clock.now())
    if session.agenda:
        _draw_order(desk, session, plan, results.framework)
        _say_time(session, plan, t)
        edit_part(desk, session, results.framework)
    else:
        st.write(t("planning_ui.empty"))
    add_parts(desk, session, results)
    draw_material(session, t)


def _draw_order(desk: Desk, session: Session, plan: Timetable, framework: Framework) -> None:
    """Draw the parts in their order, and store a new one."""
    entries = tuple(_entry(slot, framework, desk.t) for slot in plan.slots)
    order = sortable_lists(
        [SortableList(_PARTS, "", entries)],
        key=f"agenda.{session.id}.order",
        label=desk.t("dialogue_ui.agenda.title"),
    )
    if order is not None:
        _reorder(desk, session, order[_PARTS])
        st.rerun()


def _entry(slot: Slot, framework: Framework, t: Translator) -> Entry:
    minutes = t("dialogue_ui.length.minutes", count=slot.part.minutes)
    span = "" if slot.begins is None else span_words(slot.begins, slot.ends, slot.part.minutes, t)
    note = t("planning_ui.entry_note", span=span, minutes=minutes) if span else minutes
    return Entry(slot.part.id, part_name(slot.part, framework, t), note)


def _reorder(desk: Desk, session: Session, ids: Sequence[str]) -> None:
    try:
        agenda_changes.reorder(desk.sessions, session.id, ids)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.agenda_changed", session.id, session.network_id)


def _say_time(session: Session, plan: Timetable, t: Translator) -> None:
    """Say whether all parts fit into the time, or into what is left of it."""
    is_running = session.state is SessionState.RUNNING
    words = ending_words(plan, t) if is_running else fitting_words(plan, session.minutes, t)
    if plan.minutes_over > 0:
        st.warning(words)
    else:
        st.write(words)
