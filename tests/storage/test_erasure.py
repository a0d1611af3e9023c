"""After closing, the files of the database hold nothing that led from a person to an answer."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from dialogues.room import cast_vote, join, new_seat_key, seat_of
from dialogues.sessions import end_session
from dialogues.votes import open_vote
from networks.scopes import BallotScope, ReviewScope, RoomScope
from selfeval.ballots import keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round, resume_closings
from selfeval.late import keep_late, release_late
from selfeval.model import Round
from selfeval.own_words import Words
from selfeval.resuming import leave_for_later
from selfeval.text_review import LeftOut, keep, leave_out, release_texts
from storage import sqlite, tables
from storage.closing import ClosingRows
from storage.database import Database
from storage.errors import ErasureDelayed
from storage.late import LateReleaseRows, LateRows
from storage.paper import PaperRows
from storage.rooms import RoomRows
from storage.sessions import SessionRows
from storage.text_review import ReviewRows
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY
from tests.fakes.small_session import NOW
from tests.storage.workspace import (
    CODES,
    KEYS,
    OURS,
    OURS_ONLY,
    TEST,
    add_networks,
    answered_round,
    ballot_by_code,
    ballots,
    begin,
    closed,
    codes_for,
    opened_round,
    questions,
    release_of,
    running_session,
    ways_in,
    write,
)


def files_of(database: Database, url: str) -> dict[str, bytes]:
    """Everything that the database has on disk now, the log of SQLite included, that of PostgreSQL left out."""
    if database.is_sqlite:
        path = Path(url.removeprefix("sqlite:///"))
        return {file.name: file.read_bytes() for file in path.parent.glob(f"{path.name}*")}
    with database.reading(TEST) as connection:
        connection.exec_driver_sql("CHECKPOINT")
        place = connection.exec_driver_sql(
            "SELECT current_setting('data_directory') || '/base/' || oid "
            "FROM pg_database WHERE datname = current_database()"
        ).scalar_one()
    return {file.name: file.read_bytes() for file in Path(place).iterdir() if file.is_file()}


def traces(database: Database, url: str, secrets: list[str]) -> list[tuple[str, str]]:
    """Which of these texts stand in which file."""
    return [
        (name, secret)
        for name, content in files_of(database, url).items()
        for secret in secrets
        if secret.encode() in content
    ]


def ids_in(database: Database) -> list[str]:
    """The ids that hold the ratings of one person together."""
    with database.reading(TEST) as connection:
        return list(connection.execute(select(tables.rating.c.ballot_id).distinct()).scalars())


def answered(database: Database) -> tuple[Round, list[str]]:
    """A round with answers, sent and unsent, and every text that leads to one of them."""
    add_networks(database)
    opened, sent = answered_round(database)
    people = [*sent, begin(database, opened)]
    ties = [text for key, ballot in people for text in (key, ballot.id, ballot.mark)]
    return opened, [*ties, *ids_in(database)]


def test_before_closing_the_files_hold_the_ids_of_ballots(database: Database, database_url: str) -> None:
    """So that the search of the next tests is known to find something."""
    _, _ = answered(database)
    assert traces(database, database_url, ids_in(database))


def test_the_key_of_a_cookie_is_never_written(database: Database, database_url: str) -> None:
    add_networks(database)
    _, sent = answered_round(database)
    assert traces(database, database_url, [key for key, _ in sent]) == []


def test_after_closing_the_files_hold_no_trace_of_a_ballot(database: Database, database_url: str) -> None:
    opened, ties = answered(database)
    closed(database, opened)
    assert traces(database, database_url, ties) == []
    database.close()
    if database_url.startswith("sqlite"):
        assert traces(database, database_url, ties) == []


def test_after_closing_the_answers_of_another_round_are_still_there(database: Database, database_url: str) -> None:
    opened, ties = answered(database)
    other = opened_round(database, title="Eine andere Runde")
    _, kept = begin(database, other)
    closed(database, opened)
    assert traces(database, database_url, ties) == []
    assert traces(database, database_url, [kept.id])


def test_after_closing_a_page_that_was_freed_holds_no_trace_either(database: Database, database_url: str) -> None:
    """Many ballots fill pages that closing frees as a whole."""
    add_networks(database)
    opened, sent = answered_round(database, {"eltern": 60})
    ties = [*ids_in(database), *(ballot.mark for _, ballot in sent)]
    closed(database, opened)
    assert traces(database, database_url, ties) == []


def test_after_closing_nothing_leads_from_a_number_on_paper_to_answers(database: Database, database_url: str) -> None:
    add_networks(database)
    opened = opened_round(database)
    papers = PaperRows(database, BallotScope(opened.network_id, opened.id, "eltern"))
    for _ in range(6):
        papers.add({ITEM: (1, "trifft-zu")})
    with database.reading(TEST) as connection:
        ties = list(connection.execute(select(tables.paper_sheet.c.ballot_id)).scalars())
    assert traces(database, database_url, ties)
    closed(database, opened)
    with database.reading(TEST) as connection:
        assert connection.execute(select(tables.paper_sheet)).all() == []
    assert traces(database, database_url, ties) == []


def test_with_the_older_journal_no_trace_stays_behind_either(
    sqlite_template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal that is used where SQLite's write-ahead log cannot be trusted."""
    monkeypatch.setattr(sqlite, "journal_mode", lambda: "truncate")
    path = tmp_path / "old.db"
    path.write_bytes(Path(sqlite_template.removeprefix("sqlite:///")).read_bytes())
    url = f"sqlite:///{path}"
    database = Database.open(url)
    opened, ties = answered(database)
    found_before = traces(database, url, ties)
    closed(database, opened)
    found_after = traces(database, url, ties)
    names = set(files_of(database, url))
    database.close()
    assert found_before
    assert found_after == []
    assert "old.db-wal" not in names


