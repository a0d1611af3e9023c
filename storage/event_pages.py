"""Public pages of dialogue events as rows, with the links that open them."""

import json

from sqlalchemy import Connection, delete, select

from dialogues.preparation_model import EventPage
from networks.links import Link, LinkKind
from networks.scopes import Scope
from storage import tables
from storage.database import Database, insert_or_replace
from storage.links import add_link, shut_links


class EventPageRows:
    """Fulfils ``dialogues.event_pages.EventPageStore`` within one scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def page(self, session_id: str) -> EventPage | None:
        """Return the published page of a session, or None."""
        table = tables.event_page
        query = select(table).where(table.c.session_id == session_id)
        with self._database.reading(self._scope) as connection:
            row = connection.execute(query).mappings().first()
        return EventPage.model_validate(dict(row) | {"content": json.loads(row["content"])}) if row else None

    def publish(self, page: EventPage, link: Link) -> None:
        """Write a page and let its link in, in one transaction."""
        row = page.model_dump() | {"content": json.dumps(page.content, ensure_ascii=False, sort_keys=True)}

        def work(connection: Connection) -> None:
            insert_or_replace(connection, tables.event_page, row)
            add_link(connection, link)

        self._database.write(self._scope, work)

    def withdraw(self, network_id: str, session_id: str) -> None:
        """Delete a page and let nobody in by its link any more."""
        table = tables.event_page

        def work(connection: Connection) -> None:
            of_page = (table.c.network_id == network_id, table.c.session_id == session_id)
            connection.execute(delete(table).where(*of_page))
            shut_links(connection, network_id, (LinkKind.EVENT,), session_id)

        self._database.write(self._scope, work)
