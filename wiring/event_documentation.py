"""Putting together the public page on a dialogue event, within the scope of whoever prepares it."""

from dialogues.event_pages import EventContent, EventDraft
from exports.event_documentation import event_content
from networks.scopes import NetworkScope
from texts.catalogue import translator
from wiring.services import Services
from wiring.session_handouts import public_session
from wiring.session_papers import LANGUAGE


def event_preview(services: Services, scope: NetworkScope, session_id: str, draft: EventDraft) -> EventContent:
    """Return what the page would say, to be looked at before it is published; raises SessionUnknown outside."""
    return event_content(public_session(services, scope, session_id), draft, translator(LANGUAGE))


def towns_of(services: Services, scope: NetworkScope, network_id: str) -> str:
    """Return the names of the municipalities of a network, as a first word for where an event was."""
    store = services.networks(scope)
    ours = set(store.network(network_id).municipalities)
    return translator(LANGUAGE).listed([one.name for one in store.municipalities() if one.id in ours])
