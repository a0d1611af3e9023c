"""From the events of the YAML reader to plain data with places, without ever following an alias."""

import re
from collections.abc import Iterator
from typing import Protocol

import yaml

from qualitaetsrahmen.files.document import BROKEN, Document
from qualitaetsrahmen.findings import FindingCode, Path, Place

MAX_DEPTH = 20
_BOTTOM = 200
"""What is deeper than this below the deepest part that may be was not written by a person."""
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_CONSTANTS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
_ODD_QUOTES = frozenset("„“”‟»«›‹‚‘’")
_COMMENT = re.compile(r"\s+#")
_NEXT = re.compile(r"\s*[,}]")


class _Mark(Protocol):
    """A place as the YAML reader counts it, from 0."""

    line: int
    column: int


class _Enough(Exception):
    """There is no end of brackets, for which the library's reader needs ever longer, or of mistakes."""


class Builder:
    """Builds the data of one document and notes what is silently lost or not meant to be used."""

    def __init__(self, lines: list[str], numbers: list[int], document: Document) -> None:
        self._lines = lines
        self._numbers = numbers
        self._document = document
        self._anchors: dict[str, Place] = {}

    def build(self, events: Iterator[yaml.Event]) -> None:
        """Read all events into the document; raises yaml.YAMLError where the text stops being YAML."""
        self._events = self._counted(events)
        try:
            for event in self._events:
                if isinstance(event, yaml.NodeEvent) and not self._document.values:
                    self._document.data = self._value(event, ())
        except _Enough:
            self._document.data = None
        for name, place in self._anchors.items():
            self._document.report(FindingCode.ANCHOR, place, name=name)

    def _counted(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        for event in events:
            self._document.events += 1
            if self._document.is_full:
                raise _Enough
            yield event

    def _place(self, mark: _Mark | None) -> Place:
        """Return a place as people count it, from 1; what has no mark stands at the beginning."""
        if mark is None:
            return Place(1, 1)
        return Place(self._numbers[min(mark.line, len(self._numbers) - 1)], mark.column + 1)

    def _value(self, event: yaml.Event, path: Path, *, in_flow: bool = False) -> object:
        self._document.values[path] = self._place(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._anchors.pop(str(event.anchor), None)
            self._document.report_at(path, FindingCode.ALIAS, name=str(event.anchor))
            return BROKEN
        self._note_marks(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path, in_flow=in_flow)
        if len(path) >= MAX_DEPTH:
            self._document.deep.append(path)
            return self._skip()
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path)
        return BROKEN

    def _note_marks(self, event: yaml.Event, path: Path) -> None:
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return
        if event.anchor is not None:
            self._anchors[event.anchor] = self._place(event.start_mark)
        if event.tag is not None:
            self._document.report_at(path, FindingCode.TAG, tag=event.tag)

    def _skip(self) -> object:
        """Leave out a part that is nested too deep, without recursion."""
        depth = 1
        while depth:
            event = next(self._events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _BOTTOM:
                raise _Enough
        return BROKEN

    def _sequence(self, start: yaml.SequenceStartEvent, path: Path) -> list[object]:
        values: list[object] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self._value(event, (*path, len(values)), in_flow=bool(start.flow_style)))
            if len(values) > 1 and _is_beginning(values[-2], values[-1]):
                self._document.closed.add((*path, len(values) - 2))
        return values

    def _mapping(self, start: yaml.MappingStartEvent, path: Path) -> dict[str, object]:
        mapping: dict[str, object] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, path, mapping, is_flow=bool(start.flow_style))
            value_path = (*path, f"\0{len(self._document.values)}" if key is None else key)
            if key is None:
                self._document.closed.add(value_path)
            value = self._value(next(self._events), value_path, in_flow=bool(start.flow_style))
            if key is not None:
                mapping[key] = value
        return mapping

    def _key(self, event: yaml.Event, path: Path, mapping: dict[str, object], *, is_flow: bool) -> str | None:
        """Return the key that an event holds; None for one whose value has no place in the data."""
        place = self._place(event.start_mark)
        key = _resolved(event) if isinstance(event, yaml.ScalarEvent) else None
        if isinstance(event, yaml.CollectionStartEvent):
            self._skip()
        if not isinstance(key, str):
            self._document.incomplete.add(path)
            if not self._document.is_told(path):
                self._document.report(FindingCode.KEY_NOT_TEXT, place)
            return None
        if key == "<<":
            self._document.incomplete.add(path)
        if is_flow and isinstance(event, yaml.ScalarEvent) and self._is_rest_of_a_text(event):
            self._document.report_at(path, FindingCode.FLOW_PROSE)
        if key in mapping:
            first = str(self._document.keys[(*path, key)].line)
            self._document.incomplete.add((*path, key))
            if not self._document.is_told(path):
                self._document.report(FindingCode.DUPLICATE_KEY, place, key=key, first=first)
            return key if mapping[key] is None else None  # of a line that stands twice, the second has the value
        self._document.keys[(*path, key)] = place
        return key

    def _is_rest_of_a_text(self, event: yaml.ScalarEvent) -> bool:
        """Say whether a key in braces is no key at all, but what a comma has split off from an unquoted text."""
        return not event.style and (" " in event.value or self._behind(event, _NEXT) is not None)

    def _scalar(self, event: yaml.ScalarEvent, path: Path, *, in_flow: bool) -> object:
        place = self._document.values[path]
        if place.line in self._document.lost:
            self._document.closed.add(path)
            return BROKEN
        if not event.style:
            self._doubt(event, path, in_flow=in_flow)
        return _resolved(event)

    def _doubt(self, event: yaml.ScalarEvent, path: Path, *, in_flow: bool) -> None:
        """Note what a text without quotes may have lost, or has too much."""
        place, text = self._document.values[path], event.value
        if comment := self._behind(event, _COMMENT):
            place = Place(self._place(event.end_mark).line, comment.end())
            self._document.doubts[path] = FindingCode.TEXT_CUT, place
        elif in_flow and re.search(r"\s", text):
            self._document.doubts[path] = FindingCode.FLOW_PROSE, place
        elif text[:1] in _ODD_QUOTES and text[-1] in _ODD_QUOTES:
            self._document.doubts[path] = FindingCode.ODD_QUOTES, place
        elif text.endswith('"') and text.count('"') % 2:
            self._document.doubts[path] = FindingCode.UNCLOSED_QUOTE, place

    def _behind(self, event: yaml.ScalarEvent, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Look at what follows a value in its line."""
        mark = event.end_mark
        if mark is None or mark.line >= len(self._lines):
            return None
        return pattern.match(self._lines[mark.line], mark.column)


def _is_beginning(one: object, next_one: object) -> bool:
    """Say whether an element is nothing but the id of the next one, which is told because it stands twice."""
    return isinstance(one, dict) and isinstance(next_one, dict) and one == {"id": next_one.get("id")}


def _resolved(event: yaml.ScalarEvent) -> object:
    """Return what a scalar means: always text when it is quoted or a block."""
    text: str = event.value
    if event.style:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
