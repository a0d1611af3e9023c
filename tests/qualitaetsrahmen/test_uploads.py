"""Files that a network brings along are checked together, taken in whole or not at all, and kept as they are."""

import codecs
from datetime import date

import pytest

from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.library import Library, Shelf
from qualitaetsrahmen.uploads import (
    DocumentPublished,
    Reviewed,
    UploadNotSound,
    UploadTwice,
    newly_broken,
    remove,
    review_upload,
    take_in,
)
from qualitaetsrahmen.versions.version_map import VersionMap
from tests.fakes.addition import ADDITION, OPTIONAL
from tests.fakes.document_store import DocumentsInMemory
from tests.fakes.translation import translation_of
from tests.fakes.versions import REWORDED, framework, map_of, text_of, value_with

NETWORK = "netz"
TODAY = date(2026, 11, 21)
LATER = date(2026, 12, 24)
OURS = ("kleiner-rahmen", "unser-rahmen")
PUBLISHED = ("status: draft", "status: published")
WITHDRAWN = ("status: draft", "status: withdrawn")


def ours(*changes: tuple[str, str], version: str = "1.0") -> bytes:
    """A framework that the installation does not have."""
    return text_of(OURS, *changes, version=version).encode()


def installation(*texts: str) -> Library:
    library = Library()
    Shelf({f"kleiner-rahmen-{number}.0.yaml": text.encode() for number, text in enumerate(texts, 1)}).fill(library)
    assert library.findings == ()
    return library


def review(uploaded: dict[str, bytes], store: DocumentsInMemory, base: Library | None = None) -> Reviewed:
    present = {one.name: one.content.encode() for one in store.documents(NETWORK)}
    return review_upload(base or Library(), present, uploaded)


def codes(reviewed: Reviewed) -> list[FindingCode]:
    return [finding.code for finding in reviewed.findings]


@pytest.fixture
def store() -> DocumentsInMemory:
    return DocumentsInMemory()


def kept_in(store: DocumentsInMemory, **files: bytes) -> None:
    """Let a network have these files already."""
    take_in(store, NETWORK, review(files, store), TODAY)


def test_a_file_gets_its_place_by_what_it_says_about_itself(store: DocumentsInMemory) -> None:
    uploaded = {
        "rahmen für uns.yaml": ours(),
        "zweite.yaml": ours(REWORDED, version="2.0"),
        "karte.yaml": map_of("change: editorial, from: [absprachen.gelten], comparable: yes")
        .replace("kleiner-rahmen", "unser-rahmen")
        .encode(),
        "englisch.yaml": translation_of(framework(OURS)).model_dump_json(by_alias=True, exclude_none=True).encode(),
    }
    reviewed = review(uploaded, store)
    assert codes(reviewed) == []
    assert take_in(store, NETWORK, reviewed, TODAY) == [
        "unser-rahmen-1.0.yaml",
        "unser-rahmen-2.0.yaml",
        "maps/unser-rahmen-1.0--2.0.yaml",
        "text/unser-rahmen-1.0.en.yaml",
    ]
    assert [one.added_on for one in store.documents(NETWORK)] == [TODAY] * 4


def test_an_addition_belongs_to_a_framework_of_the_installation(store: DocumentsInMemory) -> None:
    base = installation(text_of(OPTIONAL))
    reviewed = review({"ergaenzung.yaml": ADDITION.encode()}, store, base)
    assert codes(reviewed) == []
    assert take_in(store, NETWORK, reviewed, TODAY) == ["additions/x-musterstadt.yaml"]
    assert [one.addition.id for one in reviewed.library.additions] == ["x-musterstadt"]
    assert base.additions == []


def test_findings_name_the_file_as_the_person_knows_it(store: DocumentsInMemory) -> None:
    reviewed = review({"Mein Rahmen (3).yaml": ours(("responsible: steuerung", "responsible: steuerun"))}, store)
    assert [(one.file, one.code) for one in reviewed.findings] == [
        ("Mein Rahmen (3).yaml", FindingCode.MISSPELT_REFERENCE)
    ]


def test_a_mistake_in_a_translation_is_not_told_as_a_missing_framework_too(store: DocumentsInMemory) -> None:
    translation = translation_of(framework(OURS)).model_dump_json(by_alias=True, exclude_none=True)
    uploaded = {
        "rahmen.yaml": ours(),
        "englisch.yaml": translation.replace('"language":"en"', '"language":"EN!"').encode(),
    }
    assert codes(review(uploaded, store)) == [FindingCode.BAD_LANGUAGE]


