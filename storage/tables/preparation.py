"""What stands around sessions: series, templates, guests, notes, hand-overs, local meanings, public pages."""

from sqlalchemy import Column, Date, Integer, Text

from storage.tables.parts import ID, tenant

session_series = tenant(
    "session_series",
    Column("series_id", ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("numbering", ID, nullable=False),
)

session_template = tenant(
    "session_template",
    Column("template_id", ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("format_id", ID),
    Column("minutes", Integer, nullable=False),
    Column("parts", Text, nullable=False),
)

session_guest = tenant(  # in the tenant of the guest, because only the guest can agree
    "session_guest",
    Column("session_id", ID, primary_key=True),
    Column("host_network_id", ID, nullable=False),
    Column("round_id", ID, nullable=False),
    Column("title", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("agreed_on", Date),
    Column("open_until", Date),
)

preparation_note = tenant(  # private to its account, and read by no export
    "preparation_note",
    Column("session_id", ID, primary_key=True),
    Column("account_id", ID, primary_key=True),
    Column("text", Text, nullable=False),
)

hand_over = tenant(
    "hand_over",
    Column("session_id", ID, primary_key=True),
    Column("from_account", ID, nullable=False),
    Column("to_account", ID, nullable=False),
    Column("given_on", Date, nullable=False),
    Column("ticked", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("taken_on", Date),
)

local_meaning = tenant(
    "local_meaning",
    Column("framework_id", ID, primary_key=True),
    Column("criterion_id", ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("meaning", Text, nullable=False),
    Column("signs", Text, nullable=False),
    Column("agreed_on", Date, nullable=False),
    Column("session_id", ID),
)

event_page = tenant(
    "event_page",
    Column("session_id", ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("published_on", Date, nullable=False),
)
