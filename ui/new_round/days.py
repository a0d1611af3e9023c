"""The days of a round: until when answers are asked for, what happens then, and how long everything is kept."""

from datetime import date, timedelta

import streamlit as st

from texts.catalogue import Translator
from ui import state
from ui.new_round.round_form import RoundForm

_USUAL_WEEKS = timedelta(weeks=3)
_ONE_DAY = timedelta(days=1)
_UNTIL_RESULTS = timedelta(weeks=2)
_USUAL_KEEPING = timedelta(days=730)


def choose_days(form: RoundForm, today: date, months: int, t: Translator) -> None:
    """Ask for the last day, for what it means, and for the day of the results."""
    _ask_end(form, today, t)
    earliest = (form.closes_on or today) + _ONE_DAY
    form.results_on = _ask_day(
        form, "results_on", earliest, max(earliest, (form.closes_on or today) + _UNTIL_RESULTS), t
    )
    earliest = max(earliest, form.results_on or earliest)
    with st.expander(t("round_life.days.keeping"), key="new_round.keeping"):
        st.write(t("round_life.days.keeping_text", months=months))
        form.keep_until = _ask_day(form, "keep_until", earliest, max(earliest, today + _USUAL_KEEPING), t)


def _ask_end(form: RoundForm, today: date, t: Translator) -> None:
    has_end = st.checkbox(t("ui.new_round.has_end"), value=form.closes_on is not None, key="new_round.has_end")
    if not has_end:
        form.closes_on, form.closes_itself = None, False
        return
    form.closes_on = st.date_input(
        t("ui.new_round.end"),
        value=max(form.closes_on or today + _USUAL_WEEKS, today),
        min_value=today,
        format="DD.MM.YYYY",
        key="new_round.end",
        on_change=state.keep,
        args=(form, "closes_on", "new_round.end"),
    )
    form.closes_itself = st.checkbox(
        t("round_life.days.closes_itself"),
        value=form.closes_itself,
        key="new_round.closes_itself",
        on_change=state.keep,
        args=(form, "closes_itself", "new_round.closes_itself"),
    )
    st.caption(t("round_life.days.by_itself" if form.closes_itself else "round_life.days.by_hand"))


def _ask_day(form: RoundForm, part: str, earliest: date, proposed: date, t: Translator) -> date | None:
    """Ask whether a day is to be named and for the day; it never lies before the one that it follows."""
    present: date | None = getattr(form, part)
    key = f"new_round.{part}"
    if not st.checkbox(t(f"round_life.days.has_{part}"), value=present is not None, key=f"{key}.named"):
        return None
    if isinstance(written := state.written(key), date) and written < earliest:
        state.write(key, earliest)
    day: date = st.date_input(
        t(f"round_life.days.{part}"),
        value=max(present or proposed, earliest),
        min_value=earliest,
        format="DD.MM.YYYY",
        key=key,
        on_change=state.keep,
        args=(form, part, key),
    )
    return day
