"""Write docs/befunde.md: every kind of finding with its sentences, and the files of the tests as examples.

``python -m tools.finding_catalogue`` is run after a code or a sentence has changed; a test says when that is due.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.loading import check_framework
from texts.catalogue import Translator, translator
from wiring.finding_lines import finding_line

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "befunde.md"
BAD_FILES = ROOT / "tests" / "qualitaetsrahmen" / "bad_files"

_PLACEHOLDERS = (
    *("all", "change", "character", "choices", "count", "expected", "file", "first", "id", "item", "key", "kind"),
    *("known", "limit", "lines", "name", "near", "old", "perspective", "possible", "prefix", "rev", "source", "steps"),
    *("tag", "used", "value", "wanted"),
)
"""What sentences may name of a file; on the page there are dots instead."""
_OPENING = re.compile(rb"# (?P<place>\S+), line (?P<line>\d+): ")
_BEFORE, _BEHIND = 2, 3
"""How many lines an example shows before and behind the wrong one."""

GROUPS = {
    FindingCode.NOT_UTF8: "Die Datei als Ganzes",
    FindingCode.YAML_SYNTAX: "Wie die Datei geschrieben ist",
    FindingCode.DUPLICATE_KEY: "Felder",
    FindingCode.NOT_A_MAPPING: "Werte",
    FindingCode.DUPLICATE_ID: "Was innerhalb einer Datei zusammenpassen muss",
    FindingCode.FRAMEWORK_UNKNOWN: "Dateien, die zueinander gehören",
    FindingCode.PUBLISHED_CHANGED: "Veröffentlichte Fassungen",
    FindingCode.MAP_MISSING: "Von einer Fassung zur nächsten",
    FindingCode.TEXT_UNKNOWN: "Übersetzungen",
    FindingCode.OWN_PREFIX: "Örtliche Ergänzungen",
}
"""The heading in front of a code; it goes for all codes up to the next one."""

WITHOUT_EXAMPLE = frozenset(
    {
        *(FindingCode.NOT_UTF8, FindingCode.TOO_LARGE, FindingCode.CONTROL_CHARACTER, FindingCode.TEXT_TOO_LONG),
        *(FindingCode.EMPTY_FILE, FindingCode.NO_TEXT_FILE),
        *(FindingCode.BAD_VALUE, FindingCode.DUPLICATE_ID, FindingCode.RETIRED_ID, FindingCode.MISSPELT_DEFINITION),
        *(FindingCode.PERSPECTIVE_NOWHERE, FindingCode.SCALE_MISSING, FindingCode.SCALE_NOT_FOR_KIND),
        *(FindingCode.YES_NO_STEPS, FindingCode.FRAMEWORK_UNKNOWN, FindingCode.FILE_NAME),
        *(FindingCode.PUBLISHED_CHANGED, FindingCode.PUBLISHED_GONE, FindingCode.NOT_LOCKED, FindingCode.MAP_MISSING),
        *(FindingCode.ID_TAKEN, FindingCode.RETIRED_LEFT),
        *(FindingCode.REV_NOT_RAISED, FindingCode.SCALE_CHANGED, FindingCode.MAP_OLD_LEFT, FindingCode.MAP_NEW_LEFT),
        *(FindingCode.TEXT_OUTDATED, FindingCode.OWN_TOO_MANY),
    }
)
"""What cannot be seen in a few lines: it is invisible, too long, or only wrong beside another place or file."""

_INTRODUCTION = """\
<!-- written by `python -m tools.finding_catalogue`; what is changed by hand is lost -->

# Befunde

Was beim Prüfen eines Qualitätsrahmens auffallen kann, und was dann zu tun ist. Diese Seite ist zum Nachschlagen da;
wie ein Rahmen entsteht, steht in [Einen eigenen Rahmen schreiben](eigener-rahmen.md).

## Wie ein Befund aussieht

Ein Befund ist eine Zeile:

```text
{example}
```

Sie nennt der Reihe nach:

1. die Datei, die Zeile und die Spalte, beide von 1 an gezählt,
2. einen Kurznamen, unter dem Sie den Befund auf dieser Seite finden,
3. was nicht stimmt,
4. nach dem Gedankenstrich einen Vorschlag.

