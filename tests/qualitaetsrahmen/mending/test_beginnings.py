"""A line that lacks something at its beginning is told by that, and what comes behind it is read as it was meant."""

import pytest

from qualitaetsrahmen.findings import FindingCode, Place
from tests.fakes.small_framework import changed, findings_in, place_in


def told(text: str) -> list[tuple[FindingCode, Place]]:
    return [(finding.code, finding.place) for finding in findings_in(text)]


@pytest.mark.parametrize("line", ["      - id: sprache\n", "          - id: finden.angebote\n"])
def test_the_first_line_of_an_element_is_missed_at_the_line_below(line: str) -> None:
    text = changed(line, "")
    (finding,) = findings_in(text)
    assert (finding.code, finding.data) == (FindingCode.NO_FIRST_LINE, {"key": "id"})
    assert finding.place.line == changed(line, "#\n").split("\n").index("#") + 1


@pytest.mark.parametrize("name", ["plain title", "plain-title"])
def test_a_name_of_two_words_is_one_with_an_underscore(name: str) -> None:
    text = changed("plain_title: Hilfe finden", f"{name}: Hilfe finden")
    (finding,) = findings_in(text)
    assert (finding.code, finding.data["near"]) == (FindingCode.MISSPELT_KEY, "plain_title")


@pytest.mark.parametrize("sign", [";", ".", ",", " =", ""])
def test_another_sign_in_the_place_of_the_colon_is_a_missing_colon(sign: str) -> None:
    text = changed("responsible: praxis", f"responsible{sign} praxis")
    assert told(text) == [(FindingCode.NO_COLON, place_in(text, f"responsible{sign} praxis"))]


@pytest.mark.parametrize("gap", ["", " ", "    ", "        "])
def test_a_value_in_the_line_below_its_field_stands_too_far_left(gap: str) -> None:
    text = changed("responsible: praxis", f"responsible:\n{gap}praxis")
    (finding,) = findings_in(text)
    assert (finding.code, finding.place.line) == (FindingCode.BAD_INDENT, place_in(text, "responsible:\n").line + 1)


def test_a_word_between_a_heading_and_its_list_is_one_mistake() -> None:
    text = changed("scales:\n", "scales:\n  noch offen\n")
    assert [place.line for _, place in told(text)] == [place_in(text, "noch offen").line]
    assert len(told(text)) == 1


def test_a_line_that_stands_twice_is_one_mistake() -> None:
    for line in ("        items:\n", "      - id: sprache\n", "            ask:\n"):
        assert len(findings_in(changed(line, line * 2))) == 1


@pytest.mark.parametrize(
    ("line", "with_dash"),
    [
        ("        plain_title: Hilfe finden\n", "      - plain_title: Hilfe finden\n"),
        ("        plain_title: Hilfe finden\n", "        - plain_title: Hilfe finden\n"),
        ("            rev: 1\n", "          - rev: 1\n"),
    ],
)
def test_a_dash_in_front_of_a_field_is_one_too_many(line: str, with_dash: str) -> None:
    text = changed(line, with_dash)
    assert told(text) == [(FindingCode.EXTRA_DASH, place_in(text, with_dash.strip()))]


def test_tabs_in_one_line_after_the_other_are_one_mistake() -> None:
    part = '      - id: sprache\n        ref: "1.2"\n        title: Verständlichkeit\n'
    text = changed(part, part.replace("        ", "\t\t\t\t").replace("      -", "\t\t\t-"))
    assert told(text) == [(FindingCode.TAB, place_in(text, "\t\t\t- id"))]


def test_the_first_line_of_a_source_that_stands_twice_is_told_by_what_the_first_one_lacks() -> None:
    sources = 'sources: [{cite: rahmen, how: "eigene Formulierung"}]'
    twice = "sources:\n      - cite: rahmen\n      - cite: rahmen\n        how: eigenes"
    assert FindingCode.MISSING_KEY in {finding.code for finding in findings_in(changed(sources, twice))}
