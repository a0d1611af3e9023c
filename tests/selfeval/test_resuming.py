"""Whoever leaves gets a code that nobody keeps, and comes back with it until the answers are sent."""

import pytest

from networks.links import KeyRing
from selfeval.ballots import ballot_of, keep_answers, send_ballot
from selfeval.errors import AlreadySent, ResumeCodeUnknown
from selfeval.questionnaire import questionnaire_for
from selfeval.resuming import come_back, leave_for_later, resume_code_in
from tests.fakes.ballot_store import BallotsInMemory
from tests.fakes.round_store import Shelves
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, small_round
from tests.fakes.way_in_store import WaysInInMemory

KEYS = KeyRing(b"k" * 32)
QUESTIONNAIRE = questionnaire_for(FRAMEWORK, ("finden",), "fachkraft")


class Person:
    """Somebody who answers in the small round, in one browser after the other."""

    def __init__(self, perspective: str = "fachkraft", shelves: Shelves | None = None) -> None:
        self.shelves = shelves or Shelves(rounds={"runde": small_round()})
        self.ballots = BallotsInMemory(self.shelves, "runde", perspective)
        self.ways_in = WaysInInMemory(self.shelves, "runde", perspective)

    def answer(self, key: str, answers: dict[str, str]) -> None:
        keep_answers(self.ballots, QUESTIONNAIRE, ballot_of(KEYS, "runde", key), answers)

    def leave(self, key: str) -> str:
        return leave_for_later(self.ways_in, KEYS, "runde", key, ballot_of(KEYS, "runde", key).mark)

    def code(self, key: str) -> str:
        code = resume_code_in(KEYS, "runde", key)
        assert code is not None
        return code

    def come_back(self, code: str) -> str:
        return come_back(self.ways_in, self.ballots, KEYS, "runde", code)

    def answers(self, key: str) -> dict[str, str]:
        return self.ballots.answers(ballot_of(KEYS, "runde", key).id)


def test_what_was_answered_is_found_again_by_the_code_and_by_the_old_cookie_no_more() -> None:
    person = Person()
    person.answer("keks", {ITEM: STEPS[0]})
    left = person.leave("keks")
    assert person.answers("keks") == {}
    assert person.answers(person.come_back(person.code(left))) == {ITEM: STEPS[0]}


def test_neither_the_code_nor_the_key_behind_it_is_kept() -> None:
    person = Person()
    person.answer("keks", {ITEM: STEPS[0]})
    left = person.leave("keks")
    assert person.code(left) not in repr(person.shelves)
    assert left not in repr(person.shelves)


def test_asked_again_it_is_the_same_code() -> None:
    person = Person()
    person.answer("keks", {ITEM: STEPS[0]})
    left = person.leave("keks")
    assert person.leave(left) == left
    assert person.answers(left) == {ITEM: STEPS[0]}


def test_a_double_click_gives_one_code_and_loses_nothing() -> None:
    person = Person()
    person.answer("keks", {ITEM: STEPS[0]})
    first = person.leave("keks")
    person.answer("keks", {"finden.ansprache": STEPS[1]})
    assert person.leave("keks") == first
    assert person.answers(first) == {ITEM: STEPS[0], "finden.ansprache": STEPS[1]}


def test_whoever_has_not_answered_yet_can_leave_too() -> None:
    person = Person()
    person.answer("keks", {})
    assert person.come_back(person.code(person.leave("keks")))


def test_after_sending_the_code_leads_to_no_answer_but_to_the_mark() -> None:
    person = Person()
    person.answer("keks", {ITEM: STEPS[0]})
    left = person.leave("keks")
    send_ballot(person.ballots, ballot_of(KEYS, "runde", left))
    back = person.come_back(person.code(left))
    assert person.answers(back) == {}
    assert person.ballots.is_sent(ballot_of(KEYS, "runde", back).mark)


def test_after_sending_nobody_leaves_any_more() -> None:
    person = Person()
    person.answer("keks", {ITEM: STEPS[0]})
    send_ballot(person.ballots, ballot_of(KEYS, "runde", "keks"))
    with pytest.raises(AlreadySent):
        person.leave("keks")


def test_an_unknown_code_finds_nothing() -> None:
    with pytest.raises(ResumeCodeUnknown):
        Person().come_back("ABCD2345")


def test_a_code_does_not_open_the_questionnaire_of_another_perspective() -> None:
    person = Person()
    person.answer("keks", {ITEM: STEPS[0]})
    code = person.code(person.leave("keks"))
    with pytest.raises(ResumeCodeUnknown):
        Person("eltern", person.shelves).come_back(code)


@pytest.mark.parametrize("key", ["keks", "ABCD2345", "ABCD2345.", ".", "ABCD2345.falsch"])
def test_a_cookie_that_was_not_made_by_a_code_holds_none(key: str) -> None:
    assert resume_code_in(KEYS, "runde", key) is None


def test_a_code_of_one_round_is_none_of_another() -> None:
    key = f"ABCD2345.{KEYS.resume_key('runde', 'ABCD2345')}"
    assert resume_code_in(KEYS, "runde", key) == "ABCD2345"
    assert resume_code_in(KEYS, "andere", key) is None
