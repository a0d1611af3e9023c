"""What the files of translators share, whichever kind they are: how much they may hold, and for what they are."""

from collections.abc import Iterable

from pydantic import ValidationError

from exports.errors import TranslatorFileRefused
from qualitaetsrahmen.languages.translations import GERMAN, TranslationHeader
from qualitaetsrahmen.languages.translators import DeliveredText, Delivery

MOST_BYTES = 40 * 1024 * 1024
"""So much a file may hold unpacked; what we give out holds a hundredth of it."""
_MOST_TEXTS = 20_000


def delivery_of(framework: str, language: str, texts: Iterable[DeliveredText]) -> Delivery:
    """Return a delivery for a framework's name and a language; raises TranslatorFileRefused where they are none."""
    found = []
    for text in texts:
        found.append(text)
        if len(found) > _MOST_TEXTS:
            raise TranslatorFileRefused(reason="too_large")
    try:
        header = TranslationHeader(of=framework, language=language)
    except ValidationError as error:
        raise TranslatorFileRefused(reason="not_ours") from error
    if header.language == GERMAN:
        raise TranslatorFileRefused(reason="not_ours")
    return Delivery(header.of, header.language, tuple(found))
