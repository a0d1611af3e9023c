"""Agreements stand on the time axis with the days that people remember."""

from datetime import date

from analysis.agreement_marks import MarkKind, agreement_marks
from analysis.earlier_rounds import Chain
from dialogues.agreement_model import Agreement, AgreementState, Resolution, StatusChange
from tests.exports.report.example import AGREEMENT

CHAIN = Chain("netz", None, "kleiner-rahmen", (), frozenset({"runde"}))
SPRING, SUMMER, AUTUMN, WINTER = (date(2027, month, 1) for month in (3, 6, 9, 12))


def agreed(*steps: tuple[date, AgreementState], **more: object) -> Agreement:
    history = tuple(StatusChange(on=on, state=state) for on, state in steps)
    return AGREEMENT.model_copy(update={"due_on": AUTUMN, "history": history, **more})


def days(*agreements: Agreement) -> list[tuple[date, MarkKind, int]]:
    return [(mark.on, mark.kind, mark.number) for mark in agreement_marks(agreements, CHAIN, {"finden"})]


def test_what_is_under_way_shows_when_it_was_agreed_and_until_when() -> None:
    steps = (SPRING, AgreementState.OPEN), (SUMMER, AgreementState.UNDER_WAY)
    assert days(agreed(*steps)) == [(SPRING, MarkKind.AGREED, 1), (AUTUMN, MarkKind.DUE, 1)]


def test_the_end_is_the_day_on_which_it_was_last_done_or_dropped() -> None:
    again = agreed(
        (SPRING, AgreementState.DONE),
        (SUMMER, AgreementState.OPEN),
        (AUTUMN, AgreementState.DONE),
        (WINTER, AgreementState.DONE),
    )
    assert (AUTUMN, MarkKind.DONE, 1) in days(again)
    assert not [one for one in days(again) if one[0] == WINTER]
    dropped = agreed((SPRING, AgreementState.OPEN), (SUMMER, AgreementState.DROPPED))
    assert (SUMMER, MarkKind.DROPPED, 1) in days(dropped)


def test_the_decision_of_a_body_has_its_day() -> None:
    decided = agreed((SPRING, AgreementState.OPEN), resolution=Resolution(on=SUMMER, result="Angenommen."))
    assert (SUMMER, MarkKind.RESOLVED, 1) in days(decided)


def test_several_are_told_apart_by_a_number_in_the_order_in_which_they_were_agreed() -> None:
    later = agreed((SUMMER, AgreementState.OPEN), id="v2")
    earlier = agreed((SPRING, AgreementState.OPEN), id="v1")
    assert [(on, number) for on, kind, number in days(later, earlier) if kind is MarkKind.AGREED] == [
        (SPRING, 1),
        (SUMMER, 2),
    ]


def test_other_criteria_and_other_chains_have_marks_of_their_own() -> None:
    step = (SPRING, AgreementState.OPEN)
    assert days(agreed(step, criterion_id="sprache"), agreed(step, round_id="anderswo")) == []
