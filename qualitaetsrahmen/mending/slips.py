"""The usual slips in one line of YAML: what is wrong, where, and the line as it was probably meant."""

import re

from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.mending.columns import column_below, likeliest
from qualitaetsrahmen.mending.entries import RunningText, end_of_flow, entry_of, indent_of
from qualitaetsrahmen.mending.flow import BAD_ESCAPE, Diagnosis, flow_slip

_HEAD = re.compile(
    r"^ *(?:- +)*"  # the indentation, and the dashes of a list
    r"(?:[^\s#'\"{}\[\](),:][^:#\"'{}\[\]]*?:(?: +|$))?"  # a key
    r"(?P<value>.*)$"
)
_ODD_INDENT = re.compile(r"^( *)([^\S ][\s-]*)")
_ODD_DASH = re.compile(r"^ *(?:- +)*([–—−‐•·*+‣◦])(?= +(?:[{\"']|\w[\w.-]*\s*:(?: |$)))")
_ODD = re.compile(r"[^\S ]")
_ODD_SPACE = re.compile(r"^( *(?:- *)*(?:\w[\w.-]*: *)?)([^\S ]\s*)")
_NO_SPACE = re.compile(r"^( *(?:- +)*[A-Za-z_]+:)(?!//)(\S.*)$|^( *-)([^\s-].*)$")
_COLON = re.compile(r":(?= |$)")
_RESERVED = re.compile(
    r"[@`%]|[&*!](?:[ *]|$)|[&*]\S*[^\s!-~]|\*\S+ +\S|[|>]\S* *[^\s#+\-\d]|[|>]\S* +\d|- |\? |[}\],]"
)
_FIRST = re.compile(r"\w[\w.-]*:(?= |$)")
_BEFORE_SECOND = re.compile(r"(?<=\S)[\s,;]+(?:\w+:(?= |$)|- +\w+:(?= |$))")
_SECOND = re.compile(r"[\s,;]*((?:- +)+(?=\{|\w[\w.-]*:(?: |$))|(\w[\w.-]*):(?= |$))")
_QUOTES = ('"', "'")


def diagnosed(lines: list[str], number: int, words: frozenset[str]) -> Diagnosis | None:
    """Return the first slip that is found in a line, or None when the line looks right by itself."""
    line = lines[number]
    if found := wrong_space(lines, number) or _odd_space(lines, number):
        return found
    start, value = _value_of(line)
    if value.startswith(_QUOTES):
        return _second_field(lines, number, words) or _quotes(line, start, value, goes_on=_goes_on(lines, number))
    if value.startswith(("{", "[")):
        return _second_field(lines, number, words) or flow_slip(line, start, words, goes_on=_goes_on(lines, number))
    return _second_field(lines, number, words) or _reserved(line, start, value) or _colon(line, start, value, words)


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


def wrong_space(lines: list[str], number: int) -> Diagnosis | None:
    """Find a line that is indented with anything but spaces, a sign like a dash, or no space behind colon or dash."""
    return _odd_indent(lines, number) or _odd_dash(lines[number]) or _no_space(lines, number)


def _odd_dash(line: str) -> Diagnosis | None:
    """Find a long dash or a dot for a list, which text programs put in the place of a hyphen."""
    match = _ODD_DASH.match(line)
    if match is None:
        return None
    return FindingCode.ODD_DASH, match.start(1), f"{line[: match.start(1)]}-{line[match.end(1) :]}"


def _odd_indent(lines: list[str], number: int) -> Diagnosis | None:
    """Find a tab, or a space that only looks like one, at the beginning; a tab may stand for any number of spaces."""
    line = lines[number]
    match = _ODD_INDENT.match(line)
    if match is None:
        return None
    meant = match[1] + _ODD.sub(" ", match[2].replace("\t", "  ")) + line[match.end() :]
    body, column = meant.lstrip(" "), indent_of(meant)
    if "\t" in match[2]:
        column = likeliest(lines, number, body, first=len(match[1]) or None, otherwise=column)
    return FindingCode.TAB, match.start(2), " " * column + body


def _odd_space(lines: list[str], number: int) -> Diagnosis | None:
    """Find a tab, or a space that only looks like one, in front of a value or behind a dash."""
    line = lines[number]
    match = _ODD_SPACE.match(line)
    if match is None:
        return None
    column = (column_below(lines, number) or 0) if match[1].endswith("-") else 0
    return FindingCode.TAB, match.start(2), f"{match[1]} ".ljust(column) + line[match.end() :]


def _no_space(lines: list[str], number: int) -> Diagnosis | None:
    match = _NO_SPACE.match(lines[number])
    if match is None:
        return None
    head, rest = (match[1], match[2]) if match[1] else (match[3], match[4])
    column = (column_below(lines, number) or 0) if match[3] else 0
    return FindingCode.NO_SPACE, len(head) - 1, f"{head} ".ljust(column) + rest.lstrip(": ")


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


def _second_field(lines: list[str], number: int, words: frozenset[str]) -> Diagnosis | None:
    """Find another field or element behind the value of a first one; it gets a line of its own."""
    line = lines[number]
    start, value = _value_of(line)
    length = _end_of_value(value)
    end = len(line) if length is None else start + length
    match = _SECOND.match(line, end)
    if match is None or (match[2] or "") not in {"", *words}:
        return None
    body, around = line[match.start(1) :], [*lines[:number], line[:end].rstrip(), "", *lines[number + 1 :]]
    column = likeliest(around, number + 1, body, first=None, otherwise=entry_of(line).column)
    return FindingCode.TWO_FIELDS, match.start(1), f"{around[number]}\n{' ' * column}{body}"


def _end_of_value(value: str) -> int | None:
    """Return where the value of a field ends if something else follows in its line."""
    if value.startswith(_QUOTES):
        return RunningText.end_of_quote(value)
    if value.startswith(("{", "[")):
        return end_of_flow(value)
    if value.startswith("- ") or (_FIRST.match(value) and not _lacks_brace(value)):
        return 0
    match = _BEFORE_SECOND.search(value)
    return match.start() if match else None


def _lacks_brace(value: str) -> bool:
    return value.rstrip().endswith("}") and "{" not in value


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
    if _lacks_brace(value):
        at = start if value[: match.start()] in words else entry_of(line).column
        return FindingCode.UNCLOSED_BRACKET, at, line[:at] + "{" + line[at:]
    at = start + match.start()
    return FindingCode.COLON_IN_TEXT, at, line[:start] + _COLON.sub(".", value)
