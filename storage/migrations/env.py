"""How migrations run: on the database of the settings, each version in one transaction."""

from alembic import context

from storage.schema import migration_engine
from storage.tables import metadata

engine = migration_engine(context.config.attributes["url"])
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
