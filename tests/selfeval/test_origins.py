"""How answers came in is told only where no number speaks of a few people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval.origins import OriginCounts, origins_for, shown_helped, shown_origins
from selfeval.release import PartKind, Reach, ReleasePart
from tests.fakes.small_round import TODAY, plan

K = 5


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"web": 7, "paper": 5}, {"web": 7, "paper": 5}),
        ({"web": 12, "paper": 0}, {"web": 12}),
        ({"web": 12, "paper": 4}, {}),
        ({"web": 4}, {}),
        ({}, {}),
    ],
)
def test_a_small_share_hides_all_of_them_because_it_could_be_worked_out(
    counts: dict[str, int], shown: dict[str, int]
) -> None:
    assert shown_origins(OriginCounts(counts), K) == shown


@pytest.mark.parametrize(("people", "helped", "shown"), [(12, 7, 7), (12, 8, None), (12, 4, None), (12, 12, 12)])
def test_help_is_told_where_neither_those_with_nor_those_without_are_few(
    people: int, helped: int, shown: int | None
) -> None:
    assert shown_helped(OriginCounts({"web": people}, helped), K) == shown


@given(st.dictionaries(st.sampled_from(["web", "paper", "room"]), st.integers(0, 15)), st.integers(5, 12))
def test_no_number_that_is_shown_or_follows_from_the_sum_is_small(counts: dict[str, int], k: int) -> None:
    given_ways = OriginCounts(counts)
    shown = shown_origins(given_ways, k)
    rest = given_ways.people - sum(shown.values())
    assert all(count >= k for count in shown.values())
    assert not shown or rest == 0


def test_outside_the_network_ten_are_needed() -> None:
    part = ReleasePart(
        round_id="runde",
        network_id="netz",
        number=1,
        kind=PartKind.FIGURES,
        released_on=TODAY,
        sent={"eltern": 19},
        origins={"eltern": {"web": 13, "paper": 6}},
        helped={"eltern": 6},
    )
    assert origins_for(part, plan("eltern"), Reach.INTERNAL) == ({"web": 13, "paper": 6}, 6)
    assert origins_for(part, plan("eltern"), Reach.PUBLIC) == ({}, None)
