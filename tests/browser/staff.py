"""A network of its own in the shared app, and whoever works there."""

from networks.accounts import Grant, Role, create_account, offer_sign_in_link
from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope
from tools.running_app import RunningApp
from wiring.services import build_services
from wiring.settings import Settings


def staff_of_new_network(app: RunningApp, network_id: str, name: str) -> str:
    """Set up a network whose coordination facilitates too, and return the link by which it signs in."""
    services = build_services(Settings(home=app.home))
    try:
        network = Network(id=network_id, name=name, kind=NetworkKind.FRUEHE_HILFEN)
        services.networks(AdministrationScope()).save_network(network)
        grants = tuple(Grant(role=role, network_id=network_id) for role in (Role.COORDINATOR, Role.FACILITATOR))
        account = create_account(services.accounts(), f"{network_id}@example.org", "Koordination", grants)
        token = offer_sign_in_link(services.accounts(), account.id, services.clock.now())
        return f"{app.address}/anmelden/link/{token}"
    finally:
        services.database.close()
