"""Building closed rounds from rows: what is read, made and counted for each, and how long every step takes."""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from multiprocessing import get_context
from secrets import token_hex
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, insert, select

from analysis.cubes import cube_of
from analysis.handed_in import Audience, Facts, HandedIn
from analysis.invented.answers import submissions_of
from analysis.invented.programme import place_of
from analysis.invented.releases import InventedRound, InventedRounds
from benchmarks.national.data import OWN, SCOPE, TODAY, open_rows, programme_of, room_for_rows, write_networks
from qualitaetsrahmen.snapshot import pin
from selfeval.closing import close_round
from selfeval.figures import Counted, count_figures
from selfeval.matrix import Matrix, build_matrix, columns_of
from selfeval.model import Round, RoundState
from selfeval.questionnaire import questionnaire_for
from selfeval.release import PartKind, Release, ReleasePart
from selfeval.stacked import MatrixKey
from storage import tables
from storage.closing import ClosingRows
from storage.database import Database, plain_rows
from storage.rounds import RoundRows

Result = TypeVar("Result")
STEPS = ("questions", "rows", "matrix", "figures", "release", "cube")
"""Whose sum is the building of a round; ``floor`` beside them is a bare read of the same rows by the driver."""


@dataclass(frozen=True)
class BuiltPlace:
    """All rounds of a place, with the seconds of each step."""

    seconds: dict[str, float]
    rows: int
    matrices: list[tuple[str, MatrixKey, Matrix]]
    released: list[tuple[HandedIn, Facts]]
    rounds: list[Round]
    parts: list[ReleasePart]
    """The releases of the place whose own network looks at them."""

    def add_round(self, invented: InventedRounds, held: InventedRound) -> None:
        """Keep a round as its network sees it."""
        self.rounds.append(held.of_round)
        if held.place.number == OWN:
            self.parts.extend(invented.release(held).parts)


def build_places(places: int, processes: int, beside: Database) -> Iterator[BuiltPlace]:
    """Build all places in so many processes, each with a database of its own in which the rows lie.

    These databases are of the same kind as the one beside which they stand.
    """
    with room_for_rows(beside) as room, get_context("spawn").Pool(processes) as pool:
        work = [(places, number, room) for number in range(places)]
        yield from pool.imap_unordered(_build_place, work, chunksize=2)


def make_places(places: int, *, with_releases: bool) -> Iterator[BuiltPlace]:
    """Make the same places without rows, where only what comes out of them is needed; nothing is measured."""
    invented = InventedRounds(programme_of(places))
    for place in invented.places():
        made = BuiltPlace({}, 0, [], [], [], [])
        for held in invented.of_place(place):
            made.matrices.extend(_named(held, held.matrices))
            if with_releases:
                made.add_round(invented, held)
                gone = _of_installation(invented.let_go(held, Audience.NZFH, TODAY), held)
                made.released.append((gone, invented.facts(held, TODAY)))
        yield made


def seconds_of_closing(rounds: int, beside: Database) -> list[float]:
    """Return how long closing takes from its beginning to its end, with all writing and deleting, for each round."""
    took = []
    with room_for_rows(beside) as room:
        builder = _Builder(rounds, room)
        for place in builder.invented.places():
            held = builder.invented.round(place, 0)
            _answer(builder, held)
            began = time.perf_counter()
            close_round(builder.closing, held.of_round.id, TODAY, random.SystemRandom().shuffle)
            took.append(time.perf_counter() - began)
        builder.database.close()
    return took


class _Builder:
    """What one process needs: the programme, and a database for rows."""

    def __init__(self, places: int, room: str) -> None:
        self.programme = programme_of(places)
        self.invented = InventedRounds(self.programme)
        self.framework = self.programme.framework
        self.database = open_rows(room)
        self.rounds, self.closing = RoundRows(self.database, SCOPE), ClosingRows(self.database, SCOPE)
        self.seconds: defaultdict[str, float] = defaultdict(float)
        # what a server does is none of this process's work, and only the clock sees it
        self._now = time.process_time if self.database.is_sqlite else time.perf_counter
        write_networks(self.database, [one.profile.place for one in self.invented.places()])

    def timed(self, step: str, work: Callable[..., Result], *values: Any) -> Result:
        """Do a step and add its time up."""
        began = self._now()
        result = work(*values)
        self.seconds[step] += self._now() - began
        return result


_builders: dict[str, _Builder] = {}


