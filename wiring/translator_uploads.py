"""What translators are given and what they bring back, for a network that works in the browser only."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from exports.translator_sheet import read_translator_sheet, translator_sheet
from exports.xliff import read_xliff
from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.texts_of import texts_to_translate
from qualitaetsrahmen.languages.translations import Translation, language_name
from qualitaetsrahmen.languages.translators import Refused, order, taken_in
from qualitaetsrahmen.library import Library, place_of
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.writing import opening_of, translation_text
from texts.catalogue import Translator

_READERS = {".xlsx": read_translator_sheet, ".xlf": read_xliff, ".xliff": read_xliff}


class TranslatedUnknown(CodedError):
    """A translator's file is for a framework that the network cannot read."""

    code = "framework.translated_unknown"


@dataclass(frozen=True)
class BroughtBack:
    """A translator's file as the file of a translation."""

    content: bytes
    changed: int
    """How many texts are new or other than before."""
    refused: tuple[Refused, ...]
    left_out: int
    """How many earlier translations no longer belong to any German text, or to another wording of it."""
    is_no_longer_checked: bool


def is_translators(name: str) -> bool:
    """Say whether a file is, by its name, one that translators work with."""
    return _suffix(name) in _READERS


def sheet_for(
    library: Library, framework: Framework, language: str, perspective: str | None, t: Translator
) -> tuple[str, bytes]:
    """Return name and content of a table: with all texts, or with those that one perspective cannot do without."""
    what = order(framework, language, _present(library, framework.name, language), perspective)
    parts = [framework.name.replace("@", "-").replace("+", "-"), language, *([perspective] if perspective else [])]
    return f"{'.'.join(parts)}.xlsx", translator_sheet(what, t)


def brought_back(
    name: str, content: bytes, library: Library, present: Mapping[str, bytes], t: Translator
) -> BroughtBack:
    """Return what a translator's file makes of a translation; texts that fit no longer are left out of it.

    ``present`` holds the network's documents, whose opening comments stay. Raises TranslatorFileRefused for a file
    that is none of ours and TranslatedUnknown where its framework is not at hand.
    """
    delivery = _READERS[_suffix(name)](content)
    framework = _named(library, delivery.of)
    before = _present(library, framework.name, delivery.language)
    taken = taken_in(framework, before, delivery)
    units = texts_to_translate(framework)
    texts = taken.translation.texts
    fitting = {key: one for key, one in texts.items() if key in units and one.source == units[key].source}
    translation = taken.translation.model_copy(update={"texts": fitting})
    opening = opening_of(present.get(place_of(translation)[0], b"").decode("utf-8-sig"))
    return BroughtBack(
        content=translation_text(translation, opening or _opening(framework, translation, t)).encode(),
        changed=len(taken.changed),
        refused=taken.refused,
        left_out=len(texts) - len(fitting),
        is_no_longer_checked=before is not None and before.is_checked and not translation.is_checked,
    )


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _named(library: Library, name: str) -> Framework:
    core, _, wanted = name.partition("+")
    framework = library.frameworks.get(core)
    addition = next(
        (one for one in library.additions if (one.addition.extends, one.addition.id) == (core, wanted)), None
    )
    if framework is None or (wanted and addition is None):
        raise TranslatedUnknown(name=name)
    return extended(framework, addition) if addition is not None else framework


def _present(library: Library, name: str, language: str) -> Translation | None:
    """Return the translation at hand; what a network brought along comes last and counts."""
    found = [one for one in library.translations.get(name, ()) if one.language == language]
    return found[-1] if found else None


def _opening(framework: Framework, translation: Translation, t: Translator) -> str:
    language = language_name(translation.language)
    return t("commands.texts.opening", title=framework.framework.title, name=framework.name, language=language)
