"""Consents as rows, which are only ever added and closed."""

from datetime import date

from sqlalchemy import Connection, delete, select, update

from networks.scopes import NetworkScope, ReleasedScope, SystemScope
from selfeval.consents import Consent
from selfeval.errors import ConsentImpossible
from storage import tables
from storage.database import Database, insert_if_new


class ConsentRows:
    """Fulfils ``selfeval.consents.ConsentStore``."""

    def __init__(self, database: Database, scope: NetworkScope | ReleasedScope | SystemScope) -> None:
        self._database = database
        self._scope = scope

    def consents(self, round_id: str | None = None) -> list[Consent]:
        """Return all consents, of one round or of all, as they followed each other."""
        table = tables.consent
        query = select(table).order_by(table.c.network_id, table.c.round_id, table.c.kind, table.c.number)
        if round_id is not None:
            query = query.where(table.c.round_id == round_id)
        with self._database.reading(self._scope) as connection:
            return [Consent.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def add(self, consent: Consent) -> None:
        """Write a new consent; raises ConsentImpossible when one with its number is there."""

        def work(connection: Connection) -> None:
            if not insert_if_new(connection, tables.consent, consent.model_dump()):
                raise ConsentImpossible(reason="meanwhile", round=consent.round_id)

        self._database.write(self._scope, work)

    def revoke(self, consent: Consent, by: str, on: date) -> None:
        """Write that a consent was taken back and delete what was let go under it; doing so twice changes nothing."""
        table = tables.consent
        same = (
            table.c.network_id == consent.network_id,
            table.c.round_id == consent.round_id,
            table.c.kind == consent.kind,
            table.c.number == consent.number,
            table.c.revoked_on.is_(None),
        )
        statement = update(table).where(*same).values(revoked_by=by, revoked_on=on)
        let_go = tables.handed_in
        of_consent = delete(let_go).where(
            let_go.c.audience == consent.kind,
            let_go.c.network_id == consent.network_id,
            let_go.c.round_id == consent.round_id,
        )

        def work(connection: Connection) -> None:
            if connection.execute(statement).rowcount:
                connection.execute(of_consent)

        self._database.write(self._scope, work)