def test_nothing_of_files_with_findings_is_stored(store: DocumentsInMemory) -> None:
    reviewed = review({"gut.yaml": ours(), "schlecht.yaml": b"schema: 1\nframework: nein\n"}, store)
    assert not reviewed.is_sound
    with pytest.raises(UploadNotSound) as refused:
        take_in(store, NETWORK, reviewed, TODAY)
    assert refused.value.data == {"count": len(reviewed.findings)}
    assert store.kept == {}


def test_no_file_at_all_is_no_sound_upload(store: DocumentsInMemory) -> None:
    assert not review({}, store).is_sound


def test_a_file_that_is_too_large_is_a_finding(store: DocumentsInMemory) -> None:
    assert codes(review({"gross.yaml": ours() + b"#" * 300_000}, store)) == [FindingCode.TOO_LARGE]


@pytest.mark.parametrize("name", ["unser-rahmen-1.0.yaml", "published.lock", "../geheim.yaml", ""])
def test_a_file_that_nobody_can_read_hides_behind_no_other_name(store: DocumentsInMemory, name: str) -> None:
    reviewed = review({"gut.yaml": ours(), name: b"\xff\xfe"}, store)
    assert codes(reviewed) == [FindingCode.NOT_UTF8]
    assert not reviewed.is_sound
    assert list(reviewed.contents) == ["unser-rahmen-1.0.yaml"]


def test_two_files_for_one_place_are_refused_instead_of_losing_one(store: DocumentsInMemory) -> None:
    with pytest.raises(UploadTwice) as refused:
        review({"alt.yaml": ours(), "neu.yaml": ours(REWORDED)}, store)
    assert refused.value.data == {"first": "alt.yaml", "second": "neu.yaml"}


def test_the_same_file_twice_is_one_file(store: DocumentsInMemory) -> None:
    reviewed = review({"rahmen.yaml": ours(), "rahmen (2).yaml": ours()}, store)
    assert reviewed.is_sound
    assert take_in(store, NETWORK, reviewed, TODAY) == ["unser-rahmen-1.0.yaml"]


def test_the_same_upload_again_changes_nothing(store: DocumentsInMemory) -> None:
    kept_in(store, rahmen=ours())
    before = dict(store.kept)
    again = review({"andere datei.yaml": codecs.BOM_UTF8 + ours()}, store)
    assert again.changes_nothing
    assert take_in(store, NETWORK, again, LATER) == []
    assert store.kept == before


def test_only_what_is_new_or_changed_is_written(store: DocumentsInMemory) -> None:
    kept_in(store, rahmen=ours())
    reviewed = review({"a.yaml": ours(), "b.yaml": ours(version="2.0")}, store)
    assert not reviewed.changes_nothing
    assert reviewed.already_there == {"unser-rahmen-1.0.yaml"}
    assert take_in(store, NETWORK, reviewed, LATER) == ["unser-rahmen-2.0.yaml"]
    assert [one.added_on for one in store.documents(NETWORK)] == [TODAY, LATER]


def test_a_draft_may_be_replaced(store: DocumentsInMemory) -> None:
    kept_in(store, rahmen=ours())
    assert take_in(store, NETWORK, review({"neu.yaml": ours(REWORDED)}, store), LATER) == ["unser-rahmen-1.0.yaml"]
    [document] = store.documents(NETWORK)
    assert document.content == ours(REWORDED).decode()


def test_a_new_wording_says_which_present_files_no_longer_fit(store: DocumentsInMemory) -> None:
    english = translation_of(framework(OURS), perspective="koordination")
    kept_in(store, rahmen=ours(), englisch=english.model_dump_json(by_alias=True, exclude_none=True).encode())
    reviewed = review({"neu.yaml": ours(REWORDED)}, store)
    assert reviewed.is_sound
    assert [(one.file, one.code) for one in reviewed.left_behind] == [
        ("text/unser-rahmen-1.0.en.yaml", FindingCode.TEXT_OUTDATED)
    ]


def test_what_was_wrong_before_is_no_news_even_on_another_line(store: DocumentsInMemory) -> None:
    broken = {"karte.yaml": map_of(old="8.0", new="9.0").encode()}
    moved = {"karte.yaml": b"# neu\n" + broken["karte.yaml"]}
    assert len(newly_broken(Library(), {}, broken)) == 1
    assert newly_broken(Library(), broken, moved) == ()


def test_what_the_network_has_published_is_never_changed(store: DocumentsInMemory) -> None:
    kept_in(store, rahmen=ours(PUBLISHED))
    assert codes(review({"neu.yaml": ours(PUBLISHED, REWORDED)}, store)) == [FindingCode.PUBLISHED_CHANGED]
    assert review({"neu.yaml": ours(WITHDRAWN)}, store).is_sound


