"""A map accounts for every item of both versions, and whatever it forgets or gets wrong is told where it stands."""

import pytest

from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.model import Framework
from tests.fakes.small_framework import place_in
from tests.fakes.versions import (
    findings_with,
    map_of,
    of_items,
)

NOTE = 'note: "Ein Satz."'
STEPS = "steps: {trifft-nicht-zu: nein, trifft-wenig-zu: nein, trifft-eher-zu: ja, trifft-zu: ja}"
ON_OTHER_SCALE: dict[str, object] = {"scale": "ja-nein"}
OPEN: dict[str, object] = {"kind": "open", "scale": None}
OTHER_WORDS: dict[str, object] = {"ask": {"fachkraft": {"text": "Das gelingt uns gut."}}}


def codes(text: str, old: Framework, new: Framework) -> list[FindingCode]:
    return [finding.code for finding in findings_with(text, old, new)]


RIGHT = {
    "nothing changed": ("a", of_items("a", "2.0"), ""),
    "editorial": ("a", of_items("a", "2.0", a=OTHER_WORDS), "change: editorial, from: [a], comparable: yes"),
    "renamed": ("a", of_items("b", "2.0"), "change: renamed, from: [a], to: [b], comparable: yes"),
    "changed": (
        "a",
        of_items("a", "2.0", a={"rev": 2, **OTHER_WORDS}),
        f"change: changed, from: [a], comparable: no, {NOTE}",
    ),
    "rescaled": (
        "a b",
        of_items("a b", "2.0", a=ON_OTHER_SCALE),
        f"change: rescaled, from: [a], comparable: with_note, {STEPS}, {NOTE}",
    ),
    "split": ("a", of_items("b c", "2.0"), f"change: split, from: [a], to: [b, c], comparable: with_note, {NOTE}"),
    "split, one part under the old id": (
        "a",
        of_items("a c", "2.0"),
        f"change: split, from: [a], to: [a, c], comparable: with_note, {NOTE}",
    ),
    "merged": ("a b", of_items("c", "2.0"), f"change: merged, from: [a, b], to: [c], comparable: no, {NOTE}"),
    "merged into one of them": (
        "a b",
        of_items("a", "2.0"),
        f"change: merged, from: [a, b], to: [a], comparable: with_note, {NOTE}",
    ),
    "moved": ("a b | c", of_items("a | b c", "2.0"), "change: moved, from: [b], comparable: yes"),
    "retired": ("a b", of_items("a", "2.0"), f"change: retired, from: [b], {NOTE}"),
    "added": ("a", of_items("a b", "2.0"), "change: added, to: [b]"),
    "becoming open": (
        "a",
        of_items("a", "2.0", a={"rev": 2, **OPEN}),
        f"change: changed, from: [a], comparable: no, {NOTE}",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_map_with_this_change_is_right(name: str) -> None:
    ids, new, entry = RIGHT[name]
    assert findings_with(map_of(entry), of_items(ids), new) == []


WRONG = {
    "an old item is forgotten": ("a b", of_items("a", "2.0"), "", FindingCode.MAP_OLD_LEFT),
    "a new item comes from nowhere": ("a", of_items("a b", "2.0"), "", FindingCode.MAP_NEW_LEFT),
    "other words are passed over": ("a", of_items("a", "2.0", a=OTHER_WORDS), "", FindingCode.MAP_OLD_LEFT),
    "a risen rev is passed over": ("a", of_items("a", "2.0", a={"rev": 2}), "", FindingCode.MAP_OLD_LEFT),
    "a move is passed over": ("a b | c", of_items("a | b c", "2.0"), "", FindingCode.MAP_OLD_LEFT),
    "another scale is passed over": ("a", of_items("a", "2.0", a=ON_OTHER_SCALE), "", FindingCode.MAP_OLD_LEFT),
    "an item that goes on is also the target of another": (
        "a b",
        of_items("b", "2.0"),
        "change: renamed, from: [a], to: [b], comparable: yes",
        FindingCode.MAP_OLD_LEFT,
    ),
    "an item that became another is still there": (
        "a",
        of_items("a b", "2.0"),
        "change: renamed, from: [a], to: [b], comparable: yes",
        FindingCode.MAP_NEW_LEFT,
    ),
    "a retired item is still there": (
        "a b",
        of_items("a b", "2.0"),
        f"change: retired, from: [b], {NOTE}",
        FindingCode.MAP_NEW_LEFT,
    ),
    "an old id comes back with another meaning": (
        "a b",
        of_items("a b", "2.0"),
        f"change: retired, from: [b], {NOTE}\nchange: added, to: [b]",
        FindingCode.RETIRED_ID,
    ),
    "an old item does not exist": (
        "a",
        of_items("a b", "2.0"),
        "change: renamed, from: [zz], to: [b], comparable: yes",
        FindingCode.UNKNOWN_REFERENCE,
    ),
    "an id is misspelt": (
        "anfang",
        of_items("ende", "2.0"),
        "change: renamed, from: [anfnag], to: [ende], comparable: yes",
        FindingCode.MISSPELT_REFERENCE,
    ),
    "an item is named twice, and another was meant": (
        "a b",
        of_items("c d", "2.0"),
        "change: renamed, from: [a], to: [c], comparable: yes\nchange: renamed, from: [a], to: [d], comparable: yes",
        FindingCode.SAME_TWICE,
    ),
    "an item comes from two entries": (
        "a b",
        of_items("a", "2.0"),
        "change: editorial, from: [a], comparable: yes\nchange: renamed, from: [b], to: [a], comparable: yes",
        FindingCode.SAME_TWICE,
    ),
    "a split has one part": (
        "a",
        of_items("b c", "2.0"),
        f"change: split, from: [a], to: [b], comparable: no, {NOTE}",
        FindingCode.MAP_COUNTS,
    ),
    "a renaming has no new name": (
        "a",
        of_items("b", "2.0"),
        "change: renamed, from: [a], comparable: yes",
        FindingCode.MAP_COUNTS,
    ),
    "a renaming leads to the same name": (
        "a",
        of_items("a", "2.0"),
        "change: renamed, from: [a], to: [a], comparable: yes",
        FindingCode.MAP_COUNTS,
    ),
    "a better wording has another id": (
        "a",
        of_items("b", "2.0"),
        "change: editorial, from: [a], to: [b], comparable: yes",
        FindingCode.MAP_COUNTS,
    ),
    "a merger has one source": (
        "a",
        of_items("b", "2.0"),
        f"change: merged, from: [a], to: [b], comparable: no, {NOTE}",
        FindingCode.MAP_COUNTS,
    ),
    "nothing is said about the comparison": (
        "a",
        of_items("b", "2.0"),
        "change: renamed, from: [a], to: [b]",
        FindingCode.MAP_COMPARABLE,
    ),
    "something new is compared": (
        "a",
        of_items("a b", "2.0"),
        "change: added, to: [b], comparable: yes",
        FindingCode.MAP_COMPARABLE,
    ),
    "a comparison with a note has none": (
        "a",
        of_items("b", "2.0"),
        "change: renamed, from: [a], to: [b], comparable: with_note",
        FindingCode.MAP_NOTE,
    ),
    "a break is not explained": (
        "a",
        of_items("b", "2.0"),
        "change: renamed, from: [a], to: [b], comparable: no",
        FindingCode.MAP_NOTE,
    ),
    "nobody says why an item went": (
        "a b",
        of_items("a", "2.0"),
        "change: retired, from: [b]",
        FindingCode.MAP_NOTE,
    ),
    "a rescaled item has no table": (
        "a",
        of_items("a", "2.0", a=ON_OTHER_SCALE),
        f"change: rescaled, from: [a], comparable: with_note, {NOTE}",
        FindingCode.MAP_STEPS,
    ),
    "an item with another name has another scale, too": (
        "a",
        of_items("b", "2.0", b=ON_OTHER_SCALE),
        "change: renamed, from: [a], to: [b], comparable: yes",
        FindingCode.MAP_STEPS,
    ),
    "answers to a rating are compared with words": (
        "a",
        of_items("a", "2.0", a={"rev": 2, **OPEN}),
        f"change: changed, from: [a], comparable: with_note, {NOTE}",
        FindingCode.MAP_STEPS,
    ),
}


TURNED = "steps: {trifft-nicht-zu: ja, trifft-wenig-zu: ja, trifft-eher-zu: nein, trifft-zu: nein}"
ALL_YES = "steps: {trifft-nicht-zu: ja, trifft-wenig-zu: ja, trifft-eher-zu: ja, trifft-zu: ja}"
ALL_SAME = "steps: {trifft-nicht-zu: trifft-nicht-zu, trifft-wenig-zu: trifft-wenig-zu, "
ITSELF = f"{ALL_SAME}trifft-eher-zu: trifft-eher-zu, trifft-zu: trifft-zu}}"
SHIFTED = f"{ALL_SAME}trifft-eher-zu: trifft-zu, trifft-zu: trifft-zu}}"
OTHER_STATEMENT: dict[str, object] = {"ask": {"fachkraft": {"text": "Wer neu ist, findet leicht den Weg zu uns."}}}
WRONG |= {
    "a table turns answers around": (
        "a",
        of_items("a", "2.0", a=ON_OTHER_SCALE),
        f"change: rescaled, from: [a], comparable: with_note, {TURNED}, {NOTE}",
        FindingCode.MAP_ORDER,
    ),
    "a table makes all answers the same": (
        "a",
        of_items("a", "2.0", a=ON_OTHER_SCALE),
        f"change: rescaled, from: [a], comparable: with_note, {ALL_YES}, {NOTE}",
        FindingCode.MAP_ORDER,
    ),
    "a table moves answers on the scale that stayed": (
        "a",
        of_items("b", "2.0"),
        f"change: renamed, from: [a], to: [b], comparable: with_note, {SHIFTED}, {NOTE}",
        FindingCode.MAP_CONTRARY,
    ),
    "four steps become two without a word": (
        "a",
        of_items("a", "2.0", a=ON_OTHER_SCALE),
        f"change: rescaled, from: [a], comparable: yes, {STEPS}",
        FindingCode.MAP_NOT_PLAIN,
    ),
    "an item is called rescaled whose scale stayed": (
        "a",
        of_items("a", "2.0"),
        f"change: rescaled, from: [a], comparable: with_note, {ITSELF}, {NOTE}",
        FindingCode.MAP_CONTRARY,
    ),
    "another meaning is compared without a word": (
        "a",
        of_items("a", "2.0", a={"rev": 2, **OTHER_WORDS}),
        "change: changed, from: [a], comparable: yes",
        FindingCode.MAP_NOT_PLAIN,
    ),
    "another meaning is called a better wording": (
        "a",
        of_items("a", "2.0", a={"rev": 2, **OTHER_WORDS}),
        "change: editorial, from: [a], comparable: yes",
        FindingCode.MAP_CONTRARY,
    ),
    "the parts of a split are compared without a word": (
        "a",
        of_items("b c", "2.0"),
        "change: split, from: [a], to: [b, c], comparable: yes",
        FindingCode.MAP_NOT_PLAIN,
    ),
    "a merger is compared without a word": (
        "a b",
        of_items("c", "2.0"),
        "change: merged, from: [a, b], to: [c], comparable: yes",
        FindingCode.MAP_NOT_PLAIN,
    ),
    "an item is called moved that stayed": (
        "a",
        of_items("a", "2.0"),
        "change: moved, from: [a], comparable: yes",
        FindingCode.MAP_CONTRARY,
    ),
    "an item moved and means something else": (
        "a b | c",
        of_items("a | b c", "2.0", b={"rev": 2, **OTHER_WORDS}),
        "change: moved, from: [b], comparable: yes",
        FindingCode.MAP_NOT_PLAIN,
    ),
    "another statement is called another name": (
        "a",
        of_items("b", "2.0", b=OTHER_STATEMENT),
        "change: renamed, from: [a], to: [b], comparable: yes",
        FindingCode.MAP_NOT_PLAIN,
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_one_mistake_in_a_map_is_one_finding(name: str) -> None:
    ids, new, entry, code = WRONG[name]
    assert codes(map_of(entry), of_items(ids), new) == [code]


def test_a_table_that_moves_nothing_may_stand_where_the_scale_stayed() -> None:
    text = map_of(f"change: renamed, from: [a], to: [b], comparable: yes, {ITSELF}")
    assert findings_with(text, of_items("a"), of_items("b", "2.0")) == []


def test_another_statement_under_another_id_may_be_compared_with_a_note() -> None:
    text = map_of(f"change: renamed, from: [a], to: [b], comparable: with_note, {NOTE}")
    assert findings_with(text, of_items("a"), of_items("b", "2.0", b=OTHER_STATEMENT)) == []


def test_a_split_into_two_scales_has_no_table_for_both() -> None:
    new = of_items("b c", "2.0", c=ON_OTHER_SCALE)
    text = map_of(f"change: split, from: [a], to: [b, c], comparable: with_note, {STEPS}, {NOTE}")
    assert codes(text, of_items("a"), new) == [FindingCode.MAP_STEPS]


def test_everything_that_is_forgotten_is_told_by_its_id() -> None:
    found = findings_with(map_of("change: added, to: [d]"), of_items("a b c"), of_items("a d e", "2.0"))
    assert [(one.code, one.data["id"]) for one in found] == [
        (FindingCode.MAP_NEW_LEFT, "e"),
        (FindingCode.MAP_OLD_LEFT, "b"),
        (FindingCode.MAP_OLD_LEFT, "c"),
    ]


def test_a_finding_stands_at_the_entry_that_it_speaks_of() -> None:
    text = map_of(
        "change: renamed, from: [a], to: [c], comparable: yes\nchange: renamed, from: [x], to: [d], comparable: no"
    )
    found = findings_with(text, of_items("a b"), of_items("c d", "2.0"))
    assert [(one.code, one.place) for one in found] == [
        (FindingCode.UNKNOWN_REFERENCE, place_in(text, "x]")),
        (FindingCode.MAP_NOTE, place_in(text, "no}")),
    ]


def test_mistakes_of_form_and_of_content_are_told_in_one_run_and_nothing_that_only_follows_from_them() -> None:
    entries = (
        "change: renamd, from: [a], to: [d], comparable: yes\nchange: renamed, from: [b], to: [ee], comparable: no"
    )
    found = findings_with(map_of(entries), of_items("a b c"), of_items("d e", "2.0"))
    assert [one.code for one in found] == [
        FindingCode.NOT_A_CHOICE,
        FindingCode.UNKNOWN_REFERENCE,
        FindingCode.MAP_NOTE,
    ]


def test_a_misspelt_list_of_entries_is_one_mistake() -> None:
    text = map_of("change: renamed, from: [a], to: [d], comparable: yes").replace("items:", "itmes:")
    assert codes(text, of_items("a"), of_items("d", "2.0")) == [FindingCode.MISSPELT_KEY]


def test_a_table_with_gaps_names_the_steps_that_are_missing_or_do_not_exist() -> None:
    table = "steps: {trifft-nicht-zu: nein, trifft-wenig-zu: vielleicht, trifft-eher-zu: ja, fast: ja}"
    text = map_of(f"change: rescaled, from: [a], comparable: with_note, {table}, {NOTE}")
    (finding,) = findings_with(text, of_items("a"), of_items("a", "2.0", a=ON_OTHER_SCALE))
    assert (finding.code, finding.data) == (FindingCode.MAP_STEPS, {"steps": "fast, trifft-zu, vielleicht"})
    assert finding.place == place_in(text, "{trifft-nicht-zu")


def test_no_table_is_needed_where_nothing_is_compared() -> None:
    text = map_of(f"change: rescaled, from: [a], comparable: no, {NOTE}")
    assert findings_with(text, of_items("a"), of_items("a", "2.0", a=ON_OTHER_SCALE)) == []


def test_one_entry_for_a_scale_is_enough_for_all_its_items() -> None:
    old, new = of_items("a b c"), of_items("a b c", "2.0", a=ON_OTHER_SCALE, b=ON_OTHER_SCALE)
    entry = f"change: rescaled, from: vier-stufen, to: ja-nein, comparable: with_note, {STEPS}, {NOTE}"
    assert findings_with(map_of(scales=entry), old, new) == []


def test_a_renamed_item_may_rely_on_the_entry_of_its_scale() -> None:
    entry = f"change: rescaled, from: vier-stufen, to: ja-nein, comparable: with_note, {STEPS}, {NOTE}"
    text = map_of("change: renamed, from: [a], to: [b], comparable: yes", entry)
    assert findings_with(text, of_items("a"), of_items("b", "2.0", b=ON_OTHER_SCALE)) == []
