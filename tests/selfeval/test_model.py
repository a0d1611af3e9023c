"""A round whose plan does not hold together never comes to be."""

import pytest
from pydantic import ValidationError

from networks.model import Sector
from selfeval.errors import RoundPlanInvalid
from selfeval.model import K_INTERNAL, K_PUBLIC, Mode, PerspectivePlan, Recipient, Round
from tests.fakes.small_round import plan, small_round


def remade(of_round: Round, **changes: object) -> Round:
    return Round.model_validate(of_round.model_dump() | changes)


def test_k_is_five_inside_and_ten_outside() -> None:
    assert (K_INTERNAL, K_PUBLIC) == (5, 10)


@pytest.mark.parametrize("k", [4, 0, 51])
def test_k_can_be_raised_but_never_below_five(k: int) -> None:
    with pytest.raises(ValidationError):
        PerspectivePlan(perspective="eltern", k=k)
    assert PerspectivePlan(perspective="eltern", k=8).k == 8


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("twice", {"plans": (plan("eltern"), plan("eltern", Mode.DECLARED))}),
        ("twice", {"criteria": ("finden", "finden")}),
        ("network_left_out", {"recipients": frozenset({Recipient.NZFH})}),
        ("body_missing", {"plans": (PerspectivePlan(perspective="leitung", mode=Mode.CONSENSUS),)}),
    ],
)
def test_a_plan_that_does_not_hold_together_says_where(reason: str, changes: dict[str, object]) -> None:
    with pytest.raises(RoundPlanInvalid) as caught:
        remade(small_round(), **changes)
    assert caught.value.data == {"reason": reason}


@pytest.mark.parametrize("changes", [{"plans": ()}, {"criteria": ()}, {"title": " "}, {"farbe": "blau"}])
def test_a_round_asks_somebody_about_something_and_has_a_title(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        remade(small_round(), **changes)


def test_only_the_anonymous_are_protected_and_a_body_needs_no_link() -> None:
    assert [plan("x", mode).is_anonymous for mode in Mode] == [True, False, False]
    assert [plan("x", mode).has_link for mode in Mode] == [True, True, False]


def test_a_perspective_that_takes_no_part_has_no_plan() -> None:
    assert small_round().plan("leitung") is None


def test_the_sectors_add_up_to_the_number_of_those_invited() -> None:
    by_sector = {Sector.HEALTH: 3, Sector.YOUTH_WELFARE: 4}
    assert PerspectivePlan(perspective="fachkraft", invited=7, invited_by_sector=by_sector).invited == 7
    with pytest.raises(RoundPlanInvalid) as caught:
        PerspectivePlan(perspective="fachkraft", invited=8, invited_by_sector=by_sector)
    assert caught.value.data == {"reason": "sectors_do_not_add_up"}


def joined(perspective: str, leading: str, mode: Mode = Mode.ANONYMOUS) -> PerspectivePlan:
    return PerspectivePlan(perspective=perspective, mode=mode, shown_with=leading)


@pytest.mark.parametrize(
    "plans",
    [
        (PerspectivePlan(perspective="fachkraft"), joined("ehrenamt", "leitung")),
        (PerspectivePlan(perspective="fachkraft"), joined("ehrenamt", "fachkraft", Mode.DECLARED)),
        (PerspectivePlan(perspective="fachkraft", mode=Mode.DECLARED), joined("ehrenamt", "fachkraft")),
        (joined("fachkraft", "ehrenamt"), joined("ehrenamt", "fachkraft")),
    ],
)
def test_only_anonymous_perspectives_of_the_round_are_shown_together(plans: tuple[PerspectivePlan, ...]) -> None:
    with pytest.raises(RoundPlanInvalid) as caught:
        small_round(*plans)
    assert caught.value.data == {"reason": "shown_with"}


def test_a_group_that_is_shown_together_is_known_to_each_of_its_members() -> None:
    of_round = small_round(PerspectivePlan(perspective="fachkraft"), joined("ehrenamt", "fachkraft"))
    assert of_round.shown_groups() == {"fachkraft": ("fachkraft", "ehrenamt")}
    assert of_round.shown_together_with("ehrenamt") == ("fachkraft",)
    assert of_round.shown_together_with("fachkraft") == ("ehrenamt",)
