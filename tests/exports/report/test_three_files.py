"""PDF, Word and HTML say the same: every number in each of them is one of the release."""

import io
from html.parser import HTMLParser

import pytest
from docx import Document

from exports.report.blocks import ReportContent, ReportKind, Table
from exports.report.content import report_content
from exports.report.html import report_html
from exports.report.pdf import report_pdf
from exports.report.word import report_word
from selfeval.release import Figure, Reach, Shown
from selfeval.response import range_of
from tests.exports.pdf_text import pages_of, squeezed
from tests.exports.report.example import source
from texts.catalogue import translator

T = translator("de")
KINDS = [
    (ReportKind.SHORT, Reach.INTERNAL),
    (ReportKind.SHORT, Reach.PUBLIC),
    (ReportKind.FULL, Reach.INTERNAL),
    (ReportKind.FULL, Reach.PUBLIC),
    (ReportKind.PARENTS, Reach.PUBLIC),
]


class Tables(HTMLParser):
    """The cells of all tables of a page, row by row, and everything else that it says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.text = ""
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")
        self._inside = tag in ("th", "td")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside:
            self.tables[-1][-1][-1] += data


def made(kind: ReportKind, reach: Reach) -> ReportContent:
    return report_content(source(reach), kind, T)


def cells(table: Table) -> list[list[str]]:
    return [list(table.columns), *(list(row) for row in table.rows)]


@pytest.mark.parametrize(("kind", "reach"), KINDS)
def test_the_three_files_hold_the_same_tables(kind: ReportKind, reach: Reach) -> None:
    content = made(kind, reach)
    expected = [cells(table) for table in content.tables()]
    assert Tables(report_html(content)).tables == expected
    document = Document(io.BytesIO(report_word(content)))
    word = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert word == expected
    pdf = "".join(pages_of(report_pdf(content)))
    for table in content.tables():
        for row in table.rows:
            assert all(squeezed(cell) in pdf for cell in row)


@pytest.mark.parametrize("reach", list(Reach))
def test_every_count_of_the_full_report_is_one_of_the_release(reach: Reach) -> None:
    content, found = made(ReportKind.FULL, reach), source(reach).results
    tables = iter(table for table in content.tables() if table.columns[0] == "Antwort")
    for item in found.items:
        table = next(tables)
        rows = {row[0]: row[1:] for row in table.rows}
        for place, (group, figure) in enumerate(item.perspectives.items()):
            assert table.columns[place + 1] == found.framework.perspective(group).label
            for step in item.scale.steps:
                assert rows[step.label][place] == step_cell(figure, step.id)
            assert rows["geantwortet (n)"][place] == (str(figure.answered) if figure.answered else "nicht gezeigt")
            spare = range_of(figure, item.scale, found.of_round.plan(group))
            expected = f"{spare.least} bis {spare.most} von {spare.invited}" if spare else "–"
            assert rows["Spielraum der oberen Stufen"][place].startswith(expected)
    assert next(tables, None) is None


def step_cell(figure: Figure, step: str) -> str:
    """What the table says of a step: a count, from twenty people on with its part of a hundred."""
    if figure.shown is not Shown.FULL:
        return "–"
    count, base = figure.counts.get(step, 0), figure.on_scale or 0
    return str(count) if base < 20 else f"{count} ({round(100 * count / base)}\xa0%)"


@pytest.mark.parametrize(("kind", "reach"), KINDS)
def test_every_chart_has_its_words_in_all_files(kind: ReportKind, reach: Reach) -> None:
    content = made(kind, reach)
    html, word = report_html(content), Document(io.BytesIO(report_word(content)))
    alts = [shape.get("descr") for shape in word.element.body.iter() if shape.tag.endswith("}docPr")]
    assert alts == [chart.alt for chart in content.charts()]
    assert html.count('role="img"') == len(alts)
    assert report_pdf(content).count(b"/Alt") >= len(alts)


@pytest.mark.parametrize(("kind", "reach"), KINDS)
def test_the_same_content_gives_the_same_bytes(kind: ReportKind, reach: Reach) -> None:
    for make in (report_pdf, report_word):
        assert make(made(kind, reach)) == make(made(kind, reach))
    assert report_html(made(kind, reach)) == report_html(made(kind, reach))


def test_the_page_for_the_committee_is_one_page_and_the_parents_have_two_at_most() -> None:
    assert len(pages_of(report_pdf(made(ReportKind.SHORT, Reach.INTERNAL)))) == 1
    assert len(pages_of(report_pdf(made(ReportKind.SHORT, Reach.PUBLIC)))) == 1
    assert len(pages_of(report_pdf(made(ReportKind.PARENTS, Reach.PUBLIC)))) <= 2


def test_the_pdf_is_made_for_screen_readers() -> None:
    pdf = report_pdf(made(ReportKind.FULL, Reach.INTERNAL))
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid:part" in pdf


def test_what_people_wrote_is_text_and_nothing_else() -> None:
    content = made(ReportKind.FULL, Reach.INTERNAL)
    html = report_html(content)
    assert "=1+1 und &lt;b&gt;fett&lt;/b&gt;" in html
    assert "<script" not in html
    assert squeezed("=1+1 und <b>fett</b>") in "".join(pages_of(report_pdf(content)))


def test_the_html_file_asks_for_nothing_from_elsewhere() -> None:
    html = report_html(made(ReportKind.FULL, Reach.PUBLIC))
    assert html.startswith("<!doctype html>")
    assert "http" not in html
    assert "<link" not in html
