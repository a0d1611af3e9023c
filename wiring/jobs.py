"""What the app does by itself: closing rounds whose day is over, and deleting what has been kept long enough."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime, timedelta

from networks.scopes import NetworkScope
from selfeval.closing import close_round
from selfeval.model import Round
from selfeval.retention import settle_keeping
from selfeval.schedule import Done, close_what_is_due, erase_what_is_due
from texts.catalogue import Translator
from wiring.administration import all_networks, note_from_command_line
from wiring.clock import GERMANY
from wiring.letting_go import bring_up_to_date
from wiring.services import Services

EVERY = timedelta(hours=1)
_AFTER_MIDNIGHT = timedelta(minutes=1)
"""A round that closes by itself ends with its day, not an hour later."""

_logger = logging.getLogger(__name__)


def close_by_hand(services: Services, round_id: str) -> Round:
    """Close a round because somebody said so, and write down until when it is kept."""
    today = services.clock.today()
    closed = close_round(services.closing(), round_id, today, services.shuffle())
    return settle_keeping(services.rounds(NetworkScope.of(closed.network_id)), closed.id, services.settings.keep_months)


def close_due(services: Services) -> list[Done]:
    """Close the rounds that close by themselves and whose day is over, in every network."""
    rounds = services.rounds(all_networks(services, "looking for rounds that are due"))
    done = close_what_is_due(
        rounds, services.closing(), services.clock.today(), services.shuffle(), services.settings.keep_months
    )
    return list(_noted(services, done))


def tidy(services: Services) -> list[Done]:
    """Delete what has been kept long enough in every network, and bring what was let go of the others up to date."""
    rounds = services.rounds(all_networks(services, "looking for rounds that are due"))
    months = services.settings.keep_months
    erased = list(_noted(services, erase_what_is_due(rounds, services.endings(), services.clock.today(), months)))
    return [*erased, *(Done("release.renewed", of_round, problem) for of_round, problem in bring_up_to_date(services))]


def lines_of(done: list[Done], t: Translator) -> list[str]:
    """Return one sentence for everything that was done or could not be done."""
    return [
        t.error(one.problem.code, one.problem.data)
        if one.problem
        else t(f"round_life.done.{one.action.partition('.')[2]}", title=one.of_round.title)
        for one in done
    ]


def _noted(services: Services, done: Iterator[Done]) -> Iterator[Done]:
    """Write into the audit what was done; nobody is signed in for it."""
    for one in done:
        if one.problem is None:
            note_from_command_line(services, one.action, one.of_round.id, one.of_round.network_id)
        yield one


def pause_after(now: datetime) -> timedelta:
    """Return how long to wait: an hour, but never past the first minute of a new day in Germany."""
    here = now.astimezone(GERMANY)
    midnight = datetime.combine(here.date() + timedelta(days=1), datetime.min.time(), GERMANY)
    return min(EVERY, midnight - here + _AFTER_MIDNIGHT)


async def keep_up(provide: Callable[[], Services], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Close what is due again and again and tidy once a day, until the app stops; what fails is tried again."""
    tidied_on = None
    while True:
        today = provide().clock.today()
        await asyncio.to_thread(_turn, provide, (close_due,) if tidied_on == today else (close_due, tidy))
        tidied_on = today
        await sleep(pause_after(provide().clock.now()).total_seconds())


def _turn(provide: Callable[[], Services], todo: Sequence[Callable[[Services], list[Done]]]) -> None:
    for job in todo:
        try:
            for one in job(provide()):
                if one.problem is not None:
                    _logger.warning("%s failed: %s", one.action, one.problem.code)
        except Exception:
            _logger.exception("a job of the app failed")
