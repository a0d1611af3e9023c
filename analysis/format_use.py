"""How formats and method cards are used: planned and real minutes, and how sessions ended, over many sessions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.handed_in import HandedInTalk
from analysis.session_parts import Parts
from dialogues.model import Session, SessionState
from dialogues.questions import PULSE_PARTS, PULSE_STEPS

LEAST_PULSES = 5
"""From how many sessions on the closing pulse is told, so that no single evening is judged …"""
LEAST_MOODS = 30
"""… and from how many people."""
LEAST_PLACES = 5
"""From how many places on the use of a format or card is told outside the networks that held the sessions."""
_QUARTERS = (25, 50, 75)


@dataclass(frozen=True)
class Minutes:
    """Minutes of several sessions or parts: the one in the middle, and between which the middle half lies."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Use:
    """How one format, or one method card, was used."""

    id: str
    planned_times: int
    """How often it stood on an agenda."""
    used_times: int
    """How often a room has really been with it."""
    planned: Minutes | None
    """Planned minutes where it was used; None where it never was."""
    spent: Minutes | None


@dataclass(frozen=True)
class Mood:
    """How people answered one question at the end of sessions: how often each step, the lowest first."""

    part: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class FormatReport:
    """What is known about formats and method cards; ``moods`` are empty while there are too few."""

    sessions: int
    least_places: int
    """From how many places on something is told here; 1 for whoever knows the sessions anyway."""
    formats: tuple[Use, ...]
    methods: tuple[Use, ...]
    pulses: int
    people: int
    moods: tuple[Mood, ...]


def format_report(sessions: Mapping[str, Iterable[Parts]], least_places: int = 1) -> FormatReport:
    """Return how formats and cards were used in these sessions by place, each by its id in the order of the alphabet.

    What fewer places used than ``least_places`` is left out, so that nobody's evening is told by the minute.
    """
    held = [_Held(place, one) for place, some in sessions.items() for one in some if any(p.spent_minutes for p in one)]
    pulses = _pulses(held, least_places)
    formats = ((one.place, one.parts[0].format_id, _planned(one.parts), _spent(one.parts)) for one in held)
    cards = (
        (one.place, part.method_id, part.planned_minutes, part.spent_minutes) for one in held for part in one.parts
    )
    return FormatReport(
        sessions=len(held),
        least_places=least_places,
        formats=tuple(_uses(formats, least_places)),
        methods=tuple(_uses(cards, least_places)),
        pulses=pulses.sessions,
        people=pulses.people,
        moods=pulses.moods,
    )


@dataclass(frozen=True)
class _Held:
    """A session and the place where it was held."""

    place: str
    parts: Parts


def sessions_of(talks: Parts) -> Iterator[Parts]:
    """Yield the sessions of a release, whose parts follow each other.

    One ends with its closing pulse, or where the format changes; two of the same format without a pulse between them
    count as one.
    """
    parts: list[HandedInTalk] = []
    for talk in talks:
        if parts and talk.format_id != parts[-1].format_id:
            yield parts
            parts = []
        parts.append(talk)
        if talk.closing_pulse is not None:
            yield parts
            parts = []
    if parts:
        yield parts


def was_held(session: Session) -> bool:
    """Say whether a session has ended, so that its minutes are whole."""
    return session.state is SessionState.ENDED and bool(session.agenda)


def _planned(parts: Parts) -> int:
    return sum(part.planned_minutes for part in parts)


def _spent(parts: Parts) -> int:
    return sum(part.spent_minutes for part in parts)


def _uses(found: Iterable[tuple[str, str, int, int]], least_places: int) -> Iterator[Use]:
    """Yield the uses by id; what has none, such as an agenda made by hand, is left out."""
    by_id: dict[str, list[tuple[int, int]]] = {}
    places: dict[str, set[str]] = {}
    for place, name, planned, spent in found:
        if name:
            by_id.setdefault(name, []).append((planned, spent))
            places.setdefault(name, set()).add(place)
    for name, times in sorted(by_id.items()):
        if len(places[name]) >= least_places:
            used = [(planned, spent) for planned, spent in times if spent]
            before, after = [planned for planned, _ in used], [spent for _, spent in used]
            yield Use(name, len(times), len(used), _minutes(before), _minutes(after))


def _minutes(values: Sequence[int]) -> Minutes | None:
    if not values:
        return None
    low, middle, high = (float(one) for one in np.percentile(values, _QUARTERS))
    return Minutes(middle, low, high)


@dataclass(frozen=True)
class _Pulses:
    sessions: int
    people: int
    moods: tuple[Mood, ...]


def _pulses(held: Iterable[_Held], least_places: int) -> _Pulses:
    """Return the moods of all sessions together; none while there are too few sessions, places or people."""
    found = [(one.place, part.closing_pulse) for one in held for part in one.parts if part.closing_pulse]
    pulses = [pulse for _, pulse in found]
    total: Counter[str] = Counter()
    for one in pulses:
        total.update(one)
    counts = {part: _steps(part, total) for part in PULSE_PARTS}
    people = max((sum(one) for one in counts.values()), default=0)
    are_many = len({place for place, _ in found}) >= least_places
    is_enough = are_many and len(pulses) >= LEAST_PULSES and people >= LEAST_MOODS
    moods = tuple(Mood(part, steps) for part, steps in counts.items() if sum(steps)) if is_enough else ()
    return _Pulses(len(pulses), people, moods)


def _steps(part: str, total: Counter[str]) -> tuple[int, ...]:
    return tuple(total[f"{part}-{step}"] for step in range(1, PULSE_STEPS + 1))
