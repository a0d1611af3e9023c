"""A collection of frameworks knows its versions, finds what is missing between them, and leaves out what is wrong."""

from pathlib import Path

import pytest

from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.findings import Finding, FindingCode
from qualitaetsrahmen.languages.translations import is_offered
from qualitaetsrahmen.library import Library, Shelf, files_of, load_library, previous_version
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.lineage import Ancestor
from qualitaetsrahmen.versions.published import LOCK_NAME, locked, write_lock
from qualitaetsrahmen.versions.version_map import Comparable
from qualitaetsrahmen.writing import translation_text
from tests.fakes.addition import ADDITION as FULL_ADDITION
from tests.fakes.addition import OPTIONAL, addition
from tests.fakes.small_framework import place_in
from tests.fakes.translation import own_translation, translation_of
from tests.fakes.versions import REWORDED, framework, map_of, text_of

SHIPPED = Path(__file__).parents[2] / "frameworks"
PUBLISHED = ("status: draft", "status: published")
WITHDRAWN = ("status: draft", "status: withdrawn")
RENAMED = ("- id: sprache.texte\n", "- id: sprache.klar\n")
RENAMING = map_of("change: renamed, from: [sprache.texte], to: [sprache.klar], comparable: yes")
EXTRA = ("id: kleiner-rahmen\n", "id: kleiner-rahmen-extra\n")
ADDITION = """\
schema: 1
addition: {id: x-musterstadt, extends: kleiner-rahmen@1.0, title: "Ergänzung für Musterstadt"}
prompts:
  - {criterion: finden, when: always, text: "Was hilft hier am meisten"}
"""
OLD, NEW, MAP = "kleiner-rahmen-1.0.yaml", "kleiner-rahmen-2.0.yaml", "maps/kleiner-rahmen-1.0--2.0.yaml"


def collection(texts: dict[str, str], *published: Framework) -> dict[str, bytes]:
    """The files of a collection with a lock, in which some frameworks stand as published."""
    lock = write_lock({one.name: locked(one) for one in published})
    return {name: text.encode() for name, text in {LOCK_NAME: lock, **texts}.items()}


def library_of(texts: dict[str, str], *published: Framework) -> Library:
    library = Library()
    Shelf(collection(texts, *published)).fill(library)
    return library


def told(texts: dict[str, str], *published: Framework) -> list[tuple[str, FindingCode]]:
    return [(one.file, one.code) for one in library_of(texts, *published).findings]


def only(texts: dict[str, str], *published: Framework) -> Finding:
    (finding,) = library_of(texts, *published).findings
    return finding


def test_the_shipped_collection_has_no_findings() -> None:
    library = load_library(SHIPPED)
    assert library.findings == ()
    assert len(library.frameworks) == len(list(SHIPPED.glob("*.yaml")))
    assert [one.framework.version for one in library.versions_of("fruehe-hilfen")] == ["1.0", "2.0"]


def test_every_item_of_the_shipped_framework_has_its_past_or_is_new() -> None:
    library = load_library(SHIPPED)
    old, new = library.versions_of("fruehe-hilfen")
    found = library.lineage(old, new)
    assert found is not None
    assert found.keys() == new.items.keys()
    assert {one.item for ancestors in found.values() for one in ancestors} < old.items.keys()


def test_a_collection_is_read_from_its_folder(tmp_path: Path) -> None:
    for name, content in collection({OLD: text_of(), NEW: text_of(RENAMED, version="2.0"), MAP: RENAMING}).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "notizen.txt").write_text("gehört nicht dazu", "utf-8")
    assert sorted(files_of(tmp_path)) == sorted([LOCK_NAME, OLD, NEW, MAP])
    library = load_library(tmp_path)
    assert (library.findings, list(library.frameworks)) == ((), ["kleiner-rahmen@1.0", "kleiner-rahmen@2.0"])


