"""A translator's file makes a translation of a network's own, and says what of it could not be used."""

import io

import pytest
from openpyxl import load_workbook

from exports.errors import TranslatorFileRefused
from exports.xliff import xliff
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.languages.translators import Refusal, order
from qualitaetsrahmen.library import Library
from qualitaetsrahmen.loading import read_file
from tests.fakes.addition import ADDITION, OPTIONAL, addition
from tests.fakes.translation import translation_of
from tests.fakes.versions import framework, text_of
from texts.catalogue import translator
from wiring.translator_uploads import BroughtBack, TranslatedUnknown, brought_back, is_translators, sheet_for

T = translator("de")
FRAMEWORK = framework()
LIBRARY = Library(frameworks={FRAMEWORK.name: FRAMEWORK})
PLACE = "text/kleiner-rahmen-1.0.tr.yaml"
KEY, GERMAN, TRANSLATION = 1, 3, 4


def with_translation(translation: Translation) -> Library:
    return Library(frameworks=LIBRARY.frameworks, translations={FRAMEWORK.name: [translation]})


def filled(library: Library = LIBRARY, **texts: str) -> bytes:
    """The parents' table in Turkish, with these translations of German texts."""
    _, content = sheet_for(library, library.frameworks[FRAMEWORK.name], "tr", "eltern", T)
    workbook = load_workbook(io.BytesIO(content))
    sheet = workbook.worksheets[0]
    for text in texts.values():
        row = next(row for row in range(3, sheet.max_row + 1) if sheet.cell(row, TRANSLATION).value is None)
        sheet.cell(row, TRANSLATION).value = text
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def translation_in(found: BroughtBack) -> Translation:
    read = read_file(found.content, "datei.yaml", LIBRARY.frameworks.get)
    assert read.findings == ()
    assert isinstance(read.value, Translation)
    return read.value


def test_translators_files_are_known_by_their_names() -> None:
    assert [is_translators(one) for one in ("a.xlsx", "B.XLF", "c.xliff", "d.yaml", "xlsx")] == [True] * 3 + [False] * 2


def test_a_table_is_named_after_framework_language_and_perspective() -> None:
    assert sheet_for(LIBRARY, FRAMEWORK, "tr", "eltern", T)[0] == "kleiner-rahmen-1.0.tr.eltern.xlsx"
    assert sheet_for(LIBRARY, FRAMEWORK, "tr", None, T)[0] == "kleiner-rahmen-1.0.tr.xlsx"


def test_a_table_comes_back_as_a_translation_of_which_nobody_has_checked_anything() -> None:
    found = brought_back("tabelle.xlsx", filled(one="Bir", two="İki"), LIBRARY, {}, T)
    assert (found.changed, found.refused, found.left_out, found.is_no_longer_checked) == (2, (), 0, False)
    translation = translation_in(found)
    assert [one.text for one in translation.texts.values()] == ["Bir", "İki"]
    assert not translation.is_checked
    assert found.content.decode().startswith("# Kleiner Rahmen (kleiner-rahmen@1.0): Türkçe")


def test_an_xliff_comes_back_too() -> None:
    content = xliff(order(FRAMEWORK, "tr", translation_of(FRAMEWORK, "tr")), T)
    found = brought_back("auftrag.xlf", content, LIBRARY, {}, T)
    assert found.changed == len(translation_of(FRAMEWORK, "tr").texts)


def test_what_was_there_stays_with_its_comments_and_is_no_longer_checked() -> None:
    whole = translation_of(FRAMEWORK, "tr")
    first = next(iter(whole.texts))
    lacking = whole.model_copy(update={"texts": {key: one for key, one in whole.texts.items() if key != first}})
    library = with_translation(lacking)
    found = brought_back("t.xlsx", filled(library, one="Bir"), library, {PLACE: b"# Von Hand\nschema: 1\n"}, T)
    assert found.is_no_longer_checked
    assert found.content.decode().startswith("# Von Hand\n")
    assert len(translation_in(found).texts) == len(whole.texts)
    nothing = brought_back("t.xlsx", filled(library), library, {}, T)
    assert (nothing.changed, nothing.is_no_longer_checked) == (0, False)


def test_texts_that_fit_no_german_any_more_are_left_out() -> None:
    whole = translation_of(FRAMEWORK, "tr")
    first, second = list(whole.texts)[:2]
    late = whole.texts[first].model_copy(update={"source": "00000000"})
    old = whole.model_copy(update={"texts": {first: late, second: whole.texts[second], "weg": late}})
    library = with_translation(old)
    content = xliff(order(FRAMEWORK, "tr", whole.model_copy(update={"texts": {}})), T)
    assert brought_back("leer.xlf", content, library, {}, T).left_out == 2
    assert list(translation_in(brought_back("leer.xlf", content, library, {}, T)).texts) == [second]


def test_a_text_for_another_german_is_refused_with_its_line() -> None:
    changed = framework(('"Ich verstehe die Texte."', '"Ich verstehe alle Texte."'))
    before = Library(frameworks={changed.name: changed})
    _, table = sheet_for(before, changed, "tr", "eltern", T)
    workbook = load_workbook(io.BytesIO(table))
    sheet = workbook.worksheets[0]
    row = next(
        row for row in range(3, sheet.max_row + 1) if sheet.cell(row, GERMAN).value == "Ich verstehe alle Texte."
    )
    sheet.cell(row, TRANSLATION).value = "Metinler"
    file = io.BytesIO()
    workbook.save(file)
    found = brought_back("t.xlsx", file.getvalue(), LIBRARY, {}, T)
    assert [(one.line, one.reason) for one in found.refused] == [(row, Refusal.GERMAN_CHANGED)]
    assert found.changed == 0


def test_a_local_addition_has_a_table_of_its_own() -> None:
    optional = framework(OPTIONAL)
    library = Library(frameworks={optional.name: optional})
    whole = library.extended_by({"additions/x-musterstadt.yaml": ADDITION.encode()})
    assert [one.addition.id for one in whole.additions] == [addition().addition.id]
    extended_here = next(one for one in whole.offered() if "+" in one.name)
    name, table = sheet_for(whole, extended_here, "tr", None, T)
    assert name == "kleiner-rahmen-1.0-x-musterstadt.tr.xlsx"
    assert brought_back(name, table, whole, {}, T).changed == 0
    with pytest.raises(TranslatedUnknown):
        brought_back(name, table, library, {}, T)


def test_a_file_that_is_no_table_of_ours_is_refused() -> None:
    with pytest.raises(TranslatorFileRefused):
        brought_back("t.xlsx", text_of().encode(), LIBRARY, {}, T)
