"""A map accounts for every item of both versions, and whatever it forgets or gets wrong is told where it stands."""

import pytest

from qualitaetsrahmen.checks.maps import check_revisions
from qualitaetsrahmen.findings import Finding, FindingCode
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.reading import read_document
from qualitaetsrahmen.versions.differences import differences
from tests.fakes.small_framework import place_in
from tests.fakes.versions import (
    FIVE_STEPS,
    REWORDED,
    checked_map,
    findings_with,
    framework,
    map_of,
    of_items,
    text_of,
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


@pytest.mark.parametrize("name", WRONG)
def test_one_mistake_in_a_map_is_one_finding(name: str) -> None:
    ids, new, entry, code = WRONG[name]
    assert codes(map_of(entry), of_items(ids), new) == [code]


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


def test_a_scale_with_other_steps_or_words_has_to_be_named() -> None:
    for change in (FIVE_STEPS, ('label: "trifft zu"', 'label: "stimmt"'), ('"weiß nicht"', '"kann ich nicht sagen"')):
        (finding,) = findings_with(map_of(), framework(), framework(change, version="2.0"))
        assert finding.code is FindingCode.SCALE_CHANGED
        assert (finding.data, finding.place.line) == ({"id": "vier-stufen"}, 2)


SCALE = "from: vier-stufen, to: vier-stufen"
TO_FIVE = (
    "steps: {trifft-nicht-zu: trifft-nicht-zu, trifft-wenig-zu: trifft-wenig-zu, "
    "trifft-eher-zu: trifft-zu, trifft-zu: voll}"
)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (f"change: rescaled, {SCALE}, comparable: with_note, {TO_FIVE}, {NOTE}", None),
        (f"change: rescaled, {SCALE}, comparable: no, {NOTE}", None),
        (f"change: rescaled, {SCALE}, comparable: with_note, {TO_FIVE}", FindingCode.MAP_NOTE),
        (f"change: rescaled, {SCALE}, comparable: yes", FindingCode.MAP_STEPS),
        (f"change: editorial, {SCALE}, comparable: yes", FindingCode.MAP_STEPS),
    ],
)
def test_the_entry_of_a_scale_is_checked_like_that_of_an_item(entry: str, code: FindingCode | None) -> None:
    found = codes(map_of(scales=entry), framework(), framework(FIVE_STEPS, version="2.0"))
    assert found == ([code] if code else [])


def test_a_scale_has_one_entry() -> None:
    entry = f"change: rescaled, {SCALE}, comparable: with_note, {TO_FIVE}, {NOTE}"
    (finding,) = findings_with(map_of(scales=f"{entry}\n{entry}"), framework(), framework(FIVE_STEPS, version="2.0"))
    assert (finding.code, finding.place.line) == (FindingCode.SAME_TWICE, 5)


def test_a_scale_that_neither_version_has_is_told_by_its_name() -> None:
    entry = "change: editorial, from: vier-stufn, to: ja-nein, comparable: yes"
    (finding,) = findings_with(map_of(scales=entry), of_items("a"), of_items("a", "2.0"))
    assert (finding.code, finding.data["near"]) == (FindingCode.MISSPELT_REFERENCE, "vier-stufen")


def revisions(changes: tuple[tuple[str, str], ...], written: str | None = None) -> list[Finding]:
    """What is wrong in the newer version's file beside the older one, with a map or without."""
    old, new = framework(), framework(*changes, version="2.0")
    document = read_document(text_of(*changes, version="2.0").encode(), "kleiner-rahmen-2.0.yaml")
    check_revisions(differences(old, new), checked_map(written, old, new) if written else None, document)
    return document.findings


RISEN = ("- id: absprachen.gelten\n            rev: 1", "- id: absprachen.gelten\n            rev: 2")


def test_other_words_under_the_same_rev_are_a_mistake_at_their_item() -> None:
    (finding,) = revisions((REWORDED,))
    assert finding.code is FindingCode.REV_NOT_RAISED
    assert finding.place == place_in(text_of(REWORDED), "id: absprachen.gelten")
    assert finding.data == {"id": "absprachen.gelten", "rev": "1", "old": "1.0"}


def test_other_words_are_right_with_a_risen_rev_or_when_the_map_calls_them_editorial() -> None:
    assert revisions((REWORDED, RISEN)) == []
    assert revisions((REWORDED,), map_of("change: editorial, from: [absprachen.gelten], comparable: yes")) == []


def test_another_entry_of_the_map_does_not_excuse_other_words() -> None:
    entry = f"change: moved, from: [absprachen.gelten], comparable: with_note, {NOTE}"
    assert [one.code for one in revisions((REWORDED,), map_of(entry))] == [FindingCode.REV_NOT_RAISED]


def test_what_the_map_calls_changed_has_a_risen_rev() -> None:
    entry = f"change: changed, from: [absprachen.gelten], comparable: no, {NOTE}"
    assert [one.code for one in revisions((), map_of(entry))] == [FindingCode.REV_NOT_RAISED]
    assert revisions((RISEN,), map_of(entry)) == []


def test_a_rev_never_falls() -> None:
    (finding,) = revisions((("rev: 2", "rev: 1"),))
    assert (finding.code, finding.data["id"]) == (FindingCode.REV_NOT_RAISED, "finden.ansprache")


def test_other_words_on_a_scale_are_a_mistake_until_the_map_names_them() -> None:
    change = ('label: "trifft eher zu"', 'label: "trifft überwiegend zu"')
    (finding,) = revisions((change,))
    assert (finding.code, finding.place) == (FindingCode.SCALE_CHANGED, place_in(text_of(change), "id: vier-stufen"))
    entry = f"change: editorial, {SCALE}, comparable: yes"
    assert revisions((change,), map_of(scales=entry)) == []
