"""The full report tells what moved since the rounds before, once there are two that compare."""

from dataclasses import replace

import pytest

from exports.report.blocks import ReportKind, TimeChart
from exports.report.content import report_content
from exports.report.html import report_html
from exports.report.over_time_sections import over_time_sections
from exports.report.pdf import report_pdf
from exports.report.source import ReportSource
from exports.report.word import report_word
from tests.exports.over_time.rounds import agreed, rounds_over_time
from tests.exports.pdf_text import pages_of
from texts.catalogue import translator

T = translator("de")


def whole() -> ReportSource:
    found = rounds_over_time()
    return ReportSource("Netzwerk Musterstadt", found.newest, (), found, (agreed(found),))


def test_without_earlier_rounds_there_is_no_such_section() -> None:
    assert over_time_sections(replace(whole(), over_time=None), T) == ()


def test_it_says_that_nobody_is_followed_and_draws_what_moved() -> None:
    first, second = over_time_sections(whole(), T)
    assert first.heading == "Im Verlauf"
    assert "keine Person wird von Runde zu Runde verfolgt" in str(first.blocks[0])
    [chart] = [block for block in second.blocks if isinstance(block, TimeChart)]
    assert chart.lanes


def test_every_kind_of_file_can_hold_it() -> None:
    content = report_content(whole(), ReportKind.FULL, T)
    assert any(isinstance(chart, TimeChart) for chart in content.charts())
    assert "ImVerlauf" in " ".join(pages_of(report_pdf(content)))
    assert "Im Verlauf" in report_html(content)
    assert report_word(content).startswith(b"PK")


@pytest.mark.parametrize("kind", [ReportKind.SHORT])
def test_a_short_report_stays_short(kind: ReportKind) -> None:
    assert not any(isinstance(chart, TimeChart) for chart in report_content(whole(), kind, T).charts())
