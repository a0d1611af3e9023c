"""Common themes: where the same two perspectives part in most of the named networks, without a sum or an order."""

from analysis.common_themes import CommonTheme, common_themes
from analysis.side_by_side import Member, side_by_side
from selfeval.release import Reach
from selfeval.results import Results, read_results
from tests.fakes.small_round import FRAMEWORK, ITEM, plan, release, small_round

HIGH = {"trifft-zu": 4, "trifft-eher-zu": 2}
LOW = {"trifft-nicht-zu": 3, "trifft-wenig-zu": 3}
FEW = {"trifft-zu": 2}
ORDER = ("fachkraft", "eltern")


def results(**answers: dict[str, int]) -> Results:
    of_round = small_round(*(plan(name) for name in answers))
    made = release(of_round, {name: {ITEM: counts} for name, counts in answers.items()})
    return read_results(of_round, FRAMEWORK, made, Reach.INTERNAL)


PARTED = results(fachkraft=HIGH, eltern=LOW)
OTHER_WAY = results(fachkraft=LOW, eltern=HIGH)
TOGETHER = results(fachkraft=HIGH, eltern=HIGH)
HIDDEN = results(fachkraft=HIGH, eltern=FEW)


def themes(*of: Results) -> list[CommonTheme]:
    members = [Member(name, one) for name, one in zip("ABCDE", of, strict=False)]
    return list(common_themes(side_by_side(of[0], members, ["finden"]), ORDER))


def test_three_of_four_networks_have_a_theme_in_common() -> None:
    (theme,) = themes(PARTED, TOGETHER, OTHER_WAY, PARTED)
    assert (theme.item.id, theme.first, theme.second) == (ITEM, *ORDER)
    assert (theme.parted, theme.of) == (("A", "C", "D"), 4)


def test_half_of_them_is_not_most_and_one_alone_is_not_common() -> None:
    assert themes(PARTED, TOGETHER, TOGETHER, PARTED) == []
    assert themes(PARTED, HIDDEN) == []


def test_a_network_that_does_not_show_both_perspectives_is_not_counted() -> None:
    (theme,) = themes(PARTED, HIDDEN, PARTED)
    assert (theme.parted, theme.of) == (("A", "C"), 2)


def test_a_theme_holds_no_sum_over_the_networks() -> None:
    (theme,) = themes(PARTED, PARTED)
    assert not [name for name in vars(theme) if "total" in name or "median" in name or "steps" in name]
