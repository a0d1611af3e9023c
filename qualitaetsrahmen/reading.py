"""Reading YAML strictly: plain data together with the place of every key and value, or findings.

YAML 1.1 turns ``no`` into False, ``1.10`` into 1.1 and ``12:30`` into 750, keeps the last of two equal keys
without a word, cuts a text at `` #``, splits it at a comma inside of braces, and lets an alias unfold into millions
of nodes. A framework is written by people who cannot know that, so here only true, false, null and plain numbers
are anything but text, and the rest is refused with its place.
"""

import re
from collections.abc import Iterator, Mapping

import yaml
from pydantic import BaseModel

from qualitaetsrahmen.file_kinds import model_of
from qualitaetsrahmen.files.building import Builder
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.expected import Expected
from qualitaetsrahmen.files.wrong_keys import wrong_keys
from qualitaetsrahmen.findings import Finding, FindingCode, Place
from qualitaetsrahmen.mending.mender import Mender, Slip, Stop

MAX_BYTES = 256 * 1024
_MOST_WORK = 160_000
"""So many events and lines are read in all to find the mistakes behind a first one; it keeps a hostile file short."""

_OF_A_LINE = 10
"""So many events are read in the time in which one line is looked at to find where it belongs."""
_MOST_IDLE = 4
"""So many times in a row lines are moved without a new mistake; further on they would only go to and fro."""
_MOST_MENDED = 40
"""Behind so many lines that had to be mended, a file was damaged as a whole, and nobody mends it line by line."""

_SILENT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:#.*)?")
_OTHER_FILES = (
    *(b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"),
    *(b"<!DOCTYPE", b"<!doctype", b"<html", b"<?xml"),
)
"""How files begin that are no plain text: Word, LibreOffice and Excel, PDF, RTF, pictures, web pages."""

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file: control characters, and marks that no text needs."""


def read_document(content: bytes, file: str, model: type[BaseModel] | None = None) -> Document:
    """Read a YAML file of at most 256 KB and depth 20; what is wrong stands in the document's findings.

    ``model`` is what the file is meant to be; without it, the keys decide which file of a framework it is.
    """
    document = Document(file)
    text = _decoded(content, document)
    if text is None:
        return document
    lines = text.split("\n")
    mender = Mender(lines, model or model_of(lines))
    mender.join_documents()
    read, told = _read_through(mender, file), _news(mender.told)
    read.findings += [*document.findings, *(Finding(file, slip.place, slip.code, slip.data) for slip in told)]
    return read


def _news(told: Mapping[int, Slip]) -> Iterator[Slip]:
    """Yield the mistakes that were mended; tabs in one line after the other are one, of a part that was pasted."""
    for number, slip in told.items():
        above = told.get(number - 1)
        if slip.code is not FindingCode.TAB or above is None or above.code is not FindingCode.TAB:
            yield slip


def _read_through(mender: Mender, file: str) -> Document:
    """Read and mend until nothing more is to be mended; the last document is the one that counts."""
    work, idle, is_mended = 0, 0, True
    document = Document(file)
    is_done = False
    while is_mended and not is_done and len(mender.told) < _MOST_MENDED and idle < _MOST_IDLE:
        document = Document(file, mended=mender.doubtful, lost=set(mender.lost))
        before, told = list(mender.lines), len(mender.told)
        _build_or_mend(mender, document)
        is_mended = mender.lines != before
        idle = idle + 1 if len(mender.told) == told else 0
        work += document.events + len(before)
        is_done = work + _OF_A_LINE * mender.looked_at >= _MOST_WORK
    return document


def _build_or_mend(mender: Mender, document: Document) -> None:
    """Build the document from its lines; mend them where that stopped, or where it led to unknown keys."""
    stopped = _build(mender, document)
    if stopped:
        mender.mend(stopped)
        return
    wrong = wrong_keys(document.data, Expected(mender.model))
    if (wrong or document.has_twins) and not mender.realign(len(mender.lines)):
        mender.respell(document, wrong)


def _decoded(content: bytes, document: Document) -> str | None:
    """Return the text of a file without the characters that cannot be read, or None with a finding."""
    first = next((line for line in content[:MAX_BYTES].splitlines() if not _SILENT.fullmatch(line)), b"")
    is_other, is_large = first.startswith(_OTHER_FILES), len(content) > MAX_BYTES
    if is_other or is_large or not first:
        code = FindingCode.TOO_LARGE if is_large else FindingCode.EMPTY_FILE
        limit = {"limit": str(MAX_BYTES // 1024)} if is_large else {}
        document.report(FindingCode.NO_TEXT_FILE if is_other else code, Place(1, 1), **limit)
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        document.report(FindingCode.NOT_UTF8, Place(content.count(b"\n", 0, error.start) + 1, 1))
        return None
    text = re.sub("\r\n?|\x85|\u2028|\u2029", "\n", text)
    for number, line in enumerate(text.split("\n"), start=1):
        if strange := _UNREADABLE.search(line):
            character = f"U+{ord(strange.group()):04X}"
            document.report(FindingCode.CONTROL_CHARACTER, Place(number, strange.start() + 1), character=character)
    return _UNREADABLE.sub("", text)


def _build(mender: Mender, document: Document) -> Stop | None:
    """Build the document from its lines; return where that stopped, or None when it did not."""
    builder = Builder(mender.lines, mender.numbers, document)
    try:
        builder.build(_events("\n".join(mender.lines)))
    except yaml.MarkedYAMLError as error:
        at = [mark.line for mark in (error.problem_mark, error.context_mark) if mark]
        return Stop(at[0], at[-1]) if at else Stop(0, 0)
    except yaml.YAMLError:
        return Stop(0, 0)
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=yaml.CSafeLoader)
