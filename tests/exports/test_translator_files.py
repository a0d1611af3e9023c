"""A translator's file says for which framework and language it is, and holds no more than people can translate."""

from collections.abc import Iterator

import pytest

from exports.errors import TranslatorFileRefused
from exports.translator_files import delivery_of
from qualitaetsrahmen.languages.translators import DeliveredText
from texts.catalogue import LANGUAGES, translator


def test_a_delivery_names_framework_and_language() -> None:
    text = DeliveredText(3, "framework/title", "12345678", "Küçük")
    delivery = delivery_of("kleiner-rahmen@1.0", "tr", [text])
    assert (delivery.of, delivery.language, delivery.texts) == ("kleiner-rahmen@1.0", "tr", (text,))


@pytest.mark.parametrize(
    ("framework", "language"),
    [
        ("", ""),
        ("kleiner-rahmen", "tr"),
        ("../kleiner-rahmen@1.0", "tr"),
        ("kleiner-rahmen@1.0", ""),
        ("kleiner-rahmen@1.0", "Türkçe"),
        ("kleiner-rahmen@1.0", "de"),
    ],
)
def test_a_file_for_no_framework_or_no_other_language_is_refused(framework: str, language: str) -> None:
    with pytest.raises(TranslatorFileRefused) as caught:
        delivery_of(framework, language, [])
    assert caught.value.data["reason"] == "not_ours"


def test_a_file_without_an_end_is_refused() -> None:
    def endless() -> Iterator[DeliveredText]:
        while True:
            yield DeliveredText(3, "framework/title", "12345678", "Küçük")

    with pytest.raises(TranslatorFileRefused) as caught:
        delivery_of("kleiner-rahmen@1.0", "tr", endless())
    assert caught.value.data["reason"] == "too_large"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["damaged", "not_ours", "too_large"])
def test_every_reason_has_its_sentence(reason: str, language: str) -> None:
    sentence = translator(language).error(TranslatorFileRefused.code, {"reason": reason})
    assert sentence.endswith(".")