def test_version_1_10_comes_after_1_9() -> None:
    versions = [framework(version=version) for version in ("1.10", "1.9", "2.0", "1.2")]
    library = Library({one.name: one for one in versions})
    assert [one.framework.version for one in library.versions_of("kleiner-rahmen")] == ["1.2", "1.9", "1.10", "2.0"]
    before = previous_version(framework(version="1.10"), versions)
    assert before is not None
    assert before.framework.version == "1.9"
    assert library.before(framework(version="1.2")) is None


def test_a_framework_whose_id_begins_alike_is_another_framework() -> None:
    texts = {"kleiner-rahmen-extra-1.0.yaml": text_of(EXTRA), NEW: text_of(REWORDED, version="2.0")}
    library = library_of(texts)
    assert library.findings == ()
    assert len(library.versions_of("kleiner-rahmen")) == 1


def test_a_new_version_with_its_map_is_right() -> None:
    assert told({OLD: text_of(), NEW: text_of(RENAMED, version="2.0"), MAP: RENAMING}) == []


def test_a_published_version_needs_its_map() -> None:
    text = text_of(RENAMED, PUBLISHED, version="2.0")
    versions = framework(PUBLISHED), framework(RENAMED, PUBLISHED, version="2.0")
    finding = only({OLD: text_of(PUBLISHED), NEW: text}, *versions)
    assert (finding.code, finding.place) == (FindingCode.MAP_MISSING, place_in(text, '"2.0"'))
    assert finding.data == {"old": "1.0", "file": MAP}


BETWEEN = "kleiner-rahmen-1.5.yaml"


def with_draft_between(*changes: tuple[str, str], **more: str) -> Library:
    """Two published versions with their map, and a later draft with a number between theirs."""
    texts = {OLD: text_of(PUBLISHED), NEW: text_of(RENAMED, PUBLISHED, version="2.0"), MAP: RENAMING}
    texts |= {BETWEEN: text_of(*changes, version="1.5"), **more}
    return library_of(texts, framework(PUBLISHED), framework(RENAMED, PUBLISHED, version="2.0"))


def test_a_draft_between_two_published_versions_does_not_part_them() -> None:
    library = with_draft_between(
        REWORDED, ("- id: absprachen.gelten\n            rev: 1", "- id: neu\n            rev: 1")
    )
    assert library.findings == ()
    first, _, last = library.versions_of("kleiner-rahmen")
    found = library.lineage(first, last)
    assert found is not None
    assert found["sprache.klar"] == (Ancestor("sprache.texte"),)
    assert library.before(last) == first


def test_a_published_version_needs_no_map_from_a_draft() -> None:
    second = framework(RENAMED, PUBLISHED, version="2.0")
    assert told({OLD: text_of(), NEW: text_of(RENAMED, PUBLISHED, version="2.0")}, second) == []


def test_a_draft_is_a_step_on_the_way_where_maps_lead_over_it() -> None:
    to_draft, from_draft = map_of(new="1.5"), RENAMING.replace('from: "1.0"', 'from: "1.5"')
    names = "maps/kleiner-rahmen-1.0--1.5.yaml", "maps/kleiner-rahmen-1.5--2.0.yaml"
    library = with_draft_between(**dict(zip(names, (to_draft, from_draft), strict=True)))
    assert library.findings == ()
    first, draft, last = (one.name for one in library.versions_of("kleiner-rahmen"))
    assert [one.names for one in library.maps_between(first, last) or ()] == [(first, last)]
    del library.maps[(first, last)]
    assert [one.names for one in library.maps_between(first, last) or ()] == [(first, draft), (draft, last)]


def test_no_way_leads_back_to_an_older_version() -> None:
    library = with_draft_between()
    backwards = library.maps[("kleiner-rahmen@1.0", "kleiner-rahmen@2.0")]
    library.maps[("kleiner-rahmen@2.0", "kleiner-rahmen@1.0")] = backwards
    assert library.maps_between("kleiner-rahmen@2.0", "kleiner-rahmen@1.0") is None


