"""The lines of a sound framework and everything that stands in them, so that tests can change single places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from qualitaetsrahmen.findings import Path

TEXTS = {"title", "plain_title", "summary", "note", "label", "text", "help", "publisher", "licence"}


@dataclass(frozen=True)
class Field:
    """A value of the file with its key, or an element of a list; lines and columns count from 0."""

    path: Path
    line: int
    column: int
    """Where the key stands, or the element behind its dash."""
    start: int
    """The column of the value, where it stands on one line with its key."""
    first: int
    """The line on which the value begins."""
    last: int
    """The line on which it ends."""
    written: str
    """The value as it is written, where it stands on one line with its key."""
    keys: tuple[str, ...]
    """The keys of a mapping."""
    in_braces: bool
    above: "Field | None"

    @property
    def name(self) -> str:
        """The key; nothing for an element of a list."""
        return str(self.path[-1]) if self.path and isinstance(self.path[-1], str) else ""

    @property
    def is_first(self) -> bool:
        """Whether it opens the part in which it stands."""
        return self.above is None or self.above.keys[:1] == (self.name,)

    @property
    def is_line(self) -> bool:
        """Whether it is a field on a line of its own, below another one."""
        return bool(self.name and self.written) and not self.in_braces and not self.is_first

    @property
    def is_block(self) -> bool:
        """Whether its value stands on the lines below it."""
        return bool(self.name) and not self.written and not self.in_braces and self.line < self.last

    @property
    def is_text(self) -> bool:
        """Whether it is a text on one line that people read."""
        return self.name in TEXTS and bool(self.written) and self.written[0] not in "[{>|"

    @property
    def is_quoted(self) -> bool:
        return self.is_text and self.written[0] == '"'

    @property
    def text(self) -> str:
        """The value without its quotes."""
        return self.written.strip('"')

    def is_at(self, *pattern: str) -> bool:
        """Say whether its path ends like a pattern, in which ``*`` stands for anything."""
        ending = self.path[-len(pattern) :]
        return len(ending) == len(pattern) and all(
            part in ("*", str(step)) for part, step in zip(pattern, ending, strict=True)
        )


class Page:
    """A sound file with its lines and everything that stands in them."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        self.fields = list(self._fields(root, ())) if root else []

    def _fields(
        self,
        node: yaml.Node,
        path: Path,
        key: yaml.Node | None = None,
        above: Field | None = None,
        *,
        flow: bool = False,
    ) -> Iterator[Field]:
        mark, value, end = (key or node).start_mark, node.start_mark, node.end_mark
        written = self.lines[value.line][value.column : end.column] if value.line == end.line == mark.line else ""
        keys = tuple(name.value for name, _ in node.value) if isinstance(node, yaml.MappingNode) else ()
        field = Field(
            path, mark.line, mark.column, value.column, value.line, _last_line(node), written, keys, flow, above
        )
        yield field
        inside = bool(getattr(node, "flow_style", False))
        if isinstance(node, yaml.MappingNode):
            for name, child in node.value:
                yield from self._fields(child, (*path, name.value), name, field, flow=inside)
        elif isinstance(node, yaml.SequenceNode):
            for place, child in enumerate(node.value):
                yield from self._fields(child, (*path, place), None, field, flow=inside)

    def at(self, *pattern: str) -> list[Field]:
        """Return the fields whose path ends like a pattern."""
        return [field for field in self.fields if field.is_at(*pattern)]

    def with_value(self, field: Field, value: str) -> str:
        """Return the line of a field with another value."""
        line = self.lines[field.line]
        return line[: field.start] + value + line[field.start + len(field.written) :]

    def with_key(self, field: Field, key: str) -> str:
        """Return the line of a field with another key."""
        line = self.lines[field.line]
        return line[: field.column] + key + line[field.column + len(field.name) :]


def _last_line(node: yaml.Node) -> int:
    if isinstance(node, yaml.ScalarNode):
        return int(node.end_mark.line) - (node.style in ("|", ">"))
    if getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)


@cache
def page_of(text: str) -> Page:
    """Return the page of a text, which is read once."""
    return Page(text)
