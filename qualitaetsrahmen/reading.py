"""Reading YAML strictly: plain data together with the place of every key and value, or findings.

YAML 1.1 turns ``no`` into False, ``1.10`` into 1.1 and ``12:30`` into 750, keeps the last of two equal keys
without a word, and lets an alias unfold into millions of nodes. A framework is written by people who cannot
know that, so here only true, false, null and plain numbers are anything but text, and the rest is refused
with its place.
"""

import re
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from qualitaetsrahmen.findings import Finding, FindingCode, Path, Place

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20


class _Mark(Protocol):
    """A place as the YAML reader counts it, from 0."""

    line: int
    column: int


_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]+")
_CONSTANTS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class Document:
    """The data of a file and where each part of it stands."""

    file: str
    data: object = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: FindingCode, place: Place, **data: str) -> None:
        """Note one mistake."""
        self.findings.append(Finding(self.file, place, code, data))

    def place_of(self, path: Path) -> Place:
        """Return where a value stands, or the nearest thing around it that has a place."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))


def read_document(content: bytes, file: str) -> Document:
    """Read a YAML file of at most 256 KB and depth 20; what is wrong stands in the document's findings."""
    document = Document(file)
    if len(content) > MAX_BYTES:
        document.report(FindingCode.TOO_LARGE, Place(1, 1), limit=str(MAX_BYTES // 1024))
        return document
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        document.report(FindingCode.NOT_UTF8, Place(line, 1))
        return document
    try:
        if _is_safe_to_compose(text, document):
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
            document.data = _build(node, (), document) if node is not None else None
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark or error.context_mark)
        document.report(FindingCode.YAML_SYNTAX, place, problem=str(error.problem or error.context or ""))
    except yaml.YAMLError as error:
        document.report(FindingCode.YAML_SYNTAX, Place(1, 1), problem=str(error).splitlines()[0])
    return document


def _place(mark: "_Mark | None") -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _is_safe_to_compose(text: str, document: Document) -> bool:
    """Walk the events once, because nodes built from aliases or from deep nesting can exhaust the memory."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        place = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            document.report(FindingCode.ALIAS, place, name=str(event.anchor))
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                document.report(FindingCode.TOO_DEEP, place, limit=str(MAX_DEPTH))
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            document.report(FindingCode.TAG, place, tag=event.tag)
    return not document.findings


def _build(node: yaml.Node, path: Path, document: Document) -> object:
    document.values[path] = _place(node.start_mark)
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*path, index), document) for index, child in enumerate(node.value)]
    return _scalar(node)


def _build_mapping(node: yaml.MappingNode, path: Path, document: Document) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        place = _place(key_node.start_mark)
        key = _scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
        if not isinstance(key, str):
            document.report(FindingCode.KEY_NOT_TEXT, place)
        elif key in mapping:
            document.report(FindingCode.DUPLICATE_KEY, place, key=key, first=str(document.keys[(*path, key)].line))
        else:
            document.keys[(*path, key)] = place
            mapping[key] = _build(value_node, (*path, key), document)
    return mapping


def _scalar(node: yaml.Node) -> object:
    text: str = node.value
    if getattr(node, "style", None):  # quoted or a block: always text
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
