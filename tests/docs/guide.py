"""Follows a guide as its readers do: every snippet goes into a file where the comment above it says.

The comments are invisible to readers, who are told the same in words. A snippet begins a ``file``, stands ``at the
end``, or ``before``, ``after`` or ``instead of`` the first line that begins like this and as many lines as it has;
``in`` names the id behind which to look. One that is ``wrong`` is checked and taken back. Comments alone ``copy`` a
file or ``go on with`` an earlier one. A ``text`` block behind a snippet is what the check answers; without one, the
file is sound.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qualitaetsrahmen.library import Library
from qualitaetsrahmen.uploads import review_upload
from texts.catalogue import translator
from wiring.finding_lines import finding_line

BLOCK = re.compile(
    r"(?:^<!-- (?P<how>[^\n]+) -->\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$|^<!-- (?P<alone>[^\n]+) -->$",
    re.MULTILINE | re.DOTALL,
)
PLACED = re.compile(
    r"(?P<wrong>wrong, )?(?:in (?P<part>\S+) )?"
    r'(?:at the end|(?P<where>before|after|instead of) "(?P<line>.+)")'
)


@dataclass(frozen=True)
class Moment:
    """All files of a reader after one snippet, the one that is worked on, and what the check is said to answer."""

    line: int
    name: str
    files: Mapping[str, str]
    answer: tuple[str, ...] = ()

    @property
    def content(self) -> str:
        """The text of the file that is worked on."""
        return self.files[self.name]


def blocks(guide: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every snippet and every comment of a guide with its line."""
    for block in BLOCK.finditer(guide):
        yield guide.count("\n", 0, block.start()) + 1, block


def follow(guide: str, installed: Path) -> tuple[Moment, ...]:
    """Follow a guide from its first snippet to its last; ``installed`` has the files that it lets readers copy."""
    now = Moment(0, "", {})
    followed: list[Moment] = []
    for line, block in blocks(guide):
        how = block["how"] or block["alone"] or ""
        place = PLACED.fullmatch(how)
        if block["kind"] == "text":
            followed[-1] = replace(followed[-1], answer=tuple(block["body"].splitlines()))
            continue
        if place:
            after = replace(now, line=line, files={**now.files, now.name: placed(now.content, place, block["body"])})
        else:
            after = moved(replace(now, line=line), how, block["body"], installed)
        if block["kind"]:
            followed.append(after)
        now = now if place and place["wrong"] else after
    return tuple(followed)


def moved(now: Moment, how: str, body: str | None, installed: Path) -> Moment:
    """The reader at another file: a new one, a copy, or an earlier one, beside which nothing else is needed."""
    words = how.split()
    name = words[-1]
    match words[0]:
        case "file":
            return replace(now, name=name, files={**now.files, name: body or ""})
        case "copy":
            content = now.files.get(words[1]) or (installed / words[1]).read_text("utf-8")
            return replace(now, name=name, files={**now.files, name: content})
        case _:
            return replace(now, name=name, files={name: now.files[name]})


def placed(text: str, how: re.Match[str], snippet: str) -> str:
    """The text with a snippet where its comment wants it."""
    if how["where"] is None:
        return text + snippet
    lines = text.splitlines(keepends=True)
    start = line_of(lines, f"id: {how['part']}\n") if how["part"] else 0
    at = line_of(lines, how["line"], start)
    end = at + snippet.count("\n")
    first, last = {"before": (at, at), "after": (at + 1, at + 1), "instead of": (at, end)}[how["where"]]
    return "".join([*lines[:first], snippet, *lines[last:]])


def line_of(lines: list[str], beginning: str, start: int = 0) -> int:
    """The number of the first line from there on that begins like this, with or without the dash of a list."""
    return next(n for n in range(start, len(lines)) if re.match(rf" *(?:- )?{re.escape(beginning)}", lines[n]))


def answer_to(moment: Moment, installed: Library) -> list[str]:
    """What an upload of the file that is worked on answers, with all other files at hand."""
    others = {name: text.encode() for name, text in moment.files.items() if name != moment.name}
    reviewed = review_upload(installed, others, {PurePosixPath(moment.name).name: moment.content.encode()})
    return [finding_line(finding, translator("de")) for finding in reviewed.findings]
