"""Word documents in the house style: tables, boxes and footers that hold in Word and in LibreOffice."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from string import Template

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.table import _Cell as TableCell
from docx.text.paragraph import Paragraph

from exports import look, palette
from exports.archives import without_times
from exports.plain_text import printable

TEXT_WIDTH = 16.5
"""How wide the text of an A4 page is, in centimetres."""

_STYLES = Path(__file__).parent / "word" / "styles.xml"
_LOCALES = {"de": "de-DE", "en": "en-GB"}
_COMPATIBLE_WITH = "15"
"""Word 2013 and later; a lower number makes Word say "compatibility mode" in its title bar."""
_TEMPLATE_PARTS = ("/thumbnail", "/extended-properties", "/stylesWithEffects")
_BELOW_TABLE = Pt(6)
_BESIDE_PAGE = 80
"""So many letters at the foot leave room for the number of the page."""
_TWIPS_PER_CM = 567


@dataclass(frozen=True)
class About:
    """What a document says of itself: no person, and no time finer than its day."""

    title: str
    subject: str
    author: str
    day: date
    language: str


@dataclass(frozen=True)
class Column:
    """A column with its heading and its width in centimetres; ``names`` marks one that names its rows."""

    heading: str
    width: float
    names: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a text, and smaller beneath it a detail."""

    text: str
    detail: str = ""


def new_document(about: About) -> WordDocument:
    """Return an empty A4 document with our styles, its language set, and no trace of the template."""
    document = Document()
    _restyle(document, _LOCALES[about.language])
    _resettle(document, _LOCALES[about.language])
    _tell(document, about)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    section.footer_distance = Cm(1)
    return document


def add_text(document: WordDocument, text: str, style: str = "Normal") -> None:
    """Add a paragraph in one of our styles; line breaks in the text stay line breaks, and a table above has room."""
    is_below_table = bool(document.element.body.xpath("./*[not(self::w:sectPr)][last()][self::w:tbl]"))
    paragraph = document.add_paragraph(printable(text), style)
    if is_below_table:
        paragraph.paragraph_format.space_before = _BELOW_TABLE


def add_heading(document: WordDocument, text: str, level: int) -> None:
    """Add a heading, 0 for the title of the document."""
    document.add_heading(printable(text), level)


