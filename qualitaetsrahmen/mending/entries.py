"""The lines of a file as people see them: fields, elements of lists, and text that goes on."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

_MOST_DASHES = 21
"""One more than a file may be deep; a line with more of them is refused, so they are not looked at one by one."""
_ENTRY = re.compile(
    rf" *(?P<dashes>(?:-(?: +|$)){{0,{_MOST_DASHES}}})"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s#\-?:,\[\]{}&*!|>'\"%@`][^\s:#\"'{}\[\]]*) *:(?= |$))?"
    r" *(?:[&!]\S*(?: +|$))?"  # an anchor or a tag
    r"(?P<value>.*)"
)
_BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?(?: +#.*| *)$")
_FLOW_KEY = re.compile(r"[{,]\s*[\"']?(\w+)[\"']?\s*:")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|([{}\[\]])')
_LONG = 1000
"""Longer lines are not remembered, because a file of them would fill the memory."""
_MOST_BELOW = 60
"""So many lines of an element are looked at; farther down nothing tells it from others any more."""
_MOST_KEYS = 30
"""No part of a framework has more."""
_END_OF_QUOTE = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}


@dataclass(frozen=True)
class Entry:
    """A line that holds a field, an element of a list, or both."""

    dashes: tuple[int, ...]
    """The columns of its dashes, from 0."""
    column: int
    """Where the key or the value stands."""
    key: str | None
    value: str

    @property
    def indent(self) -> int:
        """The column at which the line begins."""
        return self.dashes[0] if self.dashes else self.column

    @property
    def is_entry(self) -> bool:
        """Whether there is a dash or a key; otherwise the line is nothing but text."""
        return bool(self.dashes or self.key is not None)

    @property
    def is_flow(self) -> bool:
        """Whether the value stands in braces or brackets."""
        return self.value.startswith(("{", "["))


def entry_of(line: str) -> Entry:
    """Take a line apart; a comment that stands alone is no value."""
    return _remembered(line) if len(line) <= _LONG else _taken_apart(line)


def _taken_apart(line: str) -> Entry:
    match = _ENTRY.match(line)
    if match is None:
        return Entry((), indent_of(line), None, line.strip())
    dashes = tuple(match.start("dashes") + n for n, sign in enumerate(match["dashes"]) if sign == "-")
    key = match["key"]
    value = "" if match["value"].startswith("#") else match["value"].rstrip()
    column = match.start("key" if key is not None else "value")
    return Entry(dashes, column, key.strip("\"'") if key is not None else None, value)


_remembered = lru_cache(maxsize=8192)(_taken_apart)


def indent_of(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_silent(line: str) -> bool:
    """Say whether a line is empty or nothing but a comment."""
    return line.lstrip()[:1] in {"", "#"}


def end_of_flow(value: str) -> int | None:
    """Return where a value in brackets ends, or None when it does not end in this line."""
    depth = 0
    for token in _TOKEN.finditer(value):
        depth += 0 if token[1] is None else 1 if token[1] in "{[" else -1
        if depth == 0:
            return token.end()
    return None


def keys_of_element(lines: list[str], number: int, column: int | None = None) -> list[str]:
    """Return the keys of the mapping that begins in a line, with those below it at the same or at a given column."""
    first = entry_of(lines[number])
    column = first.column if column is None else column
    if first.key is None:
        return _FLOW_KEY.findall(first.value) if first.is_flow else []
    keys = [first.key]
    for line in lines[number + 1 : number + 1 + _MOST_BELOW]:
        if is_silent(line):
            continue
        if indent_of(line) < column or len(keys) > _MOST_KEYS:
            break
        entry = entry_of(line)
        if indent_of(line) == column and entry.key is not None and not entry.dashes:
            keys.append(entry.key)
    return keys


class _Form(Enum):
    """How a text is written that may go on in the next line."""

    BLOCK = auto()
    QUOTED = auto()
    FLOW = auto()
    PLAIN = auto()


class RunningText:
    """The value of a field, which may go on in the lines below."""

    def __init__(self, value: str, column: int) -> None:
        self.column = column
        """The column that the lines of the text have to exceed."""
        self.is_begun = not _BLOCK.match(value)
        """Whether there has been any text yet; a block begins in the line below its sign."""
        self._depth = 0
        self._quote = ""
        self._form = self._form_of(value)
        if self._form is _Form.FLOW:
            self._count(value)

    @property
    def is_open(self) -> bool:
        """Whether a quote or a bracket still has to be closed."""
        return bool(self._quote) or self._depth > 0

    @staticmethod
    def end_of_quote(value: str) -> int | None:
        """Return where the quoted text ends that begins a value, or None when it does not end in this line."""
        match = _END_OF_QUOTE[value[0]].match(value, 1)
        return match.end() if match else None

    def _form_of(self, value: str) -> _Form:
        if not self.is_begun:
            return _Form.BLOCK
        if value[:1] in _END_OF_QUOTE:
            self._quote = value[0] if self.end_of_quote(value) is None else ""
            return _Form.QUOTED
        return _Form.FLOW if value.startswith(("{", "[")) else _Form.PLAIN

    def _count(self, line: str) -> None:
        """Keep count of how many brackets are open."""
        self._depth += sum(1 if sign in "{[" else -1 for sign in _TOKEN.findall(line) if sign)

    def goes_on(self, line: str) -> bool:
        """Say whether a line belongs to the text, and take it in if it does."""
        is_deeper = indent_of(line) > self.column
        if self._form is _Form.BLOCK:
            self.is_begun = self.is_begun or is_deeper
            return is_deeper
        if self._quote and is_deeper:
            self._quote = "" if _END_OF_QUOTE[self._quote].match(line) else self._quote
            return True
        if self._depth > 0 and (is_deeper or line.lstrip()[:1] in {"}", "]"}):
            self._count(line)
            return True
        return self._form is _Form.PLAIN and is_deeper and not entry_of(line).is_entry
