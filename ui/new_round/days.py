"""The days of a round: until when answers are asked for, what happens then, and how long everything is kept."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from texts.catalogue import Translator
from ui import state
from ui.new_round.round_form import RoundForm
from ui.parts.day_field import Days, ask_day

_USUAL_WEEKS = timedelta(weeks=3)
_ONE_DAY = timedelta(days=1)
_UNTIL_RESULTS = timedelta(weeks=2)
_USUAL_KEEPING = timedelta(days=730)


def choose_days(form: RoundForm, today: date, months: int, t: Translator) -> bool:
    """Ask for the last day, for what it means, and for the later ones; say whether they can follow each other.

    A day that cannot be stays in the form as it was typed, also when somebody goes to another step meanwhile.
    """
    fits = _ask_end(form, today, t)
    end = form.closes_on or today if fits else today
    fits = _ask_day(form, "results_on", (end + _ONE_DAY, end + _UNTIL_RESULTS), t) and fits
    earliest = max(end + _ONE_DAY, form.results_on or today)
    with st.expander(t("round_life.days.keeping"), key="new_round.keeping"):
        st.write(t("round_life.days.keeping_text", months=months))
        return _ask_day(form, "keep_until", (earliest, max(earliest, today + _USUAL_KEEPING)), t) and fits


def _ask_end(form: RoundForm, today: date, t: Translator) -> bool:
    has_end = st.checkbox(t("ui.new_round.has_end"), value=form.closes_on is not None, key="new_round.has_end")
    if not has_end:
        form.closes_on, form.closes_itself = None, False
        return True
    proposed, key = form.closes_on or today + _USUAL_WEEKS, "new_round.end"
    keep = partial(state.keep, form, "closes_on", key)
    end = ask_day(t("ui.new_round.end"), proposed, Days(today), t, key=key, on_change=keep)
    form.closes_on = end.typed
    form.closes_itself = st.checkbox(
        t("round_life.days.closes_itself"),
        value=form.closes_itself,
        key="new_round.closes_itself",
        on_change=state.keep,
        args=(form, "closes_itself", "new_round.closes_itself"),
    )
    st.caption(t("round_life.days.by_itself" if form.closes_itself else "round_life.days.by_hand"))
    return end.is_possible


def _ask_day(form: RoundForm, part: str, earliest_and_usual: tuple[date, date], t: Translator) -> bool:
    """Ask whether a day is to be named and for the day; say whether it follows the one that it has to follow."""
    earliest, usual = earliest_and_usual
    present: date | None = getattr(form, part)
    key = f"new_round.{part}"
    if not st.checkbox(t(f"round_life.days.has_{part}"), value=present is not None, key=f"{key}.named"):
        setattr(form, part, None)
        return True
    keep = partial(state.keep, form, part, key)
    day = ask_day(t(f"round_life.days.{part}"), present or usual, Days(earliest), t, key=key, on_change=keep)
    setattr(form, part, day.typed)
    return day.is_possible
