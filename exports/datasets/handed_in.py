"""The data set of what networks handed in: figures from ten people on, in the same columns as results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from analysis.cubes import State
from analysis.handed_in import HandedIn
from exports.datasets.batches import joined, repeated, schema_of
from exports.datasets.columns import Column, Words, cells_of, coding, variables_of
from exports.datasets.cube_figures import MOVING, CubeFigures
from exports.datasets.figure_columns import FigureColumns, FigureRow
from exports.datasets.framework_words import FrameworkWords
from exports.datasets.told import language_of, latest
from exports.errors import DataExportRefused
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.rows import type_of
from qualitaetsrahmen.model import Framework
from selfeval.model import K_PUBLIC
from selfeval.release import GroupKind, Reach, Shown
from texts.catalogue import Translator

NAME = "handed_in"
_NOTED = ("members", "invited")
"""Columns that tell something else than in the results of one's own network."""


def handed_in_dataset(releases: Sequence[HandedIn], frameworks: Mapping[str, Framework], t: Translator) -> Dataset:
    """Return releases that were handed in, by the hash of whose framework each finds its words.

    A place has a mark that is the same for all its rounds and says nothing else. Raises DataExportRefused where
    nothing was handed in.
    """
    if not releases:
        raise DataExportRefused(reason="nothing_handed_in")
    words = FrameworkWords(tuple(frameworks.values()))
    untold = t("datasets.handed_in.members.untold")
    about, figures = tuple(_about(t)), tuple(_noted(one, t) for one in FigureColumns(words, t).all())
    ordered = sorted(releases, key=lambda one: (one.framework_id, one.framework_version, one.release_id))
    return Dataset(
        NAME,
        t("datasets.handed_in.title"),
        (*variables_of(about), *variables_of(figures)),
        lambda: joined(_batches(ordered, frameworks, (about, figures), untold)),
        latest(one.received_on for one in releases),
        language_of(t),
        notes=(t("datasets.handed_in.note"), t("datasets.results.note"), *words.scale_notes(t)),
        conditions=(t("datasets.condition.oeffentlich"), t("datasets.handed_in.condition")),
        count=sum(int((one.cube.states != State.NOT_ASKED).sum()) for one in releases),
    )


def _about(t: Translator) -> Iterator[Column[HandedIn]]:
    """Yield what is told of the place and the round of a release."""
    lands, kinds, sizes, networks = (
        coding(one, t) for one in (Words.LAND, Words.PLACE_KIND, Words.POPULATION, Words.NETWORK_KIND)
    )
    label = {name: t(f"datasets.handed_in.{name}") for name in ("release", "place", "opened_on", "closed_on")}
    own = {name: t(f"datasets.network.{name}") for name in ("land", "place_kind", "population", "network_kind")}
    yield Column(Variable("release", label["release"], Kind.TEXT), lambda one: one.release_id)
    yield Column(Variable("place", label["place"], Kind.TEXT), lambda one: one.profile.place)
    yield Column(lands.variable("land", own["land"]), lambda one: lands.code(one.profile.land))
    yield Column(kinds.variable("place_kind", own["place_kind"]), lambda one: kinds.code(one.profile.kind))
    sized = sizes.variable("population", own["population"], Kind.ORDINAL)
    yield Column(sized, lambda one: sizes.code(one.profile.population))
    of_network = networks.variable("network_kind", own["network_kind"])
    yield Column(of_network, lambda one: networks.code(one.profile.network_kind))
    yield Column(Variable("opened_on", label["opened_on"], Kind.DAY), lambda one: one.opened_on)
    yield Column(Variable("closed_on", label["closed_on"], Kind.DAY), lambda one: one.closed_on)


def _noted(column: Column[FigureRow], t: Translator) -> Column[FigureRow]:
    """Return a column with what is different about it here."""
    if column.variable.name not in _NOTED:
        return column
    note = t(f"datasets.handed_in.{column.variable.name}.note", untold=t("datasets.handed_in.members.untold"))
    return replace(column, variable=replace(column.variable, note=note))


def _batches(
    releases: Sequence[HandedIn],
    frameworks: Mapping[str, Framework],
    columns: tuple[Sequence[Column[HandedIn]], Sequence[Column[FigureRow]]],
    untold: str,
) -> Iterator[Any]:
    """Yield one batch a release: what stays the same for a framework is made once, the figures come from arrays."""
    about, figures = columns
    schema = schema_of((*variables_of(about), *variables_of(figures)))
    known: dict[tuple[str, int], tuple[dict[str, Any], CubeFigures]] = {}
    for release in releases:
        # an earlier version packed cubes of the same framework without its optional items
        key = release.framework_sha256, id(release.cube.axes)
        if key not in known:
            framework = frameworks[release.framework_sha256]
            fixed = _fixed(framework, release, figures)
            known[key] = (fixed, CubeFigures(framework, release.cube.axes, figures, untold))
        fixed, arrays = known[key]
        asked = (release.cube.states != State.NOT_ASKED).ravel().nonzero()[0]
        if not len(asked):
            continue  # all that was asked were a place's own questions
        moving = arrays.of(release, asked)
        first = [repeated(one.cell(release), one.variable, len(asked)) for one in about]
        names = [one.variable.name for one in figures]
        rest = [moving[name] if name in moving else fixed[name].take(pa.array(asked)) for name in names]
        yield pa.RecordBatch.from_arrays([*first, *rest], schema=schema)


def _fixed(framework: Framework, release: HandedIn, figures: Sequence[Column[FigureRow]]) -> dict[str, Any]:
    """Return the columns that depend on perspective and item alone, a row for each pair of them."""
    staying = [column for column in figures if column.variable.name not in MOVING and not _counts(column)]
    rows = [
        FigureRow(
            framework=framework,
            item=framework.items[column.item_id],
            kind=GroupKind.PERSPECTIVE,
            group=perspective,
            reach=Reach.PUBLIC,
            k=K_PUBLIC,
            shown=Shown.HIDDEN,
            released_on=release.closed_on,
        )
        for perspective in release.cube.axes.perspectives
        for column in release.cube.axes.columns
    ]
    cells = [row for batch in cells_of(staying, rows) for row in batch]
    return {
        column.variable.name: pa.array([row[place] for row in cells], type_of(column.variable))
        for place, column in enumerate(staying)
    }


def _counts(column: Column[FigureRow]) -> bool:
    return column.variable.name.startswith("n_")
