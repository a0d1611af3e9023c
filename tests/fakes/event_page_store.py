"""Public pages of events in memory."""

from dialogues.preparation_model import EventPage
from networks.links import Link


class EventPagesInMemory:
    """Fulfils ``dialogues.event_pages.EventPageStore``."""

    def __init__(self) -> None:
        self.pages: dict[str, EventPage] = {}
        self.links: dict[str, Link] = {}

    def page(self, session_id: str) -> EventPage | None:
        return self.pages.get(session_id)

    def publish(self, page: EventPage, link: Link) -> None:
        self.pages[page.session_id] = page
        self.links[page.session_id] = link

    def withdraw(self, network_id: str, session_id: str) -> None:
        self.pages.pop(session_id, None)
        if session_id in self.links:
            self.links[session_id] = self.links[session_id].model_copy(update={"open": False})
