"""The tables cannot hold when or in which order people answered, and every key begins with its network."""

import pytest
from sqlalchemy import Date, DateTime, Float, Integer, Time, inspect

from networks.scopes import SystemScope
from storage import tables
from storage.database import PURGED, Database
from tests.storage.workspace import TEST

PARTICIPANTS = {
    "ballot": {"network_id", "round_id", "ballot_id", "perspective", "sent", "origin", "helped"},
    "rating": {"network_id", "round_id", "ballot_id", "item_id", "item_rev", "step_id"},
    "used_mark": {"network_id", "round_id", "mark"},
    "draft_text": {"network_id", "round_id", "ballot_id", "place", "language", "text"},
    "sent_text": {"network_id", "round_id", "text_id", "perspective", "place", "language", "text"},
    "text_in_review": {
        "network_id",
        "round_id",
        "text_id",
        "perspective",
        "place",
        "language",
        "text",
        "state",
        "shown",
        "reason",
        "may_leave",
    },
    "paper_sheet": {"network_id", "round_id", "perspective", "number", "ballot_id"},
    "round_key": {"network_id", "round_id", "key"},
    "open_link": {"fingerprint", "kind", "network_id", "target_id", "perspective", "open", "expires_on"},
    "vote_count": {"network_id", "session_id", "vote_id", "perspective", "step_id", "votes"},
    "vote_mark": {"network_id", "session_id", "vote_id", "mark"},
    "seat": {"network_id", "session_id", "seat", "perspective"},
    "contribution": {
        "network_id",
        "session_id",
        "contribution_id",
        "agenda_item_id",
        "text",
        "state",
        "about",
        "cluster_id",
        "position",
    },
}
"""What is kept of people who answer, vote or hand in a card; a new column here needs a reason that they can read."""
NUMBERS = {
    ("rating", "item_rev"),
    ("vote_count", "votes"),
    ("paper_sheet", "number"),
    ("open_link", "expires_on"),
    ("contribution", "position"),
}
"""The only numbers among it: the revision of an item's wording, a counter, the number that somebody wrote on a paper
form to find it again until the round closes, the last day of a link for readers, and the place that the facilitator
gave a card by hand."""
DAYS = {
    ("round", "opened_on"),
    ("round", "closes_on"),
    ("round", "closed_on"),
    ("round", "results_on"),
    ("round", "archived_on"),
    ("round", "keep_until"),
    ("open_link", "expires_on"),
    ("round_plan", "leave_agreed_on"),
    ("framework_document", "added_on"),
    ("dialogue_session", "held_on"),
    ("agreement", "due_on"),
    ("agreement", "resolved_on"),
    ("agreement", "review_on"),
    ("agreement_status", "on_day"),
    ("agreement_status", "due_on"),
    ("session_guest", "held_on"),
    ("session_guest", "agreed_on"),
    ("session_guest", "open_until"),
    ("hand_over", "given_on"),
    ("hand_over", "taken_on"),
    ("local_meaning", "agreed_on"),
    ("event_page", "published_on"),
    ("consent", "agreed_on"),
    ("consent", "revoked_on"),
    ("handed_in", "received_on"),
    ("handed_in", "opened_on"),
    ("handed_in", "closed_on"),
    ("handed_in", "agreed_on"),
    ("comparison_circle", "formed_on"),
    ("finding", "published_on"),
    ("access_token", "made_on"),
    ("access_token", "expires_on"),
    ("access_token", "revoked_on"),
    ("access_token", "used_on"),
}
SECONDS = {
    ("staff_session", "expires"),
    ("sign_in_link", "expires"),
    ("audit_entry", "at"),
    ("dialogue_session", "shown_since"),
    ("dialogue_session", "clock_ends_at"),
}
"""Times finer than a day, of staff only; the last two are the clocks of a room, which its facilitator starts."""
WITHOUT_NETWORK = {
    "municipality",
    "account",
    "role_grant",
    "staff_session",
    "sign_in_link",
    "framework_snapshot",
    "open_link",
    "audit_entry",
    "matrix_columns",
    "handed_in",
    "comparison_circle",
    "finding",
    "text_coding",
    "access_token",
}


def columns_in(database: Database) -> dict[str, dict[str, object]]:
    """The columns that the database really has, with their types."""
    with database.reading(TEST) as connection:
        seen = inspect(connection)
        return {
            table: {column["name"]: column["type"] for column in seen.get_columns(table)}
            for table in seen.get_table_names()
        }


def test_of_participants_nothing_else_is_kept(database: Database) -> None:
    real = columns_in(database)
    assert {table: set(real[table]) for table in PARTICIPANTS} == PARTICIPANTS


def test_no_column_of_participants_holds_a_time_or_an_order(database: Database) -> None:
    numbers = {
        (table, name)
        for table, columns in columns_in(database).items()
        if table in PARTICIPANTS
        for name, kind in columns.items()
        if isinstance(kind, Integer | Float | Date | DateTime | Time)
    }
    assert numbers == NUMBERS


def test_no_time_is_finer_than_a_day_but_of_staff(database: Database) -> None:
    real = columns_in(database)
    kinds = {(table, name): kind for table, columns in real.items() for name, kind in columns.items()}
    assert {place for place, kind in kinds.items() if isinstance(kind, DateTime | Time)} == set()
    assert {place for place, kind in kinds.items() if isinstance(kind, Date)} == DAYS
    big = {place for place, kind in kinds.items() if "BIGINT" in str(kind).upper()}
    assert big == SECONDS


def test_the_database_numbers_no_rows_by_itself(database: Database) -> None:
    """A default, a sequence or a counter would tell who came first."""
    with database.reading(TEST) as connection:
        seen = inspect(connection)
        defaults = [
            (table, column["name"], column["default"])
            for table in seen.get_table_names()
            for column in seen.get_columns(table)
            if column["default"] is not None
        ]
        assert defaults == []
        assert seen.get_sequence_names() == [] if not database.is_sqlite else True


@pytest.mark.parametrize("copy_database", ["sqlite"], indirect=True)
def test_no_hidden_row_number_of_sqlite_tells_who_came_first(database: Database) -> None:
    with database.reading(SystemScope("a test reads the schema")) as connection:
        rows = connection.exec_driver_sql("SELECT name, wr FROM pragma_table_list WHERE schema = 'main'").all()
    assert {name for name, without_rowid in rows if without_rowid} == set(PARTICIPANTS)


def test_every_table_of_a_network_begins_its_key_with_it() -> None:
    first = {name: next(iter(table.primary_key)).name for name, table in tables.metadata.tables.items()}
    assert {name for name, column in first.items() if column != "network_id"} == WITHOUT_NETWORK


def test_all_that_closing_deletes_is_removed_from_the_files_too() -> None:
    assert set(PURGED) == set(PARTICIPANTS) - {"contribution"}
