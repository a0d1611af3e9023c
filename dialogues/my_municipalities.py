"""Where each network of a facilitator stands, what comes next, and what is not prepared; nothing about results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialogues.agreement_model import Agreement
from dialogues.model import Session, SessionState
from networks.model import Network
from selfeval.model import Round, RoundState

BALANCE_AFTER = timedelta(days=330)
"""After eleven months it is time to plan the look back that the anniversary brings."""


class Stage(StrEnum):
    """How far a network is on its way through a round and its dialogue, in the order of that way."""

    PREPARATION = "preparation"
    SURVEY = "survey"
    RESULTS = "results"
    DIALOGUE = "dialogue"
    IMPLEMENTATION = "implementation"
    BALANCE = "balance"


class Coming(StrEnum):
    """What the next date of a network is."""

    SESSION = "session"
    END_OF_ROUND = "end_of_round"
    REVIEW = "review"
    """Agreements are looked at again."""


class Missing(StrEnum):
    """What is not prepared, in the order in which people prepare it."""

    SESSION = "session"
    """There are results, or a look back is due, and nobody has planned to talk about them."""
    DAY_IS_OVER = "day_is_over"
    """The planned day has passed, and the session was never begun."""
    RESULTS = "results"
    TEXTS = "texts"
    AGENDA = "agenda"
    HOUR = "hour"
    PLACE = "place"
    NOTES = "notes"
    HAND_OVER = "hand_over"
    """The session waits to be taken over by somebody."""


@dataclass(frozen=True)
class NextDate:
    """The next day on which something happens in a network."""

    on: date
    what: Coming
    session_id: str | None = None


@dataclass(frozen=True)
class Waiting:
    """What else is known about preparation, by the ids that it belongs to."""

    texts: frozenset[str] = frozenset()
    """Rounds whose texts nobody has released yet."""
    noted: frozenset[str] = frozenset()
    """Sessions for which this facilitator has noted something."""
    handed_over: frozenset[str] = frozenset()
    """Sessions that wait to be taken over."""


@dataclass(frozen=True)
class Standing:
    """One network in the overview."""

    network: Network
    stage: Stage
    next_date: NextDate | None
    overdue: int
    """How many agreements are past their day and not done."""
    session: Session | None
    """The session that runs or comes next."""
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Work:
    """All that the overview is made from, of all networks."""

    networks: Sequence[Network]
    rounds: Sequence[Round]
    sessions: Sequence[Session]
    agreements: Sequence[Agreement]
    waiting: Waiting = Waiting()


def standings(work: Work, today: date) -> list[Standing]:
    """Return all networks, the next date first, then by name; those without a date come last."""
    found = [_standing(network, work, today) for network in work.networks]
    return sorted(found, key=lambda one: (_day(one.next_date), one.network.name.casefold(), one.network.id))


def stage_of(rounds: Sequence[Round], sessions: Sequence[Session], today: date) -> Stage:
    """Return how far one network is.

    A round that people are answering comes first, then a session that is planned or runs, then results that nobody
    has talked about; after the talk agreements are carried out, and about a year later the look back is due.
    """
    if any(one.state in (RoundState.OPEN, RoundState.CLOSING) for one in rounds):
        return Stage.SURVEY
    if any(one.state is not SessionState.ENDED for one in sessions):
        return Stage.DIALOGUE
    ended = max((one.held_on for one in sessions), default=None)
    closed = max((one.closed_on for one in rounds if one.state is RoundState.CLOSED and one.closed_on), default=None)
    if closed is not None and not _was_talked_about(rounds, sessions, closed):
        return Stage.RESULTS
    if ended is None:
        return Stage.PREPARATION
    return Stage.BALANCE if today - ended >= BALANCE_AFTER else Stage.IMPLEMENTATION


def _was_talked_about(rounds: Sequence[Round], sessions: Sequence[Session], closed: date) -> bool:
    newest = {one.id for one in rounds if one.closed_on == closed}
    return any(one.round_id in newest for one in sessions)


def _standing(network: Network, work: Work, today: date) -> Standing:
    rounds = [one for one in work.rounds if one.network_id == network.id and one.archived_on is None]
    sessions = [one for one in work.sessions if one.network_id == network.id]
    agreements = [one for one in work.agreements if one.network_id == network.id]
    stage, coming = stage_of(rounds, sessions, today), _next_session(sessions, today)
    return Standing(
        network=network,
        stage=stage,
        next_date=_next_date(rounds, coming, agreements, today),
        overdue=sum(one.is_overdue(today) for one in agreements),
        session=coming,
        missing=tuple(_missing(stage, coming, rounds, work.waiting, today)),
    )


def _next_session(sessions: Iterable[Session], today: date) -> Session | None:
    """Return the session that runs, else the next one from today on, else the last planned one that was missed."""
    waiting = [one for one in sessions if one.state is not SessionState.ENDED]
    return min(
        waiting,
        key=lambda one: (one.state is not SessionState.RUNNING, one.held_on < today, abs(one.held_on - today), one.id),
        default=None,
    )


def _next_date(
    rounds: Iterable[Round], coming: Session | None, agreements: Iterable[Agreement], today: date
) -> NextDate | None:
    dates = [
        NextDate(one.closes_on, Coming.END_OF_ROUND)
        for one in rounds
        if one.state is RoundState.OPEN and one.closes_on is not None
    ]
    dates += [NextDate(one.review_on, Coming.REVIEW) for one in agreements if one.is_unfinished and one.review_on]
    if coming is not None:
        dates.append(NextDate(coming.held_on, Coming.SESSION, coming.id))
    ahead = [one for one in dates if one.on >= today]
    return min(ahead, key=lambda one: (one.on, list(Coming).index(one.what)), default=None)


def _missing(
    stage: Stage, coming: Session | None, rounds: Sequence[Round], waiting: Waiting, today: date
) -> Iterable[Missing]:
    if coming is None:
        return [Missing.SESSION] if stage in (Stage.RESULTS, Stage.BALANCE) else []
    of_round = next((one for one in rounds if one.id == coming.round_id), None)
    lacks = {
        Missing.DAY_IS_OVER: coming.state is SessionState.PLANNED and coming.held_on < today,
        Missing.RESULTS: of_round is not None and of_round.state is not RoundState.CLOSED and not _is_over(of_round),
        Missing.TEXTS: coming.round_id in waiting.texts,
        Missing.AGENDA: not coming.agenda,
        Missing.HOUR: coming.starts_at is None,
        Missing.PLACE: not coming.place,
        Missing.NOTES: coming.id not in waiting.noted,
        Missing.HAND_OVER: coming.id in waiting.handed_over,
    }
    return [name for name, is_missing in lacks.items() if is_missing]


def _is_over(of_round: Round) -> bool:
    return of_round.state in (RoundState.ABANDONED, RoundState.ERASED)


def _day(coming: NextDate | None) -> date:
    return coming.on if coming else date.max
