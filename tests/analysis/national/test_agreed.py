"""What is agreed about which criteria, and what became of it, without showing few places."""

from datetime import date, timedelta

from analysis.handed_in import Facts, HandedIn, HandedInAgreement
from analysis.national.agreed import Agreed, agreed
from dialogues.agreement_model import AgreementState
from tests.fakes.handed_in import handed_in

TODAY = date(2026, 11, 21)
ORDER = ("finden", "sprache", "absprachen")


def one(criterion: str, state: AgreementState = AgreementState.OPEN, due: int = 10) -> HandedInAgreement:
    return HandedInAgreement(criterion_id=criterion, state=state, agreed_on=TODAY, due_on=TODAY + timedelta(due))


def world(*each: tuple[int, tuple[HandedInAgreement, ...]]) -> tuple[list[HandedIn], dict[str, Facts]]:
    held, facts = [], {}
    for kind, (count, agreements) in enumerate(each):
        for number in range(count):
            release = handed_in(f"{kind}-{number}")
            held.append(release)
            facts[release.release_id] = Facts(agreements=agreements)
    return held, facts


def test_four_places_tell_nothing() -> None:
    assert agreed(*world((4, (one("finden"),)), (3, ())), ORDER, TODAY) is None


def test_what_became_of_agreements_is_counted_by_criterion() -> None:
    done, dropped = one("finden", AgreementState.DONE), one("finden", AgreementState.DROPPED)
    late, early = one("finden", AgreementState.UNDER_WAY, -1), one("finden", AgreementState.OPEN, 0)
    found = agreed(*world((5, (done, dropped, late, early))), ORDER, TODAY)
    assert found is not None
    assert found.total == Agreed(None, 5, 20, 5, 5, 5)
    assert found.total.under_way == 5
    assert found.criteria == (Agreed("finden", 5, 20, 5, 5, 5),)
    assert found.others is None


def test_a_criterion_of_few_places_stands_in_a_rest_that_is_not_few_either() -> None:
    found = agreed(*world((9, (one("sprache"),)), (6, (one("absprachen"),)), (2, (one("finden"),))), ORDER, TODAY)
    assert found is not None
    assert [part.criterion_id for part in found.criteria] == ["sprache"]
    assert found.others == Agreed(None, 8, 8, 0, 0, 0)
    assert found.total.agreements == 17


def test_a_criterion_that_the_framework_does_not_have_stands_in_the_rest() -> None:
    found = agreed(*world((6, (one("x-ort"), one("finden")))), ORDER, TODAY)
    assert found is not None
    assert [part.criterion_id for part in found.criteria] == ["finden"]
    assert found.others == Agreed(None, 6, 6, 0, 0, 0)


def test_several_rounds_of_one_place_are_one_place() -> None:
    held, facts = world((5, (one("finden"),)))
    again = handed_in("0-0", closed_on=date(2026, 3, 1))
    found = agreed([*held, again], facts | {again.release_id: facts["0-0-20261121"]}, ORDER, TODAY)
    assert found is not None
    assert (found.total.places, found.total.agreements) == (5, 6)
