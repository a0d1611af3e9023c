"""What stands in a database, table by table, read past the program."""

from sqlalchemy import MetaData, select

from storage.schema import migration_engine

Rows = list[tuple[object, ...]]


def contents(url: str) -> dict[str, Rows]:
    """All rows by table, in an order that does not depend on the file."""
    engine = migration_engine(url)
    found = MetaData()
    with engine.connect() as connection:
        found.reflect(connection)
        rows = {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in found.tables.items()
        }
    engine.dispose()
    return rows


def columns_in(url: str) -> dict[str, list[str]]:
    """The names of the columns by table, in the order in which ``contents`` gives their values."""
    engine = migration_engine(url)
    found = MetaData()
    with engine.connect() as connection:
        found.reflect(connection)
    engine.dispose()
    return {name: [column.name for column in table.columns] for name, table in found.tables.items()}
