"""The R script names every column and every code, and is the same text on every system."""

from pathlib import Path

from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.r_script import write_r_script
from tests.exports.statistical.example import RELEASED, VARIABLES, example


def script_of(dataset: Dataset, folder: Path) -> str:
    write_r_script(dataset, folder / "a.R", "a.csv")
    return (folder / "a.R").read_text("utf-8")


def test_all_but_its_remarks_is_ascii(tmp_path: Path) -> None:
    lines = script_of(example(), tmp_path).splitlines()
    assert [line for line in lines if not line.isascii() and not line.startswith("# ")] == []


def test_every_column_and_code_is_described(tmp_path: Path) -> None:
    script = script_of(example(), tmp_path)
    assert all(f"  {variable.name} = list(" in script for variable in VARIABLES)
    assert 'missing = setNames(c(-98, -99), c("nicht beantwortet", "nicht gezeigt"))' in script
    assert 'c("Th\\u00fcringen", "Baden-W\\u00fcrttemberg")' in script


def test_conditions_open_the_script(tmp_path: Path) -> None:
    assert script_of(example(), tmp_path).splitlines()[1] == f"# {example().conditions[0]}"


def test_no_label_ends_its_own_text(tmp_path: Path) -> None:
    variables = (Variable("a", '"); quit() #\\', Kind.NOMINAL, {1: 'x"🙂'}),)
    script = script_of(Dataset("a", "A\nquit()", variables, list, RELEASED), tmp_path)
    assert 'label = "\\"); quit() #\\\\"' in script
    assert 'c("x\\"\\U0001f642")' in script
    assert "\nquit()" not in script