def test_a_map_is_only_believed_about_the_words_for_which_it_was_written() -> None:
    library = library_of({OLD: text_of(), NEW: text_of(RENAMED, version="2.0"), MAP: RENAMING})
    other = framework(("Ich verstehe die Texte.", "Ich verstehe die Texte nicht."))
    found = library.lineage(other, library.frameworks["kleiner-rahmen@2.0"])
    assert found is not None
    assert found["sprache.klar"] == (Ancestor("sprache.texte", Comparable.NO, is_unexplained=True),)


def test_an_id_of_an_older_version_does_not_come_back() -> None:
    again = map_of("change: renamed, from: [sprache.klar], to: [sprache.texte], comparable: yes", old="2.0", new="3.0")
    third, fourth = "kleiner-rahmen-3.0.yaml", "maps/kleiner-rahmen-2.0--3.0.yaml"
    texts = {OLD: text_of(), NEW: text_of(RENAMED, version="2.0"), MAP: RENAMING}
    finding = only({**texts, third: text_of(version="3.0"), fourth: again})
    assert (finding.file, finding.code, finding.data) == (third, FindingCode.RETIRED_ID, {"id": "sprache.texte"})


def test_what_was_published_with_other_words_is_told_and_no_advice_for_a_new_version() -> None:
    texts = {OLD: text_of(PUBLISHED), NEW: text_of(REWORDED, PUBLISHED, version="2.0"), MAP: map_of()}
    found = told(texts, framework(PUBLISHED), framework(PUBLISHED, version="2.0"))
    assert (NEW, FindingCode.PUBLISHED_CHANGED) in found
    assert (NEW, FindingCode.REV_NOT_RAISED) not in found


def test_a_draft_may_wait_for_its_map() -> None:
    assert told({OLD: text_of(), NEW: text_of(RENAMED, version="2.0")}) == []


def test_other_words_under_the_same_rev_are_told_in_a_draft_too() -> None:
    assert told({OLD: text_of(), NEW: text_of(REWORDED, version="2.0")}) == [(NEW, FindingCode.REV_NOT_RAISED)]
    editorial = map_of("change: editorial, from: [absprachen.gelten], comparable: yes")
    assert told({OLD: text_of(), NEW: text_of(REWORDED, version="2.0"), MAP: editorial}) == []


def test_a_map_that_cannot_be_read_is_one_mistake_and_not_as_many_as_it_explains() -> None:
    broken = map_of("change: editoriell, from: [absprachen.gelten], comparable: yes")
    texts = {OLD: text_of(), NEW: text_of(REWORDED, version="2.0"), MAP: broken}
    assert told(texts) == [(MAP, FindingCode.NOT_A_CHOICE)]


def test_a_changed_published_version_is_told_and_left_out() -> None:
    library = library_of({OLD: text_of(PUBLISHED, REWORDED)}, framework(PUBLISHED))
    assert [one.code for one in library.findings] == [FindingCode.PUBLISHED_CHANGED]
    assert library.frameworks == {}


def test_a_published_version_that_the_lock_does_not_know_is_told() -> None:
    assert only({OLD: text_of(PUBLISHED)}).code is FindingCode.NOT_LOCKED


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("rahmen.yaml", text_of(version="3.0"), "kleiner-rahmen-3.0.yaml"),
        ("maps/karte.yaml", RENAMING, "kleiner-rahmen-1.0--2.0.yaml"),
        ("text/tuerkisch.yaml", translation_text(translation_of(framework(), "tr")), "kleiner-rahmen-1.0.tr.yaml"),
        ("additions/musterstadt.yaml", ADDITION, "x-musterstadt.yaml"),
    ],
)
def test_a_file_has_the_name_under_which_it_is_looked_for(name: str, text: str, expected: str) -> None:
    finding = only({OLD: text_of(), NEW: text_of(RENAMED, version="2.0"), name: text})
    assert (finding.file, finding.code) == (name, FindingCode.FILE_NAME)
    assert finding.data == {"file": Path(name).name, "expected": expected}


