"""The addresses that people are given: questionnaires, rooms and projectors."""

from urllib.parse import urlencode

from dialogues.event_pages import event_token
from dialogues.model import Session, SessionState
from dialogues.sessions import room_code, screen_token
from networks.links import LinkKind
from networks.scopes import NetworkScope
from qualitaetsrahmen.languages.translations import GERMAN
from selfeval.model import Round, RoundState
from selfeval.published import results_token
from selfeval.rounds import link_token
from wiring.services import Services

LANGUAGE = "sprache"
"""The part of an address that names the language; without it, German."""
FINDINGS = "/befunde"
"""Where everybody reads what analysts published."""
FOR = "fuer"
"""The part of a room's address that carries a perspective."""


def address_in(path: str, language: str, **query: str) -> str:
    """Return an address that stays in a language."""
    if language != GERMAN:
        query[LANGUAGE] = language
    return f"{path}?{urlencode(query)}" if query else path


def round_address(services: Services, of_round: Round, perspective: str, language: str = GERMAN) -> str:
    """Return the address of a perspective's questionnaire."""
    return address_in(f"{_base(services)}/t/{link_token(services.keys, of_round, perspective)}", language)


def results_address(services: Services, round_id: str) -> str:
    """Return the address at which those who answered find the results of a round, and before that when these come."""
    return published_address(services, results_token(services.keys, round_id))


def published_address(services: Services, token: str) -> str:
    """Return the address of published results behind a link's secret part."""
    return f"{_base(services)}/e/{token}"


def code_address(services: Services, token: str) -> str:
    """Return the address of a questionnaire for one person, by the link or the typed code of a slip."""
    return f"{_base(services)}/t/{token}"


def questionnaire_door(services: Services) -> str:
    """Return the address at which people type the code of their slip."""
    return f"{_base(services)}/t"


def room_address(services: Services, session: Session, perspective: str | None = None) -> str:
    """Return the address that a phone scans to come into a room; it may carry the perspective for which one comes."""
    address = f"{_base(services)}/r/{room_code(services.keys, session)}"
    return f"{address}?{urlencode({FOR: perspective})}" if perspective else address


def room_door(services: Services) -> str:
    """Return the address at which people type a room's code."""
    return f"{_base(services)}/r"


def screen_address(services: Services, session: Session) -> str:
    """Return the address of a room's projector page."""
    return f"{_base(services)}/s/{screen_token(services.keys, session)}"


def event_address(services: Services, session_id: str) -> str:
    """Return the address of the public page on a dialogue event; it opens nothing while the page is not published."""
    return f"{_base(services)}/verzeichnis/dialoge/{event_token(services.keys, session_id)}"


def open_addresses(services: Services, scope: NetworkScope) -> list[dict[str, str | None]]:
    """Return the links of all open rounds and rooms of a scope; one-time codes are never among them."""
    names = {network.id: network.name for network in services.networks(scope).networks()}
    entries: list[dict[str, str | None]] = []
    for of_round in services.rounds(scope).rounds():
        if of_round.state is RoundState.OPEN:
            entries += [
                _entry(LinkKind.ROUND, names[of_round.network_id], plan.perspective, address)
                for plan in of_round.plans
                if plan.has_open_link
                for address in [round_address(services, of_round, plan.perspective)]
            ]
    for session in services.sessions(scope).sessions():
        if session.state is SessionState.RUNNING:
            network = names[session.network_id]
            entries.append(_entry(LinkKind.ROOM, network, None, room_address(services, session)))
            entries.append(_entry(LinkKind.SCREEN, network, None, screen_address(services, session)))
    return entries


def _entry(kind: LinkKind, network: str, perspective: str | None, url: str) -> dict[str, str | None]:
    return {"kind": kind.value, "network": network, "perspective": perspective, "url": url}


def _base(services: Services) -> str:
    return services.settings.base_url.rstrip("/")
