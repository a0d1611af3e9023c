"""Rounds, the frameworks and translations that they pin, their links, and what was released of them."""

from sqlalchemy import Boolean, Column, Date, ForeignKeyConstraint, Integer, LargeBinary, Table, Text

from storage.tables.parts import ID, metadata, tenant

framework_snapshot = Table(
    "framework_snapshot",
    metadata,
    Column("sha256", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("content", Text, nullable=False),
)

rounds = tenant(
    "round",
    Column("round_id", ID, primary_key=True),
    Column("municipality_id", ID),
    Column("title", Text, nullable=False),
    Column("state", ID, nullable=False),
    Column("framework_name", Text, nullable=False),
    Column("framework_sha256", ID, nullable=False),
    Column("criteria", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("follows", ID),
    Column("opened_on", Date),
    Column("closes_on", Date),
    Column("closes_itself", Boolean, nullable=False),
    Column("results_on", Date),
    Column("closed_on", Date),
    Column("archived_on", Date),
    Column("keep_until", Date),
    Column("meanings", Text, nullable=False),
)

round_plan = tenant(
    "round_plan",
    Column("round_id", ID, primary_key=True),
    Column("perspective", ID, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("mode", ID, nullable=False),
    Column("k", Integer, nullable=False),
    Column("invited", Integer),
    Column("invited_by_sector", Text, nullable=False),
    Column("way_in", ID, nullable=False),
    Column("cap", Integer),
    Column("asks_texts", Boolean, nullable=False),
    Column("body", Text),
    Column("leave_agreed_on", Date),
    Column("rotation", Integer, nullable=False),
    Column("shown_with", ID),
)

round_key = tenant(
    "round_key",
    Column("round_id", ID, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    without_order=True,
)

round_translation = tenant(
    "round_translation",
    Column("round_id", ID, primary_key=True),
    Column("language", ID, primary_key=True),
    Column("content", Text, nullable=False),
)

framework_document = tenant(
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
    Column("expires_on", Date),
    ForeignKeyConstraint(["network_id"], ["network.network_id"]),
    sqlite_with_rowid=False,
)

matrix_columns = Table(
    "matrix_columns",
    metadata,
    Column("sha256", ID, primary_key=True),
    Column("content", Text, nullable=False),
)

round_matrix = tenant(
    "round_matrix",
    Column("round_id", ID, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("perspective", ID, primary_key=True),
    Column("people", Integer, nullable=False),
    Column("columns_sha256", ID, nullable=False),
    Column("codes", LargeBinary, nullable=False),
    ForeignKeyConstraint(["columns_sha256"], ["matrix_columns.sha256"]),
)

text_in_review = tenant(
    "text_in_review",
    Column("round_id", ID, primary_key=True),
    Column("text_id", ID, primary_key=True),
    Column("perspective", ID, nullable=False),
    Column("place", ID, nullable=False),
    Column("language", ID, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", ID, nullable=False),
    Column("shown", Text, nullable=False),
    Column("reason", ID, nullable=False),
    Column("may_leave", Boolean, nullable=False),
    without_order=True,
)

release_part = tenant(
    "release_part",
    Column("round_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", ID, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", ID, nullable=False),
)

ledger_entry = tenant(
    "ledger_entry",
    Column("round_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("item_id", ID, primary_key=True),
    Column("view", Text, primary_key=True),
    Column("cells", Text, nullable=False),
    Column("open_cells", Text, nullable=False),
)
