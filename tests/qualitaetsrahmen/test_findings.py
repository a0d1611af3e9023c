"""Every kind of finding has a small file with this one mistake, and says in every language what is wrong.

The files lie in ``bad_files``. The first line of each says under which name it is to be checked and which line is
wrong; ``bad_files/collection`` holds what the maps, translations and additions among them belong to.
"""

import re
from functools import cache

import pytest

from qualitaetsrahmen.findings import Finding, FindingCode, Place
from qualitaetsrahmen.library import Library, Shelf, files_of
from qualitaetsrahmen.reading import MAX_BYTES
from texts.catalogue import LANGUAGES, translator
from tools.finding_catalogue import BAD_FILES, BadFile

COLLECTION = files_of(BAD_FILES / "collection")
TOO_LARGE = b"# familientreff-1.0.yaml, line 1: larger than a file may be\n" + b"#" * MAX_BYTES
CONTENTS = {path.stem: path.read_bytes() for path in sorted(BAD_FILES.glob("*.*"))} | {"TOO_LARGE": TOO_LARGE}


@cache
def findings(name: str) -> tuple[Finding, ...]:
    """What is wrong in a bad file, checked among the files to which it belongs."""
    bad = BadFile.of(CONTENTS[name])
    return Shelf({**COLLECTION, bad.place: bad.content}).read(bad.place).findings


def test_there_is_a_file_for_every_kind_of_finding_but_the_unforeseen_and_what_networks_may_not() -> None:
    assert {code.value for code in FindingCode} - set(CONTENTS) == {FindingCode.BAD_VALUE, FindingCode.ID_TAKEN}
    assert set(CONTENTS) - {code.value for code in FindingCode} == set()


def test_the_files_to_which_others_belong_are_right() -> None:
    library = Library()
    Shelf(COLLECTION).fill(library)
    assert library.findings == ()
    assert set(library.frameworks) == {"familientreff@1.0", "familientreff@2.0"}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_with_one_mistake_has_one_finding_at_its_line(name: str) -> None:
    told = [(finding.code.value, finding.place.line) for finding in findings(name)]
    assert told == [(name, BadFile.of(CONTENTS[name]).line)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["message", "suggestion"])
@pytest.mark.parametrize("name", CONTENTS)
def test_a_finding_brings_what_its_sentences_ask_for(name: str, part: str, language: str) -> None:
    for finding in findings(name):
        sentence = translator(language)(f"finding.{finding.code}.{part}", **finding.data)
        assert sentence.endswith((".", "?"))
        assert re.findall(r"„\s*“|“\s*”|\{\w+\}", sentence) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["message", "suggestion"])
def test_the_unforeseen_and_what_is_only_told_to_networks_have_their_sentences_too(part: str, language: str) -> None:
    assert translator(language)(f"finding.{FindingCode.BAD_VALUE}.{part}", key="title").endswith(".")
    assert translator(language)(f"finding.{FindingCode.ID_TAKEN}.{part}", name="kita-qualitaet").endswith(".")


def test_places_are_ordered_by_line_and_then_by_column() -> None:
    assert sorted([Place(2, 1), Place(1, 9), Place(1, 2)]) == [Place(1, 2), Place(1, 9), Place(2, 1)]
