"""Codings of texts for the kept tables of a version: two analysts, one text held back, and one cleared."""

from analysis.coding import FITS_NONE, MAY_REVEAL, clear, hash_of, keep_codes
from networks.accounts import Account, Grant, Role, create_account
from networks.scopes import ReleasedScope
from qualitaetsrahmen.model import Framework
from wiring.services import Services

RELEASE = "freigabe"
"""A text is known by its release and a hash; neither needs to be there for a coding to be kept."""


def add_codings(services: Services, framework: Framework) -> None:
    """Let two analysts code the same texts, each in a scope of its own."""
    area, criterion = framework.areas[0], framework.areas[-1].criteria[0]
    keys = [(RELEASE, hash_of(area.id, text)) for text in ("Ein Text", "Noch ein Text", "Ein dritter Text")]
    one, other = (_analyst(services, login) for login in ("auswertung", "zweite-auswertung"))
    for account, codes in ((one, [area.id]), (other, [criterion.id])):
        store = services.text_codings(ReleasedScope(account.id))
        keep_codes(store, framework, account.id, keys[0], codes)
    first, second = (services.text_codings(ReleasedScope(account.id)) for account in (one, other))
    keep_codes(first, framework, one.id, keys[1], [MAY_REVEAL])
    keep_codes(first, framework, one.id, keys[2], [FITS_NONE, MAY_REVEAL])
    clear(second, other.id, keys[2])


def _analyst(services: Services, login: str) -> Account:
    return create_account(services.accounts(), f"{login}@example.org", "Auswertung", (Grant(role=Role.ANALYST),))
