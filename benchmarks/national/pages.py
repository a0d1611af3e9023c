"""What pages about many places need on the server: time and memory of a process that shows nothing else.

Each page is measured as one call of a server, reading the database included, with the functions and in the order in
which its screen calls them; drawing is not in it. Pages that change with a choice are measured with the one that reads
most. The floor is the same bytes as the driver gives them, with nothing done to them.
"""

import gc
import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from analysis.comparison import Comparison
from analysis.earlier_rounds import chains_of
from analysis.funnels import funnel
from analysis.handed_in import Audience
from analysis.national.agreed import agreed
from analysis.national.breakdowns import Breakdown
from analysis.national.coverage import coverage
from analysis.national.distributions import beside_the_scale, spreads
from analysis.national.pool import Pool, pool_of
from analysis.national.questions import Questions, questions_of
from analysis.national.typical_gaps import typical_gaps
from analysis.over_time import over_time
from analysis.profiles import profile
from benchmarks.national.data import OWN, SCOPE, TODAY, programme_of
from benchmarks.national.recounting import milliseconds
from networks.accounts import Account, Grant, Role
from networks.links import KeyRing
from networks.scopes import NetworkScope
from qualitaetsrahmen.library import Library
from selfeval.release import Reach
from selfeval.results import results_of
from storage.database import Database
from wiring.access import released_scope
from wiring.clock import Clock
from wiring.comparing import Standing, comparison_of
from wiring.framework_findings import quality_for
from wiring.services import Services
from wiring.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
RUNS = 20
MOST_MS, MOST_MB = 300, 300
_PERSPECTIVE = "fachkraft"
_ANALYST = Account(id="messung", login="messung", name="Messung", grants=(Grant(role=Role.ANALYST),))


class Desk:
    """A server with one open database, as the screens find it: everything else is asked anew at every look."""

    def __init__(self, database: Database) -> None:
        programme = programme_of(1)
        self.framework = programme.framework
        self.network_id = programme.place_name(OWN)
        self.library = Library({self.framework.name: self.framework})
        clock = Clock(lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))
        self.services = Services(Settings(), database, KeyRing(b"messung" * 5), clock)

    @property
    def framework_id(self) -> str:
        """The framework of the measurement in all its versions."""
        return self.framework.framework.id

    @cached_property
    def own_areas(self) -> dict[str, list[str]]:
        """The items of each area, as the profile asks for them."""
        found: dict[str, list[str]] = {}
        for criterion in self.framework.criteria.values():
            items = found.setdefault(self.framework.area_of[criterion.id].id, [])
            items += [one.id for one in self.framework.rated_items(criterion)]
        return found


def compared(desk: Desk) -> Comparison:
    """Draw the page „Vergleichen“: profile, gaps with one other perspective, a funnel, and what is not compared."""
    scope = NetworkScope.of(desk.network_id)
    rounds = desk.services.rounds(scope)
    latest = max(rounds.rounds(), key=lambda one: one.closed_on or date.min)
    found = comparison_of(desk.services, scope, latest, TODAY)
    if isinstance(found, Standing):
        raise TypeError(found)
    results = results_of(rounds, latest.id, Reach.PUBLIC)
    first = next(one for one in results.perspectives if any(cell.band for cell in found.cells(one)))
    profile(found, first, desk.own_areas)
    for second in results.perspectives:
        found.gaps(first, second)
    banded = [cell.item_id for cell in found.cells(first) if cell.band is not None]
    funnel(found, first, banded[0])
    return found


def overview_in_time(desk: Desk) -> object:
    """Draw the page „Verlauf“ with all five rounds of one network."""
    scope = NetworkScope.of(desk.network_id)
    rounds = desk.services.rounds(scope)
    chain = chains_of(rounds.rounds(), desk.network_id)[0]
    desk.services.agreements(scope).agreements()
    return over_time(chain, rounds, desk.library, Reach.INTERNAL)


class _View(NamedTuple):
    questions: Questions
    years: list[int]
    pool: Pool
    section: Pool
    in_year: Callable[[int, list[int]], Pool]


def _view(desk: Desk) -> _View:
    """Read what every part of the page „Auswertung“ begins with, as ``ui.national.view`` does."""
    handed_in = desk.services.handed_in(released_scope(_ANALYST)).all_for(Audience.NZFH, desk.framework_id)
    questions = questions_of(desk.library, desk.framework_id)
    years = sorted({one.closed_on.year for one in handed_in}, reverse=True)
    pool = pool_of([one for one in handed_in if one.closed_on.year == years[0]], questions)

    def in_year(year: int, only: list[int]) -> Pool:
        return pool_of([one for one in handed_in if one.closed_on.year == year], questions, only).of_year(year)

    return _View(questions, years, pool, pool.of_year(years[0]), in_year)


