"""Whether a participants' language says all that German says now, and who has confirmed that it says it well."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog

from texts.catalogue import (
    FOLDER,
    LANGUAGES,
    PARTICIPANT_DOMAINS,
    PARTICIPANT_LANGUAGES,
    Message,
    read_catalogue,
    texts_of,
)

_SOURCE = re.compile(r"source: ([0-9a-f]{8})")
_CHECK = re.compile(r"^# ?checked-(by|on|how):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Check:
    """Who has confirmed a catalogue, by role, on which day, and how."""

    by: str
    on: str
    how: str = ""


@dataclass(frozen=True)
class CatalogueState:
    """How a participants' language stands beside German."""

    language: str
    missing: tuple[str, ...]
    """Keys without a text, or without one of the forms that numbers need, with the catalogue in front."""
    outdated: tuple[str, ...]
    """Keys whose German text has changed since it was translated."""
    left_over: tuple[str, ...]
    """Keys that German no longer has."""
    mark: str
    """The mark of all texts together: whoever confirmed other texts has not confirmed these."""
    check: Check | None
    """The confirmation in the catalogues' own headers, which holds for everybody who uses them."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing on a page would be missing, or say what German no longer says."""
        return not (self.missing or self.outdated)


def source_mark(german: Message) -> str:
    """Return the mark of a German text, 8 hexadecimal digits; a translation with another mark is outdated."""
    forms = german if isinstance(german, tuple) else (german,)
    return hashlib.sha256("\n".join(forms).encode()).hexdigest()[:8]


@cache
def state_of(language: str, folder: Path = FOLDER, domains: tuple[str, ...] = PARTICIPANT_DOMAINS) -> CatalogueState:
    """Return how a participants' language stands beside German; German and English are written together."""
    missing: list[str] = []
    outdated: list[str] = []
    left_over: list[str] = []
    checks: list[Check | None] = []
    told: list[str] = []
    for domain in domains:
        german = texts_of(read_catalogue(folder / LANGUAGES[0] / f"{domain}.po"))
        found = _catalogue(folder / language / f"{domain}.po")
        texts, sources = texts_of(found), _sources(found)
        missing += [f"{domain}: {key}" for key in german if not _is_filled(texts.get(key), german[key], found)]
        if language not in LANGUAGES:
            outdated += [f"{domain}: {key}" for key in texts.keys() & german.keys() if _is_late(key, sources, german)]
        left_over += [f"{domain}: {key}" for key in texts if key not in german]
        checks.append(check_in(found.header_comment))
        told += [f"{key}={source_mark(texts[key])}" for key in sorted(texts)]
    mark = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
    check = checks[0] if checks and all(checks) else None
    return CatalogueState(language, tuple(missing), tuple(sorted(outdated)), tuple(left_over), mark, check)


def has_own_words(language: str) -> bool:
    """Say whether buttons, notices and messages exist in a language, and say what German says now."""
    return language in PARTICIPANT_LANGUAGES and state_of(language).is_whole


def check_in(header: str) -> Check | None:
    """Return who has confirmed a catalogue as its header says, or None while role or day are empty."""
    said = dict(_CHECK.findall(header))
    return Check(said["by"], said["on"], said.get("how", "")) if {"by", "on"} <= said.keys() else None


def _catalogue(path: Path) -> Catalog:
    return read_catalogue(path) if path.exists() else Catalog()


def _sources(catalogue: Catalog) -> dict[str, str]:
    """Return the mark of the German text that each text stands for."""
    found: dict[str, str] = {}
    for message in catalogue:
        key = message.id if isinstance(message.id, str) else message.id[0]
        match = _SOURCE.search(" ".join(message.auto_comments))
        if key and match:
            found[key] = match[1]
    return found


def _is_late(key: str, sources: Mapping[str, str], german: Mapping[str, Message]) -> bool:
    return sources.get(key) != source_mark(german[key])


def _is_filled(text: Message | None, german: Message, catalogue: Catalog) -> bool:
    """Say whether a text is there in every form that its language needs."""
    if isinstance(german, tuple):
        return isinstance(text, tuple) and len(text) == catalogue.num_plurals and all(text)
    return isinstance(text, str) and bool(text)
