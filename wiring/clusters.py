"""Sessions of several networks: who was asked, and what those see of each other who opened their results."""

from dataclasses import dataclass
from datetime import date

from analysis.side_by_side import Member, for_a_cluster
from dialogues.errors import SessionUnknown
from dialogues.guests import check_may_be_opened, is_open, seen_by
from dialogues.preparation_model import GuestNetwork
from networks.model import Network
from networks.scopes import ClusterScope, NetworkScope, OpenedScope
from qualitaetsrahmen.errors import CodedError
from selfeval.release import Reach
from selfeval.results import Results, results_of
from wiring.services import Services


@dataclass(frozen=True)
class OpenedResults:
    """What the networks of a session have opened to each other: the question, and who stands beside it."""

    reference: Results
    """The results whose questions are asked: those of the host where they are open, else the first by name."""
    members: tuple[Member, ...]


def members_of(services: Services, scope: NetworkScope, session_id: str) -> list[GuestNetwork]:
    """Return all networks of a session for whoever hosts it or was asked to it; raises SessionUnknown for others."""
    host = _host_of(services, scope, session_id)
    return services.session_members(ClusterScope(host, session_id)).members()


def member_names(services: Services, scope: NetworkScope, session_id: str) -> dict[str, str]:
    """Return under which name each network of a session stands in it."""
    names = {one.network_id: _name_of(services, opened_scope(one)) for one in members_of(services, scope, session_id)}
    return _told_apart({one: name for one, (name, _) in names.items()}, {one: of for one, (_, of) in names.items()})


def opened_results(services: Services, scope: NetworkScope, session_id: str, today: date) -> OpenedResults | None:
    """Return the results that may be seen side by side, or None where there are not two of them.

    Asked anew at every look: a day that is over, a withdrawal, or recipients that were narrowed close results at once.
    """
    seen = seen_by(members_of(services, scope, session_id), scope.ids, today)
    names = member_names(services, scope, session_id)
    found = {one.network_id: results for one in seen if (results := _results(services, one, today)) is not None}
    if len(found) <= 1 or not found.keys() & scope.ids:
        return None
    members = sorted((Member(names[one], results) for one, results in found.items()), key=lambda one: one.name)
    host = next((one.host_network_id for one in seen), "")
    return OpenedResults(found.get(host, members[0].results), tuple(members))


def _host_of(services: Services, scope: NetworkScope, session_id: str) -> str:
    """Return which network hosts a session, from within the caller's own scope and from nowhere else."""
    try:
        return services.sessions(scope).session(session_id).network_id
    except SessionUnknown:
        asked = (one for one in services.guests(scope).guests() if one.session_id == session_id)
        own = next(asked, None)
        if own is None:
            raise
        return own.host_network_id


def _results(services: Services, guest: GuestNetwork, today: date) -> Results | None:
    """Return a network's results as the others may see them, or None once they may not."""
    if not is_open(guest, today):
        return None
    rounds = services.rounds(opened_scope(guest))
    try:
        check_may_be_opened(rounds.round(guest.round_id))
        internal = results_of(rounds, guest.round_id, Reach.INTERNAL)
        return for_a_cluster(internal, results_of(rounds, guest.round_id, Reach.PUBLIC))
    except CodedError:
        return None


def opened_scope(guest: GuestNetwork) -> OpenedScope:
    """Return the scope of the one round that a network was asked to bring; figures are read in it once it agreed."""
    return OpenedScope(guest.network_id, guest.round_id)


def _name_of(services: Services, scope: OpenedScope) -> tuple[str, str]:
    """Return the name of a network's municipality, where it has one, and its own."""
    store = services.networks(scope)
    network = store.network(scope.network_id)
    return _municipality_of(network, services, scope) or network.name, network.name


def _municipality_of(network: Network, services: Services, scope: OpenedScope) -> str:
    if len(network.municipalities) != 1:
        return ""
    places = services.networks(scope).municipalities()
    found = (place for place in places if place.id == network.municipalities[0])
    return next((f"{one.name}, {one.district}" if one.district else one.name for one in found), "")


def _told_apart(names: dict[str, str], networks: dict[str, str]) -> dict[str, str]:
    """Return names that nobody can mistake: two networks of one municipality bear their own."""
    twice = {name for name in names.values() if list(names.values()).count(name) > 1}
    return {one: networks[one] if name in twice else name for one, name in names.items()}