@pytest.mark.parametrize("once", [PUBLISHED, WITHDRAWN])
def test_what_was_once_published_never_becomes_a_draft_again(store: DocumentsInMemory, once: tuple[str, str]) -> None:
    kept_in(store, rahmen=ours(once))
    [finding] = review({"neu.yaml": ours()}, store).findings
    assert (finding.code, finding.place.line) == (FindingCode.PUBLISHED_CHANGED, 5)


def test_a_framework_of_the_installation_is_not_changed_by_a_network(store: DocumentsInMemory) -> None:
    base = installation(text_of())
    [finding] = review({"rahmen.yaml": text_of(REWORDED, version="1.0").encode()}, store, base).findings
    assert (finding.code, finding.place.line) == (FindingCode.ID_TAKEN, 3)
    assert review({"rahmen.yaml": text_of().encode()}, store, base).is_sound
    base = installation(text_of(PUBLISHED))
    assert codes(review({"rahmen.yaml": text_of(PUBLISHED, REWORDED).encode()}, store, base)) == [
        FindingCode.PUBLISHED_CHANGED
    ]


def test_a_network_does_not_go_on_with_a_framework_of_the_installation(store: DocumentsInMemory) -> None:
    [finding] = review(
        {"neu.yaml": text_of(PUBLISHED, version="3.0").encode()}, store, installation(text_of())
    ).findings
    assert (finding.code, finding.data, finding.place.line) == (FindingCode.ID_TAKEN, {"name": "kleiner-rahmen"}, 3)


def test_a_network_does_not_replace_a_map_of_the_installation(store: DocumentsInMemory) -> None:
    base = installation(text_of(), text_of(version="2.0"))
    assert review({"karte.yaml": map_of().encode()}, store, base).is_sound
    written = value_with(map_of(), *base.versions_of("kleiner-rahmen"))
    assert isinstance(written, VersionMap)
    base.maps[written.names] = written
    assert review({"karte.yaml": map_of().encode()}, store, base).is_sound
    other = map_of("change: editorial, from: [absprachen.gelten], comparable: yes")
    [finding] = review({"karte.yaml": other.encode()}, store, base).findings
    assert (finding.code, finding.data) == (FindingCode.ID_TAKEN, {"name": "kleiner-rahmen-1.0--2.0.yaml"})


def test_what_the_network_has_published_is_told_before_any_advice_for_a_new_version(store: DocumentsInMemory) -> None:
    to_second = map_of().replace("kleiner-rahmen", "unser-rahmen").encode()
    kept_in(store, erste=ours(PUBLISHED), zweite=ours(PUBLISHED, version="2.0"), karte=to_second)
    changed = review({"zweite.yaml": ours(PUBLISHED, REWORDED, version="2.0")}, store)
    assert codes(changed) == [FindingCode.PUBLISHED_CHANGED]


def test_a_draft_between_two_published_versions_leaves_both_in_use(store: DocumentsInMemory) -> None:
    to_second = map_of().replace("kleiner-rahmen", "unser-rahmen").encode()
    kept_in(store, erste=ours(PUBLISHED), zweite=ours(PUBLISHED, version="2.0"), karte=to_second)
    reviewed = review({"entwurf.yaml": ours(version="1.5")}, store)
    assert (reviewed.findings, reviewed.left_behind) == ((), ())


def test_a_draft_can_be_removed_and_what_was_published_cannot(store: DocumentsInMemory) -> None:
    kept_in(store, entwurf=ours(), fest=ours(PUBLISHED, OURS[::-1]))
    remove(store, NETWORK, "unser-rahmen-1.0.yaml")
    remove(store, NETWORK, "gibt-es-nicht.yaml")
    with pytest.raises(DocumentPublished) as refused:
        remove(store, NETWORK, "kleiner-rahmen-1.0.yaml")
    assert refused.value.data == {"name": "kleiner-rahmen@1.0"}
    assert [one.name for one in store.documents(NETWORK)] == ["kleiner-rahmen-1.0.yaml"]


def test_withdrawing_does_not_free_a_version_for_another_content(store: DocumentsInMemory) -> None:
    kept_in(store, rahmen=ours(WITHDRAWN))
    with pytest.raises(DocumentPublished):
        remove(store, NETWORK, "unser-rahmen-1.0.yaml")


def test_what_one_network_brings_along_is_no_others(store: DocumentsInMemory) -> None:
    kept_in(store, rahmen=ours())
    remove(store, "nachbarnetz", "unser-rahmen-1.0.yaml")
    assert store.documents("nachbarnetz") == []
    assert len(store.documents(NETWORK)) == 1
