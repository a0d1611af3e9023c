"""Time in words: how long a session takes, and what its phases and criteria get of it."""

from datetime import date

import pandas as pd

from dialogues.agenda import Phase, time_boxes
from texts.catalogue import Translator

_HOUR = 60


def length_words(minutes: int, t: Translator) -> str:
    """Return a length as people say it: 90 Minuten, 3 Stunden."""
    hours, rest = divmod(minutes, _HOUR)
    if rest or hours < 1:
        return t("dialogue_ui.length.minutes", count=minutes)
    return t("dialogue_ui.length.hours", count=hours)


def day_and_length(held_on: date, minutes: int, t: Translator) -> str:
    """Return when a session is and how long it takes."""
    return t("dialogue_ui.session.day_and_length", day=t.date(held_on), length=length_words(minutes, t))


def time_table(minutes: int, criteria: int, t: Translator) -> pd.DataFrame:
    """Return the phases of a session with their minutes; the talk says what each criterion gets."""
    rows = [
        {
            t("dialogue_ui.table.phase"): _phase_words(box.phase, box.minutes, criteria, t),
            t("dialogue_ui.table.minutes"): t.number(box.minutes),
        }
        for box in time_boxes(minutes, max(1, criteria))
    ]
    return pd.DataFrame(rows)


def talk_minutes(minutes: int, criteria: int) -> int:
    """Return how many minutes of a session are for talking about its criteria."""
    boxes = time_boxes(minutes, max(1, criteria))
    return next(box.minutes for box in boxes if box.phase is Phase.TALK)


def _phase_words(phase: Phase, minutes: int, criteria: int, t: Translator) -> str:
    if phase is Phase.TALK and criteria:
        return t("dialogue_ui.phase.talk_about", count=criteria, each=minutes // criteria)
    return t(f"dialogue_ui.phase.{phase.value}")
