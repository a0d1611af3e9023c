"""What is abandoned or has been kept long enough is gone from the tables and from the files, and nothing else is."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from dialogues.preparation_model import GuestNetwork
from networks.links import LinkKind
from networks.scopes import NotesScope, SystemScope
from selfeval.errors import RoundNotClosed, RoundNotOpen, RoundUnknown
from selfeval.model import Recipient, Round, RoundState
from selfeval.published import make_committee_link
from selfeval.round_life import abandon_round
from storage import tables
from storage.database import Database
from storage.errors import ErasureDelayed
from storage.guests import GuestRows
from storage.preparation import NoteRows
from storage.published_links import PublishedLinkRows
from storage.round_endings import RoundEndingRows
from storage.rounds import RoundRows
from storage.sessions import SessionRows
from tests.fakes.small_round import TODAY
from tests.storage.test_erasure import ids_in, traces
from tests.storage.workspace import (
    KEYS,
    OURS,
    OURS_ONLY,
    TEST,
    add_networks,
    answered_round,
    begin,
    closed,
    draft_round,
    planned_session,
    release_of,
)

OF_A_ROUND = ("rating", "ballot", "used_mark", "round_matrix", "release_part", "ledger_entry", "sent_text", "round_key")
SECRET = "Das sagt nur eine einzige Person"


@pytest.fixture
def store(database: Database) -> RoundEndingRows:
    add_networks(database)
    return RoundEndingRows(database, SystemScope("a test deletes what a round holds"))


def rows_of(database: Database, of_round: Round) -> dict[str, int]:
    with database.reading(TEST) as connection:
        return {
            name: connection.execute(
                select(func.count()).select_from(table).where(table.c.round_id == of_round.id)
            ).scalar_one()
            for name in OF_A_ROUND
            for table in [tables.metadata.tables[name]]
        }


def links_to(database: Database, of_round: Round) -> int:
    table = tables.open_link
    query = select(func.count()).select_from(table).where(table.c.target_id == of_round.id)
    with database.reading(TEST) as connection:
        return connection.execute(query).scalar_one()


def write_secret(database: Database, of_round: Round) -> None:
    """Leave a text and a key, as they lie there while a round is open."""
    key = {"network_id": OURS, "round_id": of_round.id}
    text = {"text_id": "t", "perspective": "eltern", "place": "finden", "language": "de", "text": SECRET}

    database.write(TEST, lambda connection: connection.execute(insert(tables.sent_text), key | text).rowcount)


def test_an_abandoned_round_leaves_no_row_and_no_link(store: RoundEndingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    begin(database, opened)
    other, _ = answered_round(database, {"eltern": 2}, "Eine andere Runde")
    ended = abandon_round(store, opened.id, TODAY)
    assert (ended.state, ended.closed_on) == (RoundState.ABANDONED, TODAY)
    assert set(rows_of(database, opened).values()) == {0}
    assert (links_to(database, opened), links_to(database, other)) == (0, 3)
    assert rows_of(database, other)["ballot"] == 2
    assert RoundRows(database, OURS_ONLY).round(opened.id) == ended


def test_an_abandoned_round_leaves_no_trace_in_the_files(
    store: RoundEndingRows, database: Database, database_url: str
) -> None:
    opened, sent = answered_round(database)
    write_secret(database, opened)
    ties = [*ids_in(database), *(ballot.mark for _, ballot in sent), SECRET]
    assert traces(database, database_url, ties)
    abandon_round(store, opened.id, TODAY)
    assert traces(database, database_url, ties) == []


def test_abandoning_again_changes_nothing_but_a_closed_round_cannot_be(
    store: RoundEndingRows, database: Database
) -> None:
    opened, _ = answered_round(database)
    abandon_round(store, opened.id, TODAY)
    assert abandon_round(store, opened.id, TODAY + timedelta(1)).closed_on == TODAY
    other, _ = answered_round(database, {"eltern": 2}, "Eine andere Runde")
    closed(database, other)
    for of_round in (other, draft_round(database)):
        with pytest.raises(RoundNotOpen):
            abandon_round(store, of_round.id, TODAY)
    assert release_of(database, other)
    with pytest.raises(RoundUnknown):
        store.abandon("fehlt", TODAY)


def erased(store: RoundEndingRows, of_round: Round) -> Round:
    store.erase(of_round.id, TODAY + timedelta(800))
    return store.purge(of_round.id)


def test_an_erased_round_keeps_its_title_and_its_days(store: RoundEndingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    closed(database, opened)
    assert release_of(database, opened)
    gone = erased(store, opened)
    assert (gone.state, gone.title, gone.closed_on) == (RoundState.ERASED, "Runde", TODAY)
    assert set(rows_of(database, opened).values()) == {0}
    assert links_to(database, opened) == 0
    assert release_of(database, opened) == []
    assert {plan.invited for plan in gone.plans} == {None}
    assert erased(store, opened) == gone


def test_the_results_of_an_erased_round_are_gone_from_the_files(
    store: RoundEndingRows, database: Database, database_url: str
) -> None:
    opened, _ = answered_round(database)
    closed(database, opened)
    [part] = release_of(database, opened)
    ties = [part.sha256(), f'"round_id":"{opened.id}"']
    assert traces(database, database_url, ties[:1])
    erased(store, opened)
    assert traces(database, database_url, ties) == []
    database.close()
    if database_url.startswith("sqlite"):
        assert Path(database_url.removeprefix("sqlite:///")).exists()
        assert traces(database, database_url, ties) == []


def test_a_session_stays_without_the_figures_that_put_its_points_on_the_agenda(
    store: RoundEndingRows, database: Database
) -> None:
    opened, _ = answered_round(database)
    closed(database, opened)
    session = planned_session(database, opened)
    assert any(item.reasons for item in session.talks)
    erased(store, opened)
    kept = SessionRows(database, OURS_ONLY).session(session.id)
    assert [item.criterion_id for item in kept.talks] == [item.criterion_id for item in session.talks]
    assert [item.reasons for item in kept.talks] == [()] * len(kept.talks)


def test_private_notes_and_what_was_opened_to_others_go_with_the_round(
    store: RoundEndingRows, database: Database
) -> None:
    opened, _ = answered_round(database)
    of_round = closed(database, opened)
    session = planned_session(database, of_round)
    notes = NoteRows(database, NotesScope("konto", frozenset({OURS})))
    notes.save_note(OURS, session.id, SECRET)
    notes.save_note(OURS, "andere", "Diese Notiz gehört zu einem anderen Dialog")
    asked = GuestNetwork(
        network_id=OURS,
        session_id=session.id,
        host_network_id=OURS,
        round_id=of_round.id,
        title=session.title,
        held_on=TODAY,
    )
    GuestRows(database, OURS_ONLY).save_guest(asked)
    erased(store, of_round)
    assert notes.noted() == {"andere"}
    assert GuestRows(database, OURS_ONLY).guests() == []


def test_a_round_that_is_open_is_not_erased(store: RoundEndingRows, database: Database) -> None:
    opened, _ = answered_round(database)
    with pytest.raises(RoundNotClosed):
        store.erase(opened.id, TODAY)
    assert rows_of(database, opened)["ballot"] == 13


def test_erasing_is_not_done_while_traces_remain(
    store: RoundEndingRows, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, _ = answered_round(database)
    monkeypatch.setattr(database, "purge_deleted", lambda *_: False)
    with pytest.raises(ErasureDelayed):
        abandon_round(store, opened.id, TODAY)
    monkeypatch.undo()
    assert abandon_round(store, opened.id, TODAY).state is RoundState.ABANDONED


@pytest.mark.parametrize("ends", ["abandoned", "erased"])
def test_links_to_results_and_of_a_committee_go_with_the_round(
    store: RoundEndingRows, database: Database, ends: str
) -> None:
    opened, _ = answered_round(database)
    assert link_kinds(database, opened) == {LinkKind.ROUND, LinkKind.RESULTS}
    if ends == "abandoned":
        abandon_round(store, opened.id, TODAY)
    else:
        finished = closed(database, opened)
        links = PublishedLinkRows(database, OURS_ONLY)
        outside = finished.model_copy(update={"recipients": frozenset(Recipient)})
        make_committee_link(links, KEYS, outside, TODAY, TODAY)
        assert link_kinds(database, opened) >= {LinkKind.RESULTS, LinkKind.COMMITTEE}
        erased(store, opened)
    assert link_kinds(database, opened) == set()


def link_kinds(database: Database, of_round: Round) -> set[LinkKind]:
    table = tables.open_link
    with database.reading(TEST) as connection:
        kinds = connection.execute(select(table.c.kind).where(table.c.target_id == of_round.id)).scalars()
        return {LinkKind(kind) for kind in kinds}
