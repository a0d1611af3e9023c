"""Who works at a staff page, and whose data they may touch there."""

from networks.accounts import Account, Role, who_is
from networks.errors import NotPermitted
from networks.scopes import AdministrationScope, NetworkScope, NotesScope, ReleasedScope
from wiring.services import Services

SESSION_COOKIE = "qd_session"
"""The cookie of a staff session; participants never get it."""


def signed_in_account(services: Services, token: str | None) -> Account | None:
    """Return whose session a cookie's token stands for; asked anew at every request and every rerun."""
    return who_is(services.accounts(), token, services.clock.now())


def network_scope(account: Account) -> NetworkScope:
    """Return the scope of the networks that an account coordinates or facilitates."""
    return NetworkScope(account.networks)


def notes_scope(account: Account) -> NotesScope:
    """Return the scope of an account's own notes on the sessions of its networks."""
    return NotesScope(account.id, network_scope(account).ids)


def facilitated_networks(account: Account) -> NetworkScope:
    """Return the scope of the networks whose dialogues an account leads; empty for anyone else."""
    return NetworkScope(
        frozenset(grant.network_id for grant in account.grants if grant.network_id and grant.role is Role.FACILITATOR)
    )


def coordinated_networks(account: Account) -> NetworkScope:
    """Return the scope of the networks that an account coordinates; raises NotPermitted where there is none."""
    own = (grant.network_id for grant in account.grants if grant.role is Role.COORDINATOR)
    ids = frozenset(network_id for network_id in own if network_id)
    if not ids:
        raise NotPermitted(role=Role.COORDINATOR.value)
    return NetworkScope(ids)


def released_scope(account: Account) -> ReleasedScope:
    """Return the scope of what networks handed in; raises NotPermitted for anyone but analysts."""
    if not account.is_analyst:
        raise NotPermitted(role=Role.ANALYST.value)
    return ReleasedScope(account.id)


def is_only_analyst(account: Account) -> bool:
    """Say whether an account analyses and does nothing else, so that pages about networks would be empty for it."""
    return bool(account.grants) and all(grant.role is Role.ANALYST for grant in account.grants)


def administration_scope(account: Account) -> AdministrationScope:
    """Return the scope for setting up networks and accounts; raises NotPermitted for anyone but administrators."""
    if not account.is_administrator:
        raise NotPermitted(role=Role.ADMINISTRATOR.value)
    return AdministrationScope()
