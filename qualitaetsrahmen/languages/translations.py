"""A framework's texts in another language: a file with text only, bound to the German by a mark for each text."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import whole
from qualitaetsrahmen.findings import FindingCode, Path
from qualitaetsrahmen.languages.texts_of import needed_by, texts_of, texts_to_translate
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.record import FullName, Record, Text

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[a-z]{4,8})?$")]
"""A language as HTML names it (``tr``, ``ar``); ``de-leicht`` is Leichte Sprache."""


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)]
"""A day of the calendar, ``2026-03-31``."""

GERMAN = "de"
EASY_GERMAN = "de-leicht"
PLAIN_GERMAN = "de-einfach"
"""The plain words that a framework has in German for people who are otherwise addressed in professional language."""
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

LANGUAGE_NAMES = {
    "de": "Deutsch",
    "de-leicht": "Leichte Sprache",
    "ar": "العربية",
    "bg": "Български",
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "it": "Italiano",
    "ku": "Kurmancî",
    "pl": "Polski",
    "ro": "Română",
    "ru": "Русский",
    "sq": "Shqip",
    "sr": "Srpski",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
}
"""Each language by its own name, because people look for the name that they use themselves."""


class Review(Record):
    """Who has confirmed a translation; a role, never the name of a person."""

    by: Text
    on: Day
    how: Text | None = None


class TranslationHeader(Record):
    """Which framework is translated into which language, and who has confirmed it."""

    of: FullName
    """With a local addition it holds the own texts of that only; the core is translated once for everybody."""
    language: Language
    note: Text | None = None
    checked: Review | None = None
    """Without it the translation is a draft: it can be previewed and is not offered to anybody who answers."""


class TranslatedText(Record):
    """One text with the mark of the German text that it translates."""

    source: Annotated[str, StringConstraints(max_length=60)]
    """Eight figures and letters made from the German text; any others mean that it has changed."""
    text: Text


class Translation(Record):
    """All texts of a framework in one language, by their keys."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    translation: TranslationHeader
    texts: dict[str, TranslatedText]

    @property
    def language(self) -> str:
        """The language of the texts."""
        return self.translation.language

    @property
    def is_checked(self) -> bool:
        """Whether somebody, named by role, has confirmed it."""
        return self.translation.checked is not None


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return in which direction a language is written."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def html_language(language: str) -> str:
    """Return the tag for pages and screen readers; simple German has none of its own and is read as German."""
    return GERMAN if language in (EASY_GERMAN, PLAIN_GERMAN) else language


def language_name(language: str) -> str:
    """Return a language, or the plain words of the same, by its own name."""
    return "Einfache Sprache" if language == PLAIN_GERMAN else LANGUAGE_NAMES.get(language, language)


def outdated(framework: Framework, translation: Translation) -> list[str]:
    """Return the keys whose German text has changed since it was translated."""
    units = texts_of(framework)
    return [key for key, done in translation.texts.items() if key in units and units[key].source != done.source]


def missing_for(framework: Framework, translation: Translation, perspective: str) -> list[str]:
    """Return the keys that a perspective needs and that are not translated or outdated."""
    units, texts = texts_of(framework), translation.texts
    return [
        key for key in needed_by(framework, perspective) if key not in texts or texts[key].source != units[key].source
    ]


def is_offered(framework: Framework, translation: Translation, perspective: str) -> bool:
    """Say whether a perspective may answer in this language: all that it needs is there, current and confirmed."""
    return translation.is_checked and not missing_for(framework, translation, perspective)


def joined(core: Translation, own: Translation) -> Translation:
    """Return the translation of a framework with that of an addition; it is confirmed only if both are."""
    header = own.translation if core.is_checked else own.translation.model_copy(update={"checked": None})
    return own.model_copy(update={"translation": header, "texts": {**core.texts, **own.texts}})


def translated(framework: Framework, translation: Translation) -> Framework:
    """Return the framework with every text that is translated and current; the rest stays German."""
    data = framework.model_dump(mode="json", by_alias=True)
    for key, unit in texts_of(framework).items():
        done = translation.texts.get(key)
        if done is not None and done.source == unit.source:
            _put(data, unit.path, done.text)
    return type(framework).model_validate(data)


def _put(data: Any, path: Path, text: str) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = text


def check_translation(framework: Framework, document: Document) -> None:
    """Report every key that the framework does not have, and every text whose German has changed."""
    units = texts_to_translate(framework)
    for key, done in whole(document.data).part("texts").data.items():
        source = done.get("source") if isinstance(done, dict) else None
        if key not in units:
            document.report_key(("texts", key), FindingCode.TEXT_UNKNOWN, key=key, name=framework.name)
        elif source is not None and source != units[key].source:
            document.report_at(("texts", key, "source"), FindingCode.TEXT_OUTDATED, key=key, source=units[key].source)
