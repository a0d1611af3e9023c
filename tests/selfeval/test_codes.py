"""A code is shown once, works once by link or by typing, and what is kept of it leads nowhere."""

import pytest

from networks.links import KeyRing, LinkKind
from qualitaetsrahmen.snapshot import pin
from selfeval.ballots import Ballot, ballot_of, keep_answers, send_ballot
from selfeval.closing import close_round
from selfeval.codes import MOST_AT_ONCE, MOST_CODES, Code, codes_left, make_codes, mark_of_code
from selfeval.errors import AlreadySent, CodesNotPlanned, RoundNotOpen, TooManyCodes
from selfeval.model import Mode, PerspectivePlan, Round, RoundState, WayIn
from selfeval.questionnaire import questionnaire_for
from tests.fakes.ballot_store import BallotsInMemory
from tests.fakes.closing_store import ClosingInMemory
from tests.fakes.code_store import CodesInMemory
from tests.fakes.round_store import Shelves
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan, small_round
from tests.fakes.way_in_store import WaysInInMemory

KEYS = KeyRing(b"k" * 32)
BY_CODE = PerspectivePlan(perspective="eltern", way_in=WayIn.CODES)
OPEN = small_round(plan("fachkraft"), BY_CODE)


@pytest.fixture
def shelves() -> Shelves:
    return Shelves(rounds={OPEN.id: OPEN})


def made(shelves: Shelves, count: int = 3) -> list[Code]:
    return make_codes(CodesInMemory(shelves), KEYS, OPEN, "eltern", count)


def ballot(shelves: Shelves, code: Code, cookie: str) -> Ballot:
    """Somebody's ballot behind a code, in the browser with this cookie."""
    mark = mark_of_code(WaysInInMemory(shelves, OPEN.id, "eltern"), KEYS, OPEN.id, code.typed)
    assert mark is not None
    return Ballot(ballot_of(KEYS, OPEN.id, cookie).id, mark)


def send(shelves: Shelves, code: Code, cookie: str) -> None:
    store = BallotsInMemory(shelves, OPEN.id, "eltern")
    mine = ballot(shelves, code, cookie)
    keep_answers(store, questionnaire_for(FRAMEWORK, OPEN.criteria, "eltern"), mine, {ITEM: STEPS[0]})
    send_ballot(store, mine)


def test_every_person_gets_a_link_and_a_code_of_their_own(shelves: Shelves) -> None:
    codes = made(shelves, 50)
    assert len({code.token for code in codes}) == len({code.typed for code in codes}) == 50
    assert {len(code.token) for code in codes} == {26}
    assert {len(code.typed) for code in codes} == {8}


def test_neither_link_nor_code_is_kept(shelves: Shelves) -> None:
    codes = made(shelves)
    kept = repr(shelves)
    assert not any(secret in kept for code in codes for secret in (code.token, code.typed))


def test_each_code_lets_in_by_two_ways_that_are_kept_apart(shelves: Shelves) -> None:
    codes = made(shelves, 2)
    kinds = {
        (KEYS.fingerprint(code.token), KEYS.fingerprint(code.typed)): tuple(
            shelves.codes[KEYS.fingerprint(secret)].kind for secret in (code.token, code.typed)
        )
        for code in codes
    }
    assert set(kinds.values()) == {(LinkKind.ONE_TIME, LinkKind.TYPED)}
    order = [link for link in shelves.codes if shelves.codes[link].kind is not LinkKind.ROUND]
    assert order == sorted(order)


def test_the_link_that_stands_for_late_forms_lets_nobody_in(shelves: Shelves) -> None:
    made(shelves)
    (late,) = [link for link in shelves.codes.values() if link.kind is LinkKind.ROUND]
    assert not late.open


def test_a_code_that_is_taken_is_never_given_out_twice(shelves: Shelves) -> None:
    codes = make_codes(CodesInMemory(shelves, taken=2), KEYS, OPEN, "eltern", 4)
    assert len(codes) == 4
    assert all(KEYS.fingerprint(code.token) in shelves.codes for code in codes)


def test_link_and_typed_code_of_one_slip_count_once(shelves: Shelves) -> None:
    (code,) = made(shelves, 1)
    assert KEYS.typed_code(code.token) == code.typed
    send(shelves, code, "am Handy")
    with pytest.raises(AlreadySent):
        send(shelves, code, "am Computer")
    assert sum(one.sent for one in shelves.ballots.values()) == 1


def test_later_codes_leave_marks_under_the_same_key_of_the_round(shelves: Shelves) -> None:
    (first,) = made(shelves, 1)
    before = ballot(shelves, first, "keks").mark
    made(shelves, 1)
    assert ballot(shelves, first, "keks").mark == before


def test_another_round_has_another_key_and_so_other_marks(shelves: Shelves) -> None:
    assert KEYS.code_mark("runde", b"a" * 32, "ABCD2345") != KEYS.code_mark("runde", b"b" * 32, "ABCD2345")


def test_after_closing_no_code_and_no_key_is_left(shelves: Shelves) -> None:
    made(shelves)
    closing = ClosingInMemory(shelves)
    closing.begin_closing(OPEN.id, TODAY)
    closing.erase_ballots(OPEN.id)
    assert (shelves.codes, shelves.round_keys, shelves.marks) == ({}, {}, set())
    assert mark_of_code(WaysInInMemory(shelves, OPEN.id, "eltern"), KEYS, OPEN.id, "ABCD2345") is None


@pytest.mark.parametrize("count", [0, -1, MOST_AT_ONCE + 1])
def test_no_more_codes_than_can_be_cut_up_are_made_at_once(shelves: Shelves, count: int) -> None:
    with pytest.raises(TooManyCodes) as refused:
        made(shelves, count)
    assert refused.value.data == {"count": count, "left": MOST_AT_ONCE}


def test_all_batches_together_have_a_bound(shelves: Shelves) -> None:
    for _ in range(MOST_CODES // MOST_AT_ONCE):
        made(shelves, MOST_AT_ONCE)
    assert codes_left(CodesInMemory(shelves), OPEN, "eltern") == 0
    with pytest.raises(TooManyCodes):
        made(shelves, 1)


@pytest.mark.parametrize(
    "plans",
    [
        (plan("eltern"),),
        (plan("fachkraft"),),
        (PerspectivePlan(perspective="eltern", mode=Mode.CONSENSUS, body="Beirat", way_in=WayIn.CODES),),
    ],
    ids=["by an open link", "not asked", "as one body"],
)
def test_only_who_comes_in_by_codes_gets_codes(shelves: Shelves, plans: tuple[PerspectivePlan, ...]) -> None:
    other = small_round(*plans)
    with pytest.raises(CodesNotPlanned):
        make_codes(CodesInMemory(shelves), KEYS, other, "eltern", 1)


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.CLOSING, RoundState.CLOSED])
def test_codes_are_made_for_an_open_round_only(shelves: Shelves, state: RoundState) -> None:
    other: Round = OPEN.model_copy(update={"state": state})
    with pytest.raises(RoundNotOpen):
        make_codes(CodesInMemory(shelves), KEYS, other, "eltern", 1)


def test_a_closed_round_counts_each_code_once(shelves: Shelves) -> None:
    shelves.snapshots[OPEN.framework_sha256] = pin(FRAMEWORK)
    for number, code in enumerate(made(shelves, 6)):
        send(shelves, code, f"keks-{number}")
    close_round(ClosingInMemory(shelves), OPEN.id, TODAY, lambda _: None)
    assert shelves.parts[0].sent["eltern"] == 6
