"""Word documents tell nothing of their making, mark their tables, and are the same every time."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from exports.word_documents import (
    TEXT_WIDTH,
    About,
    Cell,
    Column,
    add_fact,
    add_footer,
    add_heading,
    add_points,
    add_table,
    add_text,
    file_of,
    new_document,
)

ABOUT = About(title="Protokoll", subject="Runde", author="Netzwerk", day=date(2026, 11, 18), language="de")
COLUMNS = [Column("Was", 10.0, names=True), Column("Wer", 6.5)]


def written(write: Callable[[WordDocument], None], about: About = ABOUT) -> WordDocument:
    """The document after saving and opening it again."""
    return Document(io.BytesIO(made(write, about)))


def made(write: Callable[[WordDocument], None], about: About = ABOUT) -> bytes:
    document = new_document(about)
    write(document)
    return file_of(document)


def write_everything(document: WordDocument) -> None:
    add_heading(document, "Titel", 0)
    add_heading(document, "Abschnitt", 1)
    add_fact(document, "Datum", "heute")
    add_points(document, ["eins", "zwei"], "Box")
    add_table(document, COLUMNS, [[Cell("Blatt", "klein"), Cell("Koordination")]], about="Wer was tut")
    add_text(document, "Schluss")
    add_footer(document, "intern", "Seite ", " von ")


def test_a_document_names_no_person_and_no_time_finer_than_its_day() -> None:
    properties = written(write_everything).core_properties
    assert (properties.title, properties.subject) == ("Protokoll", "Runde")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("Netzwerk", "Netzwerk", "")
    assert properties.created == properties.modified == datetime(2026, 11, 18, tzinfo=UTC)


def test_nothing_in_the_file_tells_by_what_or_when_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(made(write_everything))) as file:
        entries = file.infolist()
        content = b"".join(file.read(entry) for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert not any("thumbnail" in entry.filename or entry.filename.endswith("app.xml") for entry in entries)
    assert b"python" not in content.lower()


def test_the_same_content_gives_the_same_file() -> None:
    assert made(write_everything) == made(write_everything)


@pytest.mark.parametrize(("language", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_a_document_has_its_language(language: str, locale: str) -> None:
    about = About(title="T", subject="S", author="N", day=date(2026, 1, 1), language=language)
    document = written(write_everything, about)
    languages = {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))}
    assert languages == {locale}
    assert document.core_properties.language == locale


def test_no_style_takes_its_font_or_colour_from_the_template() -> None:
    styles = written(write_everything).styles.element
    themed = [name for part in styles.iter() for name in part.attrib if "heme" in name]
    assert themed == []
    assert {fonts.get(qn("w:ascii")) for fonts in styles.iter(qn("w:rFonts"))} == {"Arial"}


def test_every_style_that_is_used_is_in_the_style_sheet() -> None:
    document = written(write_everything)
    known = {style.style_id for style in document.styles}
    used = {part.get(qn("w:val")) for part in document.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= known
    assert {"Title", "Heading1", "Fact", "Box", "PaperTable", "TableHead", "TableName", "TableDetail"} <= used


def test_the_header_row_of_a_table_is_marked_and_no_row_breaks() -> None:
    table = written(write_everything).tables[0]
    inside = table.rows[0].cells[0].paragraphs[0].paragraph_format.element
    rows = next(inside.iterancestors(qn("w:tbl")))
    marks = [
        (row.find(f".//{qn('w:tblHeader')}") is not None, row.find(f".//{qn('w:cantSplit')}") is not None)
        for row in rows.iter(qn("w:tr"))
    ]
    assert marks == [(True, True), (False, True)]
    description = rows.find(f".//{qn('w:tblDescription')}")
    assert description is not None
    assert description.get(qn("w:val")) == "Wer was tut"


def test_the_widths_of_a_table_are_fixed_and_fill_the_page() -> None:
    table = written(write_everything).tables[0]
    assert table.autofit is False
    widths = [cell.width for cell in table.rows[1].cells]
    assert [round(width / Cm(1), 1) for width in widths if width] == [10.0, 6.5]
    assert sum(column.width for column in COLUMNS) == TEXT_WIDTH


def test_a_table_of_figures_stays_together_and_others_may_break_between_rows() -> None:
    def kept(*, together: bool) -> list[bool | None]:
        def write(document: WordDocument) -> None:
            rows = [[Cell("a"), Cell("b")]] * 3
            add_table(document, COLUMNS, rows, about="Tabelle", together=together)

        table = written(write).tables[0]
        return [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows[1:]]

    assert kept(together=True) == [True, True, None]
    assert kept(together=False) == [None, None, None]


def test_text_below_a_table_does_not_touch_it() -> None:
    def write(document: WordDocument) -> None:
        add_table(document, [Column("Sicht", 3.0)], [[Cell("Eltern")]], about="Tabelle.")
        add_points(document, ["Erstes", "Zweites"])

    first, second = written(write).paragraphs
    assert first.paragraph_format.space_before == Pt(6)
    assert second.paragraph_format.space_before is None


def test_a_row_with_too_few_cells_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="zip"):
        made(lambda document: add_table(document, COLUMNS, [[Cell("nur eine")]], about="Tabelle"))


def test_pages_are_counted_at_the_foot() -> None:
    foot = written(write_everything).sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in foot.paragraph_format.element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.text.startswith("intern\tSeite ")


def test_a_long_text_at_the_foot_does_not_run_into_the_number_of_the_page() -> None:
    long = written(lambda document: add_footer(document, "Netzwerk " * 12, "Seite ", " von "))
    assert "\n\tSeite " in long.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("text", ["<w:br/> & „so“", '#panic("x") *fett*', "=HYPERLINK(1)"])
def test_text_is_never_markup(text: str) -> None:
    document = written(lambda document: add_text(document, text))
    assert document.paragraphs[0].text == text


def test_control_signs_do_not_stop_a_document() -> None:
    about = About(title="T\x00", subject="S\x0b", author="N\x1f", day=date(2026, 1, 1), language="de")

    def write(document: WordDocument) -> None:
        add_heading(document, "a\x00", 1)
        add_fact(document, "b\x01", "c\x02")
        add_table(document, COLUMNS, [[Cell("d\x03", "e\x04"), Cell("f")]], about="g\x05")
        add_footer(document, "h\x06", "", "")

    assert written(write, about).core_properties.title == "T"
