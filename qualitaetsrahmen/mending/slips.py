"""The usual slips in one line of YAML: what is wrong, where, and the line as it was probably meant."""

import re

from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.mending.entries import RunningText, entry_of, indent_of
from qualitaetsrahmen.mending.flow import BAD_ESCAPE, Diagnosis, flow_slip

_HEAD = re.compile(
    r"^ *(?:- +)*"  # the indentation, and the dashes of a list
    r"(?:[^\s#'\"{}\[\](),:][^:#\"'{}\[\]]*?:(?: +|$))?"  # a key
    r"(?P<value>.*)$"
)
_ODD_INDENT = re.compile(r"^( *)([^\S ][\s-]*)")
_ODD_SPACE = re.compile(r"^( *(?:- *)*(?:\w[\w.-]*: *)?)([^\S ]\s*)")
_NO_SPACE = re.compile(r"^( *(?:- +)*[A-Za-z_]+:)(?!//)([^ ].*)$|^( *-)([^\s-].*)$")
_COLON = re.compile(r":(?= |$)")
_RESERVED = re.compile(
    r"[@`%]|[&*!](?:[ *]|$)|[&*]\S*[^\s!-~]|\*\S+ +\S|[|>]\S* *[^\s#+\-\d]|[|>]\S* +\d|- |\? |[}\],]"
)
_QUOTES = ('"', "'")


def diagnosed(lines: list[str], number: int, words: frozenset[str]) -> Diagnosis | None:
    """Return the first slip that is found in a line, or None when the line looks right by itself."""
    line = lines[number]
    if found := wrong_space(line) or _odd_space(line, _ODD_SPACE):
        return found
    start, value = _value_of(line)
    if value.startswith(_QUOTES):
        return _quotes(line, start, value, goes_on=_goes_on(lines, number))
    if value.startswith(("{", "[")):
        return flow_slip(line, start, words, goes_on=_goes_on(lines, number))
    return _reserved(line, start, value) or _colon(line, start, value, words)


def _value_of(line: str) -> tuple[int, str]:
    """Return where the value of a line begins, and the value."""
    match = _HEAD.match(line)
    return (match.start("value"), match["value"]) if match else (0, line)


def _goes_on(lines: list[str], number: int) -> bool:
    """Say whether a quoted text, or one in brackets, is ended in the lines below."""
    entry = entry_of(lines[number])
    column = entry.column if entry.key is not None or not entry.dashes else entry.dashes[-1]
    text = RunningText(_value_of(lines[number])[1], column)
    below = (line for line in lines[number + 1 :] if line.strip())
    while text.is_open:
        line = next(below, None)
        if line is None or not text.goes_on(line):
            return False
        if not text.is_open:
            return True
    return False


def wrong_space(line: str) -> Diagnosis | None:
    """Find a line that is indented with anything but spaces, or a colon or dash without a space behind it."""
    return _odd_space(line, _ODD_INDENT) or _no_space(line)


def _odd_space(line: str, where: re.Pattern[str]) -> Diagnosis | None:
    """Find a tab, or a space that only looks like one, where the columns are counted."""
    match = where.match(line)
    if match is None:
        return None
    spaces = re.sub(r"\t", "  ", match[2])
    return FindingCode.TAB, match.start(2), match[1] + re.sub(r"[^\S ]", " ", spaces) + line[match.end() :]


def _no_space(line: str) -> Diagnosis | None:
    match = _NO_SPACE.match(line)
    if match is None:
        return None
    head, rest = (match[1], match[2]) if match[1] else (match[3], match[4])
    return FindingCode.NO_SPACE, len(head) - 1, f"{head} {rest.lstrip()}"


def _quotes(line: str, start: int, value: str, *, goes_on: bool) -> Diagnosis | None:
    quote = value[0]
    if quote == '"' and (escape := BAD_ESCAPE.search(value)):
        return FindingCode.BACKSLASH, start + escape.start(), line[:start] + value.replace("\\", "/")
    inside = value[1:].rstrip().removesuffix(quote).replace(quote, "’").replace("\\", "/")
    meant = line[:start] + quote + inside + quote
    end = RunningText.end_of_quote(value)
    if end is None:
        return None if goes_on else (FindingCode.UNCLOSED_QUOTE, start, meant)
    rest = value[end:]
    if not rest.strip() or re.match(r"\s+#", rest):
        return None
    return FindingCode.TEXT_AFTER_QUOTE, start + end, meant


def _reserved(line: str, start: int, value: str) -> Diagnosis | None:
    """Find a sign at the beginning of a text that means something else there."""
    if not _RESERVED.match(value):
        return None
    return FindingCode.RESERVED_START, start, f"{line[:start]}x{_COLON.sub('.', value[1:])}"


def _colon(line: str, start: int, value: str, words: frozenset[str]) -> Diagnosis | None:
    """Find a colon inside of a text; a single word before it, without a key of its own, is a key."""
    match = _COLON.search(value)
    if match is None or (start == indent_of(line) and " " not in value[: match.start()]):
        return None
    if value.startswith("("):
        return FindingCode.UNCLOSED_BRACKET, start, f"{line[:start]}{{{value[1:].rstrip(' )]}')}}}"
    if value.rstrip().endswith("}") and "{" not in value:
        at = start if value[: match.start()] in words else entry_of(line).column
        return FindingCode.UNCLOSED_BRACKET, at, line[:at] + "{" + line[at:]
    at = start + match.start()
    return FindingCode.COLON_IN_TEXT, at, line[:start] + _COLON.sub(".", value)
