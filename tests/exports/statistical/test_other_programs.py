"""Files for statistics as others read them: PSPP and R get every label, text and kind of missing value back."""

import csv
import os
import subprocess
from pathlib import Path

import pytest

from exports.statistical.formats import write_into
from exports.statistical.model import Cell
from tests.exports.statistical.example import APART, LONG_LABEL, OFF_SCALE, STEPS, VARIABLES, column, example
from tools.statistics_programs import pspp, r_with_haven

pytestmark = pytest.mark.slow

LETTERS = {-91: "a", -92: "b", -93: "c", -94: "d", -98: "u", -99: "s"}
SECONDS = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example in every format."""
    folder = tmp_path_factory.mktemp("export")
    write_into(folder, example())
    return folder


def run(folder: Path, *command: str, **settings: str) -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **settings}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def in_pspp(folder: Path, *commands: str) -> str:
    syntax = folder / "syntax.sps"
    syntax.write_text("\n".join(["GET FILE='ergebnisse.sav'.", *commands]), "utf-8")
    return run(folder, pspp(), "-O", "format=csv", str(syntax))


def in_r(folder: Path, script: str, **settings: str) -> str:
    (folder / "check.R").write_text(script, "utf-8")
    return run(folder, r_with_haven(), "check.R", **settings)


def table(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return {name: [row[place] for row in rows] for place, name in enumerate(header)}


def written(cells: list[Cell]) -> list[str]:
    return ["" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in cells]


def as_pspp_saves(folder: Path, missing: str) -> dict[str, list[str]]:
    in_pspp(
        folder,
        f"SAVE TRANSLATE /OUTFILE='pspp.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES /REPLACE /MISSING={missing}.",
    )
    return table(folder / "pspp.csv")


def test_pspp_reads_every_code_text_and_empty_column(folder: Path) -> None:
    read = as_pspp_saves(folder, "IGNORE")
    blank = {name: [cell.strip() for cell in cells] for name, cells in read.items()}
    for name in ("land", "a1_eltern", "leer", "anteil", "worte", "ohne_worte"):
        assert blank[name] == written(column(name)), name
    assert blank["tag"][:3] == ["11/20/2026", "12/31/1999", ""]


def test_pspp_counts_no_missing_code_as_a_value(folder: Path) -> None:
    read = as_pspp_saves(folder, "RECODE")
    assert [cell.strip() for cell in read["a1_eltern"]] == ["1", "4", "", "", "", "", "", ""]
    assert [cell.strip() for cell in read["anteil"]] == ["12.5", "0", "", "", "-2.5", "100", "", "33.3"]


def test_pspp_shows_labels_levels_and_ranges(folder: Path) -> None:
    shown = in_pspp(folder, "DISPLAY DICTIONARY.", "DISPLAY DOCUMENTS.")
    words = [*STEPS.values(), *OFF_SCALE.values(), *APART.values(), "Anteil „weiß nicht“", "Baden-Württemberg"]
    assert [word for word in words if word not in shown] == []
    assert "-99 THRU -91" in shown
    assert "Ordinal" in shown
    assert LONG_LABEL in " ".join(line.strip('" ') for line in shown.splitlines())


def test_r_reads_the_spss_file(folder: Path) -> None:
    out = in_r(
        folder,
        """
        library(haven)
        x <- read_sav("ergebnisse.sav", user_na = TRUE)
        stopifnot(identical(attr(x$a1_eltern, "na_range"), c(-99, -91)), sum(is.na(x$a1_eltern)) == 6)
        write.csv(as.data.frame(lapply(x, zap_labels)), "r.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8")
        writeLines(paste(names(attr(x$a1_eltern, "labels")), collapse = "|"))
        """,
    )
    assert out.strip() == "|".join((STEPS | OFF_SCALE | APART).values())
    read = table(folder / "r.csv")
    assert read["worte"] == written(column("worte"))
    assert read["tag"] == written(column("tag"))


def test_r_reads_the_stata_file_with_a_letter_for_each_kind_of_missing(folder: Path) -> None:
    out = in_r(
        folder,
        """
        library(haven)
        x <- read_dta("ergebnisse.dta")
        labels <- attr(x$a1_eltern, "labels")
        tags <- ifelse(is.na(labels), na_tag(labels), labels)
        writeLines(paste(tags, names(labels), sep = "="))
        writeLines(c("--", paste(na_tag(x$a1_eltern)), "--", attr(x, "notes")))
        write.csv(data.frame(worte = x$worte, tag = x$tag), "r.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8")
        """,
    )
    labels, tags, notes = (part.strip().splitlines() for part in out.split("--\n"))
    expected = {str(code): word for code, word in STEPS.items()}
    expected |= {LETTERS[code]: word for code, word in (OFF_SCALE | APART).items()}
    assert dict(line.split("=", 1) for line in labels) == expected
    assert tags == ["NA", "NA", "a", "b", "c", "d", "u", "s"]
    assert f"a1_eltern: {LONG_LABEL}" in notes
    assert table(folder / "r.csv")["worte"] == written(column("worte"))
    assert table(folder / "r.csv")["tag"] == written(column("tag"))


@pytest.mark.parametrize("libraries", [{}, {"R_LIBS_SITE": "none", "R_LIBS_USER": "none"}], ids=["haven", "base"])
def test_the_r_script_reads_and_labels_the_plain_csv(folder: Path, libraries: dict[str, str]) -> None:
    has_haven = "FALSE" if libraries else "TRUE"
    out = in_r(
        folder,
        f"""
        source("ergebnisse.R")
        x <- ergebnisse
        stopifnot(identical(requireNamespace("haven", quietly = TRUE), {has_haven}))
        stopifnot(inherits(x$tag, "Date"), sum(is.na(x$a1_eltern)) == 6, sum(is.na(x$anteil)) == 3)
        stopifnot(nchar(attr(x$a1_eltern, "label")) == 300)
        writeLines(vapply(x, function(one) attr(one, "label"), ""))
        writeLines(c("--", as.character(ergebnisse_missing$a1_eltern)))
        write.csv(data.frame(worte = x$worte, tag = x$tag), "r.csv", row.names = FALSE, na = "", fileEncoding = "UTF-8")
        """,
        **libraries,
    )
    labels, missing = (part.strip().splitlines() for part in out.split("--\n"))
    assert labels == [variable.label for variable in VARIABLES]
    assert missing == ["NA", "NA", *OFF_SCALE.values(), *APART.values()]
    assert table(folder / "r.csv")["worte"] == written(column("worte"))


def test_the_r_script_runs_where_only_ascii_is_known(folder: Path) -> None:
    script = 'source("ergebnisse.R"); cat(utf8ToInt(substr(attr(ergebnisse$a1_eltern, "label"), 20, 20)))'
    assert in_r(folder, script, LC_ALL="C") == str(ord(LONG_LABEL[19]))
