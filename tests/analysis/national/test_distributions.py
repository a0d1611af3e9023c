"""How answers are spread over the country, with the number of places and of answers, weighed in both ways."""

from collections.abc import Mapping

import pytest

from analysis.national.breakdowns import Breakdown
from analysis.national.distributions import OTHERS, TOTAL, Spread, beside_the_scale, spreads
from analysis.national.pool import Pool, pool_of
from analysis.national.questions import questions_of
from networks.places import Land, MunicipalityKind
from qualitaetsrahmen.scales import OffScaleKind
from tests.fakes.handed_in import HIGH, HIGHEST, LOW, LOWEST, cube, handed_in, profile
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.small_round import ITEM
from tests.fakes.small_versions import library_of

QUESTIONS = questions_of(library_of({"1.0": SMALL_YAML}), "kleiner-rahmen")
ASKED = QUESTIONS.number_of["1.0", ITEM]
SECOND = QUESTIONS.number_of["1.0", "sprache.texte"]
PARENTS = QUESTIONS.perspectives.index("eltern")
FEW = {"eltern": {ITEM: {LOWEST: 10, LOW: 2}}}
MANY = {"eltern": {ITEM: {HIGH: 20, HIGHEST: 100}}}
HIDDEN = {"eltern": {ITEM: {HIGH: 3, HIGHEST: 3}}}


def places(**by_land: int) -> list[tuple[str, Land]]:
    return [(f"{land}-{number}", Land(land)) for land, count in by_land.items() for number in range(count)]


def pool(where: list[tuple[str, Land]], answers: Mapping[str, Mapping[str, Mapping[str, int]]] = FEW) -> Pool:
    made = cube(answers)
    return pool_of([handed_in(place, of=made, about=profile(place, land)) for place, land in where], QUESTIONS)


def by_group(found: tuple[Spread, ...]) -> dict[str, Spread]:
    return {one.group: one for one in found}


def test_four_places_show_nothing_and_five_do() -> None:
    assert spreads(pool(places(HE=4)), PARENTS, [ASKED]) == ()
    [total] = spreads(pool(places(HE=5)), PARENTS, [ASKED])
    assert (total.group, total.places, total.answers) == (TOTAL, 5, 60)
    assert total.by_answers == pytest.approx((10 / 12, 2 / 12, 0, 0))


def test_a_place_whose_answers_are_hidden_counts_nowhere() -> None:
    mixed = pool_of(
        [handed_in(f"a{n}", FEW) for n in range(5)] + [handed_in(f"b{n}", HIDDEN) for n in range(3)], QUESTIONS
    )
    [total] = spreads(mixed, PARENTS, [ASKED])
    assert (total.places, total.answers) == (5, 60)


def test_each_place_weighs_the_same_beside_each_answer() -> None:
    held = [handed_in(f"klein{n}", FEW) for n in range(4)] + [handed_in("gross", MANY)]
    [total] = spreads(pool_of(held, QUESTIONS), PARENTS, [ASKED])
    assert total.by_places == pytest.approx((4 * 10 / 12 / 5, 4 * 2 / 12 / 5, 20 / 120 / 5, 100 / 120 / 5))
    assert total.by_answers == pytest.approx((40 / 168, 8 / 168, 20 / 168, 100 / 168))
    assert total.differs
    assert not spreads(pool(places(HE=5)), PARENTS, [ASKED])[0].differs


def test_the_groups_and_the_rest_are_together_the_total() -> None:
    section = pool(places(HE=8, NW=20, SL=3))
    found = by_group(spreads(section, PARENTS, [ASKED], Breakdown.LAND))
    assert found.keys() == {TOTAL, "NW", OTHERS}
    assert found[OTHERS].places == 11
    assert found[TOTAL].places == found["NW"].places + found[OTHERS].places == 31
    assert found[TOTAL].answers == found["NW"].answers + found[OTHERS].answers


def test_groups_stand_in_the_order_of_the_breakdown_and_never_by_their_values() -> None:
    section = pool_of(
        [handed_in(place, FEW, about=profile(place, land)) for place, land in places(TH=5, SH=9)]
        + [handed_in(place, MANY, about=profile(place, land)) for place, land in places(NW=7)],
        QUESTIONS,
    )
    assert [one.group for one in spreads(section, PARENTS, [ASKED], Breakdown.LAND)] == [TOTAL, "SH", "NW", "TH"]


def test_a_breakdown_that_would_show_only_the_total_shows_it_once() -> None:
    assert [one.group for one in spreads(pool(places(HE=6)), PARENTS, [ASKED], Breakdown.LAND)] == [TOTAL]


