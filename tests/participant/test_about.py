"""The two texts in every foot: what is stored, and how accessible these pages are."""

from collections.abc import Callable

from starlette.testclient import TestClient

from tests.participant.forms import Reader

Phones = Callable[[], TestClient]


def test_the_privacy_page_says_honestly_what_is_possible_until_closing(phone: Phones) -> None:
    page = Reader(phone().get("/datenschutz").text)
    assert "in welcher Reihenfolge Antworten eingegangen sind" in page.text
    assert "Schreibprotokoll" in page.text
    assert "IP-Adresse" in page.text
    assert "qd_ballot" in page.text


def test_the_accessibility_page_names_what_does_not_work_yet(phone: Phones) -> None:
    page = Reader(phone().get("/barrierefreiheit").text)
    assert "Was noch nicht geht" in page.text
    assert "Gebärdensprache gibt es noch nicht" in page.text


def test_no_contact_is_invented(phone: Phones) -> None:
    for path in ("/datenschutz", "/barrierefreiheit"):
        page = Reader(phone().get(path).text)
        assert "Die Stelle, die Sie eingeladen hat" in page.text or "der Stelle, die Sie eingeladen hat" in page.text
        assert "@" not in page.text


def test_the_guide_for_helpers_says_that_the_answer_belongs_to_the_person(phone: Phones) -> None:
    page = Reader(phone().get("/barrierefreiheit/hilfe").text)
    assert "Die Antwort gehört der Person" in page.text
    assert "„Weiß nicht“ ist eine Antwort" in page.text
