"""Own words in a questionnaire: a field for each topic, a warning beside it, and nothing that ties them to answers."""

from collections.abc import Callable

from starlette.testclient import TestClient

from networks.scopes import BallotScope
from participant.entry import load_asked
from participant.notices import notices_for
from participant.question_views import questions_page
from selfeval.model import PerspectivePlan, Recipient
from selfeval.own_words import LONGEST_TEXT
from tests.fakes.translation import translation_of
from tests.participant.conftest import NETWORK, Town
from tests.participant.forms import Reader
from tests.participant.test_questionnaires import FIRST, look, press
from texts.catalogue import translator

Phones = Callable[[], TestClient]

ASKING = PerspectivePlan(perspective="eltern", asks_texts=True)
FIELD, OTHER = "wort:wege", "wort:miteinander"


def test_without_being_asked_for_there_is_no_field(town: Town, phone: Phones) -> None:
    page = look(phone(), town.address(town.round()))
    assert FIELD not in page.question_form.fields
    assert "Eigene Worte" not in page.text


def test_every_topic_has_a_field_with_its_question_and_the_warning_to_name_nobody(town: Town, phone: Phones) -> None:
    page = look(phone(), town.address(town.round(ASKING)))
    assert page.question_form.fields == {FIELD: ""}
    assert "Was hat Ihnen geholfen" in page.text
    assert "Bitte nennen Sie keine Namen" in page.text
    assert "Zuerst liest das die Koordination des Netzwerks." in page.text
    areas = [given for tag, given in page.tags if tag == "textarea"]
    assert [area["maxlength"] for area in areas] == [str(LONGEST_TEXT)]
    labels = {given.get("for") for tag, given in page.tags if tag == "label"}
    assert areas[0]["id"] in labels


def test_a_page_on_which_somebody_has_written_is_never_kept_for_everybody(town: Town) -> None:
    of_round = town.round(ASKING)
    asked = load_asked(town.services, BallotScope(NETWORK, of_round.id, "eltern"))
    assert questions_page(asked, "token", 1, {}).is_for_all
    assert not questions_page(asked, "token", 1, {FIELD: "Mehr Zeit"}).is_for_all


def test_words_come_back_on_the_page_and_stand_on_the_review(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round(ASKING))
    press(visitor, look(visitor, address), "weiter", **FIRST, **{FIELD: "Mehr <b>Zeit</b>\nund Ruhe"})
    again = look(visitor, f"{address}?seite=1")
    assert again.question_form.fields[FIELD] == "Mehr <b>Zeit</b>\nund Ruhe"
    review = look(visitor, f"{address}?seite=ende")
    assert "Mehr <b>Zeit</b> und Ruhe" in review.text
    assert OTHER not in review.question_form.fields


def test_words_alone_can_be_sent(town: Town, phone: Phones) -> None:
    of_round = town.round(ASKING)
    visitor, address = phone(), town.address(of_round)
    page = press(visitor, look(visitor, address), "weiter", **{FIELD: "Mehr Zeit"})
    last = press(visitor, press(visitor, page, "weiter"), "absenden")
    assert last.body == {"data-ende": "gesendet"}
    assert town.sent(of_round) == {"eltern": 1}


def test_words_that_were_taken_back_are_gone(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round(ASKING))
    for text in ("Mehr Zeit", ""):
        press(visitor, look(visitor, f"{address}?seite=1"), "weiter", **FIRST, **{FIELD: text})
    assert look(visitor, f"{address}?seite=1").question_form.fields[FIELD] == ""


def test_a_text_that_is_too_long_stays_in_its_field_with_a_sentence_about_it(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round(ASKING))
    page = look(visitor, address)
    too_long = "x" * (LONGEST_TEXT + 3)
    sent = page.question_form.sent_by("weiter", **FIRST, **{FIELD: too_long})
    response = visitor.post(page.question_form.action, data=sent)
    refused = Reader(response.text)
    assert response.status_code == 400
    assert refused.question_form.fields[FIELD] == too_long
    assert "Er hat 1003 Zeichen, möglich sind höchstens 1000" in refused.text


def test_a_browser_that_lost_its_cookie_on_the_review_still_sends_the_words(town: Town, phone: Phones) -> None:
    of_round = town.round(ASKING)
    visitor, address = phone(), town.address(of_round)
    page = press(visitor, look(visitor, address), "weiter", **FIRST, **{FIELD: "Mehr Zeit"})
    review = press(visitor, page, "weiter")
    visitor.cookies.clear()
    assert press(visitor, review, "absenden").body == {"data-ende": "gesendet"}
    assert town.sent(of_round) == {"eltern": 1}


def test_a_text_that_came_after_the_end_is_given_back(town: Town, phone: Phones) -> None:
    of_round = town.round(ASKING)
    visitor, address = phone(), town.address(of_round)
    page = look(visitor, address)
    town.close(of_round)
    sent = page.question_form.sent_by("weiter", **{FIELD: "Mehr Zeit"})
    response = visitor.post(page.question_form.action, data=sent)
    assert response.status_code == 409
    assert "Mehr Zeit" in response.text


def test_a_field_that_nobody_asked_for_is_refused(town: Town, phone: Phones) -> None:
    visitor, address = phone(), town.address(town.round(ASKING))
    page = look(visitor, address)
    response = visitor.post(page.question_form.action, data={"wort:anderswo": "Satz", "weiter": "1"})
    assert response.status_code == 400


def test_in_another_language_the_field_asks_in_general_and_in_that_language(town: Town, phone: Phones) -> None:
    english = translation_of(town.framework, "en")
    address = town.address(town.round(ASKING, translations=[english]))
    page = look(phone(), f"{address}?sprache=en")
    assert "What else would you like to say about this topic?" in page.text
    assert "Was hat Ihnen geholfen" not in page.text


def said(town: Town, *recipients: Recipient) -> str:
    of_round = town.round(ASKING, recipients=frozenset({Recipient.NETWORK, *recipients}))
    asked = load_asked(town.services, BallotScope(NETWORK, of_round.id, "eltern"))
    found = notices_for(of_round, asked, "Netzwerk Nord", translator("de"))
    return next(notice.text for notice in found if notice.name == "Eigene Worte")


def test_people_are_told_who_reads_their_words_before_they_write_them(town: Town) -> None:
    inside = said(town)
    assert "Zuerst liest sie die Koordination des Netzwerks" in inside
    assert "weniger als 10 Menschen" in inside
    assert inside.endswith("Die durchgesehenen Texte lesen danach nur Menschen im Netzwerk.")
    assert "ausdrücklich dafür freigibt" in said(town, Recipient.PUBLIC)
