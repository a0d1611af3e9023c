"""Papers that came after closing make a further part when they are enough, beside all others and added to none."""

import pytest

from selfeval.errors import AnswerNotOffered, BatchTooSmall, DisclosureRefused, RoundNotClosed, SheetUnknown
from selfeval.late import keep_late, papers_needed, release_late, take_back_late
from selfeval.matrix import Submission
from selfeval.model import Mode, PerspectivePlan, RoundState
from selfeval.questionnaire import questionnaire_for
from selfeval.release import LedgerEntry, PartKind, Reach, Release, ReleasePart, Shown
from selfeval.results import read_results
from tests.fakes.late_store import LateInMemory
from tests.fakes.round_store import Shelves
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan, small_round

ASKED = questionnaire_for(FRAMEWORK, ("finden",), "eltern")
MIXED = [STEPS[0], STEPS[0], STEPS[2], STEPS[2], STEPS[3]]


def late(*plans: PerspectivePlan, state: RoundState = RoundState.CLOSED) -> LateInMemory:
    closed = small_round(*plans).model_copy(update={"state": state})
    part = ReleasePart(round_id="runde", network_id="netz", number=1, kind=PartKind.FIGURES, released_on=TODAY)
    return LateInMemory(Shelves(rounds={"runde": closed}, parts=[part]), "runde")


def bring(store: LateInMemory, answers: list[str]) -> LateInMemory:
    for answer in answers:
        keep_late(store, ASKED, {ITEM: answer})
    return store


def released(store: LateInMemory) -> dict[Reach, Shown]:
    part = release_late(store, "runde", "eltern", TODAY, lambda _: None)
    return {figure.reach: figure.shown for figure in part.figures if figure.item_id == ITEM}


def test_a_batch_of_k_is_shown_inside_and_one_of_ten_outside_too() -> None:
    assert released(bring(late(), MIXED)) == {Reach.INTERNAL: Shown.FULL, Reach.PUBLIC: Shown.HIDDEN}
    assert released(bring(late(), MIXED * 2)) == {Reach.INTERNAL: Shown.FULL, Reach.PUBLIC: Shown.FULL}


def test_a_smaller_batch_is_refused_and_kept() -> None:
    store = bring(late(), MIXED[:4])
    with pytest.raises(BatchTooSmall):
        released(store)
    assert store.count() == 4


def test_a_paper_is_taken_back_by_its_number_until_it_is_released() -> None:
    store = bring(late(), MIXED)
    number = keep_late(store, ASKED, {ITEM: STEPS[0]})
    take_back_late(store, number)
    assert store.count() == 5
    with pytest.raises(SheetUnknown):
        take_back_late(store, number)
    released(store)
    with pytest.raises(SheetUnknown):
        take_back_late(store, number - 1)


def test_numbers_of_a_batch_do_not_come_again_after_its_release() -> None:
    store = late()
    first = keep_late(store, ASKED, {ITEM: STEPS[0]}, parts=1)
    assert keep_late(store, ASKED, {ITEM: STEPS[0]}, parts=2) > first + 1


def test_a_raised_k_holds_for_a_batch_too() -> None:
    with pytest.raises(BatchTooSmall):
        released(bring(late(plan("eltern", k=6)), MIXED))


def test_whoever_answers_openly_needs_no_number_but_at_least_one_paper() -> None:
    openly = plan("eltern", Mode.DECLARED)
    assert papers_needed(openly) == 1
    assert released(bring(late(openly), MIXED[:1]))[Reach.INTERNAL] is Shown.FULL
    with pytest.raises(BatchTooSmall):
        released(late(openly))


def test_a_batch_speaks_of_its_own_people_and_is_in_no_level() -> None:
    store = bring(late(), MIXED)
    part = release_late(store, "runde", "eltern", TODAY, lambda _: None)
    assert {figure.group for figure in part.figures} == {"eltern"}
    assert [entry.cells for _, entry in store.shelves.ledger] == [{"eltern+2": 5}]
    assert (part.kind, part.number, part.sent, part.modes) == (PartKind.LATE, 2, {"eltern": 5}, {"eltern": "anonymous"})


def test_a_batch_is_checked_together_with_everything_granted_before() -> None:
    store = bring(late(), MIXED)
    store.shelves.ledger.append(("runde", LedgerEntry(ITEM, "intern:x", {"eltern+2": 5, "eltern": 2})))
    with pytest.raises(DisclosureRefused):
        released(store)
    assert store.count() == 5


def test_what_the_questionnaire_does_not_offer_is_no_answer_on_paper_either() -> None:
    with pytest.raises(AnswerNotOffered):
        keep_late(late(), ASKED, {ITEM: "vielleicht"})


def test_while_a_round_is_open_no_paper_is_late() -> None:
    with pytest.raises(RoundNotClosed):
        bring(late(state=RoundState.OPEN), MIXED)


def test_a_perspective_that_takes_no_part_has_no_batch() -> None:
    with pytest.raises(BatchTooSmall):
        release_late(bring(late(), MIXED), "runde", "leitung", TODAY, lambda _: None)


def test_papers_of_perspectives_that_are_shown_together_make_one_batch_and_never_one_alone() -> None:
    joined = plan("ehrenamt", k=7).model_copy(update={"shown_with": "fachkraft"})
    store = late(plan("fachkraft"), joined)
    store.papers = {"fachkraft": [Submission({ITEM: answer}) for answer in MIXED]}
    with pytest.raises(BatchTooSmall) as caught:
        release_late(store, "runde", "fachkraft", TODAY, lambda _: None)
    assert caught.value.data == {"count": 5, "k": 7}
    store.papers["ehrenamt"] = [Submission({ITEM: answer}) for answer in MIXED[1:4]]
    part = release_late(store, "runde", "ehrenamt", TODAY, lambda _: None)
    assert part.sent == {"fachkraft": 5, "ehrenamt": 3}
    assert {(figure.group, figure.members) for figure in part.figures if figure.item_id == ITEM} == {
        ("fachkraft", ("fachkraft", "ehrenamt"))
    }
    assert {tuple(entry.cells.items()) for _, entry in store.shelves.ledger} >= {
        (("fachkraft+2", 5), ("ehrenamt+2", 3)),
    }
    (batch,) = read_results(store.shelves.rounds["runde"], FRAMEWORK, Release((part, part)), Reach.INTERNAL).late[:1]
    assert (batch.sent, batch.perspectives) == ({"fachkraft": 8}, ("fachkraft",))
    assert batch.framework.perspective("fachkraft").label == "Fachkräfte / Ehrenamt"
