"""The tables, without behaviour: what stands in the database and under which key.

The tenant is the network, so ``network_id`` comes first in every key of what belongs to one. What people answered or
voted has random keys and, on SQLite, no hidden row number, so that no column tells in which order they came.
"""

from storage.tables.answers import ballot, draft_text, paper_sheet, rating, sent_text, used_mark
from storage.tables.comparing import access_token, comparison_circle, consent, finding, handed_in, text_coding
from storage.tables.dialogues import (
    agenda_item,
    agreement,
    agreement_status,
    card_cluster,
    contribution,
    dialogue_session,
    live_vote,
    seat,
    vote_count,
    vote_mark,
)
from storage.tables.parts import ID, metadata
from storage.tables.people import (
    account,
    audit_entry,
    municipality,
    network,
    network_municipality,
    organisation,
    role_grant,
    sign_in_link,
    staff_session,
)
from storage.tables.preparation import (
    event_page,
    hand_over,
    local_meaning,
    preparation_note,
    session_guest,
    session_series,
    session_template,
)
from storage.tables.rounds import (
    framework_document,
    framework_snapshot,
    ledger_entry,
    matrix_columns,
    open_link,
    release_part,
    round_key,
    round_matrix,
    round_plan,
    round_translation,
    rounds,
    text_in_review,
)

APPEND_ONLY = ("release_part", "ledger_entry", "audit_entry")
"""Tables whose rows never change once written; the database itself refuses."""

__all__ = [
    "APPEND_ONLY",
    "ID",
    "access_token",
    "account",
    "agenda_item",
    "agreement",
    "agreement_status",
    "audit_entry",
    "ballot",
    "card_cluster",
    "comparison_circle",
    "consent",
    "contribution",
    "dialogue_session",
    "draft_text",
    "event_page",
    "finding",
    "framework_document",
    "framework_snapshot",
    "hand_over",
    "handed_in",
    "ledger_entry",
    "live_vote",
    "local_meaning",
    "matrix_columns",
    "metadata",
    "municipality",
    "network",
    "network_municipality",
    "open_link",
    "organisation",
    "paper_sheet",
    "preparation_note",
    "rating",
    "release_part",
    "role_grant",
    "round_key",
    "round_matrix",
    "round_plan",
    "round_translation",
    "rounds",
    "seat",
    "sent_text",
    "session_guest",
    "session_series",
    "session_template",
    "sign_in_link",
    "staff_session",
    "text_coding",
    "text_in_review",
    "used_mark",
    "vote_count",
    "vote_mark",
]
