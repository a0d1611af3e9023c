"""A line is seen as people see it: a field, an element of a list, or text that goes on."""

import pytest

from qualitaetsrahmen.mending.entries import RunningText, entry_of, indent_of, is_silent, keys_of_element


@pytest.mark.parametrize(
    ("line", "dashes", "key", "value"),
    [
        ("title: Wege", (), "title", "Wege"),
        ("  - id: wege", (2,), "id", "wege"),
        ("  - - id: wege", (2, 4), "id", "wege"),
        ("    -", (4,), None, ""),
        ("  - Wege zu Hilfen", (2,), None, "Wege zu Hilfen"),
        ('  "id": wege', (), "id", "wege"),
        ("  ehrenamt.x-2: {text: Wir}", (), "ehrenamt.x-2", "{text: Wir}"),
        ("  note: &hinweis Wege", (), "note", "Wege"),
        ("  note: # folgt", (), "note", ""),
        ("  note: Gruppe #3", (), "note", "Gruppe #3"),
        ("  url: https://www.example.org", (), "url", "https://www.example.org"),
    ],
)
def test_a_line_is_taken_apart(line: str, dashes: tuple[int, ...], key: str | None, value: str) -> None:
    entry = entry_of(line)
    assert (entry.dashes, entry.key, entry.value) == (dashes, key, value)
    assert entry.is_entry


@pytest.mark.parametrize(
    "line", ["    und wie es weitergeht", "https://www.example.org", "Unser Ziel:alle", '"Wege"', "{a: b}"]
)
def test_a_line_without_dash_or_key_is_nothing_but_text(line: str) -> None:
    assert not entry_of(line).is_entry
    assert entry_of(line).value == line.strip()


def test_a_line_begins_at_its_dash_and_its_field_behind_it() -> None:
    entry = entry_of("  - id: wege")
    assert (entry.indent, entry.column) == (2, 4)
    assert indent_of("    id: wege") == entry_of("    id: wege").indent == 4


@pytest.mark.parametrize(("line", "silent"), [("", True), ("   ", True), ("  # Wege", True), ("  - # Wege", False)])
def test_only_what_is_empty_or_a_remark_is_silent(line: str, *, silent: bool) -> None:
    assert is_silent(line) is silent


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (["- id: a", "  rev: 1", "", "  # folgt", "  ask:", "    eltern: {text: x}", "- id: b"], ["id", "rev", "ask"]),
        (["- id: a", "rev: 1"], ["id"]),
        (["- {id: a, label: 'Wege'}", "  rev: 1"], ["id", "label"]),
        (["- Wege", "  rev: 1"], []),
    ],
)
def test_an_element_of_a_list_has_the_keys_of_its_own_column(lines: list[str], keys: list[str]) -> None:
    assert keys_of_element(lines, 0) == keys


RUNNING = {
    "a plain text": ("Familien finden", ["    unsere Angebote", "  und Hilfe"], 1),
    "a plain text before the next field": ("Familien finden", ["    note: x"], 0),
    "a quoted text": ('"Familien finden', ["    note: x", '    Hilfe"', "    und Rat"], 2),
    "a quoted text that is ended in its line": ('"Familien"', ["    Hilfe"], 0),
    "a block": (">-", ["    note: x", "      - Hilfe", "  title: y"], 2),
    "braces": ("{text: Familien,", ["      help: [x,", "  ]", "  }", "    note: x"], 3),
    "braces in a quoted text": ('{text: "{"}', ["    note: x"], 0),
}


@pytest.mark.parametrize("name", RUNNING)
def test_a_text_goes_on_as_far_as_its_lines_belong_to_it(name: str) -> None:
    value, below, count = RUNNING[name]
    text = RunningText(value, column=2)
    assert [text.goes_on(line) for line in below] == [n < count for n in range(len(below))]
    assert not text.is_open


@pytest.mark.parametrize(("value", "end"), [('"Wege"', 6), ('"a \\" b" c', 8), ("'a ''b'' c' d", 11), ('"Wege', None)])
def test_a_quoted_text_ends_at_its_own_sign(value: str, end: int | None) -> None:
    assert RunningText.end_of_quote(value) == end
    assert RunningText(value, column=2).is_open == (end is None)


def test_of_a_line_full_of_dashes_no_more_are_looked_at_than_a_file_may_be_deep() -> None:
    assert len(entry_of("- " * 100_000).dashes) == 21
    assert len(entry_of("- " * 20 + "id: a").dashes) == 20
