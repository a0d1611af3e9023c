"""The agenda in words: when its parts are, and whether they fit into the time."""

from datetime import datetime

import pandas as pd

from dialogues.model import Session
from dialogues.timetable import GERMANY, Timetable
from exports.agenda_phrases import part_name
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator

_HOUR = 60


def length_words(minutes: int, t: Translator) -> str:
    """Return a length as people say it: 90 Minuten, 3 Stunden."""
    hours, rest = divmod(minutes, _HOUR)
    if rest or hours < 1:
        return t("dialogue_ui.length.minutes", count=minutes)
    return t("dialogue_ui.length.hours", count=hours)


def when_and_where(session: Session, t: Translator) -> str:
    """Return the day, the hour, the length and the place of a session, as far as they are known."""
    day = t.date(session.held_on)
    if session.starts_at:
        day = t("planning_ui.day_and_hour", day=day, hour=session.starts_at)
    words = t("dialogue_ui.session.day_and_length", day=day, length=length_words(session.minutes, t))
    return t("planning_ui.with_place", words=words, place=session.place) if session.place else words


def clock_word(moment: datetime) -> str:
    """Return the hour on the clock in the room."""
    return f"{moment.astimezone(GERMANY):%H:%M}"


def span_words(begins: datetime | None, ends: datetime | None, minutes: int, t: Translator) -> str:
    """Return from when to when, or only how long where no hour is known."""
    if begins is None or ends is None:
        return t("planning_ui.minutes_short", minutes=minutes)
    return t("planning_ui.span", begins=clock_word(begins), ends=clock_word(ends))


def agenda_table(plan: Timetable, framework: Framework, t: Translator) -> pd.DataFrame:
    """Return the parts with their hours and minutes."""
    rows = [
        {
            t("planning_ui.table.time"): span_words(slot.begins, slot.ends, slot.part.minutes, t),
            t("planning_ui.table.part"): part_name(slot.part, framework, t),
            t("dialogue_ui.table.minutes"): t.number(slot.part.minutes),
        }
        for slot in plan.slots
    ]
    return pd.DataFrame(rows)


def fitting_words(plan: Timetable, session_minutes: int, t: Translator) -> str:
    """Say whether a planned agenda fits into the time of its session."""
    planned = session_minutes + plan.minutes_over
    if plan.minutes_over > 0:
        return t("planning_ui.too_long", planned=planned, room=session_minutes, count=plan.minutes_over)
    if plan.minutes_over < 0:
        return t("planning_ui.time_left", planned=planned, room=session_minutes, count=-plan.minutes_over)
    return t("planning_ui.fits", planned=planned)


def ending_words(plan: Timetable, t: Translator) -> str:
    """Say when a running session ends as things stand, and how that compares with its plan."""
    over = plan.minutes_over
    way = "late" if over > 0 else "early" if over < 0 else "in_time"
    if plan.ends is None or plan.planned_end is None:
        return t(f"planning_ui.parts_left.{way}", count=abs(over))
    return t(f"planning_ui.ends.{way}", hour=clock_word(plan.ends), count=abs(over))
