"""People's own words as rows: beside a ballot while they are written, then under ids of their own."""

import secrets
from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, select

from selfeval.matrix import Shuffle
from selfeval.own_words import Words
from selfeval.text_review import ReviewState
from storage import tables
from storage.database import insert_if_new, insert_or_replace

Key = Mapping[str, str]
"""The network and the round in whose transaction something is done."""

_DRAFT = tables.draft_text
_OF_BALLOT = _DRAFT.c.ballot_id == bindparam("of_ballot")
_WORDS = select(_DRAFT.c.place, _DRAFT.c.text).where(_OF_BALLOT)
_WORDS_TO_SEND = select(_DRAFT.c.place, _DRAFT.c.language, _DRAFT.c.text).where(_OF_BALLOT)
_FORGET_WORDS = delete(_DRAFT).where(_OF_BALLOT)
_FORGET_ONE = delete(_DRAFT).where(_OF_BALLOT, _DRAFT.c.place == bindparam("at_place"))
"""What runs at every page that somebody answers: made once, so that it is looked through and compiled once."""


def words_of(connection: Connection, ballot_id: str) -> dict[str, str]:
    """Return what somebody has written and not sent yet, by place."""
    return dict(connection.execute(_WORDS, {"of_ballot": ballot_id}).all())


def keep_words(connection: Connection, key: Key, ballot_id: str, words: Mapping[str, Words]) -> None:
    """Keep words over those that stood at their places; an empty text only deletes."""
    for place, one in words.items():
        if one.text:
            row = {"ballot_id": ballot_id, "place": place, "language": one.language, "text": one.text}
            insert_or_replace(connection, _DRAFT, {**key, **row})
        else:
            connection.execute(_FORGET_ONE, {"of_ballot": ballot_id, "at_place": place})


def send_words(connection: Connection, key: Key, ballot_id: str, perspective: str) -> bool:
    """Move each text of a ballot to an id that ties it to nothing; say whether there was any."""
    found = connection.execute(_WORDS_TO_SEND, {"of_ballot": ballot_id}).mappings().all()
    for row in found:
        sent = {"text_id": secrets.token_hex(16), "perspective": perspective, **row}
        insert_if_new(connection, tables.sent_text, {**key, **sent})
    if found:
        connection.execute(_FORGET_WORDS, {"of_ballot": ballot_id})
    return bool(found)


def move_words(connection: Connection, key: Key, read: Mapping[tuple[str, str], str], shuffle: Shuffle) -> None:
    """Put sent words under new ids before whoever looks them through; delete all others.

    ``read`` says by perspective and place whose are read, and under which perspective they stand from now on.
    """
    sent, draft, review = tables.sent_text, tables.draft_text, tables.text_in_review
    columns = (sent.c.perspective, sent.c.place, sent.c.language, sent.c.text)
    of_round = (sent.c.network_id == key["network_id"], sent.c.round_id == key["round_id"])
    rows = connection.execute(select(*columns).where(*of_round)).mappings().all()
    found = [
        {**row, "perspective": read[row["perspective"], row["place"]]}
        for row in rows
        if (row["perspective"], row["place"]) in read
    ]
    shuffle(found)
    for row in found:
        undecided = {"state": ReviewState.OPEN.value, "shown": "", "reason": "", "may_leave": False}
        insert_if_new(connection, review, {**key, "text_id": secrets.token_hex(16), **row, **undecided})
    for table in (sent, draft):
        of_table = (table.c.network_id == key["network_id"], table.c.round_id == key["round_id"])
        connection.execute(delete(table).where(*of_table))
