"""Files of every kind are told apart by what stands in them, and every mistake between files has its sentences."""

import pytest

from qualitaetsrahmen.file_kinds import FileKind
from qualitaetsrahmen.findings import Finding, FindingCode
from qualitaetsrahmen.library import Library, Shelf
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.published import LOCK_NAME, locked, write_lock
from qualitaetsrahmen.writing import translation_text
from tests.fakes.addition import ADDITION, OPTIONAL, changed_addition, with_own_items
from tests.fakes.small_framework import place_in
from tests.fakes.translation import translation_of
from tests.fakes.versions import FIVE_STEPS, REWORDED, framework, map_of, read_with, text_of
from texts.catalogue import LANGUAGES, translator

TRANSLATION = translation_text(translation_of(framework(OPTIONAL)))
PUBLISHED = ("status: draft", "status: published")
OLD, NEW, LATER = (f"kleiner-rahmen-{version}.yaml" for version in ("1.0", "2.0", "3.0"))
NOTE = 'note: "Ein Satz."'


@pytest.mark.parametrize(
    ("text", "kind", "header"),
    [
        (text_of(), FileKind.FRAMEWORK, "framework:"),
        (map_of("change: added, to: [a]"), FileKind.MAP, "map:"),
        (TRANSLATION, FileKind.TRANSLATION, "translation:"),
        (ADDITION, FileKind.ADDITION, "addition:"),
    ],
)
def test_a_file_is_what_most_of_its_keys_say_even_when_its_first_is_misspelt(
    text: str, kind: FileKind, header: str
) -> None:
    right = read_with(text, framework(OPTIONAL))
    assert right.kind is kind
    read = read_with(text.replace(header, f"{header[:-2]}:", 1), framework(OPTIONAL))
    assert read.kind is kind
    codes = [one.code for one in (*right.findings, *read.findings)]
    assert codes.count(FindingCode.MISSPELT_KEY) == 1
    assert {code for code in codes if codes.count(code) == 1} == {FindingCode.MISSPELT_KEY}


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "nur ein Satz", "schema: 1\n"])
def test_a_file_that_says_nothing_of_itself_is_taken_for_a_framework(text: str) -> None:
    read = read_with(text)
    assert (read.kind, read.value) == (FileKind.FRAMEWORK, None)
    assert read.findings


def test_a_file_holds_what_its_kind_says() -> None:
    read = read_with(ADDITION, framework(OPTIONAL))
    assert type(read.value).__name__ == "Addition"
    assert read.findings == ()


@pytest.mark.parametrize(
    ("at_hand", "at", "name"),
    [
        ((framework(),), '"2.0"', "kleiner-rahmen@2.0"),
        ((framework(version="2.0"),), '"1.0"', "kleiner-rahmen@1.0"),
        ((), "kleiner-rahmen", "kleiner-rahmen"),
    ],
)
def test_a_map_of_what_is_not_there_is_one_finding(at_hand: tuple[Framework, ...], at: str, name: str) -> None:
    (finding,) = read_with(map_of(), *at_hand).findings
    assert finding.code is FindingCode.FRAMEWORK_UNKNOWN
    assert (finding.place, finding.data) == (place_in(map_of(), at), {"name": name})


IN_THE_LOCK = (framework(PUBLISHED), framework(PUBLISHED, version="2.0"))


def in_collection(texts: dict[str, str]) -> tuple[Finding, ...]:
    library = Library()
    files = {LOCK_NAME: write_lock({one.name: locked(one) for one in IN_THE_LOCK}), **texts}
    Shelf({name: text.encode() for name, text in files.items()}).fill(library)
    return library.findings


def in_map(entry: str, *changes: tuple[str, str]) -> tuple[Finding, ...]:
    return read_with(map_of(entry), framework(), framework(*changes, version="2.0")).findings


TURNED = "steps: {trifft-nicht-zu: voll, trifft-wenig-zu: trifft-zu, trifft-eher-zu: voll, trifft-zu: voll}"


def in_scale(entry: str) -> tuple[Finding, ...]:
    written = map_of(scales=f"{entry}, from: vier-stufen, to: vier-stufen")
    return read_with(written, framework(), framework(FIVE_STEPS, version="2.0")).findings


def in_installation(texts: dict[str, str]) -> tuple[Finding, ...]:
    """What is wrong in files of a network where the installation has a draft of its own."""
    return (
        Library({framework().name: framework()})
        .extended_by({name: text.encode() for name, text in texts.items()})
        .findings
    )


