"""A slip in one line is known by its name and its place, and the line as it was meant lets reading go on."""

import pytest

from qualitaetsrahmen.files.expected import words_of
from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.mending.slips import diagnosed
from qualitaetsrahmen.model import Framework

SLIPS = {
    "a colon inside of a text": (
        "title: Unser Ziel: Wege",
        FindingCode.COLON_IN_TEXT,
        ": Wege",
        "title: Unser Ziel. Wege",
    ),
    "a colon at the end of a text": (
        "note: Unsere Ziele sind:",
        FindingCode.COLON_IN_TEXT,
        ":",
        "note: Unsere Ziele sind.",
    ),
    "a quote without end": ('title: "Wege', FindingCode.UNCLOSED_QUOTE, '"Wege', 'title: "Wege"'),
    "quotes inside of a text": (
        'title: "Die "guten" Wege"',
        FindingCode.TEXT_AFTER_QUOTE,
        "guten",
        'title: "Die ’guten’ Wege"',
    ),
    "text behind a quote": ('title: "Wege" zu Hilfen', FindingCode.TEXT_AFTER_QUOTE, " zu", 'title: "Wege’ zu Hilfen"'),
    "an apostrophe": ("title: 'Wie geht's'", FindingCode.TEXT_AFTER_QUOTE, "s'", "title: 'Wie geht’s'"),
    "a path": ('note: "C:\\Wege"', FindingCode.BACKSLASH, "\\Wege", 'note: "C:/Wege"'),
    "a tab": ("\t- id: wege", FindingCode.TAB, "\t", "  - id: wege"),
    "a space of another kind": ("  \u00a0\u00a0id: wege", FindingCode.TAB, "\u00a0\u00a0id", "    id: wege"),
    "no space behind a colon": ("title:Wege", FindingCode.NO_SPACE, ":Wege", "title: Wege"),
    "no space behind a dash": ("  -id: wege", FindingCode.NO_SPACE, "-id", "  - id: wege"),
    "a star": ("title: *Wege* zu Hilfen", FindingCode.RESERVED_START, "*Wege*", "title: xWege* zu Hilfen"),
    "an anchor that YAML does not know": ('note: &Über "x"', FindingCode.RESERVED_START, "&Ü", 'note: xÜber "x"'),
    "half a sign by its number": ('note: "C:\\u12"', FindingCode.BACKSLASH, "\\u12", 'note: "C:/u12"'),
    "a long dash": ("  – id: wege", FindingCode.ODD_DASH, "–", "  - id: wege"),
    "a dot for a list": ("  • {id: wege}", FindingCode.ODD_DASH, "•", "  - {id: wege}"),
    "two colons": ("id:: wege", FindingCode.NO_SPACE, ":: ", "id: wege"),
    "two fields": ('ref: "1" title: "Wege"', FindingCode.TWO_FIELDS, "title", 'ref: "1"\ntitle: "Wege"'),
    "two fields with a comma": ("ref: 1, title: Wege", FindingCode.TWO_FIELDS, "title", "ref: 1\ntitle: Wege"),
    "a field behind braces": ("ask: {} title: Wege", FindingCode.TWO_FIELDS, "title", "ask: {}\ntitle: Wege"),
    "an element behind its heading": ("items: - id: a", FindingCode.TWO_FIELDS, "- id", "items:\n  - id: a"),
    "an at sign": ("note: @alle", FindingCode.RESERVED_START, "@alle", "note: xalle"),
    "a percentage": ("note: %-Werte", FindingCode.RESERVED_START, "%-", "note: x-Werte"),
    "more than": ("note: > 5 Jahre", FindingCode.RESERVED_START, "> 5", "note: x 5 Jahre"),
    "a dash for a list in a text": ("note: - eins", FindingCode.RESERVED_START, "- eins", "note: x eins"),
    "a brace that was not opened": (
        'eltern: text: "Ich"}',
        FindingCode.UNCLOSED_BRACKET,
        'text: "Ich"}',
        'eltern: {text: "Ich"}',
    ),
}

RIGHT = [
    "title: Wege",
    'title: "Unser Ziel: Wege"',
    'title: "Wege" # zu Hilfen',
    'note: "Zeile\\nZeile"',
    'note: "\\u00e4 und \\x41"',
    "note: um 10:30 Uhr",
    "url: https://www.example.org/wege",
    "https://www.example.org",
    "note: >-",
    "note: |2",
    "- - id: wege",
    "note: Familien – und *alle* anderen, 50 % & mehr!",
    "ask: {}",
]


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_found_where_it_stands_and_mended(name: str) -> None:
    line, code, at, meant = SLIPS[name]
    found = diagnosed([line], 0, words_of(Framework))
    assert found is not None
    assert (found[0], found[2].rstrip()) == (code, meant)
    assert line[found[1] :].startswith(at)


@pytest.mark.parametrize("name", SLIPS)
def test_a_mended_line_has_no_slip_left(name: str) -> None:
    lines = SLIPS[name][3].split("\n")
    assert [diagnosed(lines, at, words_of(Framework)) for at in range(len(lines))] == [None] * len(lines)


@pytest.mark.parametrize("line", RIGHT)
def test_a_right_line_has_no_slip(line: str) -> None:
    assert diagnosed([line], 0, words_of(Framework)) is None


@pytest.mark.parametrize(
    "lines",
    [
        ['note: "Wege', '  zu Hilfen"'],
        ['- "Wege', "", '  zu Hilfen"'],
        ['eltern: {text: "Ich",', '  help: "Oft"}'],
        ['eltern: {text: "Ich', '  weiß", help: "Oft"}'],
    ],
)
def test_a_text_may_go_on_in_the_lines_below(lines: list[str]) -> None:
    assert diagnosed(lines, 0, words_of(Framework)) is None


def test_a_text_does_not_go_on_in_the_next_field() -> None:
    found = diagnosed(['note: "Wege', 'title: "Hilfen"'], 0, words_of(Framework))
    assert found is not None
    assert found[0] is FindingCode.UNCLOSED_QUOTE