def add_picture(document: WordDocument, png: bytes, width: float, alt: str) -> None:
    """Add a picture so many centimetres wide; screen readers hear ``alt``."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width))
    for properties in paragraph.paragraph_format.element.iter(qn("wp:docPr")):
        properties.set("descr", printable(alt))


def add_fact(document: WordDocument, name: str, value: str) -> None:
    """Add a line with a bold name and its value, the values one below the other."""
    paragraph = document.add_paragraph(style="Fact")
    paragraph.add_run(f"{printable(name)}\t").bold = True
    paragraph.add_run(printable(value))


def add_points(document: WordDocument, points: Sequence[str], style: str = "List Bullet") -> None:
    """Add a list with a bullet before each point; the style ``Box`` draws one box around all of them."""
    for point in points:
        add_text(document, point, style)


def add_table(
    document: WordDocument,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    about: str,
    together: bool = False,
) -> None:
    """Add a table whose header row is marked and repeated on every page; screen readers hear ``about`` first.

    Rows never break across pages, and with ``together`` neither does the table. All widths are fixed, because
    Word and LibreOffice guess differently.
    """
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style="Paper Table")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _describe(table, [column.width for column in columns], about)
    for place, column in enumerate(columns):
        table.columns[place].width = Cm(column.width)
    # the cells of a row are asked for once: python-docx looks through the whole table for each that is named by place
    first, *others = (line.cells for line in table.rows)
    for inside, column in zip(first, columns, strict=True):
        _fill(inside, Cell(column.heading), "Table Head", column.width)
    for number, (line, row) in enumerate(zip(others, rows, strict=True), start=1):
        keep = together and number < len(rows)
        for inside, column, cell in zip(line, columns, row, strict=True):
            _fill(inside, cell, "Table Name" if column.names else "Table Text", column.width)
            for paragraph in inside.paragraphs:
                paragraph.paragraph_format.keep_with_next = keep or None


def _fill(inside: TableCell, cell: Cell, style: str, width: float) -> None:
    inside.width = Cm(width)
    inside.paragraphs[0].style = style
    inside.paragraphs[0].text = printable(cell.text)
    if cell.detail:
        inside.add_paragraph(printable(cell.detail), "Table Detail")


def add_footer(document: WordDocument, text: str, before_page: str, between: str) -> None:
    """Write at the foot of every page: the text, and on the right, below a long text, the page and their number."""
    paragraph = document.sections[0].footer.paragraphs[0]
    gap = "\t" if len(text) <= _BESIDE_PAGE else "\n\t"
    paragraph.text = f"{printable(text)}{gap}{before_page}"
    _add_field(paragraph, "PAGE")
    paragraph.add_run(between)
    _add_field(paragraph, "NUMPAGES")


def file_of(document: WordDocument) -> bytes:
    """Return the document as a file; the same document gives the same bytes."""
    saved = io.BytesIO()
    document.save(saved)
    return without_times(saved.getvalue())


def _restyle(document: WordDocument, locale: str) -> None:
    """Put our style sheet in the place of the template's."""
    words = {
        "font": look.OFFICE_FONT,
        "language": locale,
        "ink": palette.TEXT,
        "quiet": palette.QUIET,
        "accent": palette.ACCENT,
        "line": look.LINE,
        "tint": look.TINT,
    }
    ours = Template(_STYLES.read_text("utf-8")).substitute(
        {name: word.removeprefix("#") for name, word in words.items()}
    )
    styles = document.styles.element
    for style in list(styles):
        styles.remove(style)
    styles.extend(list(parse_xml(ours.encode())))
    # the template's bullets bring tabs of their own, which would win over the indents of our styles
    for tabs in list(document.part.numbering_part.element.iter(qn("w:tabs"))):
        tabs.getparent().remove(tabs)


def _resettle(document: WordDocument, locale: str) -> None:
    """Set how Word treats it: no preview picture, hyphens in narrow columns, its newest layout."""
    settings = document.settings.element
    for picture in settings.findall(qn("w:savePreviewPicture")):
        settings.remove(picture)
    settings.find(qn("w:defaultTabStop")).addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), locale)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _COMPATIBLE_WITH)


def _tell(document: WordDocument, about: About) -> None:
    """Write what the document says of itself, and take away what the template says of its own making."""
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_TEMPLATE_PARTS)]:
            del rels[key]
    day = datetime.combine(about.day, time(), UTC)
    properties = document.core_properties
    properties.title, properties.subject = printable(about.title), printable(about.subject)
    properties.author = properties.last_modified_by = printable(about.author)
    properties.comments = ""
    properties.language = _LOCALES[about.language]
    properties.created = properties.modified = day


def _describe(table: Table, widths: Sequence[float], about: str) -> None:
    """Write what python-docx has no words for: the total width, the description, the header row."""
    inside = table.cell(0, 0).paragraphs[0].paragraph_format.element
    element = next(inside.iterancestors(qn("w:tbl")))
    properties = element.find(qn("w:tblPr"))
    width = properties.find(qn("w:tblW"))
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(round(sum(widths) * _TWIPS_PER_CM)))
    description = parse_xml(f"<w:tblDescription {nsdecls('w')}/>")
    description.set(qn("w:val"), printable(about))
    properties.append(description)
    for number, row in enumerate(element.iterchildren(qn("w:tr"))):
        marks = "<w:cantSplit/><w:tblHeader/>" if number == 0 else "<w:cantSplit/>"
        row.insert(0, parse_xml(f"<w:trPr {nsdecls('w')}>{marks}</w:trPr>"))


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word counts itself; the 1 stands until it does."""
    field = f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph.paragraph_format.element.append(parse_xml(field))
