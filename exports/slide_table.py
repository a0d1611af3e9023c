"""A table on a slide: a native one, with lines between its rows, a description, and letters that can be read."""

from collections.abc import Sequence

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Inches, Pt

from exports import look
from exports.plain_text import printable
from exports.slide_fit import height_of

SIZE = 18
_INSET, _PADDING = 0.1, 0.09
"""Inches beside and above what stands in a cell."""
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The office programs' own name for a table without lines and grounds."""
_LINE_WIDTH = 9525


def row_height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Return how many inches a row needs for its tallest cell."""
    return (
        max(height_of(text, SIZE, width - 2 * _INSET) for text, width in zip(row, widths, strict=True)) + 2 * _PADDING
    )


def add_table(
    slide: Slide,
    about: str,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    corner: tuple[float, float],
) -> None:
    """Add a table whose first row is its head; ``corner`` is its upper left one, screen readers hear ``about``."""
    heights = [row_height(row, widths) for row in rows]
    left, top = corner
    frame = slide.shapes.add_table(
        len(rows), len(widths), Inches(left), Inches(top), Inches(sum(widths)), Inches(sum(heights))
    )
    frame.name = printable(about)[:60]
    for properties in frame.element.iter(qn("p:cNvPr")):
        properties.set("descr", printable(about))
    table = frame.table
    table.horz_banding = False
    for style in frame.element.iter(qn("a:tableStyleId")):
        style.text = _NO_STYLE
    for place, width in enumerate(widths):
        table.columns[place].width = Inches(width)
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        table.rows[number].height = Inches(height)
        for place, text in enumerate(row):
            _fill(table.cell(number, place), text, is_head=number == 0, is_name=place == 0)
    line = f'<a:lnB {nsdecls("a")} w="{_LINE_WIDTH}">{_solid(look.LINE)}</a:lnB>'
    for place, properties in enumerate(list(frame.element.iter(qn("a:tcPr")))):
        properties.insert(0, parse_xml(line))
        if place < len(widths):
            properties.append(parse_xml(_solid(look.TINT)))


def _fill(cell: _Cell, text: str, *, is_head: bool, is_name: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(_INSET)
    cell.margin_top = cell.margin_bottom = Inches(_PADDING)
    cell.text_frame.text = printable(text)
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(SIZE), is_head or is_name
            if is_head:
                run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1


def _solid(colour: str) -> str:
    return f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'
