"""Work of the command line, beyond the scope of any account."""

from networks.scopes import NetworkScope, SystemScope
from wiring.services import Services


def all_networks(services: Services, reason: str) -> NetworkScope:
    """Return the scope of every network of the installation; ``reason`` says what for."""
    networks = services.networks(SystemScope(reason)).networks()
    return NetworkScope(frozenset(network.id for network in networks))
