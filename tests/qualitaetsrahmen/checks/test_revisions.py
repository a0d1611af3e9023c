"""A newer version says of everything that it changed, and no id ever comes back with another meaning."""

from qualitaetsrahmen.checks.revisions import check_retired, check_revisions
from qualitaetsrahmen.findings import Finding, FindingCode
from qualitaetsrahmen.reading import read_document
from qualitaetsrahmen.versions.differences import differences
from qualitaetsrahmen.versions.version_map import VersionMap
from tests.fakes.small_framework import place_in
from tests.fakes.versions import REWORDED, framework, map_of, read_with, text_of

NOTE = 'note: "Ein Satz."'
SCALE = "from: vier-stufen, to: vier-stufen"


def revisions(changes: tuple[tuple[str, str], ...], written: str | None = None) -> list[Finding]:
    """What is wrong in the newer version's file beside the older one, with a map or without."""
    old, new = framework(), framework(*changes, version="2.0")
    document = read_document(text_of(*changes, version="2.0").encode(), "kleiner-rahmen-2.0.yaml")
    value = read_with(written, old, new).value if written else None
    check_revisions(differences(old, new), value if isinstance(value, VersionMap) else None, document)
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


RETIRED = ("retired:\n", 'retired:\n  - {id: finden.frueher, last_version: "0.9"}\n')
BACK = ("- id: sprache.texte\n", "- id: finden.frueher\n")
OTHER = ("- id: sprache.texte\n", "- id: sprache.klar\n")


def retired(*changes: tuple[str, str], past: tuple[tuple[tuple[str, str], ...], ...]) -> list[Finding]:
    """What is wrong in version 3.0 after earlier versions with these changes, the last one first."""
    versions = [framework(*edits, version=f"2.{9 - number}") for number, edits in enumerate(past)]
    text = text_of(*changes, version="3.0")
    document = read_document(text.encode(), "kleiner-rahmen-3.0.yaml")
    check_retired(versions, framework(*changes, version="3.0"), document)
    return document.findings


def test_an_id_that_was_retired_two_versions_ago_does_not_come_back() -> None:
    (finding,) = retired(BACK, past=((), (RETIRED,)))
    assert (finding.code, finding.data) == (FindingCode.RETIRED_ID, {"id": "finden.frueher"})
    assert finding.place == place_in(text_of(BACK), "finden.frueher")


def test_an_item_that_only_an_older_version_had_does_not_come_back() -> None:
    (finding,) = retired(past=((OTHER,), ()))
    assert (finding.code, finding.data) == (FindingCode.RETIRED_ID, {"id": "sprache.texte"})


def test_what_was_retired_once_stays_in_the_list() -> None:
    (finding,) = retired(past=((), (RETIRED,)))
    assert (finding.code, finding.data) == (FindingCode.RETIRED_LEFT, {"id": "finden.frueher"})
    assert retired(RETIRED, past=((RETIRED,), (RETIRED,))) == []
