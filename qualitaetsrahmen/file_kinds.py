"""The kinds of files and their models; a file is what most of its top keys say."""

import re
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from qualitaetsrahmen.additions import Addition
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.record import Record
from qualitaetsrahmen.versions.version_map import VersionMap


class FileKind(StrEnum):
    """What a file holds."""

    FRAMEWORK = "framework"
    MAP = "map"
    TRANSLATION = "translation"
    ADDITION = "addition"


MODELS: Mapping[FileKind, type[Record]] = {
    FileKind.FRAMEWORK: Framework,
    FileKind.MAP: VersionMap,
    FileKind.TRANSLATION: Translation,
    FileKind.ADDITION: Addition,
}
"""The shape of every kind of file."""

_TOP_KEY = re.compile(r"([a-z_]+)\s*:")


def kind_of(keys: Collection[str]) -> FileKind:
    """Return the kind with which a file shares the most top keys, so that one misspelt key does not hide it."""
    shared = {
        kind: sum((info.alias or name) in keys for name, info in model.model_fields.items())
        for kind, model in MODELS.items()
    }
    return max(shared, key=lambda kind: shared[kind])


def model_of(lines: Sequence[str]) -> type[Record]:
    """Return the model of a file by the keys with which its lines begin, before it can be read as a whole."""
    return MODELS[kind_of({match[1] for line in lines if (match := _TOP_KEY.match(line))})]
