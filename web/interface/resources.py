"""The addresses of the interface for programs: what each answers, with which token, and which wishes it knows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from analysis.handed_in import Audience, HandedIn
from networks.errors import NetworkUnknown
from networks.tokens import Reads
from qualitaetsrahmen.model import Framework
from selfeval.errors import ResultsErased, RoundNotClosed, RoundUnknown
from selfeval.model import Round, RoundState
from selfeval.results import Results, results_of
from web.interface import entries, figures, models
from web.interface.models import Part
from web.interface.problems import ProblemKind, Refused
from web.interface.queries import BATCH, CURSOR, LIMIT, PAGED, REACH, Parameter, cursor_after, page_of
from web.interface.visit import Visit

One = TypeVar("One")

_OF_ROUNDS = frozenset({Reads.RESULTS, Reads.AGREEMENTS})
_RESULTS = frozenset({Reads.RESULTS})
_HANDED_IN = frozenset({Reads.HANDED_IN})
UNKNOWN = (NetworkUnknown, RoundUnknown)
"""What lies outside of the scope of a token, or does not exist: nobody is told which."""


@dataclass(frozen=True)
class Resource:
    """One address with what stands behind it."""

    name: str
    path: str
    reads: frozenset[Reads]
    """Any of these opens it; every token does where there is none."""
    model: type[Part]
    answer: Callable[[Visit], Part]
    query: tuple[Parameter, ...] = ()


def networks(visit: Visit) -> models.NetworkPage:
    """Return the networks that the token may read."""
    found = visit.services.networks(visit.scope).networks()
    data, following = page_of(found, lambda one: one.id, visit.query)
    return models.NetworkPage(data=tuple(map(entries.network_entry, data)), next=following)


def network(visit: Visit) -> models.NetworkEntry:
    """Return one of these networks."""
    return entries.network_entry(visit.services.networks(visit.scope).network(visit.place["network_id"]))


def rounds(visit: Visit) -> models.RoundPage:
    """Return the rounds of one network that have been opened, the oldest first."""
    found = visit.services.networks(visit.scope).network(visit.place["network_id"])
    opened = [one for one in visit.services.rounds(visit.scope).rounds() if one.network_id == found.id]
    opened = [one for one in opened if one.state is not RoundState.DRAFT]
    data, following = page_of(opened, lambda one: f"{one.opened_on} {one.id}", visit.query)
    return models.RoundPage(data=tuple(map(entries.round_entry, data)), next=following)


def one_round(visit: Visit) -> models.RoundEntry:
    """Return one round that has been opened."""
    return entries.round_entry(_round(visit))


def results(visit: Visit) -> models.RoundResults:
    """Return a page of the released figures of a round."""
    whole, number = _results(visit), visit.query[BATCH.name]
    if number > len(whole.late):
        raise Refused(ProblemKind.NOT_FOUND)
    shown = whole.late[number - 1] if number else whole
    data, following = _in_order(figures.items_of(shown), visit)
    return models.RoundResults(
        round_id=whole.of_round.id,
        reach=whole.reach,
        framework=whole.of_round.framework_name,
        framework_sha256=whole.of_round.framework_sha256,
        batch=number,
        batches=tuple(batch.released_on for batch in whole.late),
        released_on=shown.released_on,
        response=figures.responses_of(shown),
        data=data,
        next=following,
    )


def texts(visit: Visit) -> models.RoundTexts:
    """Return a page of the texts that were released of a round."""
    whole = _results(visit)
    data, following = _in_order(whole.words, visit)
    entries_of = tuple(map(entries.text_entry, data))
    return models.RoundTexts(round_id=whole.of_round.id, reach=whole.reach, data=entries_of, next=following)


def agreements(visit: Visit) -> models.AgreementPage:
    """Return a page of the agreements that were made on a round's results."""
    of_round = _round(visit)
    found = [one for one in visit.services.agreements(visit.scope).agreements() if one.round_id == of_round.id]
    data, following = page_of(found, lambda one: f"{one.history[0].on} {one.id}", visit.query)
    return models.AgreementPage(round_id=of_round.id, data=tuple(map(entries.agreement_entry, data)), next=following)


