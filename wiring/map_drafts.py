"""A drafted version map as a file to take home, and the sentences in it that nobody has replaced yet."""

from pathlib import PurePosixPath

from qualitaetsrahmen.library import place_of
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.differences import differences, drafted_map
from qualitaetsrahmen.versions.version_map import VersionMap
from qualitaetsrahmen.writing import map_text
from texts.catalogue import LANGUAGES, Translator, translator

_NOTE = "commands.diff.draft_note"
"""The sentence of a draft that asks its authors for one of their own."""


def drafted(old: Framework, new: Framework, t: Translator) -> VersionMap:
    """Return a map between two versions, as far as it can be read off their texts."""
    return drafted_map(differences(old, new), t(_NOTE))


def map_draft(old: Framework, new: Framework, t: Translator) -> tuple[str, bytes]:
    """Return name and content of the file of a drafted map."""
    draft = drafted(old, new, t)
    opening = t("commands.diff.map_opening", old=old.name, new=new.name)
    return PurePosixPath(place_of(draft)[0]).name, map_text(draft, opening).encode()


def left_as_drafted(written: VersionMap) -> int:
    """Return how many notes of a map are still those of its draft."""
    asking = {translator(language)(_NOTE) for language in LANGUAGES}
    notes = [scale.note for scale in written.scales] + [item.note for item in written.items]
    return sum(note in asking for note in notes)
