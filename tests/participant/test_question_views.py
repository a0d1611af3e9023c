"""What people read on a questionnaire: in their own language as a whole or not at all, and what a step means here."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from participant.contexts import SentPage
from participant.rendering import render
from qualitaetsrahmen.languages.translations import direction, html_language
from qualitaetsrahmen.loading import check_framework
from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan
from selfeval.questionnaire import questionnaire_for
from tests.fakes.plain_words import with_plain_words
from tests.fakes.small_framework import SMALL_YAML, small_framework
from tests.fakes.translation import translation_of, without
from tests.participant.conftest import ALL_CRITERIA, Town
from tests.participant.forms import Reader
from texts.catalogue import PARTICIPANT_LANGUAGES, translator

QUESTIONS = len(questionnaire_for(small_framework(), ALL_CRITERIA, "eltern").questions)
Phones = Callable[[], TestClient]
STAGES = """\
            kind: stage
            anchors:
              trifft-nicht-zu: "Wir haben noch nicht begonnen."
              trifft-wenig-zu: "Wir haben erste Absprachen."
              trifft-eher-zu: "Die meisten halten sich daran."
              trifft-zu: "Alle halten sich daran."
"""


def framework_with(old: str, new: str) -> Framework:
    """The small framework with one passage replaced."""
    loaded = check_framework(SMALL_YAML.replace(old, new, 1).encode(), "rahmen.yaml")
    assert loaded.framework is not None, loaded.findings
    return loaded.framework


def page_of(phone: TestClient, address: str) -> str:
    response = phone.get(address)
    assert response.status_code == 200
    return response.text


def test_without_a_translation_there_is_no_choice_of_languages(town: Town, phone: Phones) -> None:
    assert 'class="languages"' not in page_of(phone(), town.address(town.round()))


def test_a_whole_and_confirmed_translation_is_offered_by_its_own_name(town: Town, phone: Phones) -> None:
    address = town.address(town.round(translations=[translation_of(town.framework)]))
    german = page_of(phone(), address)
    assert re.search(r'<a href="[^"]*sprache=en" lang="en" hreflang="en">English</a>', german)
    assert '<html lang="de" dir="ltr">' in german
    english = page_of(phone(), f"{address}?sprache=en")
    assert '<html lang="en" dir="ltr">' in english
    assert "en: Ich weiß, wo ich Hilfe bekomme." in english
    assert "en: trifft zu" in english
    assert "Sie möchten etwas nicht beantworten?" not in english


def test_the_language_stays_until_the_last_page(town: Town, phone: Phones) -> None:
    person, address = phone(), town.address(town.round(translations=[translation_of(town.framework)]))
    html = page_of(person, f"{address}?sprache=en")
    for _ in range(2):
        form = Reader(html).question_form
        answers = {name: values[0] for name, values in form.choices.items()}
        html = person.post(form.action, data=form.sent_by("weiter", **answers)).text
        assert '<html lang="en"' in html
    form = Reader(html).question_form
    last = person.post(form.action, data=form.sent_by("absenden")).text
    assert '<html lang="en"' in last
    assert 'data-ende="gesendet"' in last


def test_answers_in_another_language_are_the_same_answers(town: Town, phone: Phones) -> None:
    of_round = town.round(translations=[translation_of(town.framework)])
    german = Reader(page_of(phone(), town.address(of_round))).question_form.choices
    english = Reader(page_of(phone(), f"{town.address(of_round)}?sprache=en")).question_form.choices
    assert german == english


@pytest.mark.parametrize("language", ["tr", "de-einfach", "xx", "../../etc", "EN"])
def test_a_language_that_is_not_offered_is_said_and_the_page_is_german(
    town: Town, phone: Phones, language: str
) -> None:
    address = town.address(town.round(translations=[translation_of(town.framework)]))
    html = phone().get(address, params={"sprache": language}).text
    assert '<html lang="de"' in html
    assert "Diese Sprache gibt es für diese Fragen noch nicht." in html
    assert "Ich weiß, wo ich Hilfe bekomme." in html


def test_a_translation_that_lacks_one_text_is_not_offered_at_all(town: Town, phone: Phones) -> None:
    whole = translation_of(town.framework)
    address = town.address(town.round(translations=[without(whole, "scales/vier-stufen/steps/trifft-zu")]))
    assert "en:" not in page_of(phone(), f"{address}?sprache=en")


def test_a_translation_that_nobody_has_confirmed_is_not_offered(town: Town, phone: Phones) -> None:
    draft = translation_of(town.framework, is_checked=False)
    address = town.address(town.round(translations=[draft]))
    assert "en:" not in page_of(phone(), f"{address}?sprache=en")


def test_a_translation_for_parents_is_not_offered_to_professionals(town: Town, phone: Phones) -> None:
    plans = [PerspectivePlan(perspective=one) for one in ("fachkraft", "eltern")]
    of_round = town.round(*plans, translations=[translation_of(town.framework)])
    assert 'class="languages"' not in page_of(phone(), town.address(of_round, "fachkraft"))


def test_a_language_without_buttons_of_its_own_is_not_offered(town: Town, phone: Phones) -> None:
    """French questions between German buttons would be a mix."""
    of_round = town.round(translations=[translation_of(town.framework, "fr")])
    assert 'class="languages"' not in page_of(phone(), town.address(of_round))


def test_a_language_that_is_written_from_right_to_left_is_shown_so() -> None:
    page = SentPage(
        title="شكرًا",
        language="ar",
        heading="Frühe Hilfen",
        action="/t/x",
        is_repeated=False,
        network="Netzwerk Musterstadt",
        results_address="http://testserver/e/x",
        results_on=None,
    )
    html = render(page).body
    assert b'<html lang="ar" dir="rtl">' in html
    assert b'<p lang="de" dir="ltr">' in html


@pytest.mark.parametrize("language", PARTICIPANT_LANGUAGES[1:])
def test_everything_around_the_questions_is_in_the_language_of_the_questions(
    town: Town, phone: Phones, language: str
) -> None:
    of_round = town.round(translations=[translation_of(town.framework, language)])
    t, person = translator(language), phone()
    html = page_of(person, f"{town.address(of_round)}?sprache={language}")
    assert f'<html lang="{html_language(language)}" dir="{direction(language)}">' in html
    assert f'href="/datenschutz?sprache={language}"' in html
    assert f"{language}: Ich weiß, wo ich Hilfe bekomme." in html
    assert t("participant.questions", count=QUESTIONS) in html
    for _ in range(2):
        form = Reader(html).question_form
        html = person.post(form.action, data=form.sent_by("weiter", **dict.fromkeys(form.choices, "trifft-zu"))).text
    assert t("participant.review.heading") in html
    form = Reader(html).question_form
    html = person.post(form.action, data=form.sent_by("absenden")).text
    assert t("participant.sent.next_text") in html


def test_the_name_of_the_network_is_marked_as_german_on_a_page_in_another_language(town: Town, phone: Phones) -> None:
    of_round = town.round(translations=[translation_of(town.framework, "ar")])
    html = page_of(phone(), f"{town.address(of_round)}?sprache=ar")
    assert '<dd><span lang="de" dir="ltr">Netzwerk Musterstadt</span>' in html
    assert '<span lang="de" dir="ltr">Netzwerk' not in page_of(phone(), town.address(of_round))


def test_simple_german_stands_before_other_languages(town: Town, phone: Phones) -> None:
    translations = [translation_of(town.framework, one) for one in ("ar", "de-leicht", "en")]
    html = page_of(phone(), town.address(town.round(translations=translations)))
    order = [html.index(name) for name in ("Deutsch</span>", "Leichte Sprache</a>", "English</a>", "العربية</a>")]
    assert order == sorted(order)
    assert '<a href="/t/' in html
    assert 'lang="de" hreflang="de">Leichte Sprache' in html


def test_plain_words_are_offered_beside_the_languages_where_all_questions_have_them(town: Town, phone: Phones) -> None:
    """Professionals who read German with difficulty answer the same items."""
    plain = with_plain_words(town.framework, "fachkraft")
    of_round = replace(town, framework=plain).round(PerspectivePlan(perspective="fachkraft"))
    address = town.address(of_round, "fachkraft")
    german = page_of(phone(), address)
    assert re.search(r'sprache=de-einfach" lang="de" hreflang="de">Einfache Sprache</a>', german)
    html = page_of(phone(), f"{address}?sprache=de-einfach")
    assert '<html lang="de" dir="ltr">' in html
    assert 'href="/datenschutz"' in html
    assert "In einfachen Worten: finden.angebote" in html
    assert "So finden Sie Hilfe" in html
    assert Reader(german).question_form.choices == Reader(html).question_form.choices


def test_plain_words_for_some_questions_only_are_not_offered(town: Town, phone: Phones) -> None:
    plain = with_plain_words(town.framework, "fachkraft", leave_out="finden.angebote")
    of_round = replace(town, framework=plain).round(PerspectivePlan(perspective="fachkraft"))
    assert 'class="languages"' not in page_of(phone(), town.address(of_round, "fachkraft"))


def test_each_stage_says_what_it_means_for_this_item(town: Town, phone: Phones) -> None:
    begins = "id: sprache.texte\n            rev: 1\n"
    staged = framework_with(begins, begins + STAGES)
    html = page_of(phone(), town.address(replace(town, framework=staged).round()))
    assert "<strong>trifft zu</strong><br>Alle halten sich daran." in html


def test_a_minimum_standard_says_what_would_show_it(town: Town, phone: Phones) -> None:
    scale = """\
  - id: ja-nein
    kind: yesno
    label: Ja oder nein
    note: Eigene Skala.
    steps: [{id: nein, value: 1, label: nein}, {id: ja, value: 2, label: ja}]
citations:
"""
    minimum = "kind: minimum\n            scale: ja-nein\n            evidence: Ein Beschluss mit Datum.\n"
    text = SMALL_YAML.replace("citations:\n", scale, 1)
    at = text.index("id: sprache.texte")
    text = text[:at] + text[at:].replace("scale: vier-stufen\n", minimum, 1)
    loaded = check_framework(text.encode(), "rahmen.yaml")
    assert loaded.framework is not None, loaded.findings
    html = page_of(phone(), town.address(replace(town, framework=loaded.framework).round()))
    assert "Woran man es sieht: Ein Beschluss mit Datum." in html
    assert 'aria-describedby="nachweis-sprache.texte"' in html
