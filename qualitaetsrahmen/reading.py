"""Reading YAML strictly: plain data together with the place of every key and value, or findings.

YAML 1.1 turns ``no`` into False, ``1.10`` into 1.1 and ``12:30`` into 750, keeps the last of two equal keys
without a word, cuts a text at `` #``, splits it at a comma inside of braces, and lets an alias unfold into millions
of nodes. A framework is written by people who cannot know that, so here only true, false, null and plain numbers
are anything but text, and the rest is refused with its place.
"""

import re
from collections.abc import Iterator

import yaml

from qualitaetsrahmen.file_kinds import model_of
from qualitaetsrahmen.files.building import Builder
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.expected import Expected
from qualitaetsrahmen.files.wrong_keys import wrong_keys
from qualitaetsrahmen.findings import Finding, FindingCode, Place
from qualitaetsrahmen.mending.mender import Mender, Stop

MAX_BYTES = 256 * 1024
_MOST_WORK = 200_000
"""So many events and lines are read in all to find the mistakes behind a first one; it keeps a hostile file short."""

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file: control characters, and marks that no text needs."""


def read_document(content: bytes, file: str) -> Document:
    """Read a YAML file of at most 256 KB and depth 20; what is wrong stands in the document's findings."""
    document = Document(file)
    text = _decoded(content, document)
    if text is None:
        return document
    lines = text.split("\n")
    mender = Mender(lines, model_of(lines))
    mender.join_documents()
    read, told = _read_through(mender, file), mender.told.values()
    read.findings += [*document.findings, *(Finding(file, slip.place, slip.code, slip.data) for slip in told)]
    return read


def _read_through(mender: Mender, file: str) -> Document:
    """Read and mend until nothing more is to be mended; the last document is the one that counts."""
    work, is_mended = 0, True
    document = Document(file)
    while is_mended and work < _MOST_WORK:
        document = Document(file, mended=mender.doubtful, lost=set(mender.lost))
        before = list(mender.lines)
        _build_or_mend(mender, document)
        is_mended = mender.lines != before
        work += document.events + len(before)
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
    if len(content) > MAX_BYTES:
        document.report(FindingCode.TOO_LARGE, Place(1, 1), limit=str(MAX_BYTES // 1024))
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
