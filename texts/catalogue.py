"""All interface texts by key and language, read from the gettext catalogues in this folder."""

import datetime as dt
import gettext
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("de", "en")
"""The languages of the whole interface, staff pages too; German leads."""

PARTICIPANT_LANGUAGES = (*LANGUAGES, "de-leicht", "tr", "ar", "uk", "ru")
"""The languages of the pages and papers for those who answer or sit in the room; ``de-leicht`` is Leichte Sprache."""

PARTICIPANT_DOMAINS = (
    "participant",
    "answering",
    "echo",
    "first_page",
    "own_words",
    "paper_form",
    "phrases",
    "room",
    "round_notices",
    "sheet",
    "ways_in",
)
"""What those pages and papers say, by the name of the catalogue: every participants' language holds these whole."""

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class _Habits:
    """How a language writes days, long and in figures, and by whose rules it writes numbers and lists."""

    locale: str
    long_day: str
    short_day: str


_GERMAN = _Habits("de_DE", "d. MMMM y", "dd.MM.y")
_HABITS = {
    "de": _GERMAN,
    "de-leicht": _GERMAN,
    "en": _Habits("en_GB", "d MMMM y", "d MMM y"),
    "tr": _Habits("tr_TR", "d MMMM y", "dd.MM.y"),
    # Months have other names in Damascus than in Cairo or Rabat, and the figures 0 to 9 stand on every German letter
    # and price tag: a day in figures is what all Arabic readers in Germany read alike (docs/decisions/0016).
    "ar": _Habits("ar_MA", "dd.MM.y", "dd.MM.y"),
    "uk": _Habits("uk_UA", "d MMMM y 'року'", "dd.MM.y"),
    "ru": _Habits("ru_RU", "d MMMM y 'года'", "dd.MM.y"),
}

Message = str | tuple[str, ...]
PluralRule = Callable[[int], int]
"""Which form of a text belongs to a number, as a catalogue's header says it."""


class Translator:
    """The texts of one language; ``t("participant.topic", topic=2, topics=3)`` returns a whole sentence.

    A key that is missing is a mistake of ours and raises KeyError; tests keep all catalogues complete.
    """

    def __init__(self, language: str, messages: dict[str, Message], plural: PluralRule) -> None:
        self.language = language
        self._messages = messages
        self._plural = plural
        self._habits = _HABITS[language]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key with its placeholders filled; ``count`` chooses the form that belongs to it."""
        message = self._messages[key]
        if isinstance(message, tuple):
            message = self._form(message, values.get("count"))
        return message.format(**values)

    def _form(self, forms: tuple[str, ...], count: object) -> str:
        """Return the form for a number; what is not whole, such as half a step, takes the last one."""
        if isinstance(count, float) and count.is_integer():
            count = int(count)
        return forms[self._plural(count)] if isinstance(count, int) else forms[-1]

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
        return format_date(day, format=self._habits.long_day, locale=self._habits.locale)

    def short_date(self, day: dt.date) -> str:
        """Return a day in figures: 21.11.2026."""
        return format_date(day, format=self._habits.short_day, locale=self._habits.locale)

    def number(self, value: float) -> str:
        """Return a number with the language's own decimal sign and at most one decimal."""
        return format_decimal(value, format="#,##0.#", locale=self._habits.locale)

    def listed(self, names: Sequence[str]) -> str:
        """Return names as one enumeration: a, b und c."""
        return format_list(names, locale=self._habits.locale)


@cache
def translator(language: str) -> Translator:
    """Return the texts of a language; one that we do not have gets German."""
    language = language if language in PARTICIPANT_LANGUAGES else LANGUAGES[0]
    catalogues = [read_catalogue(path) for path in sorted((FOLDER / language).glob("*.po"))]
    messages: dict[str, Message] = {}
    for one in catalogues:
        messages.update(texts_of(one))
    return Translator(language, messages, gettext.c2py(catalogues[0].plural_expr))


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue of a file."""
    with path.open("rb") as file:
        return read_po(file)


def texts_of(catalogue: Catalog) -> dict[str, Message]:
    """Return the texts of a catalogue by key; a text that is counted is a tuple of its forms."""
    messages: dict[str, Message] = {}
    for message in catalogue:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key:
            text = message.string
            messages[key] = text if isinstance(text, str) else tuple(text or ())
    return messages
