"""Codes are kept as fingerprints, made all or none, and deleted with the ballots of their round."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from networks.links import Link, LinkKind
from networks.scopes import LinkScope
from selfeval.ballots import keep_answers, new_ballot_key, send_ballot
from selfeval.codes import Code, make_codes
from selfeval.errors import AlreadySent, RoundNotOpen
from selfeval.model import Round
from storage import tables
from storage.codes import CodeRows
from storage.database import Database
from storage.links import LinkRows
from storage.rounds import RoundRows
from tests.fakes.small_round import ITEM, plan
from tests.storage.workspace import (
    CODES,
    KEYS,
    OURS_ONLY,
    TEST,
    add_networks,
    ballot_by_code,
    ballots,
    closed,
    codes_for,
    opened_round,
    questions,
    ways_in,
)


@pytest.fixture
def opened(database: Database) -> Round:
    add_networks(database)
    return opened_round(database, plan("fachkraft"), CODES)


def behind(database: Database, secret: str) -> Link | None:
    fingerprint = KEYS.fingerprint(secret)
    return LinkRows(database, LinkScope(fingerprint)).link(fingerprint)


def send(database: Database, of_round: Round, code: Code) -> bool:
    """Let somebody answer by a code in a new browser, and say whether it was the first time."""
    ballot = ballot_by_code(database, of_round, code, new_ballot_key())
    store = ballots(database, of_round)
    try:
        keep_answers(store, questions(of_round), ballot, {ITEM: "trifft-zu"})
        send_ballot(store, ballot)
    except AlreadySent:
        return False
    return True


def sent(database: Database, of_round: Round) -> dict[str, int]:
    return RoundRows(database, OURS_ONLY).sent_counts(of_round.id)


def test_both_ways_of_a_code_lead_to_its_perspective(database: Database, opened: Round) -> None:
    (code,) = codes_for(database, opened, 1)
    for secret, kind in ((code.token, LinkKind.ONE_TIME), (code.typed, LinkKind.TYPED)):
        link = behind(database, secret)
        assert link is not None
        assert (link.kind, link.target_id, link.perspective, link.open) == (kind, opened.id, "eltern", True)


def test_a_perspective_with_codes_has_no_open_link(database: Database, opened: Round) -> None:
    with database.reading(TEST) as connection:
        links = [Link.model_validate(dict(row)) for row in connection.execute(select(tables.open_link)).mappings()]
    assert [link.perspective for link in links if link.kind is LinkKind.ROUND] == ["fachkraft"]


def test_codes_are_counted_by_perspective(database: Database, opened: Round) -> None:
    codes_for(database, opened, 3)
    codes_for(database, opened, 4)
    store = CodeRows(database, OURS_ONLY)
    assert (store.made(opened.id, "eltern"), store.made(opened.id, "fachkraft")) == (7, 0)


def test_of_a_batch_with_a_taken_code_nothing_is_kept(database: Database, opened: Round) -> None:
    (code,) = codes_for(database, opened, 1)
    taken = behind(database, code.token)
    assert taken is not None
    new = taken.model_copy(update={"fingerprint": "neu"})
    store = CodeRows(database, OURS_ONLY)
    assert not store.add([new, taken], taken.model_copy(update={"fingerprint": "spaet"}), b"x")
    assert store.made(opened.id, "eltern") == 1


def test_the_key_of_a_round_is_made_once(database: Database, opened: Round) -> None:
    codes_for(database, opened, 1)
    first = ways_in(database, opened).round_key()
    codes_for(database, opened, 1)
    assert first is not None
    assert len(first) == 32
    assert ways_in(database, opened).round_key() == first


def test_two_hundred_who_send_by_one_code_at_once_count_once(database: Database, opened: Round) -> None:
    (code,) = codes_for(database, opened, 1)
    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(lambda _: send(database, opened, code), range(200)))
    assert sum(outcomes) == 1
    assert sent(database, opened) == {"eltern": 1}


def test_every_code_counts_on_its_own(database: Database, opened: Round) -> None:
    codes = codes_for(database, opened, 3)
    assert all(send(database, opened, code) for code in codes)
    assert sent(database, opened) == {"eltern": 3}


def test_closing_leaves_nothing_of_codes_and_keeps_those_of_another_round(database: Database, opened: Round) -> None:
    other = opened_round(database, CODES, title="Eine andere Runde")
    (ours,), (theirs,) = codes_for(database, opened, 1), codes_for(database, other, 1)
    closed(database, opened)
    assert behind(database, ours.token) is None
    assert behind(database, ours.typed) is None
    assert behind(database, theirs.typed) is not None
    assert ways_in(database, opened).round_key() is None
    assert ways_in(database, other).round_key() is not None


def test_a_closed_round_gets_no_codes(database: Database, opened: Round) -> None:
    closed(database, opened)
    with pytest.raises(RoundNotOpen):
        make_codes(CodeRows(database, OURS_ONLY), KEYS, opened, "eltern", 1)


def test_no_row_tells_which_link_and_which_typed_code_are_of_one_slip(database: Database, opened: Round) -> None:
    codes_for(database, opened, 10)
    with database.reading(TEST) as connection:
        rows = connection.execute(select(tables.open_link)).mappings().all()
    codes = [dict(row) for row in rows if row["kind"] in (LinkKind.ONE_TIME, LinkKind.TYPED)]
    assert [row["fingerprint"] for row in codes] == sorted(row["fingerprint"] for row in codes)
    same = [{name: value for name, value in row.items() if name not in ("fingerprint", "kind")} for row in codes]
    assert len(codes) == 20
    assert all(row == same[0] for row in same)
