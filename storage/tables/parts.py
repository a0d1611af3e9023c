"""What all tables are made of: one register, one kind of id, and the network at the head of every key."""

from sqlalchemy import Column, ForeignKeyConstraint, MetaData, String, Table
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

ID = String(64)


def tenant(name: str, *columns: SchemaItem, without_order: bool = False) -> Table:
    """Return a table of what belongs to a network, with ``network_id`` first in its key."""
    first: Column[object] = Column("network_id", ID, primary_key=True)
    network_key = ForeignKeyConstraint(["network_id"], ["network.network_id"])
    if without_order:
        return Table(name, metadata, first, *columns, network_key, sqlite_with_rowid=False)
    return Table(name, metadata, first, *columns, network_key)
