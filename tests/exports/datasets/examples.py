"""Closed rounds with everything that a data set has to tell apart: hidden, uniform, off the scale, late, open."""

from collections.abc import Sequence
from datetime import date

from exports.datasets.release_figures import ReleasedRound
from exports.statistical.model import Cell, Dataset
from exports.statistical.rows import batches
from selfeval.figures import count_batch
from selfeval.model import Mode, Recipient, Round, RoundState
from selfeval.release import PartKind, Release, ReleasePart
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, Counts, matrix, plan, release, small_round

LATER = date(2026, 12, 1)
ANSWERS: dict[str, Counts] = {
    "koordination": {ITEM: {STEPS[2]: 1}},
    "leitung": {ITEM: {STEPS[0]: 2, STEPS[1]: 1}},
    "fachkraft": {ITEM: {STEPS[0]: 3, STEPS[3]: 9, "weiss-nicht": 2}, "finden.ansprache": {STEPS[1]: 11, STEPS[2]: 1}},
    "eltern": {ITEM: {STEPS[1]: 3, "weiss-nicht": 9, "gibt-es-nicht": 1}},
}


def closed_round() -> Round:
    """A round with an open answer, a hidden group, a full one, and one with too few on the scale."""
    plans = [plan("koordination", Mode.DECLARED), plan("leitung"), plan("fachkraft"), plan("eltern")]
    invited = {"fachkraft": 20, "eltern": None}
    known = [one.model_copy(update={"invited": invited.get(one.perspective)}) for one in plans]
    return small_round(*known).model_copy(
        update={
            "state": RoundState.CLOSED,
            "closed_on": TODAY,
            "title": "=Runde „Frühjahr“",
            "recipients": frozenset({Recipient.NETWORK, Recipient.PUBLIC}),
        }
    )


def late_part(of_round: Round) -> ReleasePart:
    """Six forms of professionals that came after closing."""
    late = {"fachkraft": matrix(of_round, "fachkraft", {ITEM: {STEPS[0]: 2, STEPS[3]: 4}})}
    return ReleasePart(
        round_id=of_round.id,
        network_id=of_round.network_id,
        number=2,
        kind=PartKind.LATE,
        released_on=LATER,
        sent={"fachkraft": 6},
        figures=count_batch(of_round, FRAMEWORK, late, 2).figures,
    )


def released() -> ReleasedRound:
    """The round with its release."""
    held = closed_round()
    parts = (release(held, ANSWERS).figures, late_part(held))
    return ReleasedRound(held, FRAMEWORK, Release(parts), "Netzwerk „Übergänge“", "Musterstadt")


def rows_of(dataset: Dataset) -> list[dict[str, Cell]]:
    """All rows by name, as every writer gets them."""
    return [row for batch in batches(dataset) for row in batch.to_pylist()]


def find(rows: Sequence[dict[str, Cell]], **wanted: Cell) -> dict[str, Cell]:
    """The only row that holds these cells."""
    [row] = [row for row in rows if all(row[name] == cell for name, cell in wanted.items())]
    return row
