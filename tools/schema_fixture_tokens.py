"""Access tokens for the kept tables of a version: one that is in use, and one that was ended."""

from datetime import timedelta

from networks.tokens import Reads, TokenWish
from wiring.access_tokens import make, reader, revoke
from wiring.services import Services


def add_access_tokens(services: Services) -> None:
    """Make two tokens as people do, use the first and end the second; their secrets are thrown away."""
    account = next(one for one in services.accounts().accounts() if one.networks)
    until = services.clock.today() + timedelta(days=90)
    reads = frozenset({Reads.RESULTS, Reads.AGREEMENTS, Reads.DIRECTORY})
    used = make(services, account, TokenWish("Skript für den Jahresbericht", reads, account.networks, until))
    reader(services, used.secret)
    ended = make(services, account, TokenWish("Probe", frozenset({Reads.DIRECTORY}), frozenset(), until))
    revoke(services, account, ended.token.token_id)
