"""Two people code texts apart from each other, and what may reveal somebody goes out of sight."""

import pytest

from analysis.coding import (
    CLEARED,
    FITS_NONE,
    MAY_REVEAL,
    Text,
    TextCoding,
    agreement_of,
    both_coded,
    clear,
    differences,
    held_back,
    keep_codes,
    may_see,
    own_codings,
    texts_to_code,
    waiting_for,
    with_areas,
)
from analysis.errors import CodeUnknown
from analysis.handed_in import Facts
from analysis.statistics.measures import NotComputable, Reason
from selfeval.release import Reach, ReleasedText
from tests.fakes.coding_store import CodingsInMemory
from tests.fakes.handed_in import handed_in
from tests.fakes.small_round import FRAMEWORK

ONE, OTHER, THIRD = "konto-a", "konto-b", "konto-c"
RELEASE = handed_in("a")


def written(text: str, reach: Reach = Reach.PUBLIC) -> ReleasedText:
    return ReleasedText(place="wege", perspective="eltern", text=text, reach=reach)


def texts_of(*texts: ReleasedText) -> tuple[Text, ...]:
    return texts_to_code([RELEASE], {RELEASE.release_id: Facts(texts=texts)})


TEXTS = texts_of(*(written(f"Text {number}") for number in range(4)))
KEYS = [one.key for one in TEXTS]


def coding(number: int, account: str, *codes: str) -> TextCoding:
    release_id, sha256 = KEYS[number]
    return TextCoding(release_id=release_id, text_sha256=sha256, account_id=account, codes=frozenset(codes))


def waiting(account: str, *codings: TextCoding) -> list[int]:
    return [KEYS.index(one.key) for one in waiting_for(account, TEXTS, codings)]


def test_only_what_may_leave_is_coded_and_each_text_once() -> None:
    found = texts_of(written("Innen", Reach.INTERNAL), written("Aussen"), written("Aussen"))
    assert [one.text for one in found] == ["Aussen"]
    assert texts_to_code([RELEASE], {}) == ()


def test_a_text_is_known_by_its_release_and_a_hash_that_holds_none_of_its_words() -> None:
    [one] = texts_of(written("Die Hebamme kam spaet"))
    assert one.key[0] == RELEASE.release_id
    assert "Hebamme" not in one.key[1]
    assert len(one.key[1]) == 64


def test_a_criterion_brings_its_area_and_a_theme_excludes_that_none_fits() -> None:
    assert with_areas(FRAMEWORK, ["finden"]) == {"finden", "wege"}
    assert with_areas(FRAMEWORK, [FITS_NONE, "wege"]) == {"wege"}
    assert with_areas(FRAMEWORK, [FITS_NONE, MAY_REVEAL]) == {FITS_NONE, MAY_REVEAL}
    with pytest.raises(CodeUnknown):
        with_areas(FRAMEWORK, ["anderswo"])


def test_storing_the_same_codes_twice_changes_nothing() -> None:
    store = CodingsInMemory()
    for _ in range(2):
        keep_codes(store, FRAMEWORK, ONE, KEYS[0], ["finden"])
    assert store.codings() == [coding(0, ONE, "finden", "wege")]
    keep_codes(store, FRAMEWORK, ONE, KEYS[0], [])
    assert store.codings() == []


def test_nobody_sees_the_codes_of_another_before_both_have_coded() -> None:
    codings = [coding(0, ONE, "wege"), coding(1, OTHER, "wege"), coding(2, ONE, "wege"), coding(2, OTHER, FITS_NONE)]
    assert may_see(ONE, TEXTS, codings) == [codings[0], codings[2], codings[3]]
    assert may_see(OTHER, TEXTS, codings) == codings[1:]
    assert may_see(THIRD, TEXTS, codings) == []
    assert own_codings(ONE, codings).keys() == {KEYS[0], KEYS[2]}


def test_a_text_waits_for_two_and_for_no_third() -> None:
    codings = [coding(0, ONE, "wege"), coding(1, ONE, "wege"), coding(1, OTHER, FITS_NONE)]
    assert waiting(ONE, *codings) == [2, 3]
    assert waiting(OTHER, *codings) == [0, 2, 3]
    assert waiting(THIRD, *codings) == [0, 2, 3]


