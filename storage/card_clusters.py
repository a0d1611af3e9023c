"""Clusters of cards as rows, and where the cards lie in them."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from dialogues.cards import Places
from dialogues.room_model import CardCluster
from networks.scopes import NetworkScope
from storage import tables
from storage.database import Database, insert_or_replace
from storage.sessions import find_session


class ClusterRows:
    """Fulfils ``dialogues.cards.ClusterStore`` within one scope."""

    def __init__(self, database: Database, scope: NetworkScope) -> None:
        self._database = database
        self._scope = scope

    def clusters(self, session_id: str) -> list[CardCluster]:
        """Return the clusters of a session in their order."""
        with self._database.reading(self._scope) as connection:
            return read_clusters(connection, session_id)

    def arrange(self, session_id: str, item_id: str, clusters: Sequence[CardCluster], places: Places) -> None:
        """Write the clusters of an agenda item, and where its cards lie; nobody sees half of it."""

        def work(connection: Connection) -> None:
            session = find_session(connection, session_id, lock=True)
            _write_clusters(connection, session.network_id, session_id, item_id, clusters)
            _place_cards(connection, session_id, places)
            _free_cards(connection, session_id, item_id, clusters)

        self._database.write(self._scope, work)


def read_clusters(connection: Connection, session_id: str) -> list[CardCluster]:
    """Return the clusters of a session in their order."""
    table = tables.card_cluster
    query = select(table).where(table.c.session_id == session_id).order_by(table.c.position, table.c.cluster_id)
    return [
        CardCluster(
            id=row["cluster_id"],
            session_id=row["session_id"],
            agenda_item_id=row["agenda_item_id"],
            title=row["title"],
            position=row["position"],
        )
        for row in connection.execute(query).mappings()
    ]


def _write_clusters(
    connection: Connection, network_id: str, session_id: str, item_id: str, clusters: Sequence[CardCluster]
) -> None:
    table = tables.card_cluster
    connection.execute(delete(table).where(table.c.session_id == session_id, table.c.agenda_item_id == item_id))
    for cluster in clusters:
        row = cluster.model_dump(exclude={"id"}) | {"network_id": network_id, "cluster_id": cluster.id}
        insert_or_replace(connection, table, row)


def _place_cards(connection: Connection, session_id: str, places: Places) -> None:
    table = tables.contribution
    for card_id, (cluster_id, position) in places.items():
        of_card = (table.c.session_id == session_id, table.c.contribution_id == card_id)
        connection.execute(update(table).where(*of_card).values(cluster_id=cluster_id, position=position))


def _free_cards(connection: Connection, session_id: str, item_id: str, clusters: Sequence[CardCluster]) -> None:
    """Let no card lie in a cluster that is gone."""
    table = tables.contribution
    of_item = (table.c.session_id == session_id, table.c.agenda_item_id == item_id)
    gone = table.c.cluster_id.not_in([cluster.id for cluster in clusters])
    connection.execute(update(table).where(*of_item, gone).values(cluster_id=None))
