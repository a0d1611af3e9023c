"""Work of the command line, beyond the scope of any account."""

from networks.scopes import NetworkScope, SystemScope
from wiring.services import Services


def all_networks(services: Services, reason: str) -> NetworkScope:
    """Return the scope of every network of the installation; ``reason`` says what for."""
    networks = services.networks(SystemScope(reason)).networks()
    return NetworkScope(frozenset(network.id for network in networks))


def note_from_command_line(services: Services, action: str, target: str, network_id: str) -> None:
    """Write into the audit what was done on the command line, where nobody is signed in."""
    services.audit(NetworkScope.of(network_id)).note(action, target, None, network_id)


def everything(reason: str) -> SystemScope:
    """Return the scope of the command line for what belongs to no network; ``reason`` says what for."""
    return SystemScope(reason)


def note_for_nobody(services: Services, action: str, target: str) -> None:
    """Write into the audit what was done on the command line for no network in particular."""
    services.audit(everything("noting what the command line did")).note(action, target, None, None)
