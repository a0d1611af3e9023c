"""A translation for tests: every text that a perspective needs, with the language in front of the German."""

from qualitaetsrahmen.additions import ExtendedFramework
from qualitaetsrahmen.languages.texts_of import needed_by, texts_of, texts_to_translate
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Framework


def translation_of(
    framework: Framework, language: str = "en", *, perspective: str = "eltern", is_checked: bool = True
) -> Translation:
    """Return a whole translation for one perspective: ``en: Ich verstehe die Texte.``."""
    units = texts_of(framework)
    checked = {"checked": {"by": "Sprachmittlung der Stadt", "on": "2026-11-01"}} if is_checked else {}
    texts = {
        key: {"source": units[key].source, "text": f"{language}: {units[key].german}"}
        for key in needed_by(framework, perspective)
    }
    header = {"of": framework.name, "language": language, **checked}
    return Translation.model_validate({"schema": 1, "translation": header, "texts": texts})


def own_translation(framework: ExtendedFramework, language: str = "en") -> Translation:
    """Return a translation of what a local addition adds for one perspective."""
    whole, own = translation_of(framework, language), texts_to_translate(framework)
    return whole.model_copy(update={"texts": {key: text for key, text in whole.texts.items() if key in own}})


def without(translation: Translation, key: str) -> Translation:
    """Return a translation that lacks one text."""
    texts = {name: text for name, text in translation.texts.items() if name != key}
    return translation.model_copy(update={"texts": texts})
