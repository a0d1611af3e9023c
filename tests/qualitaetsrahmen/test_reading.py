"""A YAML file is read as people mean it, or refused at the place where it is not."""

import pytest
from pydantic import BaseModel

from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.findings import FindingCode, Place
from qualitaetsrahmen.reading import MAX_BYTES, read_document
from tests.fakes.small_framework import SMALL_YAML, changed


def read(text: str) -> Document:
    return read_document(text.encode(), "rahmen.yaml")


def codes(text: str) -> list[tuple[FindingCode, Place]]:
    return [(finding.code, finding.place) for finding in read(text).findings]


@pytest.mark.parametrize("written", ["no", "yes", "on", "0123", "12:30", "1_000", "0x1F", "2026-11-21", "Nein", "1e3"])
def test_what_yaml_would_turn_into_something_else_stays_text(written: str) -> None:
    assert read(f"wert: {written}").data == {"wert": written}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("2.5", 2.5),
    ],
)
def test_plain_numbers_and_constants_are_what_they_look_like(written: str, meant: object) -> None:
    found = read(f"wert: {written}").data
    assert found == {"wert": meant}
    assert isinstance(found, dict)
    assert type(found["wert"]) is type(meant)


@pytest.mark.parametrize("written", ["'12'", '"true"', "|-\n  12", ">-\n  2.5"])
def test_quoted_and_block_values_are_always_text(written: str) -> None:
    found = read(f"wert: {written}").data
    assert isinstance(found, dict)
    assert isinstance(found["wert"], str)


def test_every_key_and_value_knows_its_line_and_column() -> None:
    document = read("liste:\n  - name: Küche\n")
    assert document.keys["liste", 0, "name"] == Place(2, 5)
    assert document.values["liste", 0, "name"] == Place(2, 11)
    assert document.place_of(("liste", 0, "fehlt", "tief")) == Place(2, 5)


def test_a_key_that_stands_twice_is_refused_with_the_line_of_the_first() -> None:
    document = read("a: 1\nb: 2\na: 3\n")
    (finding,) = document.findings
    assert (finding.code, finding.place) == (FindingCode.DUPLICATE_KEY, Place(3, 1))
    assert finding.data == {"key": "a", "first": "1"}
    assert document.data == {"a": 1, "b": 2}


@pytest.mark.parametrize("field", ["12: x", "true: x", "[x]: y", "? {b: c}\n: d"])
def test_a_key_that_is_no_text_is_refused(field: str) -> None:
    (finding,) = read(changed("schema: 1\n", f"schema: 1\n{field}\n")).findings
    assert finding.code is FindingCode.KEY_NOT_TEXT
    assert finding.place.line == 2


def test_an_alias_is_refused_before_it_can_unfold() -> None:
    assert codes("a: &x [1]\nb: *x\n") == [(FindingCode.ALIAS, Place(2, 4))]


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!!str", "!eigen", "!"])
def test_a_tag_is_refused(tag: str) -> None:
    assert codes(f"a: 1\nb: {tag} x\n") == [(FindingCode.TAG, Place(2, 4))]


def test_what_is_nested_too_deep_is_left_out_and_noted() -> None:
    assert read("[" * 20 + "]" * 20).deep == []
    assert read("[" * 21 + "]" * 21).deep == [(0,) * 20]


def test_brackets_that_never_end_are_one_mistake() -> None:
    assert read("[" * 1000).deep == [(0,) * 20]


def test_a_file_that_is_too_large_is_refused() -> None:
    assert read("a: 1 #".ljust(MAX_BYTES, "#")).findings == []
    (finding,) = read("a: 1 #".ljust(MAX_BYTES + 1, "#")).findings
    assert (finding.code, finding.data) == (FindingCode.TOO_LARGE, {"limit": "256"})


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_in_another_encoding_is_refused_at_the_line_where_it_shows(encoding: str) -> None:
    (finding,) = read_document("a: 1\nb: ü\n".encode(encoding), "rahmen.yaml").findings
    assert finding.code is FindingCode.NOT_UTF8
    assert finding.place.line == (2 if encoding == "latin-1" else 1)