def test_a_file_under_the_name_of_another_framework_is_not_taken_for_it() -> None:
    texts = {"kleiner-rahmen-1.0.yaml": text_of(EXTRA), "additions/x-musterstadt.yaml": ADDITION}
    assert told(texts) == [
        (OLD, FindingCode.FILE_NAME),
        ("additions/x-musterstadt.yaml", FindingCode.FRAMEWORK_UNKNOWN),
    ]


def test_without_a_lock_files_are_only_checked_by_themselves_and_by_what_they_refer_to() -> None:
    shelf = Shelf({"rahmen.yaml": text_of(PUBLISHED).encode(), OLD: text_of(REWORDED).encode()})
    assert [shelf.read(name).findings for name in shelf.names()] == [(), ()]


def test_findings_name_the_file_as_the_person_knows_it() -> None:
    shelf = Shelf({OLD: text_of(("rev: 2", "rev: 0")).encode()})
    assert [one.file for one in shelf.read(OLD, "Desktop/mein rahmen.yaml").findings] == ["Desktop/mein rahmen.yaml"]


def test_a_translation_stays_while_some_of_its_texts_are_outdated() -> None:
    text = translation_text(translation_of(framework(), "tr"))
    library = library_of(
        {
            OLD: text_of(REWORDED, ("Ich verstehe die Texte.", "Ich verstehe alles.")),
            "text/kleiner-rahmen-1.0.tr.yaml": text,
        }
    )
    assert [one.code for one in library.findings] == [FindingCode.TEXT_OUTDATED]
    assert [one.language for one in library.translations["kleiner-rahmen@1.0"]] == ["tr"]


def test_an_addition_gives_one_more_framework_to_choose_from() -> None:
    library = library_of({OLD: text_of(), "additions/x-musterstadt.yaml": ADDITION})
    assert [one.name for one in library.offered()] == ["kleiner-rahmen@1.0+x-musterstadt", "kleiner-rahmen@1.0"]


def with_own_texts(**own: str) -> Library:
    """A framework with an addition, each with a translation, and whatever else lies there."""
    core = framework(OPTIONAL)
    more = extended(core, addition())
    whole = translation_of(more, "tr")
    texts = {key: text for key, text in whole.texts.items() if "/x-musterstadt" not in key}
    core_texts = translation_of(core, "tr").model_copy(update={"texts": texts})
    return library_of(
        {
            OLD: text_of(OPTIONAL),
            "additions/x-musterstadt.yaml": FULL_ADDITION,
            "text/kleiner-rahmen-1.0.tr.yaml": translation_text(core_texts),
            "text/kleiner-rahmen-1.0+x-musterstadt.tr.yaml": translation_text(own_translation(more, "tr")),
            **own,
        }
    )


def test_the_own_texts_of_an_addition_stand_beside_the_translation_of_the_core() -> None:
    library = with_own_texts()
    assert library.findings == ()
    more, core = library.offered()
    assert is_offered(more, library.translations_of(more)["tr"], "eltern")
    assert "items/x-musterstadt-wege.a/ask/eltern/text" not in library.translations_of(core)["tr"].texts


def test_own_texts_without_their_addition_belong_to_nothing() -> None:
    library = with_own_texts(**{"additions/x-musterstadt.yaml": FULL_ADDITION.replace("x-muster", "x-andere")})
    assert (FindingCode.FRAMEWORK_UNKNOWN, "text/kleiner-rahmen-1.0+x-musterstadt.tr.yaml") in [
        (one.code, one.file) for one in library.findings
    ]


