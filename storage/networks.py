"""Networks, municipalities and organisations as rows."""

from sqlalchemy import Connection, RowMapping, delete, select

from networks.errors import NetworkUnknown
from networks.model import Municipality, Network, Organisation
from networks.scopes import Scope
from storage import tables
from storage.database import Database, insert_or_replace


class NetworkRows:
    """Fulfils ``networks.ports.NetworkStore`` within one scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    def networks(self) -> list[Network]:
        """Return the networks of the scope by name."""
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(select(tables.network).order_by(tables.network.c.name)).mappings().all()
            places = _places_by_network(connection)
        return [_network(row, places) for row in rows]

    def network(self, network_id: str) -> Network:
        """Return one network; raises NetworkUnknown outside the scope."""
        for network in self.networks():
            if network.id == network_id:
                return network
        raise NetworkUnknown(network=network_id)

    def save_network(self, network: Network) -> None:
        """Write a network with its municipalities, new or changed."""
        row = {
            "network_id": network.id,
            **network.model_dump(mode="json", include={"name", "kind", "concern"}),
        }

        def work(connection: Connection) -> None:
            insert_or_replace(connection, tables.network, row)
            belongs = tables.network_municipality
            connection.execute(delete(belongs).where(belongs.c.network_id == network.id))
            for municipality_id in network.municipalities:
                insert_or_replace(connection, belongs, {"network_id": network.id, "municipality_id": municipality_id})

        self._database.write(self._scope, work)

    def municipalities(self) -> list[Municipality]:
        """Return all municipalities by name."""
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(select(tables.municipality).order_by(tables.municipality.c.name)).mappings()
            return [Municipality.model_validate(dict(row)) for row in rows]

    def save_municipality(self, municipality: Municipality) -> None:
        """Write a municipality, new or changed."""
        row = municipality.model_dump(mode="json")
        self._database.write(self._scope, lambda connection: insert_or_replace(connection, tables.municipality, row))

    def organisations(self, network_id: str) -> list[Organisation]:
        """Return the organisations of a network by name."""
        table = tables.organisation
        query = select(table).where(table.c.network_id == network_id).order_by(table.c.name)
        with self._database.reading(self._scope) as connection:
            return [Organisation.model_validate(dict(row)) for row in connection.execute(query).mappings()]

    def save_organisation(self, organisation: Organisation) -> None:
        """Write an organisation, new or changed."""
        row = organisation.model_dump(mode="json")
        self._database.write(self._scope, lambda connection: insert_or_replace(connection, tables.organisation, row))


def _places_by_network(connection: Connection) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    table = tables.network_municipality
    for network_id, municipality_id in connection.execute(
        select(table.c.network_id, table.c.municipality_id).order_by(table.c.municipality_id)
    ):
        places.setdefault(network_id, []).append(municipality_id)
    return places


def _network(row: RowMapping, places: dict[str, list[str]]) -> Network:
    fields = {name: value for name, value in row.items() if name != "network_id"}
    network_id = row["network_id"]
    return Network.model_validate({"id": network_id, "municipalities": tuple(places.get(network_id, [])), **fields})