def test_somebody_who_reads_for_long_does_not_keep_traces_in_the_log(database: Database, database_url: str) -> None:
    opened, ties = answered(database)
    reads, may_end = threading.Event(), threading.Event()

    def read_for_long() -> None:
        with database.reading(TEST) as connection:
            connection.execute(select(tables.rating)).all()
            reads.set()
            may_end.wait()

    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(read_for_long)
        reads.wait()
        threading.Timer(0.5, may_end.set).start()
        closed(database, opened)
        reader.result()
    assert traces(database, database_url, ties) == []


def test_while_a_round_is_open_the_files_hold_prints_of_codes_and_no_code(
    database: Database, database_url: str
) -> None:
    add_networks(database)
    codes = codes_for(database, opened_round(database, CODES), 20)
    assert traces(database, database_url, [code.token for code in codes] + [code.typed for code in codes]) == []
    assert traces(database, database_url, [KEYS.fingerprint(codes[0].typed)])


def test_after_closing_the_files_hold_no_trace_of_a_code_its_mark_or_the_key(
    database: Database, database_url: str
) -> None:
    add_networks(database)
    opened = opened_round(database, CODES)
    codes = codes_for(database, opened, 12)
    round_key = ways_in(database, opened).round_key()
    assert round_key is not None
    ties = []
    for code in codes:
        ballot = ballot_by_code(database, opened, code, new_ballot_key())
        keep_answers(ballots(database, opened), questions(opened), ballot, {ITEM: "trifft-zu"})
        send_ballot(ballots(database, opened), ballot)
        ties += [code.token, code.typed, KEYS.fingerprint(code.token), KEYS.fingerprint(code.typed), ballot.mark]
    before = traces(database, database_url, [KEYS.fingerprint(codes[0].token), KEYS.fingerprint(codes[0].typed)])
    closed(database, opened)
    assert before
    assert traces(database, database_url, ties) == []
    assert not any(round_key in content for content in files_of(database, database_url).values())


def test_a_code_to_go_on_later_is_never_written_and_its_ballot_goes_at_closing(
    database: Database, database_url: str
) -> None:
    add_networks(database)
    opened = opened_round(database)
    key, ballot = begin(database, opened)
    left = leave_for_later(ways_in(database, opened), KEYS, opened.id, key, ballot.mark)
    code, _, rest = left.partition(".")
    assert traces(database, database_url, [code, rest]) == []
    new_id = KEYS.ballot_id(opened.id, left)
    assert traces(database, database_url, [new_id])
    closed(database, opened)
    assert traces(database, database_url, [ballot.id, new_id, code, rest]) == []


