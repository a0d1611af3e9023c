"""The data sets that benchmarks.exports writes: ten columns made up for it, and the real ones over invented rounds."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from analysis.cubes import axes_of
from analysis.handed_in import Audience
from analysis.invented.programme import Programme
from analysis.invented.releases import InventedRounds
from analysis.microdata import MicrodataRound
from exports.datasets.answers import answers_datasets
from exports.datasets.handed_in import handed_in_dataset
from exports.datasets.release_figures import ReleasedRound
from exports.datasets.results import results_dataset
from exports.statistical.model import SUPPRESSED, UNANSWERED, Dataset, Kind, Variable
from qualitaetsrahmen.library import load_library
from qualitaetsrahmen.model import Framework
from selfeval.release import Reach
from texts.catalogue import translator

STEPS = {1: "trifft nicht zu", 2: "trifft eher nicht zu", 3: "trifft eher zu", 4: "trifft zu"}
MISSING = {-91: "weiß nicht", -92: "trifft bei uns nicht zu", UNANSWERED: "ohne Antwort", SUPPRESSED: "nicht gezeigt"}
WORDS = ["Gute Zusammenarbeit „vor Ort“", "Öfter Übergaben; weniger Wege", "Zeile\nnoch eine", "Mehr Zeit für Familien"]
VARIABLES = (
    *(Variable(f"k{number}", f"Kriterium {number}", Kind.ORDINAL, STEPS, MISSING) for number in range(1, 7)),
    Variable("land", "Land", Kind.NOMINAL, {number: f"Land {number}" for number in range(1, 17)}),
    Variable("anteil", "Anteil", Kind.NUMBER, missing={SUPPRESSED: "nicht gezeigt"}, unit="Prozent", decimals=2),
    Variable("worte", "In eigenen Worten", Kind.TEXT),
    Variable("tag", "Tag", Kind.DAY),
)
ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 10_000
HIDDEN = 0.05
PLACES = 24
"""So many different invented places; for more rows they come again."""
MANY_PLACES = 96
"""Among so many a million people live who answer, because no round invites more than a hundred thousand."""
T = translator("de")


def generated(rows: int) -> Iterator[Any]:
    """Yield so many rows, the same ones each time."""
    for start in range(0, rows, AT_ONCE):
        count, chance = min(AT_ONCE, rows - start), np.random.default_rng(start)
        share = np.round(chance.random(count) * 100, 2)
        share[chance.random(count) < HIDDEN] = SUPPRESSED
        text = pa.array(WORDS).take(pa.array(chance.integers(0, 4, count)))
        columns = [pa.array(chance.choice([*STEPS, *MISSING], count).astype("int32")) for _ in range(6)]
        columns += [pa.array(chance.integers(1, 17, count).astype("int32")), pa.array(share)]
        columns += [text, pa.array((20_000 + chance.integers(0, 700, count)).astype("int32"), pa.date32())]
        yield pa.RecordBatch.from_arrays(columns, names=[variable.name for variable in VARIABLES])


def made_up(rows: int) -> Dataset:
    """Return ten columns of every kind."""
    return Dataset("messung", "Messung", VARIABLES, lambda: generated(rows), dt.date(2026, 11, 20), count=rows)


def results(rows: int) -> Dataset:
    """Return the released results of as many rounds as give so many rows, for both kinds of readers."""
    rounds = InventedRounds(_programme())
    sources = [
        ReleasedRound(held.of_round, rounds.programme.framework, rounds.release(held), "Netzwerk", "Musterstadt")
        for place in rounds.places()
        for held in rounds.of_place(place)
    ]
    a_round = sum(len(one.release.figures.figures) for one in sources) / len(sources)
    return results_dataset(list(islice(cycle(sources), max(1, round(rows / a_round)))), list(Reach), T)


def handed_in(rows: int) -> Dataset:
    """Return as many releases that were handed in as give so many rows, on one pair of axes as they are stored."""
    rounds = InventedRounds(_programme())
    axes = axes_of(rounds.programme.framework)
    made = [
        rounds.let_go(held, Audience.NZFH, dt.date(2026, 11, 1))
        for place in rounds.places()
        for held in rounds.of_place(place)
    ]
    releases = [replace(one, cube=replace(one.cube, axes=axes)) for one in made]
    framework = {rounds.programme.sha256: rounds.programme.framework}
    a_round = (handed_in_dataset(releases, framework, T).count or 0) / len(releases)
    return handed_in_dataset(list(islice(cycle(releases), max(1, round(rows / a_round)))), framework, T)


def answers(rows: int) -> Dataset:
    """Return the largest data set of single sheets that a programme with so many people gives."""
    rounds = InventedRounds(_programme(MANY_PLACES, people=max(100, 2 * rows // MANY_PLACES)))
    held = [rounds.round(place, 0) for place in rounds.places()]
    told = [
        MicrodataRound(one.of_round, rounds.programme.framework, one.matrices, one.place.profile, 2021) for one in held
    ]
    return max(answers_datasets(told, T), key=lambda one: one.count or 0)


DATA: Mapping[str, Callable[[int], Dataset]] = {
    "made-up": made_up,
    "results": results,
    "handed-in": handed_in,
    "answers": answers,
}


COLUMNS = {"made-up": 10, "results": 41, "handed-in": 43, "answers": 10}
"""How many columns each data set has, as near as its cells have to be counted."""


def ready_made(dataset: Dataset) -> Dataset:
    """Return a data set whose rows are built already."""
    ready = list(dataset.source())
    return replace(dataset, source=lambda: ready)


def _programme(places: int = PLACES, people: int = 100) -> Programme:
    return Programme(_framework(), places=places, rounds=1, people=people)


def _framework() -> Framework:
    return load_library(ROOT / "frameworks").versions_of("fruehe-hilfen")[-1]
