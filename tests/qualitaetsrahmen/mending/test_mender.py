"""Reading goes on behind a slip: it is told once, at the line that caused it, and so is whatever comes after it."""

import pytest

from qualitaetsrahmen.findings import FindingCode, Place
from tests.fakes.small_framework import SMALL_YAML, changed, findings_in, place_in

LETTER = "Liebe Eltern,\n\nwir laden Sie ein: kommen Sie!\n"


def told(text: str) -> list[tuple[FindingCode, Place]]:
    return [(finding.code, finding.place) for finding in findings_in(text)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("note: Eigene Skala.", 'note: "Eigene Skala.', FindingCode.UNCLOSED_QUOTE),
        ("summary: Wie Familien", 'summary: "Wie Familien', FindingCode.UNCLOSED_QUOTE),
        ("label: liegt nicht", "label: 'liegt nicht", FindingCode.UNCLOSED_QUOTE),
        ("only: [koordination, leitung, fachkraft]", "only: [koordination, leitung", FindingCode.UNCLOSED_BRACKET),
        ('{when: always, text: "Was gelingt schon"}', '{when: always, text: "x"', FindingCode.UNCLOSED_BRACKET),
    ],
)
def test_what_is_never_closed_is_told_where_it_begins_however_far_away_it_stops_the_reader(
    old: str, new: str, code: FindingCode
) -> None:
    text = changed(old, new)
    (finding,) = findings_in(text)
    assert (finding.code, finding.place.line) == (code, place_in(text, new).line)


def test_two_slips_in_one_line_are_told_one_after_the_other() -> None:
    both = changed('{text: "Familien wissen von uns."}', '{text: "Familien "wissen" von uns." help: "Sehr"}')
    assert len(told(both)) == 1
    assert [code for code, _ in told(both.replace('"wissen"', "wissen"))] == [FindingCode.NO_COMMA]
    assert [code for code, _ in told(both.replace('." help', '.", help'))] == [FindingCode.TEXT_AFTER_QUOTE]


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        ("\t  rev: eins", FindingCode.TAB),
        ("            rev:eins", FindingCode.NO_SPACE),
        ("            rve: eins", FindingCode.MISSPELT_KEY),
    ],
)
def test_a_line_whose_slip_leaves_no_doubt_can_have_a_wrong_value_too(slip: str, code: FindingCode) -> None:
    assert [found for found, _ in told(changed("            rev: 1", slip))] == [code, FindingCode.NOT_A_NUMBER]


def test_a_line_whose_text_is_in_doubt_is_not_judged_by_what_was_made_of_it() -> None:
    text = changed("scale: vier-stufen", "scale: vier: stufen")
    assert told(text) == [(FindingCode.COLON_IN_TEXT, place_in(text, ": stufen"))]


def test_what_stands_below_a_misspelt_key_is_checked_as_if_it_were_right() -> None:
    text = changed("        items:\n", "        itmes:\n").replace("rev: 1", "rev: 0", 1)
    assert told(text) == [
        (FindingCode.MISSPELT_KEY, place_in(text, "itmes")),
        (FindingCode.NUMBER_TOO_SMALL, place_in(text, "0\n            scale")),
    ]


def test_what_follows_a_dividing_line_is_checked_if_it_continues_the_framework() -> None:
    text = changed("areas:\n", "---\nareas:\n").replace("rev: 2", "rev: zwei")
    assert [code for code, _ in told(text)] == [FindingCode.SECOND_DOCUMENT, FindingCode.NOT_A_NUMBER]


def test_a_second_framework_in_the_same_file_is_told_and_left_out() -> None:
    text = f"{SMALL_YAML}---\n{changed('schema: 1', 'schema: eins')}"
    assert told(text) == [(FindingCode.SECOND_DOCUMENT, place_in(text, "---"))]


def test_a_line_that_nobody_understands_is_told_and_what_follows_is_read() -> None:
    text = changed("note: Eigene Skala.", "note: &eigene &skala Skala").replace("rev: 2", "rev: zwei")
    assert [code for code, _ in told(text)] == [FindingCode.YAML_SYNTAX, FindingCode.NOT_A_NUMBER]
    assert told(text)[0][1].line == place_in(text, "note: &eigene").line


def test_a_file_that_is_something_else_is_not_told_line_by_line() -> None:
    assert 0 < len(told(LETTER * 200)) < 20
