"""All interface texts by key and language, read from the gettext catalogues in this folder."""

import datetime as dt
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("de", "en")
"""The languages of the interface; German leads."""

_LOCALES = {"de": "de_DE", "en": "en_GB"}
"""Whose habits of writing days and numbers each language follows."""

_FOLDER = Path(__file__).parent

Message = str | tuple[str, ...]


class Translator:
    """The texts of one language; ``t("participant.page_of", number=2, total=3)`` returns a whole sentence.

    A key that is missing is a mistake of ours and raises KeyError; a test keeps all catalogues complete.
    """

    def __init__(self, language: str, messages: dict[str, Message]) -> None:
        self.language = language
        self._messages = messages

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key with its placeholders filled; ``count`` chooses between one and several."""
        message = self._messages[key]
        if isinstance(message, tuple):
            message = message[0 if values.get("count") == 1 else 1]
        return message.format(**values)

    def has(self, key: str) -> bool:
        """Say whether there is a text for this key."""
        return key in self._messages

    def error(self, code: str, data: dict[str, object]) -> str:
        """Return the sentence for an error's code: what happened, why, and how to mend it.

        An error with a ``reason`` may have a sentence of its own for it, under ``error.<code>.<reason>``.
        """
        special = f"error.{code}.{data.get('reason')}"
        return self(special if special in self._messages else f"error.{code}", **data)

    def date(self, day: dt.date) -> str:
        """Return a day as people write it: 21. November 2026."""
        return format_date(day, format="long", locale=_LOCALES[self.language])

    def short_date(self, day: dt.date) -> str:
        """Return a day in figures: 21.11.2026."""
        return format_date(
            day, format="dd.MM.yyyy" if self.language == "de" else "d MMM yyyy", locale=_LOCALES[self.language]
        )

    def number(self, value: float) -> str:
        """Return a number with the language's own decimal sign and at most one decimal."""
        return format_decimal(value, format="#,##0.#", locale=_LOCALES[self.language])


@cache
def translator(language: str) -> Translator:
    """Return the texts of a language; one that we do not have gets German."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    messages: dict[str, Message] = {}
    for path in sorted((_FOLDER / language).glob("*.po")):
        messages.update(_read(path))
    return Translator(language, messages)


def _read(path: Path) -> dict[str, Message]:
    with path.open("rb") as file:
        catalogue = read_po(file)
    messages: dict[str, Message] = {}
    for message in catalogue:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key:
            text = message.string
            messages[key] = text if isinstance(text, str) else tuple(text or ())
    return messages
