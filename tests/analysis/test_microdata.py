"""Single sheets leave their networks only in company, and nothing can be worked out of them that a release hides."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.handed_in import Profile
from analysis.microdata import (
    KEPT_OF_TEN,
    LEAST_ALIKE,
    LEAST_PLACES,
    RARE,
    ItemState,
    MicrodataRound,
    Sheets,
    columns_of_area,
    finished_years,
    sheets_of,
    some_of,
    without_rare,
)
from networks.model import NetworkKind
from networks.places import Land, MunicipalityKind
from selfeval.disclosure import answers_on, decide_release
from selfeval.matrix import Matrix, columns_of
from selfeval.model import K_PUBLIC, Mode, PerspectivePlan, RoundState
from selfeval.questionnaire import questionnaire_for
from selfeval.release import Shown
from tests.fakes.small_round import FRAMEWORK, TODAY, plan, small_round

WAYS, TOGETHER = FRAMEWORK.areas
ALL = tuple(FRAMEWORK.criteria)
YEAR = 2025
Codes = Mapping[str, NDArray[np.int8]]


def drawn(people: int, chance: np.random.Generator, perspective: str = "fachkraft") -> NDArray[np.int8]:
    """What so many people might tick: steps, answers beside the scale, and some gaps."""
    items = len(columns_of(questionnaire_for(FRAMEWORK, ALL, perspective)))
    given = chance.choice([1, 2, 3, 4, 4, -1, -2, 0], (people, items), p=[0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05])
    return given.astype(np.int8)


def held(
    place: str,
    codes: Codes,
    *plans: PerspectivePlan,
    land: Land = Land.HE,
    kind: MunicipalityKind = MunicipalityKind.LANDKREIS,
    year: int = YEAR,
) -> MicrodataRound:
    """A closed round in which these people ticked this."""
    asked = plans or tuple(plan(one) for one in codes)
    of_round = small_round(*asked, criteria=ALL).model_copy(
        update={"id": f"runde-{place}", "state": RoundState.CLOSED, "closed_on": TODAY}
    )
    matrices = {
        one: Matrix(one, columns_of(questionnaire_for(FRAMEWORK, ALL, one)), given) for one, given in codes.items()
    }
    profile = Profile(place=place, land=land, kind=kind, network_kind=NetworkKind.FRUEHE_HILFEN)
    return MicrodataRound(of_round, FRAMEWORK, matrices, profile, year)


def five(people: int = 30, seed: int = 1) -> list[MicrodataRound]:
    """Rounds of five places alike."""
    chance = np.random.default_rng(seed)
    return [held(f"ort-{number}", {"fachkraft": drawn(people, chance)}) for number in range(LEAST_PLACES)]


def sheets(rounds: Sequence[MicrodataRound]) -> tuple[Sheets, ...]:
    return sheets_of(rounds, FRAMEWORK, WAYS)


def rows(made: Sequence[Sheets]) -> Counter[tuple[object, ...]]:
    """Every sheet that was let go, with what is told of whose it is."""
    return Counter(
        (one.year, one.perspective, one.land, one.kind, one.states, *map(int, row)) for one in made for row in one.codes
    )


def test_five_places_alike_are_put_together() -> None:
    [made] = sheets(five())
    assert (made.land, made.kind, made.year) == (Land.HE, MunicipalityKind.LANDKREIS, YEAR)
    assert made.codes.shape == (5 * 21, 3)


def test_four_places_are_not_enough() -> None:
    assert sheets(five()[:4]) == ()


def test_several_rounds_of_one_place_count_as_one() -> None:
    rounds = five()
    twice = [*rounds[:4], replace(rounds[0], of_round=rounds[0].of_round.model_copy(update={"id": "zweite"}))]
    assert sheets(twice) == ()


def test_a_group_below_ten_is_never_in_the_data() -> None:
    chance = np.random.default_rng(2)
    small = held("klein", {"fachkraft": drawn(K_PUBLIC - 1, chance)})
    assert rows(sheets([*five(), small])) == rows(sheets(five()))
    assert sheets([*five()[:4], small]) == ()


def test_a_group_whose_bound_was_raised_keeps_it() -> None:
    chance = np.random.default_rng(2)
    strict = held("streng", {"fachkraft": drawn(15, chance)}, plan("fachkraft", k=20))
    assert sheets([*five()[:4], strict]) == ()


@pytest.mark.parametrize("mode", [Mode.DECLARED, Mode.CONSENSUS])
def test_open_answers_are_never_in_the_data(mode: Mode) -> None:
    chance = np.random.default_rng(3)
    openly = plan("fachkraft", mode).model_copy(update={"leave_agreed_on": TODAY})
    rounds = [held(f"offen-{n}", {"fachkraft": drawn(30, chance)}, openly) for n in range(LEAST_PLACES)]
    assert sheets(rounds) == ()


def test_places_that_are_too_few_of_a_land_are_told_without_it() -> None:
    chance = np.random.default_rng(4)
    many = five()
    few = [
        held(f"fern-{n}", {"fachkraft": drawn(20, chance)}, land=land)
        for n, land in enumerate([Land.SH, Land.SH, Land.NI, Land.TH, Land.BY])
    ]
    made = sheets([*many, *few])
    assert {(one.land, one.kind, len(one.codes)) for one in made} == {
        (Land.HE, MunicipalityKind.LANDKREIS, 105),
        (None, MunicipalityKind.LANDKREIS, 70),
    }
    assert len(sheets([*many, *few[:4]])) == 1


def test_kinds_are_put_together_last() -> None:
    chance = np.random.default_rng(5)
    kinds = [*MunicipalityKind][:5]
    rounds = [held(f"ort-{n}", {"fachkraft": drawn(20, chance)}, kind=kind) for n, kind in enumerate(kinds)]
    assert [(one.land, one.kind) for one in sheets(rounds)] == [(None, None)]


def test_an_item_that_the_public_release_hides_is_hidden() -> None:
    chance = np.random.default_rng(6)
    rounds = []
    for number in range(LEAST_PLACES):
        codes = drawn(12, chance)
        codes[:, 0] = [1, 2, 3, 4, 1, 2, 0, 0, 0, 0, 0, 0]
        codes[:, 1:3] = chance.integers(1, 5, (12, 2))
        rounds.append(held(f"ort-{number}", {"fachkraft": codes}))
    [made] = sheets(rounds)
    assert made.states == (ItemState.HIDDEN, ItemState.SHOWN, ItemState.SHOWN)
    assert not made.codes[:, 0].any()


def test_what_a_perspective_is_not_asked_is_told_from_what_is_hidden() -> None:
    chance = np.random.default_rng(7)
    rounds = [held(f"ort-{n}", {"eltern": drawn(40, chance, "eltern")}) for n in range(LEAST_PLACES)]
    [made] = sheets(rounds)
    assert made.states == (ItemState.SHOWN, ItemState.NOT_ASKED, ItemState.SHOWN)


def test_answers_that_only_some_are_offered_keep_their_meaning() -> None:
    """Parents have no "liegt nicht in unserer Hand", so their third answer beside the scale is another one."""
    chance = np.random.default_rng(8)
    rounds = []
    for number in range(LEAST_PLACES):
        codes = drawn(40, chance, "eltern")
        codes[:, 0] = np.resize(np.array([1, 2, -3], np.int8), 40)
        rounds.append(held(f"ort-{number}", {"eltern": codes}))
    [made] = sheets(rounds)
    column = columns_of_area(FRAMEWORK, WAYS)[0]
    assert {column.answer_of(int(code)) for code in np.unique(made.codes[:, 0])} >= {"keine-angabe"}
    assert "andere" not in {column.answer_of(int(code)) for code in np.unique(made.codes[:, 0])}


def test_perspectives_that_are_shown_together_stay_together() -> None:
    chance = np.random.default_rng(9)
    joined = plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"})
    rounds = [
        held(
            f"ort-{n}",
            {"fachkraft": drawn(8, chance), "ehrenamt": drawn(8, chance, "ehrenamt")},
            plan("fachkraft"),
            joined,
        )
        for n in range(LEAST_PLACES)
    ]
    [made] = sheets(rounds)
    assert made.perspective == "fachkraft"
    assert made.states[1] is ItemState.NOT_ASKED


def test_the_order_of_people_says_nothing() -> None:
    rounds = five()
    turned = [
        replace(one, matrices={name: replace(m, codes=m.codes[::-1]) for name, m in one.matrices.items()})
        for one in reversed(rounds)
    ]
    assert [one.codes.tobytes() for one in sheets(rounds)] == [one.codes.tobytes() for one in sheets(turned)]


def test_seven_of_ten_sheets_are_kept_and_always_the_same() -> None:
    codes = drawn(50, np.random.default_rng(10))
    kept = some_of(codes)
    assert len(kept) == 35
    assert not Counter(map(tuple, kept)) - Counter(map(tuple, codes))
    assert kept.tobytes() == some_of(codes[::-1]).tobytes()


def test_a_rare_answer_is_not_told_and_cannot_be_told_from_what_is_missing() -> None:
    column = np.array([1] * 2 + [2] * 6 + [3] * 20 + [4] * 20 + [0], np.int8)
    told = without_rare(column[:, None])[:, 0]
    assert Counter(map(int, told)) == {RARE: 9, 3: 20, 4: 20}
    assert Counter(map(int, without_rare(np.array([[1]] * 5 + [[2]] * 5, np.int8))[:, 0])) == {1: 5, 2: 5}


def test_editions_are_taken_when_their_year_is_over() -> None:
    assert finished_years([2026, 2024, 2025, 2024], 2026) == (2024, 2025)


# What somebody tries who has the data, the public figures, and more knowledge than anybody should have


def world(seed: int) -> list[MicrodataRound]:
    """Some rounds of places of two Länder, with groups of all sizes."""
    chance = np.random.default_rng(seed)
    return [
        held(
            f"ort-{number}",
            {"fachkraft": drawn(int(chance.integers(6, 40)), chance)},
            land=[Land.HE, Land.TH][number % 2],
            year=YEAR - number % 2,
        )
        for number in range(24)
    ]


def is_shown(codes: NDArray[np.int8], place: int) -> bool:
    """Whether the public release shows the steps of an item, said without the rule that is attacked."""
    column = columns_of(questionnaire_for(FRAMEWORK, ALL, "fachkraft"))[place]
    counts = Counter(column.answer_of(int(code)) for code in codes[:, place] if code)
    answers = answers_on(FRAMEWORK.scale_of(FRAMEWORK.items[column.item_id]), counts)
    return decide_release(answers, K_PUBLIC, is_open=False) in (Shown.FULL, Shown.UNIFORM)


@pytest.mark.parametrize("seed", range(20))
def test_answers_that_a_release_hides_change_nothing(seed: int) -> None:
    """Two worlds that differ in hidden answers alone give the same data, so nothing of these can be in them."""
    rounds, chance = world(seed), np.random.default_rng(seed + 1000)
    others = []
    for one in rounds:
        codes = one.matrices["fachkraft"].codes.copy()
        for place in range(codes.shape[1]):
            if len(codes) < K_PUBLIC:
                codes[:, place] = chance.integers(1, 5, len(codes))
            elif not is_shown(codes, place):
                hidden = chance.permutation(np.array([code % 4 + 1 if code > 0 else code for code in codes[:, place]]))
                tried = codes.copy()
                tried[:, place] = hidden
                codes = codes if is_shown(tried, place) else tried
        others.append(replace(one, matrices={"fachkraft": replace(one.matrices["fachkraft"], codes=codes)}))
    for area in FRAMEWORK.areas:
        assert rows(sheets_of(others, FRAMEWORK, area)) == rows(sheets_of(rounds, FRAMEWORK, area))


@pytest.mark.parametrize("seed", range(10))
def test_nothing_ties_what_a_person_ticked_in_two_areas(seed: int) -> None:
    """Giving every person the second area of somebody else of their group changes nothing in the data."""
    rounds, chance = world(seed), np.random.default_rng(seed + 2000)
    ways = len(columns_of_area(FRAMEWORK, WAYS))
    others = []
    for one in rounds:
        codes = one.matrices["fachkraft"].codes.copy()
        codes[:, ways:] = codes[chance.permutation(len(codes)), ways:]
        others.append(replace(one, matrices={"fachkraft": replace(one.matrices["fachkraft"], codes=codes)}))
    for area in FRAMEWORK.areas:
        assert rows(sheets_of(others, FRAMEWORK, area)) == rows(sheets_of(rounds, FRAMEWORK, area))


@pytest.mark.parametrize("seed", range(10))
def test_a_later_edition_changes_no_sheet_of_an_earlier_one(seed: int) -> None:
    """Somebody who compares the file of this year with that of the year before sees whole editions and no round."""
    rounds = world(seed)
    late = held("spaet", {"fachkraft": drawn(30, np.random.default_rng(seed))}, year=YEAR + 1)
    assert rows(sheets([*rounds, late])) == rows(sheets(rounds))
    before = [one for one in rounds if one.year == YEAR - 1]
    assert not rows(sheets(before)) - rows(sheets(rounds))
    new = rows(sheets(rounds)) - rows(sheets(before))
    assert {row[0] for row in new} <= {YEAR}


@pytest.mark.parametrize("seed", range(10))
def test_a_round_that_is_taken_back_never_shows_fewer_than_seven_sheets(seed: int) -> None:
    """Whoever kept an old file against the conditions sees what left: part of a group of ten or more, or nothing."""
    rounds = world(seed)
    for gone in rounds:
        people = len(gone.matrices["fachkraft"].codes)
        rest = [one for one in rounds if one is not gone]
        vanished = rows(sheets(rounds)) - rows(sheets(rest))
        assert {row[0] for row in vanished} <= {gone.year}
        least = people * KEPT_OF_TEN // 10
        assert not vanished if people < K_PUBLIC else sum(vanished.values()) == 0 or sum(vanished.values()) >= least


@pytest.mark.parametrize("seed", range(10))
def test_four_of_five_places_together_do_not_learn_whose_sheets_of_the_fifth_are_there(seed: int) -> None:
    """Even who knows all sheets of the four cannot say of anybody of the fifth that theirs is in the data."""
    rounds = five(people=200, seed=seed)
    known: Counter[tuple[int, ...]] = Counter()
    for one in rounds[1:]:
        known += as_rows(some_of(one.matrices["fachkraft"].codes[:, :3]))
    [made] = sheets(rounds)
    assert not (made.codes == RARE).any()
    left, people = as_rows(made.codes) - known, as_rows(rounds[0].matrices["fachkraft"].codes[:, :3])
    assert sum(left.values()) == 140
    assert not left - people
    assert sum((people - left).values()) == 60


@pytest.mark.parametrize("seed", range(10))
def test_no_single_answer_leads_to_fewer_than_five_sheets(seed: int) -> None:
    """Somebody who knows one answer of a person, and that theirs is a sheet of this set, has five to choose from."""
    for area in FRAMEWORK.areas:
        for made in sheets_of(world(seed), FRAMEWORK, area):
            for place, state in enumerate(made.states):
                if state is ItemState.SHOWN:
                    _, times = np.unique(made.codes[:, place], return_counts=True)
                    assert times.min() >= LEAST_ALIKE


def as_rows(codes: NDArray[np.int8]) -> Counter[tuple[int, ...]]:
    return Counter(tuple(map(int, row)) for row in codes)


def test_who_knows_two_answers_of_a_person_is_more_often_wrong_than_right() -> None:
    """They take the only sheet that fits for that of the person; the figures stand in decision 0041."""
    right = wrong = people = 0
    first = len(columns_of_area(FRAMEWORK, WAYS))
    for seed in range(10):
        rounds = five(people=25, seed=seed)
        [made] = sheets_of(rounds, FRAMEWORK, TOGETHER)
        for person in rounds[0].matrices["fachkraft"].codes[:, first:]:
            fits = np.isin(made.codes[:, 0], [person[0], RARE]) & np.isin(made.codes[:, 1], [person[1], RARE])
            people += 1
            if fits.sum() == 1:
                is_right = bool((made.codes[fits][0] == person).all())
                right, wrong = right + is_right, wrong + (not is_right)
    assert 0 < right + wrong < people // 10
    assert right < wrong
