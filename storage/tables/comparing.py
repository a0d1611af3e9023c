"""What leaves a network with its consent, what analysts make of it, and the tokens of programs that read it."""

from sqlalchemy import Column, Date, ForeignKeyConstraint, Integer, LargeBinary, String, Table, Text

from storage.tables.parts import ID, metadata, tenant

consent = tenant(
    "consent",
    Column("round_id", ID, primary_key=True),
    Column("kind", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("agreed_by", Text, nullable=False),
    Column("agreed_on", Date, nullable=False),
    Column("revoked_by", Text, nullable=False),
    Column("revoked_on", Date),
)

handed_in = Table(
    "handed_in",
    metadata,
    Column("audience", ID, primary_key=True),
    Column("release_id", ID, primary_key=True),
    Column("network_id", ID),  # empty for what another installation handed in
    Column("round_id", ID),
    Column("origin", ID, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("place", ID, nullable=False),
    Column("land", String(2), nullable=False),
    Column("kind", ID, nullable=False),
    Column("population", ID),
    Column("network_kind", ID, nullable=False),
    Column("framework_id", ID, nullable=False),
    Column("framework_version", ID, nullable=False),
    Column("framework_sha256", ID, nullable=False),
    Column("opened_on", Date),
    Column("closed_on", Date, nullable=False),
    Column("axes_sha256", ID, nullable=False),
    Column("figures", LargeBinary, nullable=False),
    Column("agreements", Text, nullable=False),
    Column("talks", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Column("agreed_by", Text, nullable=False),
    Column("agreed_on", Date, nullable=False),
    ForeignKeyConstraint(["network_id"], ["network.network_id"]),
    ForeignKeyConstraint(["framework_sha256"], ["framework_snapshot.sha256"]),
    ForeignKeyConstraint(["axes_sha256"], ["matrix_columns.sha256"]),
)

comparison_circle = Table(
    "comparison_circle",
    metadata,
    Column("framework_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("peers", ID),
    Column("fresh_ids", Text, nullable=False),
    Column("returning_ids", Text, nullable=False),
    Column("formed_on", Date, nullable=False),
)

finding = Table(
    "finding",
    metadata,
    Column("finding_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("state", ID, nullable=False),
    Column("framework_id", ID, nullable=False),
    Column("published_on", Date),
    Column("content", Text, nullable=False),
)

text_coding = Table(
    "text_coding",
    metadata,
    Column("release_id", ID, primary_key=True),
    Column("text_sha256", ID, primary_key=True),
    Column("account_id", ID, primary_key=True),
    Column("codes", Text, nullable=False),
    ForeignKeyConstraint(["account_id"], ["account.id"]),
)

access_token = Table(
    "access_token",
    metadata,
    Column("token_id", ID, primary_key=True),
    Column("token_hash", ID, nullable=False, unique=True),
    Column("account_id", ID, nullable=False),
    Column("name", Text, nullable=False),
    Column("reads", Text, nullable=False),
    Column("networks", Text, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("revoked_on", Date),
    Column("used_on", Date),
    ForeignKeyConstraint(["account_id"], ["account.id"]),
)
