"""Papers that came after closing wait for their number and then stand beside what was released before."""

import pytest
from sqlalchemy import func, select

from networks.scopes import BallotScope
from selfeval.errors import BatchTooSmall, RoundNotClosed, SheetUnknown
from selfeval.late import keep_late, release_late, take_back_late
from selfeval.model import Round
from selfeval.release import PartKind, Reach
from storage import tables
from storage.closing import ClosingRows
from storage.database import Database
from storage.late import LateReleaseRows, LateRows
from storage.matrices import read_matrices
from tests.fakes.small_round import ITEM, TODAY, plan
from tests.storage.workspace import (
    OURS,
    TEST,
    add_networks,
    answered_round,
    closed,
    draft_round,
    opened_round,
    questions,
    release_of,
)


@pytest.fixture
def of_round(database: Database) -> Round:
    add_networks(database)
    opened, _ = answered_round(database)
    return closed(database, opened)


def late(database: Database, of_round: Round, perspective: str = "eltern") -> LateRows:
    return LateRows(database, BallotScope(OURS, of_round.id, perspective))


def numbered(database: Database) -> list[int]:
    with database.reading(TEST) as connection:
        return sorted(connection.execute(select(tables.paper_sheet.c.number)).scalars())


def test_a_late_paper_has_a_number_by_which_it_is_taken_back(database: Database, of_round: Round) -> None:
    bring(database, of_round, *FIVE[:3])
    assert numbered(database) == [1001, 1002, 1003]
    take_back_late(late(database, of_round), 1002)
    assert (late(database, of_round).count(), numbered(database)) == (2, [1001, 1003])
    assert left(database) == [2, 2]
    with pytest.raises(SheetUnknown):
        take_back_late(late(database, of_round), 1002)
    with pytest.raises(SheetUnknown):
        take_back_late(late(database, of_round, "fachkraft"), 1001)


def test_after_its_release_no_number_leads_to_a_late_paper(database: Database, of_round: Round) -> None:
    bring(database, of_round, *FIVE)
    bring(database, of_round, "trifft-zu", perspective="fachkraft")
    release(database, of_round)
    assert numbered(database) == [1001]
    with pytest.raises(SheetUnknown):
        take_back_late(late(database, of_round), 1001)
    assert late(database, of_round, "fachkraft").count() == 1


def bring(database: Database, of_round: Round, *steps: str, perspective: str = "eltern") -> None:
    for step in steps:
        keep_late(late(database, of_round, perspective), questions(of_round, perspective), {ITEM: step})


def left(database: Database) -> list[int]:
    with database.reading(TEST) as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (tables.ballot, tables.rating)
        ]


FIVE = ("trifft-zu", "trifft-zu", "trifft-wenig-zu", "trifft-wenig-zu", "weiss-nicht", "trifft-zu", "trifft-wenig-zu")


def release(database: Database, of_round: Round, perspective: str = "eltern") -> None:
    release_late(LateReleaseRows(database, TEST), of_round.id, perspective, TODAY, lambda _: None)


def test_late_papers_are_only_counted(database: Database, of_round: Round) -> None:
    before = release_of(database, of_round)
    bring(database, of_round, *FIVE[:3])
    assert (late(database, of_round).count(), late(database, of_round, "fachkraft").count()) == (3, 0)
    assert release_of(database, of_round) == before


def test_too_few_late_papers_stay_where_they_are(database: Database, of_round: Round) -> None:
    bring(database, of_round, *FIVE[:4])
    with pytest.raises(BatchTooSmall) as caught:
        release(database, of_round)
    assert caught.value.data == {"count": 4, "k": 5}
    assert late(database, of_round).count() == 4


def test_a_late_batch_is_a_part_of_its_own_and_its_papers_are_gone(database: Database, of_round: Round) -> None:
    bring(database, of_round, *FIVE)
    bring(database, of_round, "trifft-zu", perspective="fachkraft")
    before = release_of(database, of_round)
    release(database, of_round)
    first, batch = release_of(database, of_round)
    assert [first] == before
    assert (batch.number, batch.kind, batch.sent) == (2, PartKind.LATE, {"eltern": 7})
    shown = {one.reach: one.answered for one in batch.figures if one.item_id == ITEM}
    assert shown == {Reach.INTERNAL: 7, Reach.PUBLIC: None}
    assert {one.group for one in batch.figures} == {"eltern"}
    assert (late(database, of_round).count(), late(database, of_round, "fachkraft").count()) == (0, 1)
    assert left(database) == [1, 1]


def test_a_late_batch_has_its_own_matrix_and_its_people_a_name_of_their_own(
    database: Database, of_round: Round
) -> None:
    bring(database, of_round, *FIVE)
    release(database, of_round)
    with database.reading(TEST) as connection:
        [(_, matrix)] = read_matrices(connection, tables.round_matrix.c.part == 2)
    assert matrix.people == 7
    granted = [entry for entry in ClosingRows(database, TEST).ledger(of_round.id) if "eltern+2" in entry.cells]
    assert [(entry.view, entry.cells) for entry in granted] == [("intern:perspective:eltern+2", {"eltern+2": 7})]


def test_a_second_batch_stands_beside_the_first(database: Database, of_round: Round) -> None:
    for _ in range(2):
        bring(database, of_round, *FIVE)
        release(database, of_round)
    assert [part.number for part in release_of(database, of_round)] == [1, 2, 3]


def test_a_batch_without_papers_is_none(database: Database, of_round: Round) -> None:
    with pytest.raises(BatchTooSmall):
        release(database, of_round)
    with pytest.raises(BatchTooSmall):
        release(database, of_round, "leitung")


def test_while_a_round_is_not_closed_no_paper_is_late(database: Database) -> None:
    add_networks(database)
    for of_round in (draft_round(database), opened_round(database)):
        with pytest.raises(RoundNotClosed):
            bring(database, of_round, "trifft-zu")
        with pytest.raises(RoundNotClosed):
            release(database, of_round)
        assert late(database, of_round).count() == 0
    assert left(database) == [0, 0]


def test_papers_of_perspectives_that_are_shown_together_are_counted_and_deleted_together(database: Database) -> None:
    add_networks(database)
    joined = plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"})
    together = closed(database, opened_round(database, plan("fachkraft"), joined, plan("eltern")))
    bring(database, together, *FIVE[:3], perspective="fachkraft")
    bring(database, together, *FIVE[3:5], perspective="ehrenamt")
    bring(database, together, FIVE[0])
    release(database, together, "ehrenamt")
    batch = release_of(database, together)[-1]
    assert batch.sent == {"fachkraft": 3, "ehrenamt": 2}
    assert {figure.group for figure in batch.figures} == {"fachkraft"}
    assert left(database) == [1, 1]
