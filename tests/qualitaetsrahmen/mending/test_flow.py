"""A slip in braces is known by its name and its place, whatever else stands in the same line."""

import pytest

from qualitaetsrahmen.files.expected import words_of
from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.mending.flow import flow_slip
from qualitaetsrahmen.model import Framework

SLIPS = {
    "no comma behind a quote": (
        '{text: "Ich" help: "Oft"}',
        FindingCode.NO_COMMA,
        "help",
        '{text: "Ich", help: "Oft"}',
    ),
    "no comma behind a word": (
        "{id: praxis label: Praxis}",
        FindingCode.NO_COMMA,
        "label",
        "{id: praxis, label: Praxis}",
    ),
    "no comma behind a list": (
        "{between: [a, b] when: gap}",
        FindingCode.NO_COMMA,
        "when",
        "{between: [a, b], when: gap}",
    ),
    "a colon inside of a text": ("{text: Ziel: Wege}", FindingCode.COLON_IN_TEXT, ": Wege", "{text: Ziel. Wege}"),
    "a quote without end": ('{text: "Ich, help: "Oft"}', FindingCode.TEXT_AFTER_QUOTE, "Oft", None),
    "a quote that is never ended": ('{text: "Ich weiß', FindingCode.UNCLOSED_QUOTE, '"Ich', None),
    "quotes inside of a text": (
        '{text: "Die "guten" Wege", help: "Oft"}',
        FindingCode.TEXT_AFTER_QUOTE,
        "guten",
        '{text: "Die ’guten’ Wege", help: "Oft"}',
    ),
    "a path": ('{text: "C:\\Wege"}', FindingCode.BACKSLASH, "\\Wege", '{text: "C:/Wege"}'),
    "a brace that is not closed": ('{text: "Ich"', FindingCode.UNCLOSED_BRACKET, "{text", '{text: "Ich"}'),
    "a list that is not closed": ("[{cite: a}", FindingCode.UNCLOSED_BRACKET, "[", "[{cite: a}]"),
    "an inner brace that is not closed": ("[{cite: a]", FindingCode.UNCLOSED_BRACKET, "]", "[{cite: a}]"),
    "another bracket than the one that was opened": ("{between: [a, b}}", FindingCode.UNCLOSED_BRACKET, "}}", None),
    "a bracket too many": ("[a, b]]", FindingCode.UNCLOSED_BRACKET, "]", "[a, b]"),
    "a remark inside of the braces": ("{text: Gruppe #3}", FindingCode.TEXT_CUT, "#3", "{text: Gruppe .3}"),
    "text behind the braces": ("[Wege] zu Hilfen", FindingCode.RESERVED_START, "[Wege]", '"[Wege] zu Hilfen"'),
}

RIGHT = [
    "{}",
    "[]",
    "{text: \"Ziel: Wege, [Hilfen] und {mehr}\", help: 'Wie geht''s'}",
    "[{cite: a, at: 'S. 14'}, {cite: b}] # zwei",
    "{when: gap, between: [fachkraft, eltern], at_least: 1.5}",
    '{url: https://www.example.org/wege, "id": a}',
    '{text: "Zeile\\nZeile"}',
]


def slip(value: str, *, goes_on: bool = False) -> tuple[FindingCode, str, str] | None:
    """The slip in a value behind a key: its code, what stands at its place, and the mended value."""
    head = "    ask: "
    found = flow_slip(head + value, len(head), words_of(Framework), goes_on=goes_on)
    return found and (found[0], (head + value)[found[1] :], found[2].removeprefix(head))


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_found_where_it_stands_and_mended(name: str) -> None:
    value, code, at, meant = SLIPS[name]
    found = slip(value)
    assert found is not None
    assert found[0] is code
    assert found[1].startswith(at)
    assert meant in {None, found[2]}


@pytest.mark.parametrize("meant", sorted({meant for *_, meant in SLIPS.values() if meant and meant[0] in "{["}))
def test_a_mended_value_has_no_slip_left(meant: str) -> None:
    assert slip(meant) is None


@pytest.mark.parametrize("value", RIGHT)
def test_a_right_value_has_no_slip(value: str) -> None:
    assert slip(value) is None


@pytest.mark.parametrize("value", ['{text: "Ich",', "[a,", '{text: "Ich weiß,'])
def test_what_goes_on_in_the_lines_below_need_not_be_closed_here(value: str) -> None:
    assert slip(value) is not None
    assert slip(value, goes_on=True) is None


def test_a_slip_is_found_even_in_a_value_that_goes_on() -> None:
    found = slip('{text: "Ich" help:', goes_on=True)
    assert found is not None
    assert found[0] is FindingCode.NO_COMMA


def test_a_word_that_no_model_knows_is_not_taken_for_a_forgotten_comma() -> None:
    assert slip("{text: Ich weiß: alles}") == (FindingCode.COLON_IN_TEXT, ": alles}", "{text: Ich weiß. alles}")
