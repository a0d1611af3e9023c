"""What docs/daten.md tells people to type works on real exports, and other programs read them whole."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyreadstat
import pytest

from exports.datasets.answers import answers_datasets
from exports.datasets.results import results_dataset
from exports.statistical.formats import write_into
from exports.statistical.model import SUPPRESSED, UNANSWERED
from qualitaetsrahmen.loading import check_framework
from selfeval.release import Reach
from tests.analysis.test_microdata import five
from tests.exports.datasets.examples import released
from tests.fakes.small_framework import changed
from texts.catalogue import translator
from tools.statistics_programs import pspp, r_with_haven

GUIDE = Path(__file__).parents[3] / "docs" / "daten.md"
T = translator("de")
LONG = ("Familien finden „früh genug“, was sie brauchen; " * 7)[:300]
MEANS = {"koordination": 0.0, "fachkraft": 1.0, "eltern": 9.0}
"""How many do not know, per statement that is shown, in the example without the late papers."""
SECONDS = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results in every format."""
    folder = tmp_path_factory.mktemp("results")
    write_into(folder, results_dataset([released()], [Reach.INTERNAL], T))
    return folder


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Single sheets of an area with a statement of three hundred signs, in every format."""
    long = check_framework(changed("Familien finden unsere Angebote.", LONG).encode(), "a.yaml").framework
    assert long is not None
    folder = tmp_path_factory.mktemp("sheets")
    first = answers_datasets([replace(one, framework=long) for one in five(people=80)], T)[0]
    write_into(folder, replace(first, name="answers"))
    return folder


def typed(program: str) -> str:
    """What the guide says to type in a program: the indented lines below its name."""
    text = GUIDE.read_text("utf-8").split("## Drei Zeilen", 1)[1]
    [block] = re.findall(rf"^[^\n]*In {program}[^\n]*:\n\n((?:    [^\n]+\n)+)", text, re.MULTILINE)
    return re.sub(r"^    ", "", str(block), flags=re.MULTILINE)


def run(folder: Path, *command: str) -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def means(told: str) -> dict[str, float]:
    """The numbers beside the names of groups."""
    return {name: float(number) for name, number in re.findall(r"(koordination|fachkraft|eltern)\s+([\d.]+)", told)}


def test_python_reads_the_data_as_the_guide_says(folder: Path) -> None:
    assert means(run(folder, sys.executable, "-c", typed("Python"))) == MEANS


def test_the_guide_names_every_format_and_every_code() -> None:
    text = GUIDE.read_text("utf-8")
    for word in (
        "`xlsx`",
        "`csv-excel`",
        "`sav`",
        "`dta`",
        "`csv`",
        "`parquet`",
        f"| {UNANSWERED} |",
        f"| {SUPPRESSED} |",
    ):
        assert word in text


def test_a_long_statement_is_whole_in_the_file_for_stata_and_spss(sheets: Path) -> None:
    label = f"Auffindbarkeit: {LONG.strip()}"
    assert label.encode() in (sheets / "answers.dta").read_bytes()
    _, about = pyreadstat.read_sav(sheets / "answers.sav", user_missing=True)
    assert label in " ".join(line.strip() for line in about.notes)
    assert str(about.column_names_to_labels["finden_angebote"]).endswith("…")


@pytest.mark.slow
def test_r_reads_the_data_as_the_guide_says(folder: Path) -> None:
    (folder / "guide.R").write_text(typed("R,"), "utf-8")
    told = run(folder, r_with_haven(), "guide.R").split()
    assert dict(zip(told[:3], map(float, told[3:]), strict=True)) == MEANS


@pytest.mark.slow
def test_pspp_reads_the_data_as_the_guide_says(folder: Path) -> None:
    syntax = folder / "guide.sps"
    syntax.write_text(typed("SPSS"), "utf-8")
    told = run(folder, pspp(), "-O", "format=csv", str(syntax))
    lines = [line.split(",")[:2] for line in told.splitlines()]
    assert [line for line in lines if line[0] in ("Koordination", "Leitung", "Fachkräfte", "Eltern")] == [
        ["Koordination", "0"],
        ["Leitung", "."],
        ["Fachkräfte", "1"],
        ["Eltern", "9"],
    ]


@pytest.mark.slow
def test_pspp_and_r_tell_every_kind_of_missing_in_single_sheets(sheets: Path) -> None:
    syntax = sheets / "show.sps"
    syntax.write_text("GET FILE='answers.sav'.\nDISPLAY DICTIONARY.\nDISPLAY DOCUMENTS.\n", "utf-8")
    shown = run(sheets, pspp(), "-O", "format=csv", str(syntax))
    words = ("weiß nicht", "trifft bei uns nicht zu", "nicht beantwortet", "nicht gezeigt", "-99 THRU -91")
    assert [word for word in words if word not in shown] == []
    assert LONG.strip()[:40] in shown
    script = """
        library(haven)
        x <- read_dta("answers.dta")
        writeLines(sort(unique(na_tag(x$finden_angebote))))
        writeLines(attr(x, "notes"))
    """
    (sheets / "show.R").write_text(script, "utf-8")
    told = run(sheets, r_with_haven(), "show.R")
    assert told.splitlines()[:3] == ["a", "b", "u"]
    assert "löschen Sie ältere Dateien" in told
    assert LONG.strip() in told
