"""Slips inside of braces and brackets in one line: what is wrong, where, and the line as it was probably meant."""

import re
from dataclasses import dataclass, field

from qualitaetsrahmen.findings import FindingCode

Diagnosis = tuple[FindingCode, int, str]
"""What is wrong in a line, at which column counted from 0, and the mended line."""

BAD_ESCAPE = re.compile(r'\\(?![0abtnvfre "/\\N_LP\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})')
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<cut>(?<=\s)#)"
    r"|(?P<quoted>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')|(?P<quote>[\"'])"
    r"|(?P<open>[{\[])|(?P<close>[}\]])|(?P<comma>,)|(?P<colon>:(?=[\s,{}\[\]\"']|$))"
    r"|(?P<plain>(?:(?!:[\s,{}\[\]]|:$|\s#)[^,{}\[\]])+)"
)
_END_OF_VALUE = re.compile(r"[\"'](?=\s*(?:[}\]]+\s*(?:,|#|$)|,\s*[\w-]+:\s))")
_NEXT_FIELD = re.compile(r",\s*[\w-]+:\s")
_PAIRS = {"{": "}", "[": "]"}


@dataclass
class _Flow:
    """How far a line in braces has been read."""

    line: str
    words: frozenset[str]
    awaited: list[str] = field(default_factory=list)
    before: str = "open"
    """What kind of sign stands before the next one."""
    quote_at: int = 0
    has_colon: bool = False
    """Whether a colon has been read since the last comma."""


def flow_slip(line: str, start: int, words: frozenset[str], *, goes_on: bool) -> Diagnosis | None:
    """Return the first slip in a value that begins with a bracket; it may go on in the lines below."""
    flow = _Flow(line, words)
    for token in _TOKEN.finditer(line, start):
        kind = str(token.lastgroup)
        if kind == "space":
            continue
        if found := _STEPS[kind](flow, token.start(), token.group()):
            return None if goes_on and found[0] is FindingCode.UNCLOSED_QUOTE else found
        flow.before = kind
        if not flow.awaited:
            return _after(line, start, token.end())
    if goes_on:
        return None
    return FindingCode.UNCLOSED_BRACKET, start, line.rstrip() + "".join(reversed(flow.awaited))


def _after(line: str, start: int, end: int) -> Diagnosis | None:
    """Look at what stands behind the last bracket."""
    rest = line[end:].strip()
    if not rest or rest.startswith("#"):
        return None
    if rest[0] in "}]":
        return FindingCode.UNCLOSED_BRACKET, end, line[:end]
    return FindingCode.RESERVED_START, start, f'{line[:start]}"{_harmless(line[start:])}"'


def _cut(flow: _Flow, at: int, _sign: str) -> Diagnosis | None:
    return FindingCode.TEXT_CUT, at, flow.line[:at] + "." + flow.line[at + 1 :]


def _quoted(flow: _Flow, at: int, text: str) -> Diagnosis | None:
    if flow.before == "quoted":
        return _text_after_quote(flow, at)
    flow.quote_at = at
    if text[0] == '"' and (escape := BAD_ESCAPE.search(text)):
        mended = flow.line[:at] + text.replace("\\", "/") + flow.line[at + len(text) :]
        return FindingCode.BACKSLASH, at + escape.start(), mended
    return None


def _quote(flow: _Flow, at: int, sign: str) -> Diagnosis | None:
    return FindingCode.UNCLOSED_QUOTE, at, flow.line[:at] + flow.line[at:].replace(sign, "’")


def _open(flow: _Flow, _at: int, sign: str) -> Diagnosis | None:
    flow.awaited.append(_PAIRS[sign])
    flow.has_colon = False
    return None


def _close(flow: _Flow, at: int, sign: str) -> Diagnosis | None:
    awaited = flow.awaited.pop()
    flow.has_colon = False
    if sign == awaited:
        return None
    missing = sign in flow.awaited  # the bracket belongs to an outer one, so that the inner one is not closed
    return FindingCode.UNCLOSED_BRACKET, at, flow.line[:at] + awaited + flow.line[at + (not missing) :]


def _comma(flow: _Flow, _at: int, _sign: str) -> Diagnosis | None:
    flow.has_colon = False
    return None


def _colon(flow: _Flow, at: int, _sign: str) -> Diagnosis | None:
    if not flow.has_colon:
        flow.has_colon = True
        return None
    return FindingCode.COLON_IN_TEXT, at, flow.line[:at] + "." + flow.line[at + 1 :]


def _plain(flow: _Flow, at: int, text: str) -> Diagnosis | None:
    is_key = flow.line[at + len(text) : at + len(text) + 1] == ":"
    word = text.rsplit(maxsplit=1)[-1]
    is_behind = flow.before in {"quoted", "close"} or text.strip() != word
    if is_key and is_behind and word in flow.words:
        start = at + text.rindex(word)
        return FindingCode.NO_COMMA, start, flow.line[:start].rstrip() + ", " + flow.line[start:]
    return _text_after_quote(flow, at) if flow.before == "quoted" else None


def _text_after_quote(flow: _Flow, at: int) -> Diagnosis:
    """Take everything up to the likely end of the value as one text."""
    start, line = flow.quote_at, flow.line
    quote = line[start]
    end = next((match.end() for match in _END_OF_VALUE.finditer(line, at) if match.group() == quote), None)
    if end is None:
        next_field = _NEXT_FIELD.search(line, at)
        end = next_field.start() if next_field else len(line.rstrip().rstrip("}] "))
    inside = line[start + 1 : end].removesuffix(quote)
    return FindingCode.TEXT_AFTER_QUOTE, at, f'{line[:start]}"{_harmless(inside)}"{line[end:]}'


def _harmless(text: str) -> str:
    """Return a text without the signs that end a quoted one."""
    return text.replace('"', "’").replace("\\", "/")


_STEPS = {
    "cut": _cut,
    "quoted": _quoted,
    "quote": _quote,
    "open": _open,
    "close": _close,
    "comma": _comma,
    "colon": _colon,
    "plain": _plain,
}
