"""The spreadsheet of a translator (XLSX): a row for each text, with its place, its German and room to write."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports.errors import TranslatorFileRefused
from exports.plain_text import printable
from exports.spreadsheets import DAMAGED, make_text
from exports.text_places import place_of_text
from exports.translator_files import MOST_BYTES, delivery_of
from qualitaetsrahmen.languages.translations import GERMAN, direction, language_name
from qualitaetsrahmen.languages.translators import DeliveredText, Delivery, Order, OrderedText
from texts.catalogue import Translator

_WIDTHS = (30, 38, 60, 60, 38, 12)
_GERMAN, _TRANSLATION = 2, 3
"""The columns of the German and of the translation; the first has the number 0."""
_OURS = ("where", GERMAN, "state", "source")
"""The names in row 1 that are the same in every sheet; the other two are the framework and the language."""
_HEADER_ROWS = 2
_LOCKED = PatternFill("solid", fgColor="EDEFF2")
_TO_DO = PatternFill("solid", fgColor="FFF8E1")
_MOST_COLUMNS = 20


def translator_sheet(what: Order, t: Translator) -> bytes:
    """Return the sheet for an order; only the column of the translation can be written into.

    Row 1 names framework, languages and columns for the way back, row 2 for people; both stay in sight.
    """
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = t("exports.translator_sheet.title")
    workbook.properties.creator = t("exports.translator_sheet.author")
    workbook.properties.title = f"{what.framework.name}, {language_name(what.language)}"
    sheet.append([what.framework.name, "where", GERMAN, what.language, "state", "source"])
    names = [t(f"exports.translator_sheet.{name}") for name in ("key", "where", "german", "state", "source")]
    sheet.append([*names[:_TRANSLATION], language_name(what.language), *names[_TRANSLATION:]])
    for text in what.texts:
        sheet.append([printable(value) or None for value in _values(text, what, t)])
    _arrange(sheet, is_right_to_left=direction(what.language) == "rtl")
    _dress(sheet, what)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _values(text: OrderedText, what: Order, t: Translator) -> Sequence[str]:
    unit = text.unit
    place = str(place_of_text(what.framework, unit.key, t))
    state = t(f"exports.translator_sheet.state.{text.state}", earlier=text.earlier)
    return unit.key, place, unit.german, text.text, state, unit.source


def _arrange(sheet: Worksheet, *, is_right_to_left: bool) -> None:
    """Set widths, what stays in sight, and that only unlocked cells take text; there is no password."""
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{_HEADER_ROWS + 1}"
    sheet.print_title_rows = f"1:{_HEADER_ROWS}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.rightToLeft = is_right_to_left
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # these may be changed all the same


def _dress(sheet: Worksheet, what: Order) -> None:
    """Make every cell a true text, wrapped and in its own direction of writing, and lock all but the translation."""
    german = Alignment(wrap_text=True, vertical="top", horizontal="left", readingOrder=1)
    back = Alignment(wrap_text=True, vertical="top", horizontal="right", readingOrder=2)
    own = back if direction(what.language) == "rtl" else german
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        for column, cell in enumerate(cells):
            is_open = column == _TRANSLATION and number > _HEADER_ROWS
            cell.alignment = own if column == _TRANSLATION else german
            cell.protection = Protection(locked=not is_open)
            cell.font = Font(bold=number == _HEADER_ROWS)
            if is_open and cell.value is None:
                cell.fill = _TO_DO
            elif not is_open and column != _GERMAN:
                cell.fill = _LOCKED
            make_text(cell)


def read_translator_sheet(content: bytes) -> Delivery:
    """Return what a sheet brings back; its columns may have been moved, as long as row 1 still names them.

    Raises TranslatorFileRefused for a file that cannot be read or is none of ours.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise TranslatorFileRefused(reason="too_large")
        with warnings.catch_warnings(action="ignore"):
            workbook = load_workbook(io.BytesIO(content), read_only=True)
            for sheet in workbook.worksheets:
                found = _delivery(sheet)
                if found is not None:
                    return found
    except DAMAGED as error:
        raise TranslatorFileRefused(reason="damaged") from error
    raise TranslatorFileRefused(reason="not_ours")


def _delivery(sheet: Any) -> Delivery | None:
    """Return what a sheet brings back, or None when its first row is none of ours."""
    rows = sheet.iter_rows(max_col=_MOST_COLUMNS)
    names = [_text(cell) for cell in next(rows, ())]
    own = sorted((name for name in names if name and name not in _OURS), key=lambda name: "@" not in name)
    if len(own) != len(("framework", "language")) or "source" not in names:
        return None
    framework, language = own
    columns = tuple(names.index(name) for name in (framework, "source", language))
    return delivery_of(framework, language, _delivered(rows, columns))


def _delivered(rows: Iterator[Sequence[Any]], columns: Sequence[int]) -> Iterator[DeliveredText]:
    for line, cells in enumerate(rows, start=2):
        key, source, text = (cells[column] for column in columns)
        if line > _HEADER_ROWS and text.value is not None:
            yield DeliveredText(line, _text(key), _text(source), _text(text), is_text=text.data_type == "s")


def _text(cell: Any) -> str:
    """Return what stands in a cell, without the signs that no text may hold."""
    return "" if cell.value is None else printable(unescape(str(cell.value))).strip()