def test_a_translation_in_the_place_of_its_own_addition_is_told_and_no_riddle_without_end() -> None:
    riddle = "schema: 1\ntranslation: {of: kleiner-rahmen@1.0+x-musterstadt, language: tr}"
    library = with_own_texts(**{"additions/x-musterstadt.yaml": riddle})
    assert FindingCode.FRAMEWORK_UNKNOWN in {one.code for one in library.findings}


def test_what_a_network_brought_along_comes_before_what_was_there() -> None:
    one = framework()
    given, own = translation_of(one, is_checked=False), translation_of(one)
    library = Library(frameworks={one.name: one}, translations={one.name: [given, own]})
    assert library.translations_of(one) == {"en": own}


def test_published_versions_are_offered_before_drafts_newer_before_older_and_withdrawn_ones_not() -> None:
    versions = [
        framework(version="1.0"),
        framework(PUBLISHED, version="1.9"),
        framework(PUBLISHED, version="1.10"),
        framework(version="2.0"),
        framework(WITHDRAWN, version="1.8"),
    ]
    library = Library({one.name: one for one in versions})
    assert [one.framework.version for one in library.offered()] == ["1.10", "1.9", "2.0", "1.0"]


def three_versions() -> Library:
    """Three versions with an item that is renamed from each to the next."""
    again = ("- id: sprache.klar\n", "- id: sprache.verstanden\n")
    note = 'note: "Noch einmal umbenannt."'
    second = f"change: renamed, from: [sprache.klar], to: [sprache.verstanden], comparable: with_note, {note}"
    return library_of(
        {
            OLD: text_of(),
            NEW: text_of(RENAMED, version="2.0"),
            "kleiner-rahmen-2.1.yaml": text_of(RENAMED, again, version="2.1"),
            MAP: RENAMING,
            "maps/kleiner-rahmen-2.0--2.1.yaml": map_of(second, old="2.0", new="2.1"),
        }
    )


def test_the_lineage_goes_over_all_versions_in_between() -> None:
    library = three_versions()
    first, _, last = library.versions_of("kleiner-rahmen")
    found = library.lineage(first, last)
    assert found is not None
    assert found["sprache.verstanden"] == (
        Ancestor("sprache.texte", Comparable.WITH_NOTE, ("Noch einmal umbenannt.",)),
    )
    assert found["wechsel.begleitet"] == (Ancestor("wechsel.begleitet"),)


def test_there_is_no_lineage_where_a_map_is_missing_or_the_framework_is_another() -> None:
    library = three_versions()
    first, _, last = library.versions_of("kleiner-rahmen")
    assert library.lineage(first, framework(EXTRA)) is None
    assert library.lineage(last, first) is None
    del library.maps[("kleiner-rahmen@1.0", "kleiner-rahmen@2.0")]
    assert library.lineage(first, last) is None


def test_two_rounds_on_the_same_version_need_no_map() -> None:
    found = Library().lineage(framework(), framework())
    assert found is not None
    assert found["wechsel.begleitet"] == (Ancestor("wechsel.begleitet"),)


def test_files_of_a_network_stand_beside_those_of_the_installation() -> None:
    base = library_of({OLD: text_of(PUBLISHED)}, framework(PUBLISHED))
    whole = base.extended_by({NEW: text_of(RENAMED, version="2.0").encode(), MAP: RENAMING.encode()})
    assert whole.findings == ()
    assert whole.lineage(*whole.versions_of("kleiner-rahmen")) is not None
    assert list(base.frameworks) == ["kleiner-rahmen@1.0"]


def test_a_file_of_a_network_cannot_replace_what_the_installation_has_published() -> None:
    base = library_of({OLD: text_of(PUBLISHED)}, framework(PUBLISHED))
    whole = base.extended_by({OLD: text_of(PUBLISHED, REWORDED).encode()})
    assert [one.code for one in whole.findings] == [FindingCode.PUBLISHED_CHANGED]
    assert whole.frameworks == base.frameworks
