"""What people read on a questionnaire: in their own language as a whole or not at all, and what a step means here."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from participant.contexts import SentPage
from participant.rendering import render
from qualitaetsrahmen.loading import check_framework
from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.translation import translation_of, without
from tests.participant.conftest import Town
from tests.participant.forms import Reader

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


@pytest.mark.parametrize("language", ["tr", "xx", "../../etc", "EN"])
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
    """Turkish questions between German buttons would be a mix."""
    of_round = town.round(translations=[translation_of(town.framework, "tr")])
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