def framework(visit: Visit) -> models.FrameworkEntry:
    """Return a framework of the installation, or one that a network of the token has brought along or used."""
    name, services = visit.place["name"], visit.services
    for library in (services.library(), *map(services.library, sorted(visit.reading.networks))):
        for one in (*library.frameworks.values(), *library.offered()):
            if one.name == name:
                return entries.framework_entry(one)
    store = services.rounds(visit.scope)
    used = [one for one in store.rounds() if one.framework_name == name]
    if not used:
        raise Refused(ProblemKind.NOT_FOUND)
    return entries.framework_entry(store.framework(used[0].framework_sha256))


def municipalities(visit: Visit) -> models.MunicipalityPage:
    """Return a page of the directory."""
    found = visit.services.networks(visit.scope).municipalities()
    data, following = page_of(found, lambda one: one.id, visit.query)
    return models.MunicipalityPage(data=tuple(map(entries.municipality_entry, data)), next=following)


def handed_in(visit: Visit) -> models.HandedInPage:
    """Return a page of what networks handed in."""
    limit = visit.query[LIMIT.name]
    store = visit.services.handed_in_pages(visit.released)
    found = store.page(Audience.NZFH, visit.query[CURSOR.name], limit + 1)
    data = tuple(entries.handed_in_entry(one, _framework_of(visit, one)) for one in found[:limit])
    return models.HandedInPage(data=data, next=cursor_after(found[limit - 1].release_id) if found[limit:] else None)


def handed_in_results(visit: Visit) -> models.HandedInResults:
    """Return a page of the figures of one release that was handed in."""
    found = visit.services.handed_in_pages(visit.released).one(Audience.NZFH, visit.place["release_id"])
    if found is None:
        raise Refused(ProblemKind.NOT_FOUND)
    data, following = _in_order(figures.items_handed_in(_framework_of(visit, found), found.cube), visit)
    return models.HandedInResults(
        release_id=found.release_id,
        framework=f"{found.framework_id}@{found.framework_version}",
        framework_sha256=found.framework_sha256,
        data=data,
        next=following,
    )


RESOURCES = (
    Resource("networks", "/networks", frozenset(), models.NetworkPage, networks, PAGED),
    Resource("network", "/networks/{network_id}", frozenset(), models.NetworkEntry, network),
    Resource("rounds", "/networks/{network_id}/rounds", _OF_ROUNDS, models.RoundPage, rounds, PAGED),
    Resource("round", "/rounds/{round_id}", _OF_ROUNDS, models.RoundEntry, one_round),
    Resource("results", "/rounds/{round_id}/results", _RESULTS, models.RoundResults, results, (REACH, BATCH, *PAGED)),
    Resource("texts", "/rounds/{round_id}/texts", _RESULTS, models.RoundTexts, texts, (REACH, *PAGED)),
    Resource(
        "agreements",
        "/rounds/{round_id}/agreements",
        frozenset({Reads.AGREEMENTS}),
        models.AgreementPage,
        agreements,
        PAGED,
    ),
    Resource("framework", "/frameworks/{name}", frozenset(), models.FrameworkEntry, framework),
    Resource(
        "municipalities",
        "/municipalities",
        frozenset({Reads.DIRECTORY}),
        models.MunicipalityPage,
        municipalities,
        PAGED,
    ),
    Resource("handed_in", "/handed-in", _HANDED_IN, models.HandedInPage, handed_in, PAGED),
    Resource(
        "handed_in_results",
        "/handed-in/{release_id}/results",
        _HANDED_IN,
        models.HandedInResults,
        handed_in_results,
        PAGED,
    ),
)
"""All addresses, in the order in which a program meets them."""


def _round(visit: Visit) -> Round:
    found = visit.services.rounds(visit.scope).round(visit.place["round_id"])
    if found.state is RoundState.DRAFT:
        raise Refused(ProblemKind.NOT_FOUND)
    return found


def _results(visit: Visit) -> Results:
    of_round = _round(visit)
    try:
        return results_of(visit.services.rounds(visit.scope), of_round.id, visit.query[REACH.name])
    except (RoundNotClosed, ResultsErased) as problem:
        raise Refused(ProblemKind.NO_RESULTS, because=problem) from problem


def _in_order(found: Iterable[One], visit: Visit) -> tuple[tuple[One, ...], str | None]:
    """Return a page of what never changes its place, because a release is only ever added to."""
    placed = [(f"{place:06d}", one) for place, one in enumerate(found)]
    data, following = page_of(placed, lambda pair: pair[0], visit.query)
    return tuple(one for _, one in data), following


def _framework_of(visit: Visit, found: HandedIn) -> Framework:
    return visit.services.rounds(visit.released).framework(found.framework_sha256)
