"""The list of agreements as a spreadsheet (XLSX): true texts and days, to sort and filter in an office program."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from exports import look, palette, phrases
from exports.agreement_list import AgreementList, ListedAgreement, list_facts
from exports.archives import without_times
from exports.plain_text import printable
from exports.spreadsheets import TEXT_FORMAT
from selfeval.release import Reach
from texts.catalogue import Translator

_Value = str | date | int | None
_COLUMNS: tuple[tuple[str, int], ...] = (
    ("what", 44),
    ("topic", 26),
    ("responsible", 28),
    ("due_on", 13),
    ("overdue", 11),
    ("state", 13),
    ("since", 13),
    ("sign", 36),
    ("goal", 36),
    ("others", 28),
    ("note", 36),
    ("resources", 26),
    ("cost", 20),
    ("staff", 20),
    ("decision_from", 24),
    ("resolved_on", 13),
    ("resolution", 36),
    ("review_on", 14),
    ("session", 30),
    ("session_on", 13),
    ("network", 34),
)
"""The columns with their widths."""
_INTERNAL = ("note", "resources", "cost", "staff")
_HISTORY: tuple[tuple[str, int], ...] = (("what", 44), ("on", 13), ("state", 13), ("new_due_on", 13), ("note", 60))
_HEADER_ROW = 3
"""Above it stand the title with the reach, and an empty row."""
_DAY_FORMATS = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}


def agreement_sheet(what: AgreementList, t: Translator) -> bytes:
    """Return the list as a file; the same list gives the same bytes, and no text in it becomes a formula."""
    workbook = Workbook()
    title = t("agreement_papers.list.title", name=what.name)
    day = datetime.combine(what.day, time())
    properties = workbook.properties
    properties.creator, properties.title = printable(what.author), printable(title)
    properties.created = properties.modified = day
    sheet = workbook.worksheets[0]
    sheet.title = t("agreement_papers.sheet.list")
    columns = [column for column in _COLUMNS if not (what.reach is Reach.PUBLIC and column[0] in _INTERNAL)]
    rows = [_row(entry, what, t) for entry in (*what.open_ones, *what.closed_ones)]
    _fill(sheet, title, columns, [[row[name] for name, _ in columns] for row in rows], what, t)
    if what.with_history:
        steps = [column for column in _HISTORY if not (what.reach is Reach.PUBLIC and column[0] in _INTERNAL)]
        history = workbook.create_sheet(t("agreement_papers.sheet.history"))
        of_steps = [[row[name] for name, _ in steps] for row in _steps(what, t)]
        _fill(history, title, steps, of_steps, what, t)
    return _file_of(workbook)


def _row(entry: ListedAgreement, what: AgreementList, t: Translator) -> dict[str, _Value]:
    one = entry.agreement
    return {
        "what": one.what,
        "topic": entry.topic,
        "responsible": one.responsible,
        "due_on": one.due_on,
        "overdue": (what.day - one.due_on).days if one.is_overdue(what.day) else None,
        "state": phrases.agreement_state_word(one.state, t),
        "since": one.history[-1].on,
        "sign": one.sign,
        "goal": one.goal,
        "others": one.others,
        "note": one.history[-1].note,
        "resources": one.resources,
        "cost": one.cost,
        "staff": one.staff,
        "decision_from": one.decision_from,
        "resolved_on": one.resolution.on if one.resolution else None,
        "resolution": one.resolution.result if one.resolution else "",
        "review_on": one.review_on,
        "session": entry.session,
        "session_on": entry.session_on,
        "network": entry.network,
    }


def _steps(what: AgreementList, t: Translator) -> list[dict[str, _Value]]:
    return [
        {
            "what": entry.agreement.what,
            "on": step.on,
            "state": phrases.agreement_state_word(step.state, t),
            "new_due_on": step.due_on,
            "note": step.note,
        }
        for entry in (*what.open_ones, *what.closed_ones)
        for step in entry.agreement.history
    ]


def _fill(
    sheet: Worksheet,
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[_Value]],
    what: AgreementList,
    t: Translator,
) -> None:
    """Write title and reach, the headings and a row for each agreement, and set how it looks and prints."""
    reach = dict(list_facts(what, t))[t("exports.minutes.fact.reach")]
    _write(sheet.cell(1, 1), t("agreement_papers.sheet.about", title=title, day=t.date(what.day), reach=reach), t)
    sheet.cell(1, 1).font, sheet.cell(1, 1).alignment = Font(bold=True, size=13), Alignment(wrap_text=False)
    for place, (name, width) in enumerate(columns, start=1):
        heading = sheet.cell(_HEADER_ROW, place)
        _write(heading, t(f"agreement_papers.sheet.column.{name}"), t)
        heading.font = Font(bold=True, color=palette.ACCENT.removeprefix("#"))
        heading.fill = PatternFill("solid", fgColor=look.TINT.removeprefix("#"))
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, start=_HEADER_ROW + 1):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(number, place), value, t)
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{last}{_HEADER_ROW + max(len(rows), 1)}"
    sheet.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"1:{_HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.oddFooter is not None:
        sheet.oddFooter.left.text = t("agreement_papers.sheet.footer", reach=phrases.reach_word(what.reach, t))


def _write(cell: Cell | MergedCell, value: _Value, t: Translator) -> None:
    """Write a day as a day, a number as a number, and every text as a text, also when it begins like a formula."""
    if value is None or value == "":
        return
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        cell.value = printable(value)
        cell.data_type, cell.number_format = "s", TEXT_FORMAT
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = _DAY_FORMATS[t.language]


def _file_of(workbook: Workbook) -> bytes:
    """Return the workbook as a file; saved the usual way it would tell the moment of saving."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()
    return without_times(saved.getvalue())
