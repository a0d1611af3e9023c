"""Mistakes as people make them, planted at a random fitting place of a sound framework, with what is to be found.

Every kind of mistake names the fields at which it can be made, and changes as few lines as possible. It says on which
line it has to be told, and which lines and ids must stay as they are, so that several mistakes can be planted in one
file without one of them changing what another one means.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from qualitaetsrahmen.findings import FindingCode as Code
from tests.fakes.page import TEXTS, Field, Page

Edit = tuple[int, int, tuple[str, ...]]
"""Lines from one up to another, counted from 0, and the lines that replace them."""

NEEDED = {"ref", "title", "plain_title", "responsible", "summary", "publisher", "licence", "rev"}
HEADINGS = {"words", "questions", "ask", "sources", "items", "dialogue"}
GERMAN = {
    "title": "titel",
    "plain_title": "einfacher_titel",
    "responsible": "zuständig",
    "sources": "quellen",
    "publisher": "herausgeber",
    "summary": "zusammenfassung",
    "licence": "lizenz",
}


@dataclass(frozen=True)
class Planted:
    """One mistake: what it changes, and what has to be found on which line of the sound file."""

    edits: tuple[Edit, ...]
    code: Code
    line: int
    reach: frozenset[int]
    """Lines of the sound file that no other mistake may change."""
    ids: frozenset[str] = frozenset()
    """Ids whose definition or references it changes."""

    def is_apart_from(self, other: "Planted") -> bool:
        """Say whether two mistakes have nothing to do with each other."""
        return not self.reach & other.reach and not self.ids & other.ids


@dataclass(frozen=True)
class Kind:
    """A kind of mistake: the fields at which it can be made, and what it does to one of them."""

    fits: Callable[[Field], bool]
    plant: Callable[[Page, Field, Random], Planted]


def planted(kind: Kind, page: Page, random: Random) -> Planted | None:
    """Plant a mistake of a kind at a random place, if there is one that fits."""
    fields = [field for field in page.fields if kind.fits(field)]
    return kind.plant(page, random.choice(fields), random) if fields else None


def with_mistakes(page: Page, mistakes: Sequence[Planted]) -> tuple[str, list[tuple[int, Code]]]:
    """Return the text with mistakes, and what has to be found in it: lines, counted from 1, and codes."""
    edits = sorted(edit for mistake in mistakes for edit in mistake.edits)
    lines = list(page.lines)
    for start, end, new in reversed(edits):
        lines[start:end] = new
    moved = [(start, len(new) - (end - start)) for start, end, new in edits]
    expected = [(one.line + sum(by for start, by in moved if start < one.line) + 1, one.code) for one in mistakes]
    return "\n".join(lines), sorted(expected)


def _around(first: int, last: int) -> frozenset[int]:
    return frozenset(range(first - 1, last + 2))


def _line(field: Field, code: Code, *lines: str, ids: frozenset[str] = frozenset()) -> Planted:
    """A mistake in the line of a field, told there."""
    return Planted(((field.line, field.line + 1, lines),), code, field.line, _around(field.line, field.last), ids)


def _retyped(code: Code, fits: Callable[[Field], bool], *ways: str) -> Kind:
    """A value that is written in another way; ``{}`` in it is what the text was."""

    def plant(page: Page, field: Field, random: Random) -> Planted:
        return _line(field, code, page.with_value(field, random.choice(ways).replace("{}", field.text)))

    return Kind(fits, plant)


def _renamed(code: Code, fits: Callable[[Field], bool], new: Callable[[str, Random], str]) -> Kind:
    """A key that is written in another way."""
    return Kind(fits, lambda page, field, random: _line(field, code, page.with_key(field, new(field.name, random))))


def _rewritten(code: Code, fits: Callable[[Field], bool], new: Callable[[str, Random], str]) -> Kind:
    """A line that is written in another way."""
    return Kind(fits, lambda page, field, random: _line(field, code, new(page.lines[field.line], random)))


def _inserted(code: Code, fits: Callable[[Field], bool], *lines: str) -> Kind:
    """A line that is put above a field, at its column."""

    def plant(page: Page, field: Field, random: Random) -> Planted:
        return _line(field, code, " " * field.column + random.choice(lines), page.lines[field.line])

    return Kind(fits, plant)


def _swapped(word: str, random: Random) -> str:
    """Swap two neighbouring letters inside of a word."""
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1] and word[at : at + 2].isalpha()]
    at = random.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _block_text(field: Field) -> bool:
    return field.is_text and not field.in_braces


def _brace_text(field: Field) -> bool:
    return field.is_text and field.in_braces


def _needed_line(field: Field) -> bool:
    return field.is_line and field.name in NEEDED


def _movable(field: Field) -> bool:
    return field.is_line and field.name in TEXTS | NEEDED


def _element(field: Field) -> bool:
    return not field.name and field.written[:1] == "{" and not field.in_braces and field.path[-1] != 0


def _text(field: Field) -> bool:
    return field.is_text


def _quoted(field: Field) -> bool:
    return field.is_quoted


def _pairs(field: Field) -> bool:
    return _braces(field) and len(field.keys) > 1


def _braces(field: Field) -> bool:
    return field.written[:1] == "{" and not field.in_braces


def _reference(field: Field) -> bool:
    return any(field.is_at(key) and field.written for key in ("level", "responsible", "cite", "who"))


def _definition(field: Field) -> bool:
    return any(field.is_at(kind, "*", "id") for kind in ("levels", "perspectives", "citations"))


def _heading(field: Field) -> bool:
    return field.is_block and not field.is_first and field.name in HEADINGS


def _brackets(field: Field) -> bool:
    return field.written[:1] == "[" and not field.in_braces


def _headless(page: Page, field: Field, _random: Random) -> Planted:
    """A part whose heading is not there; told at its first line."""
    edit = (field.line, field.line + 1, ())
    return Planted((edit,), Code.MISSING_KEY, field.line + 1, _around(field.line, field.last))


def _moved(page: Page, field: Field, random: Random) -> Planted:
    """A part that stands too far to the right with its heading."""
    by = " " * random.randint(1, 3)
    lines = tuple(by + line for line in page.lines[field.line : field.last + 1])
    edit = (field.line, field.last + 1, lines)
    return Planted((edit,), Code.BAD_INDENT, field.line, _around(field.line, field.last))


def _repeated(page: Page, field: Field, _random: Random) -> Planted:
    """The line of a field a second time below itself."""
    below = field.line + 1
    return Planted(((below, below, (page.lines[field.line],)),), Code.DUPLICATE_KEY, below, _around(field.line, below))


def _left_out(page: Page, field: Field, _random: Random) -> Planted:
    """A field that is not there; told where the part begins that misses it."""
    assert field.above is not None
    reach = _around(field.line, field.line) | _around(field.above.line, field.above.first)
    return Planted(((field.line, field.line + 1, ()),), Code.MISSING_KEY, field.above.first, reach)


def _without_perspective(page: Page, field: Field, _random: Random) -> Planted:
    """A perspective that an item does not ask any more, told where the item begins."""
    item = field.above.above if field.above else None
    assert item is not None
    edit = (field.line, field.last + 1, ())
    return Planted((edit,), Code.PERSPECTIVE_FORGOTTEN, item.line, _around(item.line, item.last))


def _asked_and_not_asked(page: Page, field: Field, random: Random) -> Planted:
    """A reason not to ask a perspective that is asked, below the last wording."""
    below = field.last + 1
    line = " " * field.column + f'not_asked: {{{random.choice(field.keys)}: "Von außen nicht zu sehen."}}'
    return Planted(((below, below, (line,)),), Code.ASKED_AND_NOT_ASKED, below, _around(field.line, below))


def _reference_changed(code: Code, change: Callable[[str, Random], str]) -> Kind:
    """A reference with another id."""

    def plant(page: Page, field: Field, random: Random) -> Planted:
        line = page.with_value(field, change(field.written, random))
        return _line(field, code, line, ids=frozenset({field.written}))

    return Kind(_reference, plant)


def _definition_changed(page: Page, field: Field, random: Random) -> Planted:
    line = page.with_value(field, _swapped(field.written, random))
    return _line(field, Code.MISSPELT_DEFINITION, line, ids=frozenset({field.written}))


def _same_id(page: Page, _whole: Field, random: Random) -> Planted:
    """The id of an item above."""
    other, field = sorted(random.sample(page.at("items", "*", "id"), 2), key=lambda one: one.line)
    edit = (field.line, field.line + 1, (page.with_value(field, other.written),))
    reach = _around(field.line, field.line) | _around(other.line, other.line)
    return Planted((edit,), Code.DUPLICATE_ID, field.line, reach, frozenset({field.written, other.written}))


def _retired_id(page: Page, field: Field, random: Random) -> Planted:
    retired = random.choice(page.at("retired", "*", "id"))
    ids = frozenset({field.written, retired.written})
    return _line(field, Code.RETIRED_ID, page.with_value(field, retired.written), ids=ids)


def _aliased(page: Page, _whole: Field, random: Random) -> Planted:
    """A text that stands for another one above it; told where the alias stands."""
    texts = [field for field in page.fields if _block_text(field)]
    one, other = sorted(random.sample(texts, 2), key=lambda field: field.line)
    values = ((one, f"&kurz {one.written}"), (other, "*kurz"))
    edits = tuple((field.line, field.line + 1, (page.with_value(field, value),)) for field, value in values)
    return Planted(edits, Code.ALIAS, other.line, _around(one.line, one.line) | _around(other.line, other.line))


def _second_document(page: Page, _field: Field, _random: Random) -> Planted:
    end = len(page.lines) - 1
    return Planted(((end, end, ("---", "schema: 1")),), Code.SECOND_DOCUMENT, end, _around(end, end))


def _without_comma(line: str, random: Random) -> str:
    commas = [at for at in range(len(line)) if line[at] == "," and line.count('"', 0, at) % 2 == 0]
    at = random.choice([at for at in commas if line.count("[", 0, at) == line.count("]", 0, at)])
    return line[:at] + line[at + 1 :]


def _with_tab(line: str, random: Random) -> str:
    indent = len(line) - len(line.lstrip())
    spaces = random.choice(["\t" * (indent // 2), " " * (indent - 2) + "\t", "\t" + " " * (indent - 2)])
    return spaces + line.lstrip()


def _ends_quoted(field: Field) -> bool:
    """A quoted text behind which nothing follows in its line but brackets."""
    return field.is_quoted and (not field.in_braces or field.above is None or field.above.keys[-1] == field.name)


def _whole(field: Field) -> bool:
    return not field.path


def _wording(field: Field) -> bool:
    return field.is_at("items", "*", "ask", "*")


def _asked_of_all(field: Field) -> bool:
    return field.is_at("items", "*", "ask") and field.above is not None and "not_asked" not in field.above.keys


def _indented(field: Field) -> bool:
    return _movable(field) and field.column > 1


def _is(*patterns: str) -> Callable[[Field], bool]:
    """Fields at the end of a path, with a value on their line."""
    return lambda field: bool(field.written) and any(field.is_at(*pattern.split("/")) for pattern in patterns)


_WRITING = {
    "a tab in front of a line": _rewritten(Code.TAB, _indented, _with_tab),
    "a line too far to the right": _rewritten(
        Code.BAD_INDENT, _movable, lambda line, random: random.choice(["", " ", "  "]) + " " + line
    ),
    "a line too far to the left": _rewritten(Code.BAD_INDENT, _indented, lambda line, _random: line[1:]),
    "a part too far to the right": Kind(_heading, _moved),
    "no colon behind a heading": _rewritten(Code.NO_COLON, _heading, lambda line, _random: line.replace(":", "", 1)),
    "a colon forgotten": _rewritten(Code.NO_COLON, _movable, lambda line, _random: line.replace(":", "", 1)),
    "a line that is nothing": _inserted(Code.NO_COLON, _movable, "hier weiter", "Noch prüfen!", "xxx"),
    "no space behind a colon": _rewritten(Code.NO_SPACE, _movable, lambda line, _random: line.replace(": ", ":", 1)),
    "no space behind a dash": _rewritten(Code.NO_SPACE, _element, lambda line, _random: line.replace("- ", "-", 1)),
    "a dash forgotten": _rewritten(Code.NO_DASH, _element, lambda line, _random: line.replace("- ", "  ", 1)),
    "a comma forgotten": _rewritten(Code.NO_COMMA, _pairs, _without_comma),
    "a brace not closed": _rewritten(Code.UNCLOSED_BRACKET, _braces, lambda line, _random: line[:-1]),
    "a bracket not closed": _rewritten(Code.UNCLOSED_BRACKET, _brackets, lambda line, _random: line[:-1]),
    "a quote not closed": _retyped(Code.UNCLOSED_QUOTE, _ends_quoted, '"{}'),
    "quotes inside of quotes": _retyped(Code.TEXT_AFTER_QUOTE, _quoted, '"Das "Wir": {}"', '"{} "so" oder anders"'),
    "text behind a quote": _retyped(Code.TEXT_AFTER_QUOTE, _quoted, '"{}" und mehr'),
    "a backslash": _retyped(Code.BACKSLASH, _quoted, '"{} in C:\\Daten"'),
    "a colon in a text": _retyped(Code.COLON_IN_TEXT, _block_text, "Wichtig ist: wir reden", "Ziel: wir reden"),
    "a text in braces without quotes": _retyped(Code.FLOW_PROSE, _brace_text, "Wir reden, auch oft.", "Wir reden."),
    "a number sign in a text": _retyped(Code.TEXT_CUT, _block_text, "Gruppe #3", "Die Gruppe # drei"),
    "a sign that YAML keeps": _retyped(Code.RESERVED_START, _block_text, "@Familien", "% aller", "`Wir` reden"),
    "an alias": Kind(_whole, _aliased),
    "an anchor": _retyped(Code.ANCHOR, _block_text, '&wort "{}"'),
    "a tag": _retyped(Code.TAG, _block_text, '!!str "{}"', '!text "{}"'),
    "a character that nobody sees": _retyped(Code.CONTROL_CHARACTER, _quoted, '"{}\x07"', '"\0{}"'),
    "a second document": Kind(_whole, _second_document),
}
_KEYS = {
    "a key misspelt": _renamed(Code.MISSPELT_KEY, lambda field: field.name in NEEDED - {"ref", "rev"}, _swapped),
    "a heading misspelt": _renamed(Code.MISSPELT_KEY, _heading, _swapped),
    "a heading forgotten": Kind(_heading, _headless),
    "a key in German": _renamed(
        Code.MISSPELT_KEY, lambda field: field.name in GERMAN, lambda key, _random: GERMAN[key]
    ),
    "a key that there is not": _inserted(
        Code.UNKNOWN_KEY, _needed_line, "farbe: blau", "gewicht: 2", "priorität: hoch"
    ),
    "a key twice": Kind(_needed_line, _repeated),
    "a key that is missing": Kind(_needed_line, _left_out),
    "a key that is no text": _inserted(Code.KEY_NOT_TEXT, _needed_line, "12: zwölf", "true: ja"),
    "a field of another kind": _inserted(Code.FIELD_NOT_FOR_KIND, _is("rev"), 'evidence: "Ein Protokoll."'),
}
_VALUES = {
    "a text for a list": _retyped(Code.NOT_A_LIST, _is("between", "only", "sources"), "fachkraft"),
    "a list for a text": _retyped(Code.NOT_TEXT, _text, "[eins, zwei]"),
    "a text for a wording": _retyped(Code.NOT_A_MAPPING, _is("items/*/ask/*"), '"Wir reden."'),
    "a word for a number": _retyped(Code.NOT_A_NUMBER, _is("rev"), "eins", '"1"', "1.0"),
    "a number that is too small": _retyped(Code.NUMBER_TOO_SMALL, _is("rev"), "0", "-1"),
    "a word for true or false": _retyped(Code.NOT_TRUE_OR_FALSE, _is("declared", "own_line"), "ja", "yes", "1"),
    "a choice that there is not": _retyped(Code.NOT_A_CHOICE, _is("status", "register", "how", "when"), "anders", "1"),
    "an empty field": _retyped(Code.EMPTY_FIELD, _needed_line, "", "~"),
    "an empty text": _retyped(Code.EMPTY_TEXT, _text, '""', "'  '"),
    "a text that is too long": _retyped(Code.TEXT_TOO_LONG, _text, '"' + "Wort " * 500 + '"'),
    "an id with other letters": _retyped(Code.BAD_ID, _is("criteria/*/id", "items/*/id"), "Größe", "{}_x", "{}.ä"),
    "a version as a number": _retyped(Code.NOT_TEXT, _is("framework/version"), "2.0", "1.10"),
    "a version of three parts": _retyped(Code.BAD_VERSION, _is("framework/version"), '"1.0.0"', '"v1.0"', "2026-11-01"),
    "an address without https": _retyped(Code.BAD_ADDRESS, _is("url"), "www.example.org", "http://example.org"),
    "an empty list": _retyped(Code.TOO_FEW, _is("criteria/*/sources", "areas/*/sources"), "[]"),
}
_TOGETHER = {
    "an id twice": Kind(_whole, _same_id),
    "a retired id": Kind(_is("items/*/id"), _retired_id),
    "a reference misspelt": _reference_changed(Code.MISSPELT_REFERENCE, _swapped),
    "a reference to nothing": _reference_changed(Code.UNKNOWN_REFERENCE, lambda _id, _random: "unbekannt"),
    "a definition misspelt": Kind(_definition, _definition_changed),
    "a perspective forgotten": Kind(_wording, _without_perspective),
    "a perspective asked and not asked": Kind(_asked_of_all, _asked_and_not_asked),
    "the same perspective twice": _retyped(Code.SAME_TWICE, _is("between"), "[eltern, eltern]"),
    "steps that do not rise": _retyped(Code.SCALE_ORDER, _is("steps/3/value"), "1", "2"),
}
KINDS = {**_WRITING, **_KEYS, **_VALUES, **_TOGETHER}
"""Every kind of mistake by what it is."""
