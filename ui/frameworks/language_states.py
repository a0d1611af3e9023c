"""How far a framework's translations have come, each for one perspective, and what is said about it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from qualitaetsrahmen.languages.texts_of import needed_by
from qualitaetsrahmen.languages.translations import Translation, missing_for, outdated
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from texts.completeness import has_own_words
from ui.frameworks.framework_words import language_words
from ui.parts.markup import literal


@dataclass(frozen=True)
class LanguageState:
    """What one perspective would find of a framework in one language."""

    translation: Translation
    needed: int
    missing: int
    """How many texts that the perspective needs were never translated."""
    outdated: int
    """How many of them belong to a German text that has changed since."""
    has_words: bool
    """Whether the words around the questions exist in this language."""
    is_confirmed: bool
    """Whether somebody has confirmed those words for the network."""

    @property
    def language(self) -> str:
        """The language of the translation."""
        return self.translation.language

    @property
    def is_whole(self) -> bool:
        """Whether the perspective would read nothing in German."""
        return not (self.missing or self.outdated)

    @property
    def is_offered(self) -> bool:
        """Whether people may answer in it: whole, confirmed, and with confirmed words around the questions."""
        return self.is_whole and self.translation.is_checked and self.is_confirmed


def language_state(
    framework: Framework, translation: Translation, perspective: str, confirmed: Collection[str]
) -> LanguageState:
    """Return how far a translation has come for a perspective; ``confirmed`` are the languages of our own words."""
    lacking = missing_for(framework, translation, perspective)
    late = set(outdated(framework, translation))
    return LanguageState(
        translation=translation,
        needed=len(needed_by(framework, perspective)),
        missing=sum(key not in late for key in lacking),
        outdated=sum(key in late for key in lacking),
        has_words=has_own_words(translation.language),
        is_confirmed=translation.language in confirmed,
    )


def extent_words(state: LanguageState, t: Translator) -> str:
    """Say how much of it is there: all, or what is missing and what is out of date."""
    if state.is_whole:
        return t("frameworks_ui.extent.whole")
    parts = []
    if state.missing:
        parts.append(t("frameworks_ui.extent.missing", count=state.missing, total=state.needed))
    if state.outdated:
        parts.append(t("frameworks_ui.extent.outdated", count=state.outdated))
    return ", ".join(parts)


def review_words(translation: Translation, t: Translator) -> str:
    """Say who has confirmed a translation, or that nobody has."""
    review = translation.translation.checked
    if review is None:
        return t("frameworks_ui.review.none")
    by = t("frameworks_ui.review.by", by=literal(review.by), on=_day(review.on, t))
    return f"{by} ({literal(review.how)})" if review.how else by


def _day(text: str, t: Translator) -> str:
    """Return a day as people write it; one that no calendar has stays as it was written."""
    try:
        return t.date(date.fromisoformat(text))
    except ValueError:
        return text


def offer_words(state: LanguageState, t: Translator) -> str:
    """Say whether people may answer in it, and if not, what stands in the way."""
    if state.is_offered:
        return t("frameworks_ui.offer.yes")
    if state.is_whole and state.translation.is_checked:
        return t(f"frameworks_ui.offer.{'interface_unchecked' if state.has_words else 'no_frame'}")
    return t("frameworks_ui.offer.preview_only")


def state_row(state: LanguageState, t: Translator) -> dict[str, str]:
    """Return one language as a row of a table."""
    return {
        t("frameworks_ui.column.language"): language_words(state.language, t),
        t("frameworks_ui.column.extent"): extent_words(state, t),
        t("frameworks_ui.column.review"): review_words(state.translation, t),
        t("frameworks_ui.column.offer"): offer_words(state, t),
    }