def _build_place(asked: tuple[int, int, str]) -> BuiltPlace:
    places, number, room = asked
    if room not in _builders:
        _builders[room] = _Builder(places, room)
    builder = _builders[room]
    builder.seconds = defaultdict(float)
    place = place_of(builder.programme, number)
    built = BuiltPlace(builder.seconds, 0, [], [], [], [])
    rows = 0
    for held in builder.invented.of_place(place):
        rows += _answer(builder, held)
        matrices, handed_in = _build(builder, held)
        built.matrices.extend(_named(held, matrices))
        built.released.append((handed_in, builder.invented.facts(held, TODAY)))
        built.add_round(builder.invented, held)
        _forget(builder)
    return replace(built, seconds=dict(builder.seconds), rows=rows)


def _answer(builder: _Builder, held: InventedRound) -> int:
    """Write what people answered as rows; this is not measured."""
    of_round = held.of_round.model_copy(update={"state": RoundState.OPEN})
    builder.rounds.save_draft(of_round, pin(builder.framework))
    ballots: list[dict[str, object]] = []
    ratings: list[dict[str, object]] = []
    for perspective, matrix in held.matrices.items():
        for submission in submissions_of(matrix):
            key = {"network_id": of_round.network_id, "round_id": of_round.id, "ballot_id": token_hex(16)}
            ballots.append(key | {"perspective": perspective, "sent": True, "origin": "web", "helped": False})
            ratings.extend(
                key | {"item_id": item, "item_rev": 1, "step_id": answer} for item, answer in submission.items()
            )

    def work(connection: Connection) -> None:
        connection.execute(insert(tables.ballot), ballots)
        connection.execute(insert(tables.rating), ratings)
        if not builder.database.is_sqlite:  # as PostgreSQL's own upkeep does with tables that live longer than these
            connection.exec_driver_sql("ANALYZE ballot, rating")

    builder.database.write(SCOPE, work)
    return len(ratings)


def _build(builder: _Builder, held: InventedRound) -> tuple[dict[str, Matrix], HandedIn]:
    of_round, framework, shuffle = held.of_round, builder.framework, random.SystemRandom().shuffle
    matrices: dict[str, Matrix] = {}
    for name in (plan.perspective for plan in of_round.plans):
        asked = builder.timed("questions", questionnaire_for, framework, of_round.criteria, name)
        columns = builder.timed("questions", columns_of, asked)
        sent = builder.timed("rows", builder.closing.submissions, of_round.id, name)
        matrices[name] = builder.timed("matrix", build_matrix, name, columns, sent, shuffle)
    counted = builder.timed("figures", count_figures, of_round, framework, matrices)
    part = builder.timed("release", _part, held, matrices, counted)
    cube = builder.timed("cube", cube_of, of_round, framework, Release((part,)))
    builder.timed("cube", cube.pack)
    builder.timed("floor", _bare_read, builder.database, of_round)
    gone = builder.invented.let_go(held, Audience.NZFH, TODAY, Release((part,)))
    return matrices, _of_installation(gone, held)


def _named(held: InventedRound, matrices: Mapping[str, Matrix]) -> Iterator[tuple[str, MatrixKey, Matrix]]:
    for name, matrix in matrices.items():
        yield held.of_round.network_id, MatrixKey(held.of_round.id, 1, name), matrix


def _of_installation(gone: HandedIn, held: InventedRound) -> HandedIn:
    """Return what a place lets go; that of one place is known to be of this installation."""
    if held.place.number != OWN:
        return gone
    return replace(gone, network_id=held.of_round.network_id, round_id=held.of_round.id)


def _bare_read(database: Database, of_round: Round) -> None:
    """Read the same rows as the driver gives them, and do nothing with them."""
    table = tables.rating
    own = (table.c.network_id == of_round.network_id, table.c.round_id == of_round.id)
    with database.reading(SCOPE) as connection:
        plain_rows(connection, select(table.c.ballot_id, table.c.item_id, table.c.step_id).where(*own))


def _forget(builder: _Builder) -> None:
    """Leave nothing of the rows, so that the next place finds an empty table."""

    def work(connection: Connection) -> None:
        connection.execute(delete(tables.rating))
        connection.execute(delete(tables.ballot))

    builder.database.write(SCOPE, work)


def _part(held: InventedRound, matrices: dict[str, Matrix], counted: Counted) -> ReleasePart:
    of_round = held.of_round
    part = ReleasePart(
        round_id=of_round.id,
        network_id=of_round.network_id,
        number=1,
        kind=PartKind.FIGURES,
        released_on=TODAY,
        sent={name: matrix.people for name, matrix in matrices.items()},
        modes={plan.perspective: plan.mode.value for plan in of_round.plans},
        figures=counted.figures,
    )
    part.sha256()
    return part
