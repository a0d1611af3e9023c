"""Who is invited adds up by level and sector, and a forgotten sector is named as far as anybody has counted."""

from networks.model import Sector
from selfeval.invitations import empty_sectors, invited_groups
from selfeval.model import Mode, PerspectivePlan
from tests.fakes.small_round import FRAMEWORK, plan

HEALTH, WELFARE = Sector.HEALTH, Sector.YOUTH_WELFARE


def invited(perspective: str, **sectors: int) -> PerspectivePlan:
    counted = {Sector[name]: count for name, count in sectors.items()}
    return PerspectivePlan(perspective=perspective, invited=sum(counted.values()) or None, invited_by_sector=counted)


def test_the_levels_sum_up_their_perspectives_and_parents_stand_alone() -> None:
    parents = PerspectivePlan(perspective="eltern", invited=40)
    plans = [invited("leitung", HEALTH=3), invited("fachkraft", HEALTH=4, YOUTH_WELFARE=8), parents]
    steering, practice, family = invited_groups(FRAMEWORK, plans)
    assert (steering.group, steering.by_sector, steering.invited) == ("steuerung", {HEALTH: 3}, 3)
    assert (practice.group, practice.by_sector, practice.invited) == ("praxis", {HEALTH: 4, WELFARE: 8}, 12)
    assert (family.group, family.has_own_line, family.by_sector, family.invited) == ("eltern", True, {}, 40)


def test_an_unknown_number_makes_a_sum_a_least() -> None:
    [practice] = invited_groups(FRAMEWORK, [PerspectivePlan(perspective="ehrenamt"), invited("fachkraft", HEALTH=4)])
    assert (practice.is_unknown, practice.invited) == (True, 4)


def test_a_body_is_not_counted_as_people() -> None:
    assert invited_groups(FRAMEWORK, [plan("leitung", Mode.CONSENSUS)]) == []


def test_a_sector_from_which_nobody_is_invited_is_named() -> None:
    found = empty_sectors(FRAMEWORK, [invited("fachkraft", YOUTH_WELFARE=8, EARLY_EDUCATION=2, OTHER_SUPPORT=1)])
    assert (found.sectors, found.is_certain) == ((HEALTH,), True)


def test_a_sector_that_one_level_invites_is_not_empty() -> None:
    plans = [invited("leitung", HEALTH=1), invited("fachkraft", YOUTH_WELFARE=8, EARLY_EDUCATION=2, OTHER_SUPPORT=1)]
    assert empty_sectors(FRAMEWORK, plans).sectors == ()


def test_where_a_perspective_was_not_counted_by_sector_emptiness_is_not_certain() -> None:
    plans = [invited("fachkraft", YOUTH_WELFARE=8), PerspectivePlan(perspective="ehrenamt", invited=6)]
    assert not empty_sectors(FRAMEWORK, plans).is_certain


def test_parents_belong_to_no_sector_and_leave_certainty_alone() -> None:
    plans = [invited("fachkraft", YOUTH_WELFARE=8), PerspectivePlan(perspective="eltern", invited=6)]
    assert empty_sectors(FRAMEWORK, plans).is_certain


def test_nothing_is_called_empty_while_nobody_has_counted() -> None:
    assert empty_sectors(FRAMEWORK, [PerspectivePlan(perspective="fachkraft", invited=8)]).sectors == ()
