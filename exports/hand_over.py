"""The list with which somebody ticks off where slips have gone, without names and without codes."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports import look, palette
from exports.plain_text import printable
from exports.spreadsheets import make_text
from exports.typesetting import typeset
from texts.catalogue import Translator

FEWEST_LINES, MOST_LINES = 25, 200
_COLUMNS = ("number", "place", "count", "handed")
_WIDTHS = (7, 58, 12, 16)
_LINE_HEIGHT = 21
_TALL = 34
"""The height of a row of two lines, in points; a spreadsheet does not grow a row of joined cells by itself."""
_NUMBER, _COUNT = 1, 3


def hand_over_list(round_title: str, perspective: str, slips: int, t: Translator) -> bytes:
    """Return the list as a PDF with a line for each slip, at least a page full.

    The codes must never stand on it: whoever hands out slips could else note who has which.
    """
    return typeset(
        "hand_over.typ",
        {
            "language": t.language.partition("-")[0],
            "title": t("ways.list.document_title", round=round_title),
            "heading": t("ways.list.heading"),
            "for": t("ways.list.for", round=round_title, perspective=perspective),
            "how": t("ways.list.how"),
            "why": t("ways.list.why"),
            "columns": [t(f"ways.list.{name}") for name in _COLUMNS],
            "page": t("ways.list.page", page="<1>", pages="<2>"),
            "lines": _lines(slips),
        },
    )


def hand_over_table(round_title: str, perspective: str, slips: int, t: Translator) -> bytes:
    """Return the same list as a spreadsheet (XLSX), for those who keep it on a screen."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = t("ways.list.heading")
    workbook.properties.creator = t("exports.translator_sheet.author")
    workbook.properties.title = printable(t("ways.list.document_title", round=round_title))
    whose = t("ways.list.for", round=round_title, perspective=perspective)
    for words in (t("ways.list.heading"), whose, t("ways.list.how"), t("ways.list.why")):
        sheet.append([printable(words)])
    sheet.append([t(f"ways.list.{name}") for name in _COLUMNS])
    _dress_head(sheet)
    _draw_lines(sheet, _lines(slips))
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _lines(slips: int) -> int:
    return min(max(slips, FEWEST_LINES), MOST_LINES)


def _dress_head(sheet: Worksheet) -> None:
    """Join each sentence above the columns to one cell, and keep the names of the columns in sight."""
    columns, bold = sheet.max_row, Font(bold=True)
    for row in range(1, columns):
        cell = sheet.cell(row, 1)
        make_text(cell)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_COLUMNS))
        sheet.row_dimensions[row].height = _LINE_HEIGHT if row <= columns // 2 else _TALL
    sheet.cell(1, 1).font = Font(bold=True, size=16, color=palette.ACCENT.removeprefix("#"))
    sheet.cell(2, 1).font = bold
    for cell in sheet[columns]:
        make_text(cell)
        cell.font, cell.fill = bold, PatternFill("solid", fgColor=look.TINT.removeprefix("#"))
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{columns + 1}"
    sheet.print_title_rows = f"{columns}:{columns}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _draw_lines(sheet: Worksheet, lines: int) -> None:
    """Draw the numbered lines; all that is typed is text, but how many slips went there can be added up."""
    below = Border(bottom=Side("thin", color=look.LINE.removeprefix("#")))
    first = sheet.max_row + 1
    for number in range(1, lines + 1):
        row = first + number - 1
        sheet.cell(row, _NUMBER, number)
        sheet.row_dimensions[row].height = _LINE_HEIGHT
        for column in range(1, len(_COLUMNS) + 1):
            cell = sheet.cell(row, column)
            cell.border = below
            if column not in (_NUMBER, _COUNT):
                make_text(cell)