def test_no_difference_between_land_kind_and_total_gives_the_answers_of_few_places() -> None:
    """Nine of ten Kreise lie in Hessen: Hessen less the Kreise would be one place."""
    where = [("s", Land.HE, MunicipalityKind.STADT)]
    where += [(f"k{n}", Land.HE, MunicipalityKind.LANDKREIS) for n in range(9)]
    where += [(f"n{n}", Land.NW, MunicipalityKind.STADT) for n in range(6)]
    section = pool_of(
        [handed_in(one, FEW, about=profile(one, land, kind=kind)) for one, land, kind in where], QUESTIONS
    )
    lands = by_group(spreads(section, PARENTS, [ASKED], Breakdown.LAND))
    kinds = by_group(spreads(section, PARENTS, [ASKED], Breakdown.KIND))
    assert lands.keys() == {TOTAL, "HE", "NW"}
    assert kinds.keys() == {TOTAL}


def test_several_questions_are_added_up_only_from_what_each_shows() -> None:
    both = {"eltern": {ITEM: {HIGH: 6, HIGHEST: 6}, "sprache.texte": {LOWEST: 12, LOW: 4}}}
    made = cube(both, criteria=("finden", "sprache"))
    held = [handed_in(f"a{n}", of=made) for n in range(5)] + [handed_in(f"b{n}", FEW) for n in range(5)]
    section = pool_of(held, QUESTIONS)
    [total] = spreads(section, PARENTS, [ASKED, SECOND])
    parts = [spreads(section, PARENTS, [one])[0] for one in (ASKED, SECOND)]
    assert total.answers == sum(one.answers for one in parts)
    assert total.by_places == pytest.approx([sum(s) / 2 for s in zip(*(one.by_places for one in parts), strict=True)])
    assert total.places == 10


def test_a_group_that_is_not_shown_for_every_question_is_not_added_up() -> None:
    both = cube(
        {"eltern": {ITEM: {HIGH: 6, HIGHEST: 6}, "sprache.texte": {LOWEST: 12, LOW: 4}}}, criteria=("finden", "sprache")
    )
    one = cube(FEW)
    held = [handed_in(p, of=both, about=profile(p, land)) for p, land in places(NW=6, HE=6)]
    held += [handed_in(p, of=one, about=profile(p, land)) for p, land in places(BY=6)]
    section = pool_of(held, QUESTIONS)
    groups = [one.group for one in spreads(section, PARENTS, [ASKED, SECOND], Breakdown.LAND)]
    assert groups == [TOTAL, "NW", "HE"]


def test_a_rest_beside_which_no_group_stands_is_not_shown() -> None:
    """Each question has a Land of its own, so that over both nothing but their rests would be left."""
    first, second = {ITEM: {HIGH: 6, HIGHEST: 6}}, {"sprache.texte": {LOWEST: 12, LOW: 4}}
    asked = {"NW": first, "BY": second, "HE": first | second, "SL": first | second}
    held = [
        handed_in(
            place,
            of=cube({"eltern": asked[land]}, criteria=("finden", "sprache")),
            about=profile(place, land),
        )
        for place, land in places(NW=6, BY=6, HE=3, SL=2)
    ]
    section = pool_of(held, QUESTIONS)
    assert [one.group for one in spreads(section, PARENTS, [ASKED], Breakdown.LAND)] == [TOTAL, "NW", OTHERS]
    assert [one.group for one in spreads(section, PARENTS, [ASKED, SECOND], Breakdown.LAND)] == [TOTAL]


def test_answers_beside_the_scale_have_their_share_of_all_answers() -> None:
    unsure = {"eltern": {ITEM: {HIGH: 10, LOW: 2, "weiss-nicht": 4}}}
    found = beside_the_scale(pool(places(HE=5), unsure), PARENTS, [ASKED])
    assert found is not None
    assert found.shares[OffScaleKind.UNKNOWN] == pytest.approx(4 / 16)
    assert (found.places, found.answers) == (5, 80)
    assert beside_the_scale(pool(places(HE=4), unsure), PARENTS, [ASKED]) is None


def test_the_few_places_of_which_only_that_is_shown_do_not_stand_out() -> None:
    only_beside = {"eltern": {ITEM: {HIGH: 3, LOW: 2, "weiss-nicht": 8}}}
    held = [handed_in(f"a{n}", FEW) for n in range(6)] + [handed_in(f"b{n}", only_beside) for n in range(4)]
    found = beside_the_scale(pool_of(held, QUESTIONS), PARENTS, [ASKED])
    assert found is not None
    assert (found.places, found.shares[OffScaleKind.UNKNOWN]) == (6, 0)
    held.append(handed_in("b4", only_beside))
    more = beside_the_scale(pool_of(held, QUESTIONS), PARENTS, [ASKED])
    assert more is not None
    assert more.places == 11
    assert more.shares[OffScaleKind.UNKNOWN] == pytest.approx(40 / (72 + 65))
