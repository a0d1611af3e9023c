"""Two rounds beside each other, in sentences."""

from collections.abc import Mapping

import pytest

from selfeval.model import Mode
from tests.analysis.compared import MIDDLE, UPPER, Compared, answers, compared, joined
from tests.fakes.programme import programme_in_memory
from tests.fakes.small_round import Counts
from tests.fakes.small_versions import HIGH, HIGHEST, LOW, LOWEST, NEW_SCALE, ON_IT, RESCALED
from texts.catalogue import translator
from ui.results.before_words import movement_words, note_words

T = translator("de")
ITEM = "sprache.texte"


def said(found: Compared, item: str = ITEM, perspective: str = "eltern") -> str:
    return movement_words(found.movement(item, perspective), found.pair(item), found.whole, T)


def parents(then: Mapping[str, int], now: Mapping[str, int], comparable: str = "yes") -> Compared:
    note = ', note: "Kürzer gefragt."' if comparable != "yes" else ""
    entry = f"change: editorial, from: [{ITEM}], to: [{ITEM}], comparable: {comparable}{note}"
    return compared(joined(entries=(entry,)), answers(ITEM, then), answers(ITEM, now))


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (MIDDLE, UPPER, "– 2 Stufen höher."),
        (UPPER, MIDDLE, "– 2 Stufen niedriger."),
        (MIDDLE, {HIGH: 8, HIGHEST: 2}, "– eine Stufe höher."),
        ({HIGH: 8, HIGHEST: 2}, {HIGH: 5, HIGHEST: 5}, "– eine halbe Stufe höher."),
        ({HIGH: 5, HIGHEST: 5}, {HIGH: 8, HIGHEST: 2}, "– eine halbe Stufe niedriger."),
        (UPPER, UPPER, "– gleich geblieben."),
    ],
)
def test_the_difference_stands_at_the_end_in_steps(
    then: Mapping[str, int], now: Mapping[str, int], expected: str
) -> None:
    assert said(parents(then, now)).endswith(expected)


def test_both_sides_are_named_with_their_numbers() -> None:
    words = said(parents(MIDDLE, UPPER))
    assert words.startswith(
        "Eltern: damals Median „trifft eher nicht zu“ (10 Antworten), heute Median „trifft zu“ (12 Antworten)"
    )


def test_what_does_not_compare_has_no_difference_but_its_reason() -> None:
    found = parents(MIDDLE, UPPER, "no")
    assert said(found).endswith("(12 Antworten) – nicht vergleichbar.")
    assert note_words(found.pair(ITEM), T) == "Nicht vergleichbar: Kürzer gefragt."


def test_a_note_stands_beside_what_compares_only_with_it() -> None:
    assert note_words(parents(MIDDLE, UPPER, "with_note").pair(ITEM), T) == "Mit Hinweis vergleichbar: Kürzer gefragt."
    assert note_words(parents(MIDDLE, UPPER).pair(ITEM), T) == ""


def test_a_hidden_side_gives_no_difference_and_no_reason() -> None:
    assert said(parents({LOW: 3}, UPPER)) == "Eltern: damals nicht gezeigt, heute Median „trifft zu“ (12 Antworten)."
    assert "vergleichbar" not in said(parents({LOW: 3}, UPPER, "no"))


def test_of_a_split_group_it_is_said_that_it_is_split_and_nothing_more() -> None:
    assert said(parents(UPPER, {LOWEST: 6, HIGHEST: 6})).endswith("(12 Antworten).")
    assert "heute gespalten" in said(parents(UPPER, {LOWEST: 6, HIGHEST: 6}))


def test_another_way_of_answering_is_named() -> None:
    library = joined(entries=())
    programme = programme_in_memory()
    for framework, mode in zip(library.versions_of("kleiner-rahmen"), (Mode.DECLARED, Mode.ANONYMOUS), strict=True):
        programme.hold(framework, answers(ITEM, UPPER, "leitung"), {"leitung": mode})
    words = said(Compared(library, programme), perspective="leitung")
    assert words.endswith("– nicht vergleichbar, denn damals wurde offen geantwortet, heute anonym.")


def test_steps_that_are_gone_are_named_in_the_words_of_that_time() -> None:
    library = joined(NEW_SCALE, ON_IT, entries=(RESCALED,))
    [(names, written)] = library.maps.items()
    bare = written.items[0].model_copy(update={"steps": {}})
    library.maps[names] = written.model_copy(update={"items": (bare,)})
    found = compared(
        library, answers("wechsel.begleitet", MIDDLE), answers("wechsel.begleitet", {"oft": 8, "selten": 3})
    )
    words = said(found, "wechsel.begleitet")
    assert "damals Median „trifft eher nicht zu“ (10 Antworten)" in words
    assert words.endswith("– nicht vergleichbar, denn die damaligen Stufen gibt es heute nicht mehr.")


def test_who_was_asked_in_one_round_only_is_named_as_such() -> None:
    first: dict[str, Counts] = {"eltern": {ITEM: MIDDLE}}
    found = compared(joined(entries=()), first, {**first, "leitung": {ITEM: UPPER}})
    assert (
        said(found, perspective="leitung") == "Leitung: damals nicht gefragt, heute Median „trifft zu“ (12 Antworten)."
    )
