"""What must be stored about networks, municipalities, organisations, and what staff have done."""

from typing import Protocol

from networks.model import Municipality, Network, Organisation


class NetworkStore(Protocol):
    """Where networks and their municipalities and organisations are kept, within the caller's scope."""

    def networks(self) -> list[Network]:
        """Return the networks of the scope by name."""
        ...

    def network(self, network_id: str) -> Network:
        """Return one network; raises NetworkUnknown outside the scope."""
        ...

    def save_network(self, network: Network) -> None:
        """Write a network with its municipalities, new or changed."""
        ...

    def municipalities(self) -> list[Municipality]:
        """Return all municipalities by name."""
        ...

    def save_municipality(self, municipality: Municipality) -> None:
        """Write a municipality, new or changed."""
        ...

    def organisations(self, network_id: str) -> list[Organisation]:
        """Return the organisations of a network by name."""
        ...

    def save_organisation(self, organisation: Organisation) -> None:
        """Write an organisation, new or changed."""
        ...


class AuditStore(Protocol):
    """The append-only record of what staff did; nothing that participants do ever stands in it."""

    def note(self, action: str, target: str, account_id: str | None, network_id: str | None) -> None:
        """Append one entry, such as ``round.opened``."""
        ...
