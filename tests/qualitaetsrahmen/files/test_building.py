"""What YAML would unfold, split, cut or drop without a word is told, and what it cannot hold is left out."""

import pytest

from qualitaetsrahmen.files.building import MAX_DEPTH
from qualitaetsrahmen.files.document import BROKEN, Document
from qualitaetsrahmen.findings import FindingCode, Place
from qualitaetsrahmen.reading import read_document
from tests.fakes.small_framework import changed, findings_in, place_in


def read(text: str) -> Document:
    return read_document(text.encode(), "rahmen.yaml")


def told(text: str) -> list[tuple[FindingCode, Place]]:
    return [(finding.code, finding.place) for finding in findings_in(text)]


def test_an_alias_is_not_followed_however_much_it_would_unfold() -> None:
    document = read("\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]))
    assert {finding.code for finding in document.findings} == {FindingCode.ALIAS, FindingCode.ANCHOR}
    assert isinstance(document.data, dict)
    assert document.data["a59"] == [BROKEN, BROKEN]


def test_a_name_that_nothing_refers_to_is_a_lost_word_and_told_where_it_stands() -> None:
    text = changed("note: Eigene Skala.", "note: &Eigene Skala.")
    assert told(text) == [(FindingCode.ANCHOR, place_in(text, "&Eigene"))]


def test_a_name_that_is_used_is_told_where_it_is_used() -> None:
    text = changed("title: Absprachen", "title: &a Absprachen").replace("title: Absprachen", "title: *a")
    assert told(text) == [(FindingCode.ALIAS, place_in(text, "*a"))]


def test_what_an_alias_would_fill_in_is_not_missed() -> None:
    text = changed("  - id: rahmen\n    title: Ein Rahmen\n", "  - <<: *rahmen\n    id: rahmen\n")
    assert told(text) == [(FindingCode.ALIAS, place_in(text, "*rahmen"))]


@pytest.mark.parametrize(
    "texts",
    [
        "{text: Wir finden Sie}",
        "{text: Gerne, jederzeit}",
        "{text: Gerne, wann Sie wollen: sofort}",
        '{text: Gerne, jederzeit, help: "Auch heute."}',
    ],
)
def test_text_in_braces_without_quotes_is_one_mistake_whatever_a_comma_makes_of_it(texts: str) -> None:
    text = changed('{text: "Familien wissen von uns."}', texts)
    (finding,) = findings_in(text)
    assert (finding.code, finding.place.line) == (FindingCode.FLOW_PROSE, place_in(text, texts).line)


@pytest.mark.parametrize(
    "texts",
    ["{text: Gerne}", "{text: Gerne, help: Jederzeit}", '{text: "Gerne, jederzeit"}', "{text: 'Gerne, jederzeit'}"],
)
def test_quoted_texts_and_single_words_in_braces_are_right(texts: str) -> None:
    assert told(changed('{text: "Familien wissen von uns."}', texts)) == []


def test_a_sign_that_cuts_a_text_is_told_where_it_stands() -> None:
    text = changed("summary: Wie Familien zu Angeboten kommen.", "summary: Die Gruppe #3 und ihre Angebote.")
    assert told(text) == [(FindingCode.TEXT_CUT, place_in(text, "#3"))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rev: 2", "rev: 2 # neu"),
        ("scale: vier-stufen", "scale: vier-stufen # noch"),
        ('ref: "1.1"', 'ref: "1.1" # neu'),
        ("title: Zugangswege", "title: Gruppe#3"),
        ("title: Zugangswege", "# zuerst\n    title: Zugangswege"),
    ],
)
def test_a_remark_that_cuts_no_text_is_allowed(old: str, new: str) -> None:
    assert told(changed(old, new)) == []


def test_a_text_that_ends_with_a_quote_probably_began_with_one() -> None:
    text = changed("title: Zugangswege", 'title: Zugangswege"')
    assert told(text) == [(FindingCode.UNCLOSED_QUOTE, place_in(text, 'Zugangswege"'))]
    assert told(changed("title: Zugangswege", 'title: Unsere "Wege"')) == []


def test_the_first_of_two_equal_keys_counts_and_what_stands_below_the_second_is_not_looked_at() -> None:
    document = read("a: 1\nb: 2\na: {c: 1, c: 2}\n")
    assert document.data == {"a": 1, "b": 2}
    assert [finding.code for finding in document.findings] == [FindingCode.DUPLICATE_KEY]


def test_what_is_too_deep_is_left_out_and_what_comes_after_it_is_read() -> None:
    document = read(f"a: {'[' * MAX_DEPTH}x{']' * MAX_DEPTH}\nb: 2\n")
    assert document.deep == [("a", *[0] * (MAX_DEPTH - 1))]
    assert isinstance(document.data, dict)
    assert document.data["b"] == 2
