"""The tables, without behaviour: what stands in the database and under which key.

The tenant is the network, so ``network_id`` comes first in every key of what belongs to one. What people answered or
voted has random keys and, on SQLite, no hidden row number, so that no column tells in which order they came.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
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


def _tenant(name: str, *columns: SchemaItem, without_order: bool = False) -> Table:
    """Return a table of what belongs to a network, with ``network_id`` first in its key."""
    first: Column[object] = Column("network_id", ID, primary_key=True)
    network_key = ForeignKeyConstraint(["network_id"], ["network.network_id"])
    if without_order:
        return Table(name, metadata, first, *columns, network_key, sqlite_with_rowid=False)
    return Table(name, metadata, first, *columns, network_key)


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

organisation = _tenant(
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

framework_snapshot = Table(
    "framework_snapshot",
    metadata,
    Column("sha256", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("content", Text, nullable=False),
)

rounds = _tenant(
    "round",
    Column("round_id", ID, primary_key=True),
    Column("municipality_id", ID),
    Column("title", Text, nullable=False),
    Column("state", ID, nullable=False),
    Column("framework_name", Text, nullable=False),
    Column("framework_sha256", ID, nullable=False),
    Column("criteria", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("opened_on", Date),
    Column("closes_on", Date),
    Column("closed_on", Date),
)

round_plan = _tenant(
    "round_plan",
    Column("round_id", ID, primary_key=True),
    Column("perspective", ID, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("mode", ID, nullable=False),
    Column("k", Integer, nullable=False),
    Column("invited", Integer),
    Column("body", Text),
    Column("leave_agreed_on", Date),
    Column("rotation", Integer, nullable=False),
)

round_translation = _tenant(
    "round_translation",
    Column("round_id", ID, primary_key=True),
    Column("language", ID, primary_key=True),
    Column("content", Text, nullable=False),
)

framework_document = _tenant(
    "framework_document",
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("sha256", ID, nullable=False),
    Column("added_on", Date, nullable=False),
)

open_link = Table(
    "open_link",
    metadata,
    Column("fingerprint", ID, primary_key=True),
    Column("kind", ID, nullable=False),
    Column("network_id", ID, nullable=False),
    Column("target_id", ID, nullable=False),
    Column("perspective", ID),
    Column("open", Boolean, nullable=False),
    ForeignKeyConstraint(["network_id"], ["network.network_id"]),
)

ballot = _tenant(
    "ballot",
    Column("round_id", ID, primary_key=True),
    Column("ballot_id", ID, primary_key=True),
    Column("perspective", ID, nullable=False),
    Column("sent", Boolean, nullable=False),
    without_order=True,
)

rating = _tenant(
    "rating",
    Column("round_id", ID, primary_key=True),
    Column("ballot_id", ID, primary_key=True),
    Column("item_id", ID, primary_key=True),
    Column("item_rev", Integer, nullable=False),
    Column("step_id", ID, nullable=False),
    without_order=True,
)

used_mark = _tenant(
    "used_mark",
    Column("round_id", ID, primary_key=True),
    Column("mark", ID, primary_key=True),
    without_order=True,
)

round_matrix = _tenant(
    "round_matrix",
    Column("round_id", ID, primary_key=True),
    Column("perspective", ID, primary_key=True),
    Column("people", Integer, nullable=False),
    Column("columns", Text, nullable=False),
    Column("codes", LargeBinary, nullable=False),
)

release_part = _tenant(
    "release_part",
    Column("round_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", ID, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", ID, nullable=False),
)

ledger_entry = _tenant(
    "ledger_entry",
    Column("round_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("item_id", ID, primary_key=True),
    Column("view", Text, primary_key=True),
    Column("cells", Text, nullable=False),
    Column("open_cells", Text, nullable=False),
)

dialogue_session = _tenant(
    "dialogue_session",
    Column("session_id", ID, primary_key=True),
    Column("round_id", ID, nullable=False),
    Column("title", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("state", ID, nullable=False),
    Column("current_item", ID),
    Column("perspectives", Text, nullable=False),
    Column("open_perspectives", Text, nullable=False),
    Column("rotation", Integer, nullable=False),
)

agenda_item = _tenant(
    "agenda_item",
    Column("session_id", ID, primary_key=True),
    Column("item_id", ID, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("criterion_id", ID, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("outcome", ID),
    Column("outcome_note", Text, nullable=False),
)

live_vote = _tenant(
    "live_vote",
    Column("session_id", ID, primary_key=True),
    Column("vote_id", ID, primary_key=True),
    Column("agenda_item_id", ID, nullable=False),
    Column("item_id", ID, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", ID, nullable=False),
    Column("result", Text, nullable=False),
)

vote_count = _tenant(
    "vote_count",
    Column("session_id", ID, primary_key=True),
    Column("vote_id", ID, primary_key=True),
    Column("perspective", ID, primary_key=True),
    Column("step_id", ID, primary_key=True),
    Column("votes", Integer, nullable=False),
    CheckConstraint("votes > 0", name="votes_positive"),
    without_order=True,
)

vote_mark = _tenant(
    "vote_mark",
    Column("session_id", ID, primary_key=True),
    Column("vote_id", ID, primary_key=True),
    Column("mark", ID, primary_key=True),
    without_order=True,
)

seat = _tenant(
    "seat",
    Column("session_id", ID, primary_key=True),
    Column("seat", ID, primary_key=True),
    Column("perspective", ID, nullable=False),
    without_order=True,
)

contribution = _tenant(
    "contribution",
    Column("session_id", ID, primary_key=True),
    Column("contribution_id", ID, primary_key=True),
    Column("agenda_item_id", ID, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", ID, nullable=False),
    without_order=True,
)

agreement = _tenant(
    "agreement",
    Column("agreement_id", ID, primary_key=True),
    Column("session_id", ID, nullable=False),
    Column("round_id", ID, nullable=False),
    Column("criterion_id", ID, nullable=False),
    Column("what", Text, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("sign", Text, nullable=False),
)

agreement_status = _tenant(
    "agreement_status",
    Column("agreement_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("on_day", Date, nullable=False),
    Column("state", ID, nullable=False),
    Column("note", Text, nullable=False),
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

APPEND_ONLY = ("release_part", "ledger_entry", "audit_entry")
"""Tables whose rows never change once written; the database itself refuses."""
