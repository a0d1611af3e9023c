"""Who works together and who is signed in: networks, municipalities, organisations, accounts, what staff did."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKeyConstraint, String, Table, Text

from storage.tables.parts import ID, metadata, tenant

network = Table(
    "network",
    metadata,
    Column("network_id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", ID, nullable=False),
    Column("concern", Text, nullable=False),
)

municipality = Table(
    "municipality",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", ID, nullable=False),
    Column("land", String(2), nullable=False),
    Column("official_key", String(8)),
    Column("district", Text),
    Column("population", ID),
)

network_municipality = Table(
    "network_municipality",
    metadata,
    Column("network_id", ID, primary_key=True),
    Column("municipality_id", ID, primary_key=True),
    ForeignKeyConstraint(["network_id"], ["network.network_id"]),
    ForeignKeyConstraint(["municipality_id"], ["municipality.id"]),
)

organisation = tenant(
    "organisation",
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sector", ID, nullable=False),
)

account = Table(
    "account",
    metadata,
    Column("id", ID, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("password_hash", Text),
    Column("active", Boolean, nullable=False),
)

role_grant = Table(
    "role_grant",
    metadata,
    Column("account_id", ID, primary_key=True),
    Column("role", ID, primary_key=True),
    Column("granted_network", ID, primary_key=True),  # empty for a role that holds everywhere
    ForeignKeyConstraint(["account_id"], ["account.id"]),
)

staff_session = Table(
    "staff_session",
    metadata,
    Column("token_hash", ID, primary_key=True),
    Column("account_id", ID, nullable=False),
    Column("expires", BigInteger, nullable=False),  # seconds since 1970, UTC
    ForeignKeyConstraint(["account_id"], ["account.id"]),
)

sign_in_link = Table(
    "sign_in_link",
    metadata,
    Column("token_hash", ID, primary_key=True),
    Column("account_id", ID, nullable=False),
    Column("expires", BigInteger, nullable=False),  # seconds since 1970, UTC
    ForeignKeyConstraint(["account_id"], ["account.id"]),
)

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("id", ID, primary_key=True),
    Column("network_id", ID),
    Column("account_id", ID),
    Column("at", BigInteger, nullable=False),  # seconds since 1970, UTC; staff only
    Column("action", Text, nullable=False),
    Column("target", Text, nullable=False),
)