def test_the_mark_that_some_editors_put_first_does_not_matter() -> None:
    document = read_document(b"\xef\xbb\xbfa: 1", "rahmen.yaml")
    assert (document.data, document.keys["a",]) == ({"a": 1}, Place(1, 1))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(end: str) -> None:
    document = read(end.join(["a: 1", "b: 2", "a: 3"]))
    assert document.data == {"a": 1, "b": 2}
    assert [finding.place for finding in document.findings] == [Place(3, 1)]


@pytest.mark.parametrize(
    ("text", "code", "place", "meant"),
    [
        ("a: [1\nb: 2\n", FindingCode.UNCLOSED_BRACKET, Place(1, 4), {"a": [1], "b": 2}),
        ("a: b: c\nd: 2\n", FindingCode.COLON_IN_TEXT, Place(1, 5), {"a": "b. c", "d": 2}),
        ("a:\n\t- b\nc: 2\n", FindingCode.TAB, Place(2, 1), {"a": ["b"], "c": 2}),
        ('a: "eins\nb: 2\n', FindingCode.UNCLOSED_QUOTE, Place(1, 4), {"a": "eins", "b": 2}),
        ("a: 1\n---\nb: 2\n", FindingCode.SECOND_DOCUMENT, Place(2, 1), {"a": 1}),
    ],
)
def test_a_slip_is_told_by_its_name_and_what_follows_is_read_all_the_same(
    text: str, code: FindingCode, place: Place, meant: object
) -> None:
    assert codes(text) == [(code, place)]
    assert read(text).data == meant


def test_several_slips_are_told_in_one_run() -> None:
    text = "a: [1\nb: c: d\ne: 5\nf: *g\nh: @i\ne: 6\n"
    assert sorted(codes(text), key=lambda found: found[1]) == [
        (FindingCode.UNCLOSED_BRACKET, Place(1, 4)),
        (FindingCode.COLON_IN_TEXT, Place(2, 5)),
        (FindingCode.ALIAS, Place(4, 4)),
        (FindingCode.RESERVED_START, Place(5, 4)),
        (FindingCode.DUPLICATE_KEY, Place(6, 1)),
    ]


@pytest.mark.parametrize(("sign", "name"), [("\x07", "U+0007"), ("\ufeff", "U+FEFF"), ("\x9d", "U+009D")])
def test_a_sign_that_nobody_can_see_is_told_with_its_number_and_does_not_become_text(sign: str, name: str) -> None:
    document = read(f"a: x{sign}y\n")
    (finding,) = document.findings
    assert (finding.code, finding.place) == (FindingCode.CONTROL_CHARACTER, Place(1, 5))
    assert finding.data == {"character": name}
    assert document.data == {"a": "xy"}


@pytest.mark.parametrize("text", ["---\na: 1\n", "# Rahmen\n---\na: 1\n", "%YAML 1.1\n---\na: 1\n", "a: 1\n---\n"])
def test_the_marks_around_a_single_document_do_not_matter(text: str) -> None:
    document = read(text)
    assert (document.data, document.findings) == ({"a": 1}, [])


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "# nur eine Bemerkung\n\n  # und noch eine"])
def test_a_file_in_which_nothing_stands_is_told_as_that(text: str) -> None:
    document = read(text)
    assert (document.data, [finding.code for finding in document.findings]) == (None, [FindingCode.EMPTY_FILE])


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x14\x00word/document.xml", b"%PDF-1.7", b"{\\rtf1 Rahmen}", b"# Rahmen\n<!DOCTYPE html>"]
)
def test_a_file_that_is_no_plain_text_is_one_finding_however_it_goes_on(content: bytes) -> None:
    (finding,) = read_document(content + b"\x00\xff: : \n" * 9, "rahmen.yaml").findings
    assert (finding.code, finding.place) == (FindingCode.NO_TEXT_FILE, Place(1, 1))


def test_a_file_that_was_damaged_as_a_whole_is_not_mended_line_by_line() -> None:
    lines = SMALL_YAML.splitlines() * 20
    assert len(read("\n".join(line.lstrip() for line in lines)).findings) < 1000


class _Recipe(BaseModel):
    zutaten: str


def test_a_file_that_is_no_part_of_a_framework_is_mended_by_its_own_model() -> None:
    document = read_document(b"zutatn: Mehl\n", "rezept.yaml", _Recipe)
    assert [(finding.code, finding.data["near"]) for finding in document.findings] == [
        (FindingCode.MISSPELT_KEY, "zutaten")
    ]
