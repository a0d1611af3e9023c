"""What people answer while a round is open, without time and order; closing deletes all of it."""

from sqlalchemy import Boolean, Column, Integer, Text

from storage.tables.parts import ID, tenant

ballot = tenant(
    "ballot",
    Column("round_id", ID, primary_key=True),
    Column("ballot_id", ID, primary_key=True),
    Column("perspective", ID, nullable=False),
    Column("sent", Boolean, nullable=False),
    Column("origin", ID, nullable=False),
    Column("helped", Boolean, nullable=False),
    without_order=True,
)

rating = tenant(
    "rating",
    Column("round_id", ID, primary_key=True),
    Column("ballot_id", ID, primary_key=True),
    Column("item_id", ID, primary_key=True),
    Column("item_rev", Integer, nullable=False),
    Column("step_id", ID, nullable=False),
    without_order=True,
)

used_mark = tenant(
    "used_mark",
    Column("round_id", ID, primary_key=True),
    Column("mark", ID, primary_key=True),
    without_order=True,
)

draft_text = tenant(
    "draft_text",
    Column("round_id", ID, primary_key=True),
    Column("ballot_id", ID, primary_key=True),
    Column("place", ID, primary_key=True),
    Column("language", ID, nullable=False),
    Column("text", Text, nullable=False),
    without_order=True,
)

sent_text = tenant(
    "sent_text",
    Column("round_id", ID, primary_key=True),
    Column("text_id", ID, primary_key=True),
    Column("perspective", ID, nullable=False),
    Column("place", ID, nullable=False),
    Column("language", ID, nullable=False),
    Column("text", Text, nullable=False),
    without_order=True,
)

paper_sheet = tenant(
    "paper_sheet",
    Column("round_id", ID, primary_key=True),
    Column("perspective", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("ballot_id", ID, nullable=False),
    without_order=True,
)