**So wird geprüft:** in der Anwendung auf der Seite *Rahmen* unter *Prüfen und hochladen*, oder auf dem eigenen Rechner
mit `qualitaetsdialog framework check DATEI`. Beide sprechen mit denselben Worten, und beide prüfen auch Karten,
Übersetzungen und örtliche Ergänzungen. Für Programme gibt der Befehl mit `--json` dasselbe als Daten aus.

**Alles kommt auf einmal,** nach Zeilen geordnet. Jeder Fehler wird einmal genannt; was nur aus ihm folgt, wird nicht
gemeldet. Solange eine Zeile nicht zu lesen ist, lässt sich über ihren Inhalt noch nichts sagen: Prüfen Sie nach dem
Verbessern noch einmal.

In den Tabellen steht „…“ für das, was der Befund in Ihrer Datei an dieser Stelle nennt. Wo ein Beispiel hilft, führt
der Kurzname zu ihm; darin zeigt der Pfeil auf die Zeile des Befundes."""


@dataclass(frozen=True)
class BadFile:
    """A file with one planted mistake; its first line says where the file belongs and which line is wrong."""

    content: bytes
    place: str
    """The name in a collection under which the file is to be checked."""
    line: int

    @classmethod
    def of(cls, content: bytes) -> "BadFile":
        """Take a file by what its first line says: ``# willkommen-1.0.yaml, line 12: what is wrong there``."""
        opening = _OPENING.match(content)
        if opening is None:
            raise ValueError(content[:80])
        return cls(content, opening["place"].decode(), int(opening["line"]))


def main() -> int:
    """Write the page anew."""
    PAGE.write_text(catalogue(), "utf-8")
    print(PAGE.name)
    return 0


def catalogue() -> str:
    """Return the whole page."""
    t = translator("de")
    parts = [_INTRODUCTION.format(example=_line_of(FindingCode.MISSPELT_KEY, t))]
    for title, codes in _groups():
        parts.append(f"## {title}")
        parts.append("\n".join(["| Kurzname | Was nicht stimmt | Was zu tun ist |", "|---|---|---|", *_rows(codes, t)]))
        parts += [_example(code) for code in codes if code not in WITHOUT_EXAMPLE]
    return "\n\n".join(parts) + "\n"


def _groups() -> list[tuple[str, list[FindingCode]]]:
    """Return all codes in their order, under their headings."""
    groups: list[tuple[str, list[FindingCode]]] = []
    for code in FindingCode:
        if code in GROUPS:
            groups.append((GROUPS[code], []))
        groups[-1][1].append(code)
    return groups


def _rows(codes: list[FindingCode], t: Translator) -> list[str]:
    """Return a line of a table for every code."""
    return [
        f"| {_name(code)} | {_sentence(code, 'message', t)} | {_sentence(code, 'suggestion', t)} |" for code in codes
    ]


def _name(code: FindingCode) -> str:
    """Return the code, as a link to its example where it has one."""
    return f"`{code}`" if code in WITHOUT_EXAMPLE else f"[`{code}`](#{code.lower()})"


def _sentence(code: FindingCode, part: str, t: Translator) -> str:
    """Return a sentence with dots for what a finding fills in, and no sign that a table would take for its own."""
    sentence = t(f"finding.{code}.{part}", **dict.fromkeys(_PLACEHOLDERS, "…"))
    return re.sub(r"[|*<\\]", r"\\\g<0>", sentence.replace("….", "…"))


def _line_of(code: FindingCode, t: Translator) -> str:
    """Return the line that the check writes about the file of a code."""
    bad = _bad_file(code)
    return finding_line(check_framework(bad.content, bad.place).findings[0], t)


def _example(code: FindingCode) -> str:
    """Return a few lines of the file of a code, with an arrow to the wrong one; a tab is made visible."""
    bad = _bad_file(code)
    lines = bad.content.decode().replace("\t", "⇥").split("\n")
    first = max(bad.line - _BEFORE, 2)  # the opening line is none that anybody would write
    shown = enumerate(lines[first - 1 : bad.line + _BEHIND], start=first)
    excerpt = [f"{'→' if number == bad.line else ' '} {number:3}  {line}" for number, line in shown if line]
    return "\n".join([f"### {code}", "", "```text", *excerpt, "```"])


def _bad_file(code: FindingCode) -> BadFile:
    return BadFile.of((BAD_FILES / f"{code}.yaml").read_bytes())


if __name__ == "__main__":
    sys.exit(main())
