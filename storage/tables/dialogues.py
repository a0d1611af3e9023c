"""Sessions, what happens in their rooms, and what stands around them."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Date, Integer, Text

from storage.tables.parts import ID, tenant

dialogue_session = tenant(
    "dialogue_session",
    Column("session_id", ID, primary_key=True),
    Column("round_id", ID, nullable=False),
    Column("title", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("starts_at", ID),
    Column("place", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("state", ID, nullable=False),
    Column("format_id", ID),
    Column("series_id", ID),
    Column("number", Integer),
    Column("led_by", ID),
    Column("present", Text, nullable=False),
    Column("current_item", ID),
    Column("shown_since", BigInteger),  # seconds since 1970, UTC; the facilitator's clock
    Column("screen", ID, nullable=False),
    Column("clock_seconds", Integer),
    Column("clock_ends_at", BigInteger),  # seconds since 1970, UTC; the facilitator's clock
    Column("perspectives", Text, nullable=False),
    Column("open_perspectives", Text, nullable=False),
    Column("counted_with", Text, nullable=False),
    Column("rotation", Integer, nullable=False),
)

agenda_item = tenant(
    "agenda_item",
    Column("session_id", ID, primary_key=True),
    Column("item_id", ID, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", ID, nullable=False),
    Column("title", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("method_id", ID),
    Column("material", Text, nullable=False),
    Column("spent_seconds", Integer, nullable=False),
    Column("takes_cards", Boolean, nullable=False),
    Column("card_question", Text, nullable=False),
    Column("criterion_id", ID),  # of a talk; the columns below are empty for any other part
    Column("reasons", Text, nullable=False),
    Column("outcome", ID),
    Column("outcome_note", Text, nullable=False),
    Column("standpoints", Text, nullable=False),
)

live_vote = tenant(
    "live_vote",
    Column("session_id", ID, primary_key=True),
    Column("vote_id", ID, primary_key=True),
    Column("agenda_item_id", ID, nullable=False),
    Column("state", ID, nullable=False),
    Column("origin", ID, nullable=False),
    Column("item_id", ID),  # of a vote by perspective on an item
    Column("number", Integer),  # first or second vote on the item; of a question, the which one of its session
    Column("kind", ID),  # of a question to the whole room, with what follows
    Column("question", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("dots", Integer, nullable=False),
    Column("is_open", Boolean, nullable=False),
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
    Column("about", ID),
    Column("cluster_id", ID),
    Column("position", Integer, nullable=False),
    without_order=True,
)

card_cluster = tenant(
    "card_cluster",
    Column("session_id", ID, primary_key=True),
    Column("cluster_id", ID, primary_key=True),
    Column("agenda_item_id", ID, nullable=False),
    Column("title", Text, nullable=False),
    Column("position", Integer, nullable=False),
)

agreement = tenant(
    "agreement",
    Column("agreement_id", ID, primary_key=True),
    Column("session_id", ID, nullable=False),
    Column("round_id", ID, nullable=False),
    Column("criterion_id", ID, nullable=False),
    Column("goal", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("others", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("sign", Text, nullable=False),
    Column("resources", Text, nullable=False),
    Column("cost", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("decision_from", Text, nullable=False),
    Column("resolved_on", Date),
    Column("resolution", Text, nullable=False),
    Column("review_on", Date),
)

agreement_status = tenant(
    "agreement_status",
    Column("agreement_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("on_day", Date, nullable=False),
    Column("state", ID, nullable=False),
    Column("note", Text, nullable=False),
    Column("due_on", Date),
    Column("former", Text, nullable=False),
)
