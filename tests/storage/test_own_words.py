"""What people write is tied to a ballot only until it is sent; few people's words are never read, by nobody."""

import pytest
from sqlalchemy import select

from networks.scopes import BallotScope, NetworkScope, ReviewScope, Scope
from selfeval.ballots import keep_answers, send_ballot
from selfeval.errors import NothingAnswered, RoundNotOpen
from selfeval.model import Round
from selfeval.own_words import Words
from storage import tables
from storage.database import Database
from storage.scoping import OutsideScope
from storage.text_review import ReviewRows
from tests.fakes.small_round import plan
from tests.storage.workspace import (
    OURS,
    TEST,
    add_networks,
    answer,
    answered_round,
    ballots,
    begin,
    closed,
    opened_round,
    questions,
    release_of,
    write,
)


@pytest.fixture
def opened(database: Database) -> Round:
    add_networks(database)
    return opened_round(
        database, *(plan(name).model_copy(update={"asks_texts": True}) for name in ("fachkraft", "eltern"))
    )


def texts_in(database: Database, table: str) -> list[str]:
    with database.reading(TEST) as connection:
        return sorted(connection.execute(select(tables.metadata.tables[table].c.text)).scalars())


def test_words_are_kept_beside_the_answers_until_they_are_sent(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    store = ballots(database, opened)
    keep_answers(store, questions(opened), ballot, {}, {"wege": Words("de", "Mehr Zeit")})
    keep_answers(store, questions(opened), ballot, {}, {"wege": Words("de", "Viel mehr Zeit"), "x": Words("de", "")})
    assert store.words(ballot.id) == {"wege": "Viel mehr Zeit"}
    send_ballot(store, ballot)
    assert store.words(ballot.id) == {}
    assert (texts_in(database, "draft_text"), texts_in(database, "sent_text")) == ([], ["Viel mehr Zeit"])


def test_words_that_were_taken_back_are_gone(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    store = ballots(database, opened)
    for text in ("Mehr Zeit", ""):
        keep_answers(store, questions(opened), ballot, {}, {"wege": Words("de", text)})
    assert texts_in(database, "draft_text") == []


def test_a_ballot_of_words_alone_can_be_sent_and_an_empty_one_cannot(database: Database, opened: Round) -> None:
    write(database, opened, "Mehr Zeit")
    with pytest.raises(NothingAnswered):
        write(database, opened, "")
    assert texts_in(database, "sent_text") == ["Mehr Zeit"]


def test_nothing_ties_sent_words_to_a_ballot_or_to_each_other(database: Database, opened: Round) -> None:
    _, ballot = begin(database, opened)
    store = ballots(database, opened)
    words = {"wege": Words("de", "Eins"), "miteinander": Words("tr", "Iki")}
    keep_answers(store, questions(opened), ballot, {}, words)
    send_ballot(store, ballot)
    with database.reading(TEST) as connection:
        rows = connection.execute(select(tables.sent_text)).mappings().all()
        ids = set(connection.execute(select(tables.ballot.c.ballot_id)).scalars())
    assert {(row["place"], row["language"], row["perspective"]) for row in rows} == {
        ("wege", "de", "eltern"),
        ("miteinander", "tr", "eltern"),
    }
    assert len({row["text_id"] for row in rows} | ids | {ballot.id}) == 4


def test_nobody_reads_sent_words_while_a_round_is_open(database: Database, opened: Round) -> None:
    scopes: list[Scope] = [NetworkScope.of(OURS), BallotScope(OURS, opened.id, "eltern"), ReviewScope(OURS, opened.id)]
    for scope in scopes:
        with database.reading(scope) as connection, pytest.raises(OutsideScope):
            connection.execute(select(tables.sent_text))


def test_at_closing_the_words_of_ten_people_go_to_be_looked_through(database: Database, opened: Round) -> None:
    for number in range(10):
        write(database, opened, f"Satz {number}")
    for number in range(9):
        write(database, opened, f"Wenige {number}", "fachkraft")
    closed(database, opened)
    assert release_of(database, opened)[0].sent == {"fachkraft": 9, "eltern": 10}
    review = ReviewRows(database, ReviewScope(OURS, opened.id)).texts()
    assert sorted(one.text for one in review) == [f"Satz {number}" for number in range(10)]
    assert (texts_in(database, "sent_text"), texts_in(database, "draft_text")) == ([], [])


def test_ratings_count_towards_the_ten_whose_words_are_read(database: Database, opened: Round) -> None:
    for _ in range(9):
        answer(database, opened)
    write(database, opened, "Mehr Zeit")
    closed(database, opened)
    assert texts_in(database, "text_in_review") == ["Mehr Zeit"]


def test_words_that_the_plan_does_not_ask_for_are_never_read(database: Database) -> None:
    add_networks(database)
    opened, _ = answered_round(database, {"eltern": 12})
    write(database, opened, "Ungefragt")
    closed(database, opened)
    assert texts_in(database, "text_in_review") == []


def test_what_was_written_and_not_sent_goes_at_closing(database: Database, opened: Round) -> None:
    for _ in range(12):
        answer(database, opened)
    _, ballot = begin(database, opened)
    keep_answers(ballots(database, opened), questions(opened), ballot, {}, {"wege": Words("de", "Unfertig")})
    closed(database, opened)
    assert texts_in(database, "text_in_review") == []
    assert texts_in(database, "draft_text") == []
    with pytest.raises(RoundNotOpen):
        keep_answers(ballots(database, opened), questions(opened), ballot, {}, {"wege": Words("de", "Zu spät")})


def test_words_of_perspectives_that_are_shown_together_name_the_group_only(database: Database) -> None:
    add_networks(database)
    leading = plan("fachkraft").model_copy(update={"asks_texts": True})
    joined = plan("ehrenamt").model_copy(update={"asks_texts": True, "shown_with": "fachkraft"})
    opened = opened_round(database, leading, joined)
    for perspective, people in (("fachkraft", 8), ("ehrenamt", 2)):
        for number in range(people):
            write(database, opened, f"Satz {number}", perspective)
    closed(database, opened)
    texts = ReviewRows(database, ReviewScope(OURS, opened.id)).texts()
    assert (len(texts), {one.perspective for one in texts}) == (10, {"fachkraft"})