def test_after_a_session_the_files_hold_no_trace_of_a_seat_or_a_vote(database: Database, database_url: str) -> None:
    add_networks(database)
    opened, _ = answered_round(database)
    session = running_session(database, opened)
    store, room = SessionRows(database, OURS_ONLY), RoomRows(database, RoomScope(session.network_id, session.id))
    vote = open_vote(store, session, session.talks[0].id, ITEM)
    keys = [new_seat_key() for _ in range(6)]
    for key in keys:
        join(room, KEYS, key, "eltern")
        cast_vote(room, KEYS, FRAMEWORK, key, vote.id, ("trifft-zu",))
    seats = [seat_of(KEYS, session.id, key) for key in keys]
    marks = [KEYS.used_mark(vote.id, key) for key in keys]
    assert traces(database, database_url, seats)
    assert traces(database, database_url, marks)
    end_session(store, session.id, NOW)
    assert traces(database, database_url, [*keys, *seats, *marks]) == []


def test_after_closing_the_files_hold_no_text_of_a_small_group_and_none_that_was_not_sent(
    database: Database, database_url: str
) -> None:
    add_networks(database)
    opened, _ = answered_round(database, {"fachkraft": 6, "eltern": 12}, asks_texts=True)
    few = [f"Wenige schreiben dies {number}" for number in range(3)]
    for text in few:
        write(database, opened, text, "fachkraft")
    _, ballot = begin(database, opened)
    unsent = "Das wurde nie abgesendet"
    keep_answers(ballots(database, opened), questions(opened), ballot, {}, {"wege": Words("de", unsent)})
    assert len(traces(database, database_url, [*few, unsent])) >= 4
    closed(database, opened)
    assert traces(database, database_url, [*few, unsent]) == []


def test_after_their_release_the_files_hold_no_original_of_a_text(database: Database, database_url: str) -> None:
    """Neither what was redacted, translated or left out nor what somebody had typed over it at first."""
    add_networks(database)
    opened, _ = answered_round(database, {"eltern": 12}, asks_texts=True)
    originals = [f"Frau Beispiel aus dem Haus {number} war unfreundlich" for number in range(30)]
    for text in originals:
        write(database, opened, text)
    closed(database, opened)
    store = ReviewRows(database, ReviewScope(OURS, opened.id))
    assert traces(database, database_url, originals)
    first, *others = store.texts()
    leave_out(store, keep(store, first, "Ein erster Versuch, doch verworfen"), LeftOut.TRACEABLE)
    for number, one in enumerate(others):
        keep(store, one, f"[Name] war unfreundlich, Nummer {number}")
    release_texts(store, opened, TODAY, lambda _: None)
    assert traces(database, database_url, [*originals, "Ein erster Versuch, doch verworfen"]) == []
    kept = [one.text for one in release_of(database, opened)[1].texts]
    assert "[Name] war unfreundlich, Nummer 7" in kept


def test_after_its_release_the_files_hold_no_paper_of_a_late_batch(database: Database, database_url: str) -> None:
    add_networks(database)
    opened, _ = answered_round(database)
    of_round = closed(database, opened)
    late = LateRows(database, BallotScope(OURS, of_round.id, "eltern"))
    for number in range(8):
        keep_late(late, questions(of_round), {ITEM: ("trifft-zu", "weiss-nicht")[number % 2]})
    ties = ids_in(database)
    assert traces(database, database_url, ties)
    release_late(LateReleaseRows(database, TEST), of_round.id, "eltern", TODAY, lambda _: None)
    assert traces(database, database_url, ties) == []


@pytest.mark.parametrize("copy_database", ["postgresql"], indirect=True)
def test_a_server_keeps_no_deleted_row_after_closing(database: Database) -> None:
    """PostgreSQL keeps deleted rows until a table is rewritten; an empty file proves that it was."""
    opened, _ = answered(database)
    closed(database, opened)
    with database.reading(TEST) as connection:
        sizes = [
            connection.exec_driver_sql(f"SELECT pg_relation_size('{name}')").scalar_one()
            for name in ("rating", "ballot", "used_mark")
        ]
    assert sizes == [0, 0, 0]


def test_closing_is_not_done_while_traces_remain(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    add_networks(database)
    of_round, _ = answered_round(database)
    monkeypatch.setattr(database, "purge_deleted", lambda: False)
    store = ClosingRows(database, TEST)
    with pytest.raises(ErasureDelayed):
        close_round(store, of_round.id, TODAY, lambda rows: rows.reverse())
    assert store.rounds_in_closing() == [of_round.id]
    monkeypatch.undo()
    assert resume_closings(store, TODAY, lambda rows: rows.reverse()) == []
    assert store.rounds_in_closing() == []
