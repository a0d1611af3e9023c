"""A field for a day that takes whatever is typed, and says in our words which days are possible."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from texts.catalogue import Translator

_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Beyond them a year is mistyped, such as 0026, and weeks could not be added to the last day that there is."""
_FIRST, _LAST = date.min, date.max
"""Every day that can be typed: of one beyond its bounds Streamlit speaks English, and goes on with the day before."""


@dataclass(frozen=True)
class Days:
    """The first and the last day that are possible; None where any sensible one is."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Say whether a day lies between them."""
        return (self.first or _EARLIEST) <= day <= (self.last or _LATEST)


ANY = Days()
"""For fields whose day is looked at, and refused in words of its own, where it is stored."""


@dataclass(frozen=True)
class Day:
    """What stands in a field for a day."""

    typed: date | None
    is_possible: bool
    """Whether it may be recorded; where not, the field has said why."""

    @property
    def chosen(self) -> date | None:
        """Return the typed day where it is possible, so that no other one is ever recorded in its place."""
        return self.typed if self.is_possible else None


def ask_day(
    label: str,
    proposed: date | None,
    days: Days,
    t: Translator,
    *,
    key: str,
    on_change: Callable[[], None] | None = None,
) -> Day:
    """Ask for a day; one that is not possible stays in the field, and below stands which days are.

    The field may only be left empty where no day is proposed.
    """
    typed: date | None = st.date_input(
        label,
        value=proposed,
        min_value=_FIRST,
        max_value=_LAST,
        format="DD.MM.YYYY",
        key=key,
        on_change=on_change,
    )
    is_possible = proposed is None if typed is None else typed in days
    if not is_possible:
        st.error(_possible(days, typed, t))
    return Day(typed, is_possible)


def _possible(days: Days, typed: date | None, t: Translator) -> str:
    if typed is None:
        return t("day_field.missing")
    bounds = {
        "first": days.first or (_EARLIEST if typed < _EARLIEST else None),
        "last": days.last or (_LATEST if typed > _LATEST else None),
    }
    named = {name: t.date(day) for name, day in bounds.items() if day is not None}
    return t(f"day_field.{'_'.join(named)}", typed=t.date(typed), **named)
