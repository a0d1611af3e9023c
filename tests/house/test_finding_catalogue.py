"""The catalogue of findings, docs/befunde.md, says what the code says, and leads to its examples."""

import re
from pathlib import Path

import pytest

from qualitaetsrahmen.findings import FindingCode
from tools import finding_catalogue
from tools.finding_catalogue import BadFile

PAGE = finding_catalogue.PAGE.read_text("utf-8")
EXAMPLES = re.findall(r"^### (\w+)\n\n```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_page_is_what_the_tool_writes_today() -> None:
    assert finding_catalogue.catalogue() == PAGE, "run python -m tools.finding_catalogue"


def test_every_code_stands_in_one_table_with_both_sentences() -> None:
    rows = re.findall(r"^\| \[?`(\w+)`[^|]* \| [^|]+[.?…] \| [^|]+[.?…] \|$", PAGE, re.MULTILINE)
    assert rows == [code.value for code in FindingCode]


def test_every_link_of_a_table_leads_to_an_example() -> None:
    assert re.findall(r"\]\(#(\w+)\)", PAGE) == [code.lower() for code, _ in EXAMPLES]


@pytest.mark.parametrize(("code", "excerpt"), EXAMPLES)
def test_an_example_is_short_and_points_to_one_line(code: str, excerpt: str) -> None:
    assert 3 <= len(excerpt.splitlines()) <= 6
    assert re.findall(r"^→ ", excerpt, re.MULTILINE) == ["→ "]


def test_the_tool_writes_the_page_and_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(finding_catalogue, "PAGE", tmp_path / "befunde.md")
    assert finding_catalogue.main() == 0
    assert (tmp_path / "befunde.md").read_text("utf-8") == PAGE
    assert capsys.readouterr().out == "befunde.md\n"


def test_a_bad_file_without_an_opening_line_is_refused() -> None:
    with pytest.raises(ValueError, match="schema: 1"):
        BadFile.of(b"schema: 1\n")
