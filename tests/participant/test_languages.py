"""Pages that belong to no questionnaire keep the language from which somebody came, and offer none."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from participant.endpoints import LARGEST_FORM
from participant.languages import in_order, language_links
from qualitaetsrahmen.languages.translations import direction, html_language
from texts.catalogue import PARTICIPANT_LANGUAGES, translator

Phones = Callable[[], TestClient]
NO_PLACES = ("/t/gibt-es-nicht", "/r/gibt-es-nicht", "/p/gibt-es-nicht", "/gibt/es/nicht")


@pytest.mark.parametrize("language", PARTICIPANT_LANGUAGES)
@pytest.mark.parametrize("path", [*NO_PLACES, "/datenschutz", "/barrierefreiheit", "/r"])
def test_a_page_keeps_the_language_of_the_address(phone: Phones, path: str, language: str) -> None:
    html = phone().get(path, params={"sprache": language}).text
    assert f'<html lang="{html_language(language)}" dir="{direction(language)}">' in html
    assert translator(language)("participant.skip") in html


@pytest.mark.parametrize("language", ["fr", "xx", "de-einfach", "../de", "TR"])
def test_an_unknown_language_gets_german(phone: Phones, language: str) -> None:
    html = phone().get("/datenschutz", params={"sprache": language}).text
    assert '<html lang="de" dir="ltr">' in html


def test_a_text_that_is_a_translation_leads_to_the_german_one_that_holds_and_offers_no_third(phone: Phones) -> None:
    html = phone().get("/datenschutz?sprache=uk").text
    assert translator("uk")("participant.prose.german_holds") in html
    assert 'href="/datenschutz?sprache=de" lang="de"' in html
    assert html.count("hreflang=") == 1
    german = phone().get("/datenschutz").text
    assert 'class="languages"' not in german


def test_a_message_that_was_too_large_is_answered_in_the_language_of_the_form(phone: Phones) -> None:
    answer = phone().post("/r?sprache=tr", data={"code": "x" * (LARGEST_FORM + 1)})
    assert translator("tr")("participant.too_large.title") in answer.text


def test_the_door_keeps_the_language_and_its_field_runs_from_left_to_right(phone: Phones) -> None:
    html = phone().post("/r?sprache=ar", data={"code": "2345 6789"}).text
    assert 'action="/r?sprache=ar"' in html
    assert translator("ar")("participant.door.wrong") in html
    assert 'type="text" dir="ltr" value="2345 6789"' in html


def test_one_language_alone_is_no_choice() -> None:
    assert language_links(("de",), "de", "/t/x") == ()


def test_german_comes_first_then_simpler_german_then_the_others_by_their_own_names() -> None:
    assert in_order(("tr", "ar", "de-leicht", "en", "de-einfach")) == (
        "de",
        "de-einfach",
        "de-leicht",
        "en",
        "tr",
        "ar",
    )
