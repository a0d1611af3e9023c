"""Meetings that belong together, and which meeting of its series a session is."""

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from dialogues.model import Session
from dialogues.ports import SessionStore
from dialogues.preparation_model import Numbering, Series
from qualitaetsrahmen.errors import CodedError


class SeriesUnknown(CodedError):
    """There is no such series in the session's network."""

    code = "dialogues.series_unknown"


class NumberTaken(CodedError):
    """Another meeting of the series bears this number already."""

    code = "dialogues.series_number_taken"


class SeriesStore(Protocol):
    """Series within the caller's scope."""

    def series(self) -> list[Series]:
        """Return all series of the scope by title."""
        ...

    def save_series(self, series: Series) -> None:
        """Write a series, new or changed."""
        ...


def make_series(store: SeriesStore, network_id: str, title: str, numbering: Numbering) -> Series:
    """Begin a series; one of the same name in the network is the one that was meant, so that a second click is none."""
    made = Series(id=secrets.token_hex(6), network_id=network_id, title=title, numbering=numbering)
    same = (one for one in store.series() if (one.network_id, one.title) == (network_id, made.title))
    found = next(same, None)
    if found is not None:
        return found
    store.save_series(made)
    return made


def next_number(series: Series, sessions: Iterable[Session], held_on: date) -> int:
    """Return the number that a meeting of this day gets: one more than the highest, of its year where years count."""
    return 1 + max((one.number or 0 for one in _counted_with(series, sessions, held_on)), default=0)


def put_into_series(store: SessionStore, series: Series, session_id: str, number: int) -> Session:
    """Make a session a meeting of a series, with its number, also where the series is older than what stands here.

    Raises SeriesUnknown for a series of another network, and NumberTaken.
    """
    session = store.session(session_id)
    if series.network_id != session.network_id:
        raise SeriesUnknown(series=series.title)
    counted = _counted_with(series, store.sessions(), session.held_on)
    if any(one.number == number and one.id != session_id for one in counted):
        raise NumberTaken(number=number, series=series.title)
    return _written(store, session, series.id, number)


def take_out_of_series(store: SessionStore, session_id: str) -> Session:
    """Let a session stand alone again; the numbers of the other meetings stay as they were printed."""
    return _written(store, store.session(session_id), None, None)


def series_of(session: Session, series: Iterable[Series]) -> Series | None:
    """Return the series that a session belongs to."""
    return next((one for one in series if (one.id, one.network_id) == (session.series_id, session.network_id)), None)


def _counted_with(series: Series, sessions: Iterable[Session], held_on: date) -> list[Session]:
    """Return the meetings among which a number of this day may stand once only."""
    by_year = series.numbering is Numbering.PER_YEAR
    return [
        one
        for one in sessions
        if (one.series_id, one.network_id) == (series.id, series.network_id)
        and (not by_year or one.held_on.year == held_on.year)
    ]


def _written(store: SessionStore, session: Session, series_id: str | None, number: int | None) -> Session:
    changed = Session.model_validate({**dict(session), "series_id": series_id, "number": number})
    store.save_session(changed, {})
    return changed
