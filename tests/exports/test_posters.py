"""A poster says few things, large, on one page for each perspective."""

from dataclasses import replace
from datetime import date

import pytest

from exports.posters import posters
from exports.sheets import SheetContent
from qualitaetsrahmen.languages.translations import html_language
from selfeval.model import Mode, Recipient
from tests.exports.pdf_text import fonts_in, pages_of, squeezed
from texts.catalogue import PARTICIPANT_LANGUAGES, translator

GERMAN = translator("de")
ADDRESS = "https://dialog.example.org/t/k7d2w5pqxmztc4rhvbnyaegju3"
CONTENT = SheetContent(
    network="Netzwerk Frühe Hilfen Musterstadt",
    round_title="Zusammenarbeit 2026",
    perspective="Eltern",
    topics=("So finden Sie Hilfe",),
    questions=12,
    address=ADDRESS,
    mode=Mode.ANONYMOUS,
    k=5,
    recipients=frozenset({Recipient.NETWORK}),
    closes_on=date(2026, 12, 12),
)


def page(content: SheetContent) -> str:
    (text,) = pages_of(posters([content], GERMAN))
    return text


@pytest.mark.parametrize(
    "said",
    [
        "Ihre Sicht zählt",
        "Für: Eltern",
        "Zusammenarbeit 2026",
        "Mit der Handy-Kamera scannen",
        ADDRESS,
        "Etwa 4 Minuten",
        "Anonym und freiwillig",
        "Bis 12. Dezember 2026",
        "Netzwerk Frühe Hilfen Musterstadt",
    ],
)
def test_a_poster_says(said: str) -> None:
    assert squeezed(said) in page(CONTENT)


def test_a_poster_stays_short() -> None:
    assert len(page(CONTENT)) < 250


def test_who_answers_openly_is_not_called_anonymous() -> None:
    text = page(replace(CONTENT, mode=Mode.DECLARED, closes_on=None))
    assert squeezed("Freiwillig, nicht anonym") in text
    assert squeezed("Anonym und") not in text
    assert "Bis" not in text


def test_the_longest_title_still_makes_one_page() -> None:
    long = replace(CONTENT, round_title="Zusammenarbeit in den Frühen Hilfen " * 3, perspective="Fachkräfte " * 6)
    assert squeezed("Mit der Handy-Kamera scannen") in page(long)


def test_every_perspective_gets_a_poster_of_its_own() -> None:
    pages = pages_of(posters([CONTENT, replace(CONTENT, perspective="Fachkräfte")], GERMAN))
    assert [squeezed("Für: Eltern") in text for text in pages] == [True, False]


@pytest.mark.parametrize("language", PARTICIPANT_LANGUAGES)
def test_a_poster_speaks_the_language_of_its_questionnaire(language: str) -> None:
    made = posters([CONTENT], translator(language))
    assert len(pages_of(made)) == 1
    assert f"/Lang({html_language(language)})".encode() in made
    assert any("Arabic" in font for font in fonts_in(made)) == (language == "ar")
