"""Sessions grouped by their series, for the list of dialogues."""

from dataclasses import dataclass

from dialogues.model import Session
from dialogues.series import series_of
from exports.series_names import meeting_name
from ui.desk import Desk


@dataclass(frozen=True)
class SeriesGroup:
    """What stands under one heading; an empty heading where there is no series at all."""

    heading: str
    sessions: tuple[tuple[Session, str], ...]
    """Each session with the name under which the list shows it."""


def in_series(desk: Desk, sessions: list[Session]) -> list[SeriesGroup]:
    """Return the sessions by series, each in the order in which they come; single ones stand last."""
    t, all_series = desk.t, desk.services.series(desk.scope).series()
    by_series: dict[str, list[tuple[Session, str]]] = {}
    alone: list[tuple[Session, str]] = []
    titles = {one.id: one.title for one in all_series}
    for session in sessions:
        series = series_of(session, all_series)
        if series is None:
            alone.append((session, session.title))
            continue
        meeting = meeting_name(session, series, t)
        name = meeting if meeting == session.title else t("series_ui.list.name", meeting=meeting, title=session.title)
        by_series.setdefault(series.id, []).append((session, name))
    groups = [SeriesGroup(titles[one], tuple(found)) for one, found in by_series.items()]
    if alone:
        groups.append(SeriesGroup(t("series_ui.list.alone") if groups else "", tuple(alone)))
    return groups
