"""The report for the authors of a framework says the same in every file, with its conditions, and judges nothing."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from analysis.framework_quality import BOUNDS, MeasureKind, quality_of
from exports.finding_words import basis_words, bound_words, coefficient_words, value_words
from exports.quality_report import quality_content, summary_sentence
from exports.report.html import report_html
from exports.report.pdf import report_pdf
from exports.report.word import report_word
from tests.analysis.test_drop_off import STOPPED, sheets
from tests.analysis.test_framework_quality import MANY_UNSURE, quality
from tests.exports.pdf_text import pages_of, squeezed
from tests.fakes.finding_store import evidence
from tests.fakes.handed_in import handed_in
from tests.fakes.small_round import FRAMEWORK
from texts.catalogue import translator

GERMAN, ENGLISH = translator("de"), translator("en")
TODAY = date(2026, 11, 29)
PEOPLE = [[1 + number % 4] * 5 for number in range(6)] + [STOPPED]
WHOLE = quality_of(
    FRAMEWORK,
    [handed_in(f"ort-{number}", MANY_UNSURE) for number in range(5)],
    {},
    [sheets(PEOPLE, f"ort-{number}") for number in range(6)],
)
TOLD = ("31 % sagen „weiß nicht“ (80 Antworten aus 5 Orten)", "Unsere Schwellen", "Was dieser Bericht nicht sagt")


def test_html_pdf_and_word_say_the_same() -> None:
    content = quality_content(WHOLE, TODAY, GERMAN)
    words = "\n".join(one.text for one in Document(io.BytesIO(report_word(content))).paragraphs)
    for part in TOLD:
        assert part in report_html(content)
        assert part in words
    pdf = "".join(pages_of(report_pdf(content)))
    assert all(squeezed(part) in pdf for part in TOLD)
    assert report_pdf(content) == report_pdf(content)


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_sentence_calls_anything_bad(language: str) -> None:
    html = report_html(quality_content(WHOLE, TODAY, translator(language)))
    assert not [word for word in ("mangelhaft", "ungenügend", "poor", "insufficient") if word in html]


def test_the_first_sentence_says_how_many_deserve_a_look() -> None:
    assert summary_sentence(WHOLE, GERMAN).startswith("1 von 1 Aussagen verdient einen Blick.")
    nothing = quality_of(FRAMEWORK, [], {}, [])
    assert summary_sentence(nothing, GERMAN) == "Zu dieser Fassung liegen noch keine Zahlen aus mindestens 5 Orten vor."
    assert summary_sentence(quality(MANY_UNSURE, places=4), GERMAN) == summary_sentence(nothing, GERMAN)
    unsuspicious = replace(BOUNDS, least_answers=81)
    assert "keine liegt jenseits" in summary_sentence(quality(MANY_UNSURE, bounds=unsuspicious), GERMAN)


def test_without_sheets_the_report_says_what_it_would_need() -> None:
    html = report_html(quality_content(quality(MANY_UNSURE), TODAY, GERMAN))
    assert "Netzwerke dem zugestimmt haben" in html
    assert "Wo Bögen enden" not in html


def test_figures_are_told_in_their_own_unit() -> None:
    assert value_words(evidence(), GERMAN) == "34 %"
    assert value_words(evidence(kind=MeasureKind.GAP).model_copy(update={"value": -1.5}), GERMAN) == "1,5 Stufen"
    assert value_words(evidence(kind=MeasureKind.ITEM_REST), GERMAN) == "0,34"
    assert coefficient_words(-0.126, ENGLISH) == "−0.13"
    assert coefficient_words(-0.001, GERMAN) == "0,00"
    assert basis_words(evidence(5, 1, MeasureKind.GAP), GERMAN) == "1 Befragung aus 5 Orten"
    assert bound_words(MeasureKind.ALPHA, WHOLE.bounds, GERMAN) == "unter 0,60"
    assert bound_words(MeasureKind.TEXTS, WHOLE.bounds, GERMAN) == "keine Schwelle"
