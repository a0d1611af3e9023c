"""Sessions, live votes and agreements."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, Text

from storage.tables.parts import ID, tenant

dialogue_session = tenant(
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

agenda_item = tenant(
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

live_vote = tenant(
    "live_vote",
    Column("session_id", ID, primary_key=True),
    Column("vote_id", ID, primary_key=True),
    Column("agenda_item_id", ID, nullable=False),
    Column("item_id", ID, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", ID, nullable=False),
    Column("result", Text, nullable=False),
)

vote_count = tenant(
    "vote_count",
    Column("session_id", ID, primary_key=True),
    Column("vote_id", ID, primary_key=True),
    Column("perspective", ID, primary_key=True),
    Column("step_id", ID, primary_key=True),
    Column("votes", Integer, nullable=False),
    CheckConstraint("votes > 0", name="votes_positive"),
    without_order=True,
)

vote_mark = tenant(
    "vote_mark",
    Column("session_id", ID, primary_key=True),
    Column("vote_id", ID, primary_key=True),
    Column("mark", ID, primary_key=True),
    without_order=True,
)

seat = tenant(
    "seat",
    Column("session_id", ID, primary_key=True),
    Column("seat", ID, primary_key=True),
    Column("perspective", ID, nullable=False),
    without_order=True,
)

contribution = tenant(
    "contribution",
    Column("session_id", ID, primary_key=True),
    Column("contribution_id", ID, primary_key=True),
    Column("agenda_item_id", ID, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", ID, nullable=False),
    without_order=True,
)

agreement = tenant(
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

agreement_status = tenant(
    "agreement_status",
    Column("agreement_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("on_day", Date, nullable=False),
    Column("state", ID, nullable=False),
    Column("note", Text, nullable=False),
)