def test_what_may_reveal_somebody_is_seen_by_nobody_until_it_is_cleared() -> None:
    store = CodingsInMemory(coding(0, ONE, "wege"), coding(0, OTHER, "wege"))
    keep_codes(store, FRAMEWORK, THIRD, KEYS[0], [MAY_REVEAL])
    assert held_back(store.codings()) == {KEYS[0]}
    assert both_coded(TEXTS, store.codings()) == {}
    assert may_see(ONE, TEXTS, store.codings()) == []
    assert waiting(OTHER, *store.codings()) == [1, 2, 3]
    clear(store, ONE, KEYS[0])
    assert held_back(store.codings()) == frozenset()
    assert both_coded(TEXTS, store.codings()).keys() == {KEYS[0]}


def test_who_held_a_text_back_takes_that_back_and_keeps_the_other_codes() -> None:
    store = CodingsInMemory(coding(0, ONE, "wege", MAY_REVEAL))
    clear(store, ONE, KEYS[0])
    assert store.codings() == [coding(0, ONE, "wege")]


def test_a_text_that_was_cleared_once_is_held_back_again_by_somebody_else() -> None:
    store = CodingsInMemory(coding(0, ONE, MAY_REVEAL))
    clear(store, OTHER, KEYS[0])
    keep_codes(store, FRAMEWORK, OTHER, KEYS[0], ["wege"])
    assert own_codings(OTHER, store.codings())[KEYS[0]].codes == {"wege", CLEARED}
    assert held_back(store.codings()) == frozenset()
    keep_codes(store, FRAMEWORK, THIRD, KEYS[0], [MAY_REVEAL])
    assert held_back(store.codings()) == {KEYS[0]}


def test_holding_a_text_back_is_no_coding() -> None:
    assert both_coded(TEXTS, [coding(0, ONE, "wege"), coding(0, OTHER, MAY_REVEAL, CLEARED)]) == {}
    assert waiting(ONE, coding(0, ONE, CLEARED)) == [0, 1, 2, 3]


def test_agreement_is_told_overall_and_for_each_area() -> None:
    pairs = [("wege", "wege"), ("wege", FITS_NONE), ("miteinander", "miteinander"), (FITS_NONE, FITS_NONE)]
    codings = [
        coding(n, who, code) for n, pair in enumerate(pairs) for who, code in zip((ONE, OTHER), pair, strict=True)
    ]
    overall, ways, together = agreement_of(FRAMEWORK, both_coded(TEXTS, codings))
    assert (overall.area_id, ways.area_id, together.area_id) == (None, "wege", "miteinander")
    assert (ways.found.units, ways.chosen, ways.found.agreed) == (4, 2, 0.75)
    assert ways.found.alpha == pytest.approx(1 - (2 / 8) / (2 * 3 * 5 / (8 * 7)))
    assert together.found.alpha == pytest.approx(1)
    assert overall.found.units == 8
    assert isinstance(overall.found.alpha, float)


def test_an_area_that_nobody_chose_has_no_agreement() -> None:
    codings = [coding(0, ONE, "wege"), coding(0, OTHER, "wege")]
    found = {one.area_id: one.found.alpha for one in agreement_of(FRAMEWORK, both_coded(TEXTS, codings))}
    assert found["miteinander"] == NotComputable(Reason.NO_VARIANCE)
    nothing = agreement_of(FRAMEWORK, {})
    assert nothing[0].found.alpha == NotComputable(Reason.NOT_PAIRED)


def test_differences_are_listed_for_those_who_coded_the_text() -> None:
    codings = [coding(0, ONE, "wege"), coding(0, OTHER, FITS_NONE), coding(1, ONE, "wege"), coding(1, OTHER, "wege")]
    [(text, both)] = differences(ONE, TEXTS, codings)
    assert text.key == KEYS[0]
    assert {one.account_id for one in both} == {ONE, OTHER}
    assert differences(THIRD, TEXTS, codings) == []
