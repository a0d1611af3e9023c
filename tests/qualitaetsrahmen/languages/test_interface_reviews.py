"""A network records who has checked our own words in a language; that is no file about a framework."""

from datetime import date

from qualitaetsrahmen.languages.interface_reviews import (
    InterfaceReview,
    confirm_interface,
    framework_files,
    interface_reviews,
    withdraw_interface,
)
from qualitaetsrahmen.languages.translations import Review
from tests.fakes.document_store import DocumentsInMemory

TODAY = date(2026, 11, 21)
CHECKED = Review(by="Sprachmittlung der Stadt", on="2026-11-20", how="alles gelesen")


def review(language: str = "tr", texts: str = "0123456789abcdef") -> InterfaceReview:
    return InterfaceReview(language=language, texts=texts, checked=CHECKED)


def test_a_check_is_kept_for_the_network_that_recorded_it() -> None:
    store = DocumentsInMemory()
    confirm_interface(store, "netz", review(), TODAY)
    assert interface_reviews(store, "netz") == {"tr": review()}
    assert interface_reviews(store, "anderes-netz") == {}


def test_a_later_check_takes_the_place_of_the_earlier() -> None:
    store = DocumentsInMemory()
    for texts in ("0" * 16, "1" * 16):
        confirm_interface(store, "netz", review(texts=texts), TODAY)
    assert interface_reviews(store, "netz")["tr"].texts == "1" * 16


def test_a_check_that_is_withdrawn_is_gone_and_others_stay() -> None:
    store = DocumentsInMemory()
    for language in ("tr", "de-leicht"):
        confirm_interface(store, "netz", review(language), TODAY)
    withdraw_interface(store, "netz", "tr")
    assert list(interface_reviews(store, "netz")) == ["de-leicht"]


def test_a_check_is_no_file_about_a_framework() -> None:
    store = DocumentsInMemory()
    confirm_interface(store, "netz", review(), TODAY)
    assert framework_files(store.documents("netz")) == []
