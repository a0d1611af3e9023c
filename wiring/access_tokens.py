"""Making, ending and using the tokens of programs, each with its entry in the record of what was done."""

from networks.accounts import Account
from networks.scopes import NetworkScope, StaffScope
from networks.tokens import MadeToken, Reader, TokenWish, make_token, reader_with, revoke_token
from wiring.services import Services


def make(services: Services, account: Account, wish: TokenWish) -> MadeToken:
    """Make a token for an account itself and note it; raises AccessTokenInvalid."""
    made = make_token(services.access_tokens(), account, wish, services.clock.today())
    _note(services, "token.made", made.token.token_id, account)
    return made


def revoke(services: Services, account: Account, token_id: str) -> bool:
    """End a token of an account at once; noted only where it had not been ended before."""
    is_new = revoke_token(services.access_tokens(), account, token_id, services.clock.today())
    if is_new:
        _note(services, "token.revoked", token_id, account)
    return is_new


def reader(services: Services, secret: str) -> Reader | None:
    """Return who reads with a secret; that it was used is noted once a day and never with what was read."""
    found = reader_with(services.access_tokens(), services.accounts(), secret, services.clock.today())
    if found is not None and found.is_first_today:
        _note(services, "token.read", found.token_id, found.account)
    return found


def reading_scope(reading: Reader) -> NetworkScope:
    """Return the scope of the networks that a program may read now."""
    return NetworkScope(reading.networks)


def _note(services: Services, action: str, token_id: str, account: Account) -> None:
    services.audit(StaffScope()).note(action, token_id, account.id, None)
