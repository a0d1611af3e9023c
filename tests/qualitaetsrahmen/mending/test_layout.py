"""A line at the wrong column is told where it stands, and what belongs to it is read as it was meant."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from qualitaetsrahmen.findings import FindingCode, Place
from qualitaetsrahmen.reading import read_document
from tests.fakes.small_framework import SMALL_YAML, changed, findings_in, place_in

FRAMEWORKS = sorted((Path(__file__).parents[3] / "frameworks").glob("*.yaml"))
FIELD = "        plain_title: Hilfe finden\n"


def shifted(first: str, after: str, by: int, text: str = SMALL_YAML) -> str:
    """The framework with all lines from one to the next moved to the right, or to the left."""
    start, end = text.index(first), text.index(after)
    moved = [" " * (len(line) - len(line.lstrip()) + by) + line.lstrip() for line in text[start:end].splitlines()]
    return text[:start] + "\n".join(moved) + "\n" + text[end:]


def narrow(text: str) -> str:
    """A framework whose dashes stand under the key itself, with everything below them as far to the left."""
    lines, lists = [], list[int]()
    for line in text.splitlines():
        column = len(line) - len(line.lstrip())
        lists = [dash for dash in lists if dash <= column]
        if line.lstrip().startswith("- ") and column not in lists:
            lists.append(column)
        lines.append(line[2 * len(lists) :])
    return "\n".join(lines) + "\n"


def wide(text: str) -> str:
    """A framework with twice as many spaces at the beginning of its lines."""
    return re.sub(
        "^ +", lambda start: start[0] * 2, re.sub("^( *)- ", r"\1-   ", text, flags=re.MULTILINE), flags=re.MULTILINE
    )


def told(text: str) -> list[tuple[FindingCode, Place]]:
    return [(finding.code, finding.place) for finding in findings_in(text)]


@pytest.mark.parametrize("column", [0, 2, 4, 6, 7, 9, 10, 12])
def test_a_field_at_the_wrong_column_is_told_where_it_stands(column: int) -> None:
    text = changed(FIELD, " " * column + FIELD.lstrip())
    assert told(text) == [(FindingCode.BAD_INDENT, place_in(text, FIELD.lstrip()))]


@pytest.mark.parametrize("by", [-2, -1, 1, 2, 4])
def test_a_part_that_slipped_as_a_whole_is_told_at_its_first_line(by: int) -> None:
    text = shifted("      - id: sprache\n", "  - id: miteinander\n", by)
    assert told(text) == [(FindingCode.BAD_INDENT, place_in(text, "- id: sprache\n"))]


def test_the_parts_below_a_slipped_one_are_checked_as_well() -> None:
    text = shifted("      - id: sprache\n", "  - id: miteinander\n", 2).replace("Ich verstehe die Texte.", "")
    assert [code for code, _ in told(text)] == [FindingCode.BAD_INDENT, FindingCode.EMPTY_TEXT]


@pytest.mark.parametrize("by", [-1, 1, 2])
def test_a_list_may_stand_at_any_column_below_its_key(by: int) -> None:
    assert told(shifted("          - id: finden.angebote\n", "        dialogue:\n", by)) == []


@pytest.mark.parametrize("write", [narrow, wide])
@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_a_file_may_have_its_own_habit_of_columns(path: Path, write: Callable[[str], str]) -> None:
    text = path.read_text("utf-8")
    document = read_document(write(text).encode(), path.name)
    assert document.findings == []
    assert document.data == read_document(text.encode(), path.name).data


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("      - id: sprache\n", "        id: sprache\n"),
        ("  - {id: praxis,", "    {id: praxis,"),
        ("  - {id: praxis,", "  {id: praxis,"),
    ],
)
def test_a_forgotten_dash_is_told_at_the_entry_that_lacks_it(line: str, without: str) -> None:
    text = changed(line, without)
    assert told(text) == [(FindingCode.NO_DASH, place_in(text, without.strip()))]


@pytest.mark.parametrize("line", ["        items:\n", "            ask:\n", "    title: Zugangswege\n"])
def test_a_forgotten_colon_is_told_at_the_field_that_lacks_it(line: str) -> None:
    text = changed(line, line.replace(":", ""))
    assert told(text) == [
        (FindingCode.NO_COLON, Place(place_in(SMALL_YAML, line).line, len(line) - len(line.lstrip()) + 1))
    ]


@pytest.mark.parametrize("key", ["levels", "scales", "citations", "areas", "steps", "criteria", "items", "ask"])
def test_a_forgotten_line_above_a_part_is_told_by_the_field_that_belongs_there(key: str) -> None:
    line = re.search(f"^ *{key}:\n", SMALL_YAML, re.MULTILINE)
    assert line is not None
    (finding,) = findings_in(changed(line[0], ""))
    assert (finding.code, finding.data) == (FindingCode.MISSING_KEY, {"key": key})
    assert finding.place.line == place_in(SMALL_YAML, line[0].lstrip()).line


def test_places_behind_a_forgotten_line_are_those_of_the_file() -> None:
    text = changed("        items:\n", "").replace("Ich verstehe die Texte.", "")
    assert told(text)[-1] == (FindingCode.EMPTY_TEXT, place_in(text, '""'))


def test_a_line_of_text_that_slipped_out_of_its_field_is_told_and_not_taken_for_something_else() -> None:
    text = changed("summary: Wie Familien zu Angeboten kommen.\n", "summary: >-\n    Wie Familien kommen.\n")
    assert told(text) == [(FindingCode.BAD_INDENT, place_in(text, "Wie Familien"))]


@pytest.mark.parametrize("write", [str, narrow, wide])
@pytest.mark.parametrize("by", [-2, 2, 4])
def test_an_element_that_slipped_with_all_that_belongs_to_it_is_one_mistake(
    write: Callable[[str], str], by: int
) -> None:
    lines = write(SMALL_YAML).splitlines()
    at = next(n for n, line in enumerate(lines) if "id: sprache\n" in f"{line}\n")
    column = len(lines[at]) - len(lines[at].lstrip())
    end = next(n for n in range(at + 1, len(lines)) if len(lines[n]) - len(lines[n].lstrip()) <= column)
    lines[at:end] = [" " * max(len(line) - len(line.lstrip()) + by, 0) + line.lstrip() for line in lines[at:end]]
    assert [place.line for _, place in told("\n".join(lines) + "\n")] in ([at + 1], [])


@pytest.mark.parametrize("by", [-2, 2])
def test_a_dash_that_slipped_alone_is_told_and_its_fields_stay(by: int) -> None:
    line = "      - id: sprache\n"
    text = changed(line, " " * (6 + by) + line.lstrip())
    assert told(text) == [(FindingCode.BAD_INDENT, place_in(text, line.lstrip()))]


@pytest.mark.parametrize(
    ("above", "entry", "key"),
    [
        ("retired:\n", "  - {id: neu, ref: '9', title: Neu, plain_title: Neu}\n", "areas"),
        ("levels:\n", "  - {id: familien, level: praxis, label: Familien, register: einfach}\n", "perspectives"),
        ("        dialogue:\n", "          - {id: finden.neu, rev: 1, ask: {eltern: {text: Neu}}}\n", "items"),
    ],
)
def test_an_entry_in_the_wrong_list_is_told_with_the_list_where_it_belongs(above: str, entry: str, key: str) -> None:
    text = changed(above, above + entry)
    found = [(finding.code, finding.data.get("key")) for finding in findings_in(text)]
    assert found == [(FindingCode.MISPLACED_ENTRY, key)]


def test_text_in_a_block_at_the_column_of_its_field_is_one_mistake() -> None:
    text = changed(
        "    summary: Wie Familien zu Angeboten kommen.\n", "    summary: >-\n    Wie Familien\n    zu uns kommen.\n"
    )
    assert told(text) == [(FindingCode.BAD_INDENT, place_in(text, "Wie Familien\n"))]
