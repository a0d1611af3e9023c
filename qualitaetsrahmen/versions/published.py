"""The lock of published versions: what has been published once keeps its content for ever.

The lock file holds, for every published version, the hash of its content and a short print of every single value,
so that a later change is told with its line. Whether a version has been withdrawn since is no part of its content.
"""

import hashlib
import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.findings import FindingCode, Path
from qualitaetsrahmen.model import Framework, Status

LOCK_NAME = "published.lock"
_PRINT = 8
_HEADER = """\
# Veröffentlichte Fassungen. Diese Datei schreibt der Befehl `qualitaetsdialog framework publish`.
# Je Fassung: Name, Prüfsumme des Inhalts, darunter ein Abdruck jeder einzelnen Angabe.
"""


@dataclass(frozen=True)
class Locked:
    """What the lock knows about one published version."""

    sha256: str
    prints: frozenset[str]


Lock = Mapping[str, Locked]
"""Published versions by name, such as ``fruehe-hilfen@2.0``."""


def read_lock(text: str) -> Lock:
    """Return the lock of a file's text; lines that are none of its own are passed over."""
    lock: dict[str, Locked] = {}
    name, sha256 = "", ""
    for line in text.splitlines():
        if entry := re.fullmatch(r"(\S+@\S+) sha256:([0-9a-f]{64})", line):
            name, sha256 = entry[1], entry[2]
            lock[name] = Locked(sha256, frozenset())
        elif name and line.startswith(" "):
            lock[name] = Locked(sha256, lock[name].prints | frozenset(line.split()))
    return lock


def write_lock(lock: Lock) -> str:
    """Return the text of a lock, in an order that stays."""
    entries = [
        f"{name} sha256:{kept.sha256}\n{textwrap.indent(textwrap.fill(' '.join(sorted(kept.prints)), 107), '  ')}\n"
        for name, kept in sorted(lock.items())
    ]
    return _HEADER + "".join(entries)


def locked(framework: Framework) -> Locked:
    """Return what the lock keeps of a framework."""
    data = _content(framework)
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    prints = frozenset(_print(key, value) for key, value in _values(data))
    return Locked(hashlib.sha256(canonical.encode()).hexdigest(), prints)


def check_known(framework: Framework, known: Framework, document: Document) -> bool:
    """Report what differs from the version of the same name that is at hand, and say whether nothing does.

    Of a published one that is every value at its line, and that it became a draft again. A draft of somebody else may
    change any day, so that all that is wrong is the name.
    """
    if known.framework.status is not Status.DRAFT:
        if framework.framework.status is Status.DRAFT:
            document.report_at(("framework", "status"), FindingCode.PUBLISHED_CHANGED, name=known.name)
        is_same = check_published(framework, {known.name: locked(known)}, document)
        return is_same and framework.framework.status is not Status.DRAFT
    is_same = locked(framework) == locked(known)
    if not is_same:
        document.report_at(("framework", "id"), FindingCode.ID_TAKEN, name=framework.name)
    return is_same


def check_published(framework: Framework, lock: Lock, document: Document) -> bool:
    """Report every value by which a published version differs from the lock, and say whether none does."""
    known = lock.get(framework.name)
    if known is None:
        if framework.framework.status is not Status.DRAFT:
            document.report_at(("framework", "status"), FindingCode.NOT_LOCKED, name=framework.name)
        return True
    now = locked(framework)
    if now.sha256 != known.sha256:
        _report_differences(framework, known, now, document)
    return now.sha256 == known.sha256


def _report_differences(framework: Framework, known: Locked, now: Locked, document: Document) -> None:
    name = framework.name
    strange = list(_strange(_content(framework), known.prints))
    for path in strange:
        document.report_at(path, FindingCode.PUBLISHED_CHANGED, name=name)
    gone, new = len(known.prints - now.prints), len(now.prints - known.prints)
    if gone > new or not strange:
        document.report_at(("framework", "version"), FindingCode.PUBLISHED_GONE, name=name)


def _content(framework: Framework) -> dict[str, object]:
    """Return all that a framework says; what was left out stays left out, so that new fields change no old hash."""
    return framework.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"framework": {"status": True}}
    )


def _values(data: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Yield every single value with a key made of ids and not of places, which stays when parts move.

    An entry of a list that has no id, such as a source, is a value by itself as well.
    """
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _values(value, f"{key}/{name}")
    elif isinstance(data, list):
        for value in data:
            inside = _key_of_entry(key, value)
            yield from _values(value, inside)
            if _is_without_id(value):
                yield inside, value
    else:
        yield key, data


def _strange(data: object, known: Set[str], key: str = "", path: Path = ()) -> Iterator[Path]:
    """Yield where something stands that was not published: a single value, or a whole part under an id of its own."""
    if isinstance(data, dict):
        is_new_part = "id" in data and _print(f"{key}/id", data["id"]) not in known
        for name, value in data.items():
            if not is_new_part or name == "id":
                yield from _strange(value, known, f"{key}/{name}", (*path, name))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            inside, here = _key_of_entry(key, value), (*path, place)
            found = list(_strange(value, known, inside, here))
            is_strange = _is_without_id(value) and _print(inside, value) not in known
            yield from found or ([here] if is_strange else [])
    elif _print(key, data) not in known:
        yield path


def _key_of_entry(key: str, entry: object) -> str:
    return f"{key}/{entry['id'] if isinstance(entry, dict) and 'id' in entry else ''}"


def _is_without_id(entry: object) -> bool:
    return isinstance(entry, dict) and "id" not in entry


def _print(key: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{key}\n{text}".encode()).hexdigest()[:_PRINT]
