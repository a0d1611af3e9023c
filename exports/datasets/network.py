"""The data sets of networks: their organisations, their municipalities, their rounds; nobody's name is in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from analysis.cubes import LEAST_TOLD
from exports.datasets.columns import Coding, Column, Words, cells_of, coding, variables_of
from exports.datasets.told import language_of, latest
from exports.errors import DataExportRefused
from exports.statistical.model import SUPPRESSED, Cell, Dataset, Kind, Variable
from networks.model import Municipality, Network, Organisation, Sector
from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan, Round, RoundState
from selfeval.release import Reach, Release
from texts.catalogue import Translator

ORGANISATIONS, MUNICIPALITIES, ROUNDS = "organisations", "municipalities", "rounds"
_HELD = (RoundState.CLOSED, RoundState.ERASED)
_Row = TypeVar("_Row")


@dataclass(frozen=True)
class HeldRound:
    """A round that has been held: what it was about, and its release while there is one."""

    of_round: Round
    framework: Framework
    release: Release | None


@dataclass(frozen=True)
class Networks:
    """Networks with all that belongs to them; ``day`` is that of the data where no round says one."""

    networks: tuple[Network, ...]
    organisations: tuple[Organisation, ...]
    municipalities: Mapping[str, Municipality]
    rounds: tuple[HeldRound, ...]
    day: date


def network_datasets(what: Networks, reach: Reach, t: Translator) -> tuple[Dataset, ...]:
    """Return three data sets about networks; raises DataExportRefused where there is no network."""
    if not what.networks:
        raise DataExportRefused(reason="no_network")
    return (_organisations(what, reach, t), _municipalities(what, reach, t), _rounds(what, reach, t))


@dataclass(frozen=True)
class _Belonging:
    network: Network
    organisation: Organisation


@dataclass(frozen=True)
class _Place:
    network: Network
    municipality: Municipality


@dataclass(frozen=True)
class _Group:
    network: Network
    held: HeldRound
    plan: PerspectivePlan
    municipality: Municipality | None


def _organisations(what: Networks, reach: Reach, t: Translator) -> Dataset:
    sectors = coding(Words.SECTOR, t)
    columns: tuple[Column[_Belonging], ...] = (
        *_network_columns(lambda row: row.network, t),
        _column("organisation", Kind.TEXT, lambda row: row.organisation.name, t),
        _coded("sector", sectors, lambda row: sectors.code(row.organisation.sector), t),
    )
    rows = [
        _Belonging(network, one)
        for network in what.networks
        for one in what.organisations
        if one.network_id == network.id
    ]
    return _dataset(ORGANISATIONS, columns, rows, what, reach, t)


def _municipalities(what: Networks, reach: Reach, t: Translator) -> Dataset:
    lands, kinds, sizes = (coding(one, t) for one in (Words.LAND, Words.PLACE_KIND, Words.POPULATION))
    columns: tuple[Column[_Place], ...] = (
        *_network_columns(lambda row: row.network, t),
        _column("official_key", Kind.TEXT, lambda row: row.municipality.official_key, t),
        _column("municipality", Kind.TEXT, lambda row: row.municipality.name, t),
        _column("district", Kind.TEXT, lambda row: row.municipality.district, t),
        _coded("land", lands, lambda row: lands.code(row.municipality.land), t),
        _coded("place_kind", kinds, lambda row: kinds.code(row.municipality.kind), t),
        _coded("population", sizes, lambda row: sizes.code(row.municipality.population), t, Kind.ORDINAL),
    )
    rows = [_Place(network, what.municipalities[one]) for network in what.networks for one in network.municipalities]
    return _dataset(MUNICIPALITIES, columns, rows, what, reach, t)


def _rounds(what: Networks, reach: Reach, t: Translator) -> Dataset:
    columns = (*_network_columns(lambda row: row.network, t), *_round_columns(t), *_people_columns(what, reach, t))
    rows = [
        _Group(network, held, plan, what.municipalities.get(held.of_round.municipality_id or ""))
        for network in what.networks
        for held in sorted(what.rounds, key=lambda one: (one.of_round.closed_on or date.min, one.of_round.id))
        if held.of_round.network_id == network.id and held.of_round.state in _HELD
        for plan in held.of_round.as_shown().plans
    ]
    return _dataset(ROUNDS, columns, rows, what, reach, t)


def _round_columns(t: Translator) -> Iterator[Column[_Group]]:
    texts: dict[str, Callable[[_Group], Cell]] = {
        "round": lambda row: row.held.of_round.id,
        "round_title": lambda row: row.held.of_round.title,
        "official_key": lambda row: row.municipality.official_key if row.municipality else None,
        "municipality": lambda row: row.municipality.name if row.municipality else None,
        "framework": lambda row: row.held.framework.framework.id,
        "version": lambda row: row.held.framework.framework.version,
    }
    yield from (_column(name, Kind.TEXT, cell, t) for name, cell in texts.items())
    yield _column("opened_on", Kind.DAY, lambda row: row.held.of_round.opened_on, t)
    yield _column("closed_on", Kind.DAY, lambda row: row.held.of_round.closed_on, t)


def _people_columns(what: Networks, reach: Reach, t: Translator) -> Iterator[Column[_Group]]:
    """Yield how each perspective took part, how many were invited, and how many sent their answers."""
    labels = {one.id: one.label for held in reversed(what.rounds) for one in held.framework.perspectives}
    order = [one.id for held in what.rounds for one in held.framework.perspectives]
    perspectives = Coding({one: labels[one] for one in dict.fromkeys(order)})
    modes = coding(Words.MODE, t)
    if order:
        yield _column("perspective_id", Kind.TEXT, lambda row: row.plan.perspective, t)
        yield _coded("perspective", perspectives, lambda row: perspectives.code(row.plan.perspective), t)
    yield _coded("mode", modes, lambda row: modes.code(row.plan.mode), t)
    yield _column("invited", Kind.NUMBER, lambda row: row.plan.invited, t)
    for sector in Sector:
        label = t("datasets.network.invited_sector", sector=t(f"ui.sector.{sector.value}"))
        yield Column(Variable(f"invited_{_SECTOR[sector]}", label, Kind.NUMBER), _invited_of(sector))
    sent = Variable("sent", t("datasets.network.sent"), Kind.NUMBER, missing={SUPPRESSED: t("datasets.suppressed")})
    yield Column(sent, lambda row: _sent(row, reach))


_SECTOR = {
    Sector.YOUTH_WELFARE: "youth_welfare",
    Sector.HEALTH: "health",
    Sector.EARLY_EDUCATION: "early_education",
    Sector.OTHER_SUPPORT: "other_support",
}


def _invited_of(sector: Sector) -> Callable[[_Group], Cell]:
    return lambda row: row.plan.invited_by_sector.get(sector)


def _sent(row: _Group, reach: Reach) -> int | None:
    """Return how many sent their answers at closing; outside that is told from ten on."""
    if row.held.release is None:
        return None
    of_round, sent = row.held.of_round, row.held.release.figures.sent
    people = sum(sent.get(one, 0) for one in of_round.group_of(row.plan.perspective))
    return people if reach is Reach.INTERNAL or people >= LEAST_TOLD else SUPPRESSED


def _network_columns(network: Callable[[_Row], Network], t: Translator) -> Iterator[Column[_Row]]:
    kinds = coding(Words.NETWORK_KIND, t)
    yield _column("network_id", Kind.TEXT, lambda row: network(row).id, t)
    yield _column("network", Kind.TEXT, lambda row: network(row).name, t)
    yield _coded("network_kind", kinds, lambda row: kinds.code(network(row).kind), t)


def _column(name: str, kind: Kind, cell: Callable[[_Row], Cell], t: Translator) -> Column[_Row]:
    return Column(Variable(name, t(f"datasets.network.{name}"), kind), cell)


def _coded(
    name: str, codes: Coding, cell: Callable[[_Row], Cell], t: Translator, kind: Kind = Kind.NOMINAL
) -> Column[_Row]:
    return Column(codes.variable(name, t(f"datasets.network.{name}"), kind), cell)


def _dataset(
    name: str, columns: Sequence[Column[_Row]], rows: Sequence[_Row], what: Networks, reach: Reach, t: Translator
) -> Dataset:
    return Dataset(
        name,
        t(f"datasets.network.title.{name}"),
        variables_of(columns),
        lambda: cells_of(columns, rows),
        latest(_days(what.rounds), otherwise=what.day),
        language_of(t),
        notes=(t(f"datasets.network.note.{name}"),),
        conditions=(t(f"datasets.network.condition.{reach.value}"),),
        count=len(rows),
    )


def _days(rounds: Iterable[HeldRound]) -> Iterator[date | None]:
    return (held.of_round.closed_on for held in rounds if held.of_round.state in _HELD)
