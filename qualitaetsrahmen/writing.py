"""Frameworks, translations and version maps as the text of their files, as people write them by hand."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.version_map import VersionMap

_LINE = 115
_PLAIN = re.compile(r"(?!(?:true|false|null)\Z)[a-z][a-z0-9._/@-]*")
"""Words that need no quotes: ids, keys and choices."""
_PROSE = {"by", "how", "note"}
"""Fields that people read, which are quoted also when they hold one word only."""
_INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML takes for the end of a line or refuses, and what JSON leaves as it is."""
_WORDS = "id status language scale level register responsible binding kind counts_as when who cite last_version"
_CHOICES = frozenset(_WORDS.split(" "))
"""Fields of a framework that hold an id or a choice and so need no quotes."""


def translation_text(translation: Translation, opening: str = "") -> str:
    """Return a translation as the text of its file; ``opening`` are the comments that stand above."""
    lines = [*_opening(opening), "schema: 1", "", "translation:"]
    lines += _fields(translation.translation.model_dump(mode="json", exclude_none=True), "  ")
    lines += ["", "texts:" if translation.texts else "texts: {}"]
    for key, done in translation.texts.items():
        lines += [f"  {_word(key)}:", f"    source: {_quoted(done.source)}", f"    text: {_quoted(done.text)}"]
    return "\n".join(lines) + "\n"


def map_text(written: VersionMap, opening: str = "") -> str:
    """Return a version map as the text of its file; ``opening`` are the comments that stand above."""
    data = written.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    lines = [*_opening(opening), "schema: 1", "", "map:", *_fields(data["map"], "  ")]
    for name in ("scales", "items"):
        entries = data.get(name, ())
        lines += ["", f"{name}:"] if entries else []
        for entry in entries:
            first, *others = _fields(entry, "    ")
            lines += [f"  - {first.lstrip()}", *others]
    return "\n".join(lines) + "\n"


def framework_text(framework: Framework, opening: str = "") -> str:
    """Return a framework as the text of its file; ``opening`` are the comments that stand above.

    Comments inside the file from which a framework was read are not part of it and so are not written.
    """
    data = framework.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    parts = ["\n".join(_nested({key: value}, "")) for key, value in data.items()]
    return "\n".join(_opening(opening)) + ("\n" if opening else "") + "\n\n".join(parts) + "\n"


def opening_of(text: str) -> str:
    """Return the comments at the top of a file, which say what it is and stay when the rest is written anew."""
    lines = text.removeprefix("\ufeff").splitlines()
    end = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "\n".join(lines[:end]).strip()


def _opening(comments: str) -> list[str]:
    return [*comments.splitlines(), ""] if comments else []


def _fields(data: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in data.items():
        start = f"{indent}{key}: "
        if isinstance(value, dict):
            yield _wrapped(f"{start}{{", [f"{_word(name)}: {_value(name, one)}" for name, one in value.items()], "}")
        elif isinstance(value, list):
            yield _wrapped(f"{start}[", [_word(one) for one in value], "]")
        else:
            yield f"{start}{_value(key, str(value))}"


def _nested(data: Mapping[str, object], indent: str) -> Iterator[str]:
    """Yield the lines of a mapping; what is short and holds nothing further stands on one line."""
    for key, value in data.items():
        start = f"{indent}{_word(key)}:"
        flat = _flat(key, value)
        if flat is not None and len(start) + len(flat) < _LINE:
            yield f"{start} {flat}"
        elif isinstance(value, Mapping):
            yield start
            yield from _nested(value, indent + "  ")
        elif isinstance(value, list):
            yield start
            for entry in value:
                yield from _entry(entry, indent + "  ")
        else:
            yield f"{start} {_scalar(key, value)}"


def _entry(entry: object, indent: str) -> Iterator[str]:
    flat = _flat("", entry)
    if not isinstance(entry, Mapping) or (flat is not None and len(indent) + len(flat) < _LINE):
        yield f"{indent}- {flat}"
        return
    first, *others = _nested(entry, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _flat(key: str, value: object) -> str | None:
    """Return a value on one line, or None where it holds more than one layer."""
    if isinstance(value, Mapping):
        if any(isinstance(one, Mapping | list) and not _is_words(one) for one in value.values()):
            return None
        return "{" + ", ".join(f"{_word(name)}: {_flat(name, one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_word(str(one)) for one in value) + "]" if _is_words(value) else None
    return _scalar(key, value)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _scalar(key: str, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _word(value) if key in _CHOICES else _quoted(value)
    return str(value)


def _value(key: str, text: str) -> str:
    return _quoted(text) if key in _PROSE else _word(text)


def _wrapped(start: str, parts: Sequence[str], end: str) -> str:
    """Return a list on as many lines as it needs; a text is never broken, because its blanks belong to it."""
    lines, line = [], start
    for number, part in enumerate(parts):
        piece = part + (end if number == len(parts) - 1 else ",")
        if line != start and len(line) + 1 + len(piece) > _LINE:
            lines.append(line)
            line = " " * len(start) + piece
        else:
            line += piece if line == start else f" {piece}"
    return "\n".join([*lines, line])


def _word(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in double quotes on one line; JSON writes them in a way that is YAML too."""
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
