"""What the last page says about the time after sending: who asked, when and where results can be read."""

from dataclasses import dataclass
from datetime import date

from networks.scopes import BallotScope
from participant.notices import asking_network
from wiring.addresses import results_address
from wiring.services import Services


@dataclass(frozen=True)
class Ahead:
    """What a person may look forward to after sending."""

    network: str
    """Who asked; questions go there."""
    results_address: str
    results_on: date | None
    """When results can be seen, as the coordinator announced it."""


def load_ahead(services: Services, scope: BallotScope) -> Ahead:
    """Return what comes after sending, as it is announced now."""
    of_round = services.rounds(scope).round(scope.round_id)
    return Ahead(
        network=asking_network(services, scope),
        results_address=results_address(services, of_round.id),
        results_on=of_round.results_on,
    )
