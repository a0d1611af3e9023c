"""Every kind of finding says what is wrong and how to mend it, in every language."""

import pytest

from qualitaetsrahmen.findings import Finding, FindingCode, Place
from qualitaetsrahmen.loading import check_framework
from tests.fakes.small_framework import SMALL_YAML, changed
from texts.catalogue import LANGUAGES, translator

ONE_OF_EACH: dict[FindingCode, bytes | str] = {
    FindingCode.NOT_UTF8: "ü".encode("latin-1"),
    FindingCode.TOO_LARGE: b"#" * 300_000,
    FindingCode.TOO_DEEP: b"[" * 21 + b"]" * 21,
    FindingCode.YAML_SYNTAX: b"a: [",
    FindingCode.ALIAS: b"a: &x 1\nb: *x",
    FindingCode.TAG: b"a: !!str 1",
    FindingCode.DUPLICATE_KEY: changed("schema: 1\n", "schema: 1\nschema: 1\n"),
    FindingCode.KEY_NOT_TEXT: changed("schema: 1\n", "schema: 1\n1: x\n"),
    FindingCode.NOT_A_MAPPING: b"- a",
    FindingCode.UNKNOWN_KEY: changed("schema: 1\n", "schema: 1\nbild: blau\n"),
    FindingCode.MISSPELT_KEY: changed("levels:", "level:"),
    FindingCode.MISSING_KEY: changed("  status: draft\n", ""),
    FindingCode.NOT_TEXT: changed('version: "1.0"', "version: 1.10"),
    FindingCode.NOT_A_LIST: changed("sources: [{cite: rahmen, how: eigene Formulierung}]", "sources: rahmen"),
    FindingCode.NOT_A_NUMBER: changed("rev: 1", "rev: eins"),
    FindingCode.NOT_TRUE_OR_FALSE: changed("declared: true", "declared: ja"),
    FindingCode.NOT_A_CHOICE: changed("status: draft", "status: fertig"),
    FindingCode.EMPTY_TEXT: changed("title: Zugangswege", 'title: ""'),
    FindingCode.TEXT_TOO_LONG: changed("title: Zugangswege", f"title: {'x' * 2001}"),
    FindingCode.TOO_FEW: changed("between: [fachkraft, eltern]", "between: [eltern]"),
    FindingCode.TOO_MANY: changed("between: [fachkraft, eltern]", "between: [fachkraft, eltern, leitung]"),
    FindingCode.NUMBER_TOO_SMALL: changed("rev: 1", "rev: 0"),
    FindingCode.NUMBER_TOO_BIG: changed("value: 4", "value: 99"),
    FindingCode.BAD_ID: changed("id: finden.angebote", "id: Finden"),
    FindingCode.BAD_VERSION: changed('version: "1.0"', 'version: "1"'),
    FindingCode.BAD_ADDRESS: changed("https://www", "www"),
    FindingCode.DUPLICATE_ID: changed("- id: sprache.texte", "- id: wege"),
    FindingCode.RETIRED_ID: changed("- id: sprache.texte", "- id: fruehere-frage"),
    FindingCode.UNKNOWN_REFERENCE: changed("eltern: Was hat", "jugend: Was hat"),
    FindingCode.MISSPELT_REFERENCE: changed("who: eltern", "who: elter"),
    FindingCode.PERSPECTIVE_FORGOTTEN: changed("              ehrenamt: {text: Familien wissen von uns.}\n", ""),
    FindingCode.ASKED_AND_NOT_ASKED: changed("not_asked: {eltern: Von", "not_asked: {leitung: Nein, eltern: Von"),
    FindingCode.SCALE_ORDER: changed("value: 2", "value: 1"),
}


def only_finding(content: bytes | str) -> Finding:
    loaded = check_framework(content if isinstance(content, bytes) else content.encode(), "rahmen.yaml")
    (finding,) = loaded.findings
    return finding


def test_there_is_a_file_for_every_kind_of_finding_but_the_one_for_the_unforeseen() -> None:
    assert set(FindingCode) - set(ONE_OF_EACH) == {FindingCode.BAD_VALUE}
    assert check_framework(SMALL_YAML.encode(), "rahmen.yaml").findings == ()


@pytest.mark.parametrize("code", ONE_OF_EACH)
def test_a_file_with_one_mistake_has_one_finding(code: FindingCode) -> None:
    assert only_finding(ONE_OF_EACH[code]).code is code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["message", "suggestion"])
@pytest.mark.parametrize("code", ONE_OF_EACH)
def test_a_finding_brings_what_its_sentences_ask_for(code: FindingCode, part: str, language: str) -> None:
    finding = only_finding(ONE_OF_EACH[code])
    sentence = translator(language)(f"finding.{code}.{part}", **finding.data)
    assert sentence.endswith((".", "?"))
    assert "„“" not in sentence
    assert "“”" not in sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["message", "suggestion"])
def test_the_unforeseen_has_its_sentences_too(part: str, language: str) -> None:
    assert translator(language)(f"finding.BAD_VALUE.{part}", key="title").endswith(".")


def test_places_are_ordered_by_line_and_then_by_column() -> None:
    assert sorted([Place(2, 1), Place(1, 9), Place(1, 2)]) == [Place(1, 2), Place(1, 9), Place(2, 1)]
