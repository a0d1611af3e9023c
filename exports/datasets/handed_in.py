"""The data set of what networks handed in: figures from ten people on, in the same columns as results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Any

from analysis.cubes import Axes, State
from analysis.handed_in import HandedIn
from exports.datasets.columns import Column, Words, coding, variables_of
from exports.datasets.cube_figures import CubeFigures
from exports.datasets.figure_arrays import AllAsked, FigureBatches, Figures
from exports.datasets.figure_columns import FigureColumns
from exports.datasets.framework_words import FrameworkWords
from exports.datasets.told import language_of, latest
from exports.errors import DataExportRefused
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.rows import ROWS_AT_ONCE
from qualitaetsrahmen.model import Framework
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
    about, columns = tuple(_about(t)), FigureColumns(words, t)
    figures = tuple(_noted(one, t) for one in columns.variables)
    ordered = sorted(releases, key=lambda one: (one.framework_id, one.framework_version, one.release_id))

    def rows() -> Iterator[Any]:
        asked = AllAsked(columns)
        return FigureBatches(about, figures, asked).of(_figures(ordered, frameworks, asked, untold), ordered)

    return Dataset(
        NAME,
        t("datasets.handed_in.title"),
        (*variables_of(about), *figures),
        rows,
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


def _noted(variable: Variable, t: Translator) -> Variable:
    """Return a variable with what is different about it here."""
    if variable.name not in _NOTED:
        return variable
    note = t(f"datasets.handed_in.{variable.name}.note", untold=t("datasets.handed_in.members.untold"))
    return replace(variable, note=note)


def _figures(
    releases: Sequence[HandedIn], frameworks: Mapping[str, Framework], asked: AllAsked, untold: str
) -> Iterator[Figures]:
    """Yield the figures of neighbours on the same axes at once, as many as writers work on."""
    known: dict[tuple[str, Axes], CubeFigures] = {}
    first = 0
    # an earlier version packed cubes of the same framework without its optional items
    for key, alike in groupby(releases, lambda one: (one.framework_sha256, one.cube.axes)):
        perspectives, items, _ = key[1].shape
        at_once = max(1, ROWS_AT_ONCE // max(1, perspectives * items))
        while some := list(islice(alike, at_once)):
            if key not in known:
                known[key] = CubeFigures(frameworks[key[0]], key[1], asked, untold)
            yield known[key].of(some, first)
            first += len(some)
