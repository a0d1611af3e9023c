"""Texts become a part of the release in one step and are gone for good; nobody but the review reads them."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from networks.scopes import NetworkScope, ReviewScope
from selfeval.errors import WordsUndecided, WordsUnknown
from selfeval.model import Round
from selfeval.release import PartKind, Release, ReleasePart
from selfeval.text_review import LeftOut, ReviewState, TextInReview, keep, leave_out, release_texts
from storage import tables
from storage.database import Database
from storage.errors import ErasureDelayed
from storage.scoping import OutsideScope
from storage.text_review import ReviewRows
from tests.fakes.small_round import TODAY
from tests.storage.workspace import OURS, THEIRS, add_networks, answered_round, closed, release_of, write


@pytest.fixture
def of_round(database: Database) -> Round:
    add_networks(database)
    opened, _ = answered_round(database, {"eltern": 10}, asks_texts=True)
    for text in ("Eins", "Zwei", "Drei"):
        write(database, opened, text)
    return closed(database, opened)


@pytest.fixture
def store(database: Database, of_round: Round) -> ReviewRows:
    return ReviewRows(database, ReviewScope(OURS, of_round.id))


def decide_all(store: ReviewRows) -> None:
    first, *others = store.texts()
    leave_out(store, first, LeftOut.TRACEABLE)
    for one in others:
        keep(store, one, f"{one.text} [Name]", is_public=True)


def test_a_decision_is_kept_and_can_be_read_again(store: ReviewRows) -> None:
    decide_all(store)
    first, second, _ = store.texts()
    assert (first.state, first.reason, first.shown) == (ReviewState.LEFT_OUT, LeftOut.TRACEABLE, "")
    assert (second.state, second.reason, second.may_leave) == (ReviewState.KEPT, None, True)
    assert second.shown == f"{second.text} [Name]"


def test_released_texts_are_the_next_part_and_the_originals_are_gone(
    store: ReviewRows, database: Database, of_round: Round
) -> None:
    decide_all(store)
    release_texts(store, of_round, TODAY, lambda _: None)
    assert store.texts() == []
    figures, texts = release_of(database, of_round)
    assert (figures.kind, texts.kind, texts.number) == (PartKind.FIGURES, PartKind.TEXTS, 2)
    assert Release((figures, texts)).texts == (texts,)
    assert len(texts.texts) == 2
    assert texts.left_out == {"traceable": 1}
    assert release_texts(store, of_round, TODAY, lambda _: None) is None
    assert release_of(database, of_round) == [figures, texts]


def test_a_decision_that_somebody_changed_meanwhile_stops_the_release(
    store: ReviewRows, database: Database, of_round: Round
) -> None:
    decide_all(store)

    class Meanwhile(ReviewRows):
        def release(self, part: ReleasePart, reviewed: Sequence[TextInReview]) -> None:
            leave_out(store, store.texts()[1], LeftOut.INSULT)
            super().release(part, reviewed)

    with pytest.raises(WordsUndecided):
        release_texts(Meanwhile(database, ReviewScope(OURS, of_round.id)), of_round, TODAY, lambda _: None)
    assert len(store.texts()) == 3
    assert len(release_of(database, of_round)) == 1


def test_a_released_text_cannot_be_decided_again(store: ReviewRows, of_round: Round) -> None:
    texts = store.texts()
    decide_all(store)
    release_texts(store, of_round, TODAY, lambda _: None)
    with pytest.raises(WordsUnknown):
        keep(store, texts[0], "Doch")


def test_neither_facilitators_nor_another_round_or_network_reach_the_texts(database: Database, of_round: Round) -> None:
    with database.reading(NetworkScope.of(OURS)) as connection, pytest.raises(OutsideScope):
        connection.execute(select(tables.text_in_review))
    assert ReviewRows(database, ReviewScope(OURS, "andere")).texts() == []
    assert ReviewRows(database, ReviewScope(THEIRS, of_round.id)).texts() == []


def test_a_release_is_not_done_while_traces_remain(
    store: ReviewRows, database: Database, of_round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide_all(store)
    monkeypatch.setattr(database, "purge_deleted", lambda: False)
    with pytest.raises(ErasureDelayed):
        release_texts(store, of_round, TODAY, lambda _: None)
