"""A paper as a Word document: real headings, marked table headers, charts as pictures with their words."""

from collections.abc import Sequence

from docx.document import Document as WordDocument

from exports.report.as_data import as_data
from exports.report.blocks import Block, Box, Chart, Facts, GapChart, PaperContent, Points, Quotes, Table, Text
from exports.typesetting import typeset_png
from exports.word_documents import (
    TEXT_WIDTH,
    About,
    Cell,
    Column,
    add_fact,
    add_footer,
    add_heading,
    add_picture,
    add_points,
    add_table,
    add_text,
    file_of,
    new_document,
)

_DOTS_PER_INCH = 200


def report_word(content: PaperContent) -> bytes:
    """Return a report, or another paper of the same blocks, as a .docx file; the same content gives the same bytes."""
    about = About(
        title=content.file_title or content.title,
        subject=content.subject,
        author=content.author,
        day=content.day,
        language=content.language,
    )
    document = new_document(about)
    add_text(document, content.eyebrow, "Eyebrow")
    add_heading(document, content.title, 0)
    _add_facts(document, content.facts)
    for section in content.sections:
        if section.heading:
            add_heading(document, section.heading, section.level - 1)
        for block in section.blocks:
            _add_block(document, block, content)
    add_footer(document, content.footer, *content.page_words)
    return file_of(document)


def _add_block(document: WordDocument, block: Block, content: PaperContent) -> None:
    match block:
        case Text(text, is_quiet, is_caption):
            add_text(document, text, "Caption" if is_caption else "Detail" if is_quiet else "Normal")
        case Facts(facts):
            _add_facts(document, facts)
        case Points(points):
            add_points(document, points)
        case Quotes(quotes):
            add_points(document, quotes)
        case Box(heading, points):
            add_heading(document, heading, 1)
            add_points(document, points, "Box")
        case Table():
            _add_table(document, block, together=block.stays_whole)
        case _:
            _add_chart(document, block, content)


def _add_facts(document: WordDocument, facts: Sequence[tuple[str, str]]) -> None:
    for name, value in facts:
        add_fact(document, name, value)


def _add_chart(document: WordDocument, chart: Chart, content: PaperContent) -> None:
    data = {"chart": as_data(chart), "language": content.language}
    add_picture(document, typeset_png("chart.typ", data, _DOTS_PER_INCH), TEXT_WIDTH, chart.alt)
    _add_table(document, chart.table, together=not isinstance(chart, GapChart))


def _add_table(document: WordDocument, table: Table, *, together: bool = False) -> None:
    whole = sum(table.weights)
    widths = [round(TEXT_WIDTH * weight / whole, 2) for weight in table.weights]
    columns = [
        Column(heading, width, names=place == 0)
        for place, (heading, width) in enumerate(zip(table.columns, widths, strict=True))
    ]
    rows = [
        [Cell(text, table.note(number, place)) for place, text in enumerate(row)]
        for number, row in enumerate(table.rows)
    ]
    add_table(document, columns, rows, about=table.about, together=together)
