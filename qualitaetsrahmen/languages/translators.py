"""What goes out to translators and what comes back; a text is taken in only while its German is still the same."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from qualitaetsrahmen.languages.texts_of import TextUnit, needed_by, texts_to_translate, welcome_for
from qualitaetsrahmen.languages.translations import TranslatedText, Translation, TranslationHeader
from qualitaetsrahmen.model import Framework


class TextState(StrEnum):
    """How far the translation of one text has come."""

    MISSING = "missing"
    CURRENT = "current"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class OrderedText:
    """One text that a translator is given, with what has been translated so far."""

    unit: TextUnit
    state: TextState
    text: str = ""
    """The translation while it is current."""
    earlier: str = ""
    """The translation of an earlier German text, to start from."""


@dataclass(frozen=True)
class Order:
    """The texts of a framework that a translator is asked for in one language."""

    framework: Framework
    language: str
    texts: tuple[OrderedText, ...]


class Refusal(StrEnum):
    """Why a text that came back cannot be used."""

    NO_KEY = "no_key"
    UNKNOWN_KEY = "unknown_key"
    TWICE = "twice"
    GERMAN_CHANGED = "german_changed"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"


@dataclass(frozen=True)
class DeliveredText:
    """One text that came back, with its line in the translator's file; an empty one says nothing."""

    line: int
    key: str
    source: str
    """The mark of the German text that was translated."""
    text: str
    is_text: bool = True
    """Whether it is text at all, and not a number, a date or a formula."""


@dataclass(frozen=True)
class Delivery:
    """What a translator's file brings back."""

    of: str
    language: str
    texts: tuple[DeliveredText, ...]


@dataclass(frozen=True)
class Refused:
    """A text that came back and cannot be used."""

    line: int
    key: str
    reason: Refusal


@dataclass(frozen=True)
class TakenIn:
    """A translation after a delivery."""

    translation: Translation
    changed: tuple[str, ...]
    """The keys of all texts that are new or other than before."""
    refused: tuple[Refused, ...]


def order(
    framework: Framework, language: str, before: Translation | None = None, perspective: str | None = None
) -> Order:
    """Return what a translator gets: all texts, or those that one perspective reads.

    An outdated text is to be translated anew; whoever hands it back unchanged must not make it current by that.
    """
    units = texts_to_translate(framework)
    read = () if perspective is None else (*needed_by(framework, perspective), *welcome_for(framework, perspective))
    wanted = units if perspective is None else set(read)
    texts = tuple(_ordered(unit, before) for key, unit in units.items() if key in wanted)
    return Order(framework, language, texts)


def _ordered(unit: TextUnit, before: Translation | None) -> OrderedText:
    done = before.texts.get(unit.key) if before else None
    if done is None:
        return OrderedText(unit, TextState.MISSING)
    if done.source != unit.source:
        return OrderedText(unit, TextState.OUTDATED, earlier=done.text)
    return OrderedText(unit, TextState.CURRENT, done.text)


def taken_in(framework: Framework, before: Translation | None, delivery: Delivery) -> TakenIn:
    """Return the translation with all that a delivery brings and that can be used.

    What was there before stays where the delivery is empty. Who confirmed the translation is forgotten as soon as
    one text is another, because it was not this text that they confirmed.
    """
    old = before.texts if before else {}
    filled = [one for one in delivery.texts if one.text.strip()]
    counts = Counter(one.key for one in filled)
    units = texts_to_translate(framework)
    new, refused = {}, []
    for one in filled:
        reason = _refusal(one, units, counts)
        if reason is None:
            new[one.key] = TranslatedText(source=one.source, text=one.text)
        else:
            refused.append(Refused(one.line, one.key, reason))
    changed = tuple(key for key in new if new[key] != old.get(key))
    texts = {**old, **{key: new[key] for key in units if key in changed}}
    header = before.translation if before else TranslationHeader(of=delivery.of, language=delivery.language)
    header = header.model_copy(update={"checked": None}) if changed else header
    translation = Translation.model_validate({"schema": 1, "translation": header, "texts": texts})
    return TakenIn(translation, changed, tuple(refused))


def _refusal(one: DeliveredText, units: Mapping[str, TextUnit], counts: Mapping[str, int]) -> Refusal | None:
    problems = {
        Refusal.NO_KEY: not one.key,
        Refusal.UNKNOWN_KEY: one.key not in units,
        Refusal.TWICE: counts[one.key] > 1,
        Refusal.NOT_TEXT: not one.is_text,
        Refusal.GERMAN_CHANGED: one.key in units and one.source != units[one.key].source,
        Refusal.TOO_LONG: not _fits(one.text),
    }
    return next((reason for reason, holds in problems.items() if holds), None)


def _fits(text: str) -> bool:
    try:
        TranslatedText(source="0" * 8, text=text)
    except ValidationError:
        return False
    return True
