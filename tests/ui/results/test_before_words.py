"""Two rounds beside each other, in sentences."""

from collections.abc import Mapping

import pytest

from selfeval.model import Mode
from tests.analysis.compared import MIDDLE, UPPER, Compared, answers, compared, joined
from tests.fakes.programme import programme_in_memory
from tests.fakes.small_round import Counts
from tests.fakes.small_versions import HIGH, HIGHEST, LOW, LOWEST, NEW_SCALE, ON_IT, RENAMED, RESCALED
from texts.catalogue import translator
from ui.results.before_words import (
    asked_words,
    came_from_words,
    common_words,
    movement_words,
    note_words,
    one_sided_title,
    one_sided_words,
)

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


def test_it_is_said_how_many_statements_both_rounds_share_and_how_they_compare() -> None:
    assert common_words(parents(MIDDLE, UPPER, "with_note").whole, T) == (
        "Auch damals eingeschätzt: 1 von 1 Aussagen dieser Runde (1 mit Hinweis vergleichbar)."
    )
    apart = compared(joined(entries=()), answers(ITEM, MIDDLE), answers("wechsel.begleitet", UPPER))
    assert common_words(apart.whole, T) == "Keine Aussage dieser Runde wurde auch damals eingeschätzt."


def test_an_earlier_title_is_named_where_it_was_another_one() -> None:
    entry = f"change: renamed, from: [{ITEM}], to: [sprache.verstehen], comparable: yes"
    counts = answers(ITEM, MIDDLE), answers("sprache.verstehen", UPPER)
    same = compared(joined(RENAMED, entries=(entry,)), *counts)
    assert came_from_words(same.pair("sprache.verstehen"), T) == ""
    retitled = compared(joined(RENAMED, ("title: Verständlichkeit", "title: Klarheit"), entries=(entry,)), *counts)
    assert came_from_words(retitled.pair("sprache.verstehen"), T) == "Damals gefragt unter „1.2 Verständlichkeit“."


def test_what_is_gone_is_told_with_the_reason_of_the_map_or_else_in_short() -> None:
    entries = (f'change: retired, from: [{ITEM}], note: "Zu eng."', "change: added, to: [sprache.verstehen]")
    found = compared(joined(RENAMED, entries=entries), answers(ITEM, MIDDLE), answers("sprache.verstehen", UPPER))
    assert [one_sided_words(one, "gone", T) for one in found.whole.gone] == ["Zu eng."]
    assert [one_sided_words(one, "new", T) for one in found.whole.new] == ["Diese Frage gab es damals noch nicht."]


def test_a_statement_is_told_in_its_own_words() -> None:
    found = parents(MIDDLE, UPPER)
    assert asked_words(found.pair(ITEM), found.whole, T) == ["Aussage (Eltern): „Ich verstehe die Texte.“"]


def test_both_wordings_are_told_where_they_differ_for_one_of_those_who_were_asked() -> None:
    entry = f'change: editorial, from: [{ITEM}], to: [{ITEM}], comparable: with_note, note: "Kürzer gefragt."'
    library = joined(("Ich verstehe die Texte.", "Die Texte verstehe ich."), entries=(entry,))
    everybody = answers(ITEM, UPPER) | answers(ITEM, UPPER, "fachkraft")
    found = compared(library, everybody, everybody)
    assert asked_words(found.pair(ITEM), found.whole, T) == [
        "Aussage damals (Eltern): „Ich verstehe die Texte.“",
        "Aussage heute (Eltern): „Die Texte verstehe ich.“",
    ]


def test_what_stands_in_one_round_only_is_named_with_the_words_of_who_was_asked() -> None:
    apart = compared(joined(entries=()), answers(ITEM, MIDDLE), answers("wechsel.begleitet", UPPER, "fachkraft"))
    [gone], [new] = (
        [one_sided_title(one, T).replace("\\", "") for one in side] for side in (apart.whole.gone, apart.whole.new)
    )
    assert gone == "1.2 Verständlichkeit: „Ich verstehe die Texte.“"
    assert new == "2.2 Übergänge: „Ich begleite Übergänge.“"
