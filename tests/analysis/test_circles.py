"""Places are compared in circles that never change and end as a whole."""

from datetime import timedelta

from analysis.circles import LEAST, PATIENCE, USUAL, living, newest
from networks.peers import Peers
from tests.fakes.compared_places import LANDKREIS, STADT, TODAY, formed, places


def test_fewer_than_six_places_form_no_circle() -> None:
    assert formed(places([5] * (LEAST - 1))) == []
    assert [len(one.release_ids) for one in formed(places([5] * LEAST))] == [LEAST]


def test_a_place_that_comes_later_waits_for_five_more() -> None:
    first = formed(places([5] * 6))
    assert formed(places([5] * 11), first) == first
    (_, second) = formed(places([5] * 12), first)
    assert len(second.release_ids) == LEAST
    assert not second.release_ids & first[0].release_ids


def test_who_is_alike_forms_a_circle_and_the_others_wait() -> None:
    pool = [*places([5] * 6, name="stadt", kind=STADT), *places([5] * 5, name="kreis", kind=LANDKREIS)]
    (circle,) = formed(pool)
    assert circle.peers is Peers.LARGER


def test_a_mixed_circle_is_formed_where_there_is_none_and_after_a_quarter_of_waiting() -> None:
    pool = [*places([5] * 3, name="stadt", kind=STADT), *places([5] * 3, name="kreis", kind=LANDKREIS)]
    first = formed(pool)
    assert [one.peers for one in first] == [None]
    later = [*pool, *places([5] * 3, name="a", kind=STADT), *places([5] * 3, name="b", kind=LANDKREIS)]
    assert formed(later, first, TODAY + PATIENCE - timedelta(days=1)) == first
    assert [one.peers for one in formed(later, first, TODAY + PATIENCE)] == [None, None]


def test_circles_of_many_have_a_usual_size() -> None:
    sizes = [len(one.release_ids) for one in formed(places([5] * 40))]
    assert sum(sizes) == 40
    assert all(USUAL <= size < 2 * USUAL for size in sizes)


def test_a_circle_ends_when_one_takes_its_release_back_and_the_rest_waits_for_six_new_ones() -> None:
    pool = places([5] * 6)
    first = formed(pool)
    assert living(first, pool[1:]) == []
    assert formed(pool[1:], first) == first, "five that stood in a circle are no new one with nobody fresh"
    one_more = [*pool[1:], *places([5], name="neu")]
    assert formed(one_more, first) == first
    many = [*pool[1:], *places([5] * 6, name="neu")]
    (_, second) = formed(many, first)
    assert second.release_ids == {one.release_id for one in many}


def test_only_the_newest_release_of_a_place_enters_a_circle() -> None:
    before = places([5] * 6, day=TODAY - timedelta(days=400))
    pool = [*before, *places([6] * 6)]
    assert {one.closed_on for one in newest(pool)} == {TODAY}
    (circle,) = formed(pool)
    assert circle.release_ids == {one.release_id for one in pool[6:]}


def test_six_new_rounds_end_the_circles_of_their_places_and_take_the_others_along() -> None:
    before = TODAY - timedelta(days=400)
    pool = places([5] * 12, day=before)
    first = formed(pool)
    again = [*pool, *places([6] * 6)]
    both = formed(again, first)
    assert [one.number for one in living(both, again)] == [2]
    assert both[-1].fresh == {one.release_id for one in again[12:]}
    assert both[-1].returning == {one.release_id for one in pool[6:]}


def test_living_circles_have_no_place_in_common() -> None:
    pool = [*places([5] * 30, day=TODAY - timedelta(days=400)), *places([6] * 8)]
    circles = formed(pool, formed(pool[:30]))
    place_of = {one.release_id: one.profile.place for one in pool}
    seen = [place_of[name] for circle in living(circles, pool) for name in circle.release_ids]
    assert len(seen) == len(set(seen)) == 30


def test_every_circle_brings_six_releases_that_were_in_none_before() -> None:
    pool = places([5] * 30, day=TODAY - timedelta(days=400))
    circles = formed(pool)
    pool = [*pool[1:], *places([6] * 14)]
    circles = formed(pool, circles)
    known: set[str] = set()
    for circle in circles:
        assert len(circle.fresh) >= LEAST
        assert not circle.fresh & known
        known |= circle.release_ids