def national_coverage(desk: Desk) -> object:
    """Draw the part „coverage“ of the page „Auswertung“."""
    view = _view(desk)
    return coverage(view.pool, view.years[0])


def _of_first_area(desk: Desk, view: _View) -> tuple[int, list[int]]:
    area = desk.framework.areas[0].id
    return view.questions.perspectives.index(_PERSPECTIVE), [
        number
        for number, criterion, _ in view.questions.in_version(desk.framework.framework.version)
        if desk.framework.area_of[criterion.id].id == area
    ]


def national_spreads(desk: Desk) -> object:
    """Draw the part „spreads“ for one dimension by Land, with all perspectives, criteria and years."""
    view = _view(desk)
    number, asked = _of_first_area(desk, view)
    found: list[object] = [spreads(view.section, number, asked, Breakdown.LAND)]
    found.append(beside_the_scale(view.section, number, asked))
    found += [spreads(view.section, one, asked) for one in range(len(view.questions.perspectives))]
    found += [spreads(view.section, number, [one]) for one in asked]
    found += [spreads(view.in_year(year, asked), number, asked) for year in reversed(view.years)]
    return found


def national_gaps(desk: Desk) -> object:
    """Draw the part „gaps“ of the page „Auswertung“."""
    return typical_gaps(_view(desk).section)


def national_agreed(desk: Desk) -> object:
    """Draw the part „agreed“ of the page „Auswertung“."""
    view = _view(desk)
    facts = desk.services.handed_in(released_scope(_ANALYST)).facts_for(
        Audience.NZFH, desk.framework_id, only="agreements"
    )
    return agreed(view.pool.releases, facts, list(desk.framework.criteria), TODAY)


def framework_quality(desk: Desk) -> object:
    """Draw the quality of the framework on the page of findings."""
    return quality_for(desk.services, _ANALYST, desk.framework)


PAGES: dict[str, Callable[[Desk], object]] = {
    "comparison": compared,
    "trend": overview_in_time,
    "national: coverage": national_coverage,
    "national: spreads": national_spreads,
    "national: gaps": national_gaps,
    "national: agreed": national_agreed,
    "quality of the framework": framework_quality,
}
_BYTES = {
    "comparison": "SELECT release_id, figures FROM handed_in WHERE audience = 'comparison'",
    "trend": "SELECT content FROM release_part",
    "national: agreed": "SELECT release_id, figures, agreements FROM handed_in WHERE audience = 'nzfh'",
}
_ALL_BYTES = "SELECT release_id, figures FROM handed_in WHERE audience = 'nzfh'"


def form_circles(database: Database) -> None:
    """Form the circles of comparison, which the first who ever looks does for all others."""
    desk = Desk(database)
    compared(desk)


def compare(name: str, url: str) -> None:
    """Print time and memory of every page, each in a process of its own."""
    for page in PAGES:
        command = [sys.executable, "-m", "benchmarks.national", "--page", page, "--url", url]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        print(f"page, {name}: {page}: {_sentence(json.loads(done.stdout))}", flush=True)


def _sentence(of: dict[str, float]) -> str:
    return (
        f"first {of['first']:.0f} ms ({of['first_cpu']:.0f} of the processor), then p50 {of['p50']:.0f}, "
        f"p95 {of['p95']:.0f} ms (under {MOST_MS}; {of['cpu']:.0f} of the processor); floor {of['floor']:.1f} ms, "
        f"ratio {of['p50'] / of['floor']:.1f}; peak memory {of['peak']:.0f} MB (under {MOST_MB}), "
        f"{of['empty']:.0f} before the first call"
    )


def measure(page: str, url: str) -> str:
    """Return the time of the first call, of later ones, and the memory of this process, as JSON."""
    database = Database.open(url)
    desk, draw = Desk(database), PAGES[page]
    gc.collect()
    gc.freeze()  # as the server does when it has started (app.py)
    empty = _peak_mb()
    turns = [milliseconds(lambda: draw(desk)) for _ in range(RUNS + 1)]
    peak = _peak_mb()
    floors = [milliseconds(lambda: _read_bytes(database, page))[0] for _ in range(RUNS)]
    database.close()
    warm = sorted(took for took, _ in turns[1:])
    return json.dumps(
        {
            "first": turns[0][0],
            "first_cpu": turns[0][1],
            "p50": statistics.median(warm),
            "p95": warm[-1 - RUNS // 20],
            "cpu": statistics.median(cpu for _, cpu in turns[1:]),
            "floor": statistics.median(floors),
            "peak": peak,
            "empty": empty,
        }
    )


def _read_bytes(database: Database, page: str) -> None:
    with database.reading(SCOPE) as connection:
        connection.exec_driver_sql(_BYTES.get(page, _ALL_BYTES)).cursor.fetchall()


def _peak_mb() -> float:
    """Return the most memory that this process ever held; what it inherited when it was started is not in it."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))
