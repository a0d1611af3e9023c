"""Releases on their way: let go of by their own network, taken in from other installations, and deleted again."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from analysis.errors import AlreadyTakenIn
from analysis.handed_in import Audience, Parcel
from networks.scopes import NetworkScope, ReleasedScope, SystemScope
from storage import tables
from storage.database import Database, insert_if_new
from storage.handed_in import write_handed_in


class ParcelRows:
    """Fulfils ``analysis.handed_in.ParcelStore``."""

    def __init__(self, database: Database, scope: NetworkScope | ReleasedScope | SystemScope) -> None:
        self._database = database
        self._scope = scope

    def renew(self, parcel: Parcel) -> bool:
        """Write what a network lets go, as long as its consent holds; return whether it does."""
        handed_in, table, consent = parcel.handed_in, tables.handed_in, tables.consent
        # the row of the consent is held, so that taking it back at the same moment waits and then deletes what we write
        holding = (
            select(consent.c.number)
            .where(
                consent.c.network_id == handed_in.network_id,
                consent.c.round_id == handed_in.round_id,
                consent.c.kind == handed_in.audience,
                consent.c.revoked_on.is_(None),
            )
            .with_for_update()
        )
        former = delete(table).where(
            table.c.audience == handed_in.audience,
            table.c.network_id == handed_in.network_id,
            table.c.round_id == handed_in.round_id,
        )

        def work(connection: Connection) -> bool:
            if connection.execute(holding).first() is None:
                return False
            connection.execute(former)
            return _write(connection, parcel)

        return self._database.write(self._scope, work)

    def take_in(self, parcels: Sequence[Parcel]) -> None:
        """Write releases of other installations, all or none; raises AlreadyTakenIn when one of them is there."""

        def work(connection: Connection) -> None:
            if not all(_write(connection, one) for one in parcels):
                raise AlreadyTakenIn

        self._database.write(self._scope, work)

    def origins(self, audience: Audience) -> set[str]:
        """Return the fingerprints of all installations from which something is there."""
        table = tables.handed_in
        query = select(table.c.origin).where(table.c.audience == audience).distinct()
        with self._database.reading(self._scope) as connection:
            return set(connection.execute(query).scalars())

    def forget(self, audience: Audience, release_id: str) -> bool:
        """Delete a release that another installation handed in; say whether there was one."""
        table = tables.handed_in
        statement = delete(table).where(
            table.c.audience == audience, table.c.release_id == release_id, table.c.network_id.is_(None)
        )
        return self._database.write(self._scope, lambda connection: connection.execute(statement).rowcount > 0)


def _write(connection: Connection, parcel: Parcel) -> bool:
    insert_if_new(connection, tables.framework_snapshot, parcel.framework.model_dump())
    return write_handed_in(connection, parcel.handed_in, parcel.facts)
