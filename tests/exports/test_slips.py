"""Slips say all that one person needs, eight on a page, and nothing that tells them apart but the code."""

from dataclasses import replace
from datetime import date

import pytest

from exports.slips import Slip, SlipSheet, slip_sheet, slips_to_cut
from networks.links import CODE_ALPHABET
from selfeval.model import Mode, Recipient
from tests.exports.pdf_text import fonts_in, pages_of, squeezed
from tests.fakes.small_round import plan, small_round
from texts.catalogue import PARTICIPANT_LANGUAGES, translator

GERMAN = translator("de")
SHEET = SlipSheet(
    round_title="Wie gut arbeiten wir zusammen?",
    perspective="Eltern",
    door="dialog.example.org/t",
    mode=Mode.ANONYMOUS,
    k=7,
    recipients=frozenset({Recipient.NETWORK}),
    closes_on=date(2026, 12, 12),
)
SLIPS = [Slip(f"https://dialog.example.org/t/{sign.lower() * 26}", f"{sign * 4} 2345") for sign in CODE_ALPHABET[8:20]]


def test_eight_slips_go_on_a_page_and_each_is_printed_once() -> None:
    pages = pages_of(slips_to_cut(SHEET, SLIPS, GERMAN))
    assert [sum(page.count(squeezed(slip.code)) for slip in SLIPS) for page in pages] == [8, 4]
    for slip in SLIPS:
        assert "".join(pages).count(squeezed(slip.code)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Für: Eltern",
        "Wie gut arbeiten wir zusammen?",
        "dialog.example.org/t",
        "Bitte bis 12. Dezember 2026",
        "gilt für eine Person und einmal",
        "Anonym und freiwillig",
        "erst ab 7 Personen",
        "Die Ergebnisse sieht: das Netzwerk.",
    ],
)
def test_every_slip_says(said: str) -> None:
    (page,) = pages_of(slips_to_cut(SHEET, SLIPS[:3], GERMAN))
    assert page.count(squeezed(said)) == 3


def test_who_answers_openly_is_told_so_and_not_called_anonymous() -> None:
    (page,) = pages_of(slips_to_cut(replace(SHEET, mode=Mode.DECLARED), SLIPS[:1], GERMAN))
    assert squeezed("offen, nicht anonym") in page
    assert squeezed("erst ab") not in page


def test_all_who_see_the_results_are_named() -> None:
    (page,) = pages_of(slips_to_cut(replace(SHEET, recipients=frozenset(Recipient)), SLIPS[:1], GERMAN))
    assert squeezed("das Netzwerk, Partnernetzwerke, das NZFH, die Öffentlichkeit.") in page


def test_a_round_without_an_end_names_none() -> None:
    (page,) = pages_of(slips_to_cut(replace(SHEET, closes_on=None), SLIPS[:1], GERMAN))
    assert squeezed("Bitte bis") not in page


def test_the_longest_title_pushes_no_slip_off_its_page() -> None:
    long = replace(
        SHEET,
        round_title="Zusammenarbeit und Übergänge in den Frühen Hilfen " * 2 + "in Musterstadt",
        perspective="Fachkräfte der Kinder- und Jugendhilfe und des Gesundheitswesens",
        recipients=frozenset(Recipient),
    )
    pages = pages_of(slips_to_cut(long, SLIPS[:8], GERMAN))
    assert len(pages) == 1
    assert pages[0].count(squeezed("die Öffentlichkeit.")) == 8


def test_what_slips_have_in_common_comes_from_the_round() -> None:
    of_round = small_round(plan("eltern", k=9)).model_copy(update={"closes_on": date(2026, 12, 12)})
    sheet = slip_sheet(of_round, of_round.plans[0], perspective="Eltern", door="https://dialog.example.org/t")
    assert (sheet.door, sheet.k, sheet.closes_on) == ("dialog.example.org/t", 9, date(2026, 12, 12))
    assert sheet.round_title == of_round.title


def test_english_slips_say_it_in_english() -> None:
    (page,) = pages_of(slips_to_cut(SHEET, SLIPS[:1], translator("en")))
    assert squeezed("Please by 12 December 2026") in page


@pytest.mark.parametrize("language", PARTICIPANT_LANGUAGES)
def test_eight_slips_fit_on_a_page_in_every_language(language: str) -> None:
    made = slips_to_cut(SHEET, SLIPS[:8], translator(language))
    assert len(pages_of(made)) == 1
    assert any("Arabic" in font for font in fonts_in(made)) == (language == "ar")
