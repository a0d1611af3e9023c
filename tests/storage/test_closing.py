"""Closing turns answers into a release, once, whatever happens to the machine on the way."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import func, select

from networks.scopes import LinkScope, SystemScope
from qualitaetsrahmen.snapshot import pin
from selfeval.closing import close_round, resume_closings
from selfeval.errors import RoundNotOpen, RoundUnknown
from selfeval.model import Mode, Round, RoundState
from selfeval.release import LedgerEntry, Reach
from selfeval.rounds import link_token
from storage import tables
from storage.closing import ClosingRows
from storage.database import Database
from storage.links import LinkRows
from storage.rounds import RoundRows
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, matrix, plan
from tests.storage.workspace import (
    KEYS,
    OURS_ONLY,
    PEOPLE,
    TEST,
    add_networks,
    answer,
    answered_round,
    begin,
    closed,
    draft_round,
    opened_round,
    release_of,
    write,
)

ROOT = Path(__file__).parents[2]
POINTS = 15
"""Where a closing of two perspectives can die: in and after seven transactions, and after removing traces."""


@pytest.fixture
def store(database: Database) -> ClosingRows:
    add_networks(database)
    return ClosingRows(database, SystemScope("closing a round"))


def rows(database: Database, *names: str) -> dict[str, int]:
    """How many rows these tables have."""
    with database.reading(TEST) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one()
            for name in names
        }


def test_answers_become_a_release_and_are_gone(store: ClosingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    assert closed(database, opened).state is RoundState.CLOSED
    current = RoundRows(database, OURS_ONLY).round(opened.id)
    assert (current.state, current.closed_on) == (RoundState.CLOSED, TODAY)
    assert [part.sent for part in release_of(database, opened)] == [PEOPLE]
    assert set(rows(database, "rating", "ballot", "used_mark").values()) == {0}


def test_what_was_never_sent_is_not_counted_and_gone(store: ClosingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    begin(database, opened, "eltern")
    closed(database, opened)
    assert release_of(database, opened)[0].sent == PEOPLE
    assert set(rows(database, "rating", "ballot").values()) == {0}


def test_what_was_never_sent_goes_with_the_first_step(store: ClosingRows, database: Database) -> None:
    """So that it is gone even while a closing is interrupted."""
    opened, _ = answered_round(database, {"eltern": 2})
    begin(database, opened, "eltern")
    store.begin_closing(opened.id, TODAY)
    assert rows(database, "rating", "ballot") == {"rating": 2, "ballot": 2}


def test_the_answers_of_another_round_stay(store: ClosingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    other, _ = answered_round(database, {"eltern": 2}, "Eine andere Runde")
    begin(database, other)
    closed(database, opened)
    assert rows(database, "rating", "ballot", "used_mark") == {"rating": 3, "ballot": 3, "used_mark": 2}
    assert RoundRows(database, OURS_ONLY).sent_counts(other.id) == {"eltern": 2}


def test_closing_twice_makes_one_release(store: ClosingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    closed(database, opened)
    before = release_of(database, opened)
    closed(database, opened, TODAY + timedelta(1))
    assert release_of(database, opened) == before
    assert RoundRows(database, OURS_ONLY).round(opened.id).closed_on == TODAY


def test_after_closing_the_links_let_nobody_in(store: ClosingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    fingerprint = KEYS.fingerprint(link_token(KEYS, opened, "eltern"))
    link = LinkRows(database, LinkScope(fingerprint))
    before = link.link(fingerprint)
    closed(database, opened)
    after = link.link(fingerprint)
    assert before is not None
    assert after is not None
    assert (before.open, after.open) == (True, False)


def test_a_draft_and_an_unknown_round_cannot_be_closed(store: ClosingRows, database: Database) -> None:
    with pytest.raises(RoundNotOpen):
        closed(database, draft_round(database))
    with pytest.raises(RoundUnknown):
        close_round(store, "fehlt", TODAY, lambda _: None)


def test_a_round_without_any_answer_can_be_closed(store: ClosingRows, database: Database) -> None:
    opened = opened_round(database)
    closed(database, opened)
    assert release_of(database, opened)[0].sent == {"fachkraft": 0, "eltern": 0}


def test_a_declared_answer_is_released_and_a_small_anonymous_group_hidden(
    store: ClosingRows, database: Database
) -> None:
    opened = opened_round(database, plan("koordination", Mode.DECLARED), plan("eltern"))
    answer(database, opened, "koordination")
    for _ in range(4):
        answer(database, opened, "eltern")
    closed(database, opened)
    figures = release_of(database, opened)[0].figures
    shown = {one.group: one.answered for one in figures if (one.item_id, one.reach) == (ITEM, Reach.INTERNAL)}
    assert shown["koordination"] == 1
    assert shown["eltern"] is None


def test_a_matrix_comes_back_as_it_was_written_and_is_written_once(store: ClosingRows, database: Database) -> None:
    opened = opened_round(database)
    assert store.matrix(opened.id, "eltern") is None
    made = matrix(opened, "eltern", {ITEM: {"trifft-zu": 3, "weiss-nicht": 2}})
    store.write_matrix(opened.id, made)
    store.write_matrix(opened.id, matrix(opened, "eltern", {ITEM: {"trifft-zu": 1}}))
    written = store.matrix(opened.id, "eltern")
    assert written is not None
    assert (written.perspective, written.columns) == (made.perspective, made.columns)
    assert np.array_equal(written.codes, made.codes)
    assert written.counts() == made.counts()


def test_the_database_counts_what_the_submissions_hold(store: ClosingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    begin(database, opened)
    submissions = store.submissions(opened.id, "eltern")
    given = [cell for submission in submissions for cell in submission.items()]
    assert len(submissions) == PEOPLE["eltern"]
    assert store.rating_counts(opened.id)["eltern"] == {cell: given.count(cell) for cell in given}


def test_the_views_that_were_granted_stand_in_the_ledger_once(store: ClosingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    closed(database, opened)
    part = release_of(database, opened)[0]
    ledger = store.ledger(opened.id)
    assert store.has_part(opened.id, part.number)
    assert not store.has_part(opened.id, part.number + 1)
    store.add_part(part, [LedgerEntry(ITEM, "intern:eltern", {"eltern": 7}, frozenset({"koordination"}))])
    assert store.ledger(opened.id) == ledger
    store.add_part(part.model_copy(update={"number": 2}), ledger[:1])
    assert store.ledger(opened.id) == [*ledger, ledger[0]]


def test_closing_reads_the_framework_that_the_round_pinned(store: ClosingRows, database: Database) -> None:
    draft_round(database)
    assert store.framework(pin(FRAMEWORK).sha256) == FRAMEWORK


def test_a_closing_that_is_killed_is_finished_by_the_next_start(copy_database: Callable[[str | None], str]) -> None:
    """At every point: no answer is lost or counted twice, and the release is that of an undisturbed closing."""
    url = copy_database(None)
    database = Database.open(url)
    add_networks(database)
    opened, _ = answered_round(database, {"fachkraft": 6, "eltern": 7}, asks_texts=True)
    for number in range(4):
        write(database, opened, f"Satz {number}")
    write(database, opened, "Nur von wenigen", "fachkraft")
    begin(database, opened)
    database.close()
    undisturbed, *killed = [copy_database(url) for _ in range(POINTS + 2)]
    expected = [finished(undisturbed, opened)]

    program = [sys.executable, "-m", "tests.storage.closing_that_dies", opened.id, *killed]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout) == [-signal.SIGKILL] * POINTS + [0], ended.stderr
    assert [finished(url, opened) for url in killed] == expected * len(killed)


def finished(url: str, opened: Round) -> tuple[RoundState, str, dict[str, int]]:
    """What a round has come to once the app has started again and somebody has asked to close it."""
    database = Database.open(url)
    store = ClosingRows(database, SystemScope("closing a round"))
    problems = resume_closings(store, TODAY + timedelta(1), lambda _: None)
    interrupted = store.rounds_in_closing()
    state = closed(database, opened).state
    release = [part.content() for part in release_of(database, opened)]
    left = rows(database, "rating", "ballot", "used_mark", "round_matrix", "draft_text", "sent_text")
    with database.reading(TEST) as connection:
        in_review = sorted(connection.execute(select(tables.text_in_review.c.text)).scalars())
    database.close()
    assert (problems, interrupted, in_review) == ([], [], [f"Satz {number}" for number in range(4)])
    return state, "\n".join(release), left