def beside(text: str, *changes: tuple[str, str]) -> tuple[Finding, ...]:
    return read_with(text, framework(OPTIONAL, *changes)).findings


ONE_OF_EACH = {
    FindingCode.FRAMEWORK_UNKNOWN: lambda: read_with(ADDITION).findings,
    FindingCode.FILE_NAME: lambda: in_collection({"rahmen.yaml": text_of()}),
    FindingCode.PUBLISHED_CHANGED: lambda: in_collection({OLD: text_of(PUBLISHED, REWORDED)}),
    FindingCode.PUBLISHED_GONE: lambda: in_collection({OLD: text_of(PUBLISHED, (", declared: true", ""))}),
    FindingCode.NOT_LOCKED: lambda: in_collection({LATER: text_of(PUBLISHED, version="3.0")}),
    FindingCode.ID_TAKEN: lambda: in_installation({OLD: text_of(REWORDED)}),
    FindingCode.MAP_MISSING: lambda: in_collection({OLD: text_of(PUBLISHED), NEW: text_of(PUBLISHED, version="2.0")}),
    FindingCode.REV_NOT_RAISED: lambda: in_collection(
        {OLD: text_of(PUBLISHED), LATER: text_of(REWORDED, version="3.0")}
    ),
    FindingCode.RETIRED_LEFT: lambda: in_collection(
        {OLD: text_of(PUBLISHED), LATER: text_of(("id: fruehere-frage", "id: andere-frage"), version="3.0")}
    ),
    FindingCode.SCALE_CHANGED: lambda: in_map("", FIVE_STEPS),
    FindingCode.MAP_OLD_LEFT: lambda: in_map("", REWORDED),
    FindingCode.MAP_NEW_LEFT: lambda: in_map(f"change: retired, from: [absprachen.gelten], {NOTE}"),
    FindingCode.MAP_COUNTS: lambda: in_map("change: split, from: [absprachen.gelten], comparable: yes"),
    FindingCode.MAP_COMPARABLE: lambda: in_map("change: editorial, from: [absprachen.gelten]"),
    FindingCode.MAP_NOTE: lambda: in_map("change: editorial, from: [absprachen.gelten], comparable: with_note"),
    FindingCode.MAP_STEPS: lambda: in_scale("change: rescaled, comparable: yes"),
    FindingCode.MAP_ORDER: lambda: in_scale(f"change: rescaled, comparable: with_note, {TURNED}, {NOTE}"),
    FindingCode.MAP_CONTRARY: lambda: in_map("change: moved, from: [absprachen.gelten], comparable: yes"),
    FindingCode.MAP_NOT_PLAIN: lambda: in_map("change: changed, from: [absprachen.gelten], comparable: yes"),
    FindingCode.TEXT_UNKNOWN: lambda: beside(TRANSLATION.replace("criteria/finden/", "criteria/suchen/")),
    FindingCode.TEXT_OUTDATED: lambda: beside(TRANSLATION, ("plain_title: Hilfe finden", "plain_title: Hilfe suchen")),
    FindingCode.OWN_PREFIX: lambda: beside(changed_addition(("id: x-musterstadt-wege.a", "id: wege.a"))),
    FindingCode.OWN_TOO_MANY: lambda: beside(with_own_items(11)),
    FindingCode.OWN_OPTIONAL: lambda: beside(changed_addition(("rev: 1", "rev: 1\n          binding: optional"))),
    FindingCode.NOT_OPTIONAL: lambda: beside(changed_addition(("[sprache.texte]", "[absprachen.gelten]"))),
    FindingCode.K_LOWERED: lambda: beside(ADDITION, ("level: praxis, ", "level: praxis, min_group: 9, ")),
}


def test_there_is_an_example_of_every_mistake_between_files() -> None:
    codes = list(FindingCode)
    assert list(ONE_OF_EACH) == codes[codes.index(FindingCode.FRAMEWORK_UNKNOWN) :]


@pytest.mark.parametrize("code", ONE_OF_EACH)
def test_one_mistake_between_files_is_one_finding(code: FindingCode) -> None:
    assert [one.code for one in ONE_OF_EACH[code]()] == [code]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["message", "suggestion"])
@pytest.mark.parametrize("code", ONE_OF_EACH)
def test_a_finding_brings_what_its_sentences_ask_for(code: FindingCode, part: str, language: str) -> None:
    (finding,) = ONE_OF_EACH[code]()
    sentence = translator(language)(f"finding.{code}.{part}", **finding.data)
    assert sentence.endswith(".")
    assert "„“" not in sentence
    assert "“”" not in sentence
