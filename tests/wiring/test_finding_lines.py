"""A finding is told as one line for people and as one record for programs, in the same words."""

import pytest

from qualitaetsrahmen.findings import Finding, FindingCode, Place
from texts.catalogue import LANGUAGES, translator
from wiring.finding_lines import finding_line, finding_record

FINDING = Finding("rahmen.yaml", Place(7, 5), FindingCode.MISSPELT_KEY, {"key": "titel", "near": "title"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_line_and_record_say_the_same(language: str) -> None:
    t = translator(language)
    record = finding_record(FINDING, t)
    line = finding_line(FINDING, t)
    assert line == f"rahmen.yaml:7:5 MISSPELT_KEY {record['message']} – {record['suggestion']}"
    assert "titel" in str(record["message"])
    assert "title" in str(record["suggestion"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", FindingCode)
def test_every_kind_of_finding_has_a_message_and_a_suggestion(code: FindingCode, language: str) -> None:
    t = translator(language)
    assert t.has(f"finding.{code}.message")
    assert t.has(f"finding.{code}.suggestion")
