"""A translator's own program reads our XLIFF, and what it writes comes back; nothing in it is followed or fetched."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.xliff import xlifffile, xliffunit

from exports.errors import TranslatorFileRefused
from exports.xliff import read_xliff, xliff
from qualitaetsrahmen.languages.translators import Refusal, taken_in
from tests.exports.translators import ARABIC, FRAMEWORK, STATEMENT, order_of, texts_in, with_text
from tests.fakes.versions import framework
from texts.catalogue import translator

DE = translator("de")


def in_program(content: bytes) -> xlifffile:
    """The file as a program for translators holds it."""
    return xlifffile.parsestring(content)


def unit(store: xlifffile, key: str) -> xliffunit:
    return next(one for one in store.units if one.xmlelement.get("id") == key)


def saved(store: xlifffile) -> bytes:
    file = io.BytesIO()
    store.serialize(file)
    return file.getvalue()


def test_a_program_shows_german_translation_place_and_state() -> None:
    store = in_program(xliff(order_of(is_translated=True), DE))
    one = unit(store, STATEMENT)
    assert (store.sourcelanguage, store.targetlanguage) == ("de", "tr")
    assert (one.source, one.target) == ("Ich verstehe die Texte.", "tr: Ich verstehe die Texte.")
    assert one.getnotes() == "1.2 Verständlichkeit · Eltern · Aussage"
    assert one.get_state_n() == one.S_UNREVIEWED


def test_a_program_sees_what_is_still_to_be_translated() -> None:
    store = in_program(xliff(order_of(), DE))
    assert store.units
    assert {one.get_state_n() for one in store.units} == {xliffunit.S_NEEDS_TRANSLATION}


def test_an_outdated_translation_is_offered_beside_an_empty_place() -> None:
    later = framework(("Ich verstehe die Texte.", "Ich verstehe alle Texte."))
    one = unit(in_program(xliff(order_of(is_translated=True, framework=later), DE)), STATEMENT)
    assert not one.target
    assert [other.target for other in one.getalttrans()] == ["tr: Ich verstehe die Texte."]


def test_arabic_that_a_program_has_written_comes_back() -> None:
    store = in_program(xliff(order_of("ar"), DE))
    unit(store, STATEMENT).target = ARABIC
    delivery = read_xliff(saved(store))
    assert (delivery.of, delivery.language) == ("kleiner-rahmen@1.0", "ar")
    assert texts_in(delivery) == {STATEMENT: ARABIC}


def test_a_file_that_nobody_has_filled_in_brings_nothing() -> None:
    assert texts_in(read_xliff(xliff(order_of(), DE))) == {}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).map(str.strip).filter(bool))
def test_any_text_comes_back_as_it_went_out(text: str) -> None:
    (back,) = texts_in(read_xliff(xliff(with_text(text), DE))).values()
    assert back == text.replace("\ufffe", "").replace("\uffff", "")


@pytest.mark.parametrize(("state", "is_taken"), [("needs-translation", False), ("new", False), ("translated", True)])
def test_german_that_a_program_has_copied_is_no_translation_unless_somebody_says_so(state: str, is_taken: bool) -> None:
    texts = texts_in(read_xliff(one_unit(f'<target state="{state}">Kleiner Rahmen</target>')))
    assert texts == ({"framework/title": "Kleiner Rahmen"} if is_taken else {})


def test_a_text_is_taken_also_where_a_program_has_not_changed_its_state() -> None:
    texts = texts_in(read_xliff(one_unit('<target state="needs-translation">Küçük</target>')))
    assert texts == {"framework/title": "Küçük"}


def test_marks_inside_of_a_text_and_comments_are_passed_over() -> None:
    target = '<target>Küçük <!-- nicht --><mrk mtype="x">Çerçeve</mrk></target>'
    assert texts_in(read_xliff(one_unit(target))) == {"framework/title": "Küçük Çerçeve"}


def test_without_its_mark_the_german_in_the_file_decides() -> None:
    now = one_unit("<target>Küçük</target>", mark="")
    earlier = now.replace(b"Kleiner Rahmen", b"Alter Rahmen")
    assert texts_in(read_xliff(now)) == {"framework/title": "Küçük"}
    taken = taken_in(FRAMEWORK, None, read_xliff(earlier))
    assert [(one.line, one.reason) for one in taken.refused] == [(4, Refusal.GERMAN_CHANGED)]


def one_unit(target: str, mark: str = 'extradata="{}"', before: str = "") -> bytes:
    """A file with one text, as programs write them."""
    source = order_of().texts[0].unit.source
    return f"""<?xml version="1.0"?>{before}
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="kleiner-rahmen@1.0" source-language="de" target-language="tr" datatype="plaintext"><body><group>
<trans-unit id="framework/title" {mark.format(source)}><source>Kleiner Rahmen</source>{target}</trans-unit>
</group></body></file></xliff>""".encode()


def outcome(content: bytes) -> object:
    """Why a file was refused, or that it was read."""
    try:
        read_xliff(content)
    except TranslatorFileRefused as refusal:
        return refusal.data["reason"]
    return "read"


def test_what_is_no_xml_is_outcome() -> None:
    for content in (b"", b"schema: 1", b"<xliff", xliff(order_of(), DE)[:-20]):
        assert outcome(content) == "damaged"


def test_other_xml_is_outcome() -> None:
    assert outcome(b"<html/>") == "not_ours"
    assert outcome(one_unit("").replace(b"document:1.2", b"document:2.0")) == "not_ours"
    assert outcome(one_unit("").replace(b'original="kleiner-rahmen@1.0"', b"")) == "not_ours"
    assert outcome(one_unit("").replace(b'target-language="tr"', b"")) == "not_ours"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY x SYSTEM "http://127.0.0.1:9/x">',
        '<!ENTITY y "lang lang lang"><!ENTITY x "&y;&y;&y;&y;&y;&y;&y;&y;">',
    ],
)
def test_entities_are_refused_and_never_followed(declared: str) -> None:
    content = one_unit("<target>&x;</target>", before=f"<!DOCTYPE xliff [{declared}]>")
    assert outcome(content) == "not_ours"


def test_a_file_that_is_far_too_large_is_outcome() -> None:
    assert outcome(b" " * (41 * 1024 * 1024)) == "too_large"


@given(st.integers(0, 6_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_refused_or_read_and_never_ends_in_an_error(at: int, noise: bytes) -> None:
    content = xliff(order_of(is_translated=True), DE)
    assert outcome(content[:at] + noise + content[at + len(noise) :]) in {"read", "damaged", "not_ours"}
