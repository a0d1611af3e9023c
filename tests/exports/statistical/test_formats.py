"""A data set in all formats: complete, bound by its data package, and byte for byte the same each time."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from exports.statistical.formats import DATA_PACKAGE, FORMATS, write_into
from exports.statistical.model import Dataset, Kind, Variable
from exports.statistical.rows import plain, untold
from tests.exports.statistical.example import APART, LONG_LABEL, OFF_SCALE, STEPS, VARIABLES, example

ALL = [
    "ergebnisse.csv",
    "ergebnisse-excel.csv",
    "ergebnisse.xlsx",
    "ergebnisse.sav",
    "ergebnisse.dta",
    "ergebnisse.parquet",
    "ergebnisse-codebook.html",
    "ergebnisse-ddi.xml",
    "ergebnisse.R",
    "datapackage.json",
]


def package_of(folder: Path) -> dict[str, Any]:
    write_into(folder, example())
    package: dict[str, Any] = json.loads((folder / DATA_PACKAGE).read_text("utf-8"))
    return package


def test_all_formats_come_with_codebook_script_and_package(tmp_path: Path) -> None:
    files = write_into(tmp_path / "neu", example())
    assert [file.name for file in files] == ALL
    assert sorted(path.name for path in (tmp_path / "neu").iterdir()) == sorted(ALL)


def test_one_format_comes_with_its_codebook_only(tmp_path: Path) -> None:
    files = write_into(tmp_path, example(), ["sav"])
    assert [file.name for file in files] == ["ergebnisse.sav", "ergebnisse-codebook.html", "ergebnisse-ddi.xml"]


def test_a_data_set_without_rows_comes_in_every_format(tmp_path: Path) -> None:
    files = write_into(tmp_path, replace(example(), source=list, count=0))
    assert [file.name for file in files if not file.stat().st_size] == []
    assert pq.read_table(tmp_path / "ergebnisse.parquet").num_rows == 0


def test_the_same_data_set_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = write_into(tmp_path / "a", example()), write_into(tmp_path / "b", example())
    assert [file.name for file in first if file.read_bytes() != (tmp_path / "b" / file.name).read_bytes()] == []
    assert len(second) == len(ALL)


def test_how_the_rows_are_cut_into_batches_changes_no_byte(tmp_path: Path) -> None:
    rows = [row for batch in example().source() for row in batch]
    first = write_into(tmp_path / "a", example())
    write_into(tmp_path / "b", replace(example(), source=lambda: [[row] for row in rows]))
    assert [file.name for file in first if file.read_bytes() != (tmp_path / "b" / file.name).read_bytes()] == []


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_tells_how_far_it_is(tmp_path: Path, name: str) -> None:
    told: list[int] = []
    FORMATS[name].write(example(), tmp_path / f"a{FORMATS[name].ending}", told.append)
    assert told == [3, 8]


def test_the_package_weighs_every_file(tmp_path: Path) -> None:
    resources = package_of(tmp_path)["resources"]
    assert {one["path"] for one in resources} == {*ALL} - {DATA_PACKAGE}
    for one in resources:
        content = (tmp_path / one["path"]).read_bytes()
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
    assert len({one["name"] for one in resources}) == len(resources)


def test_the_package_tells_codes_their_order_and_what_is_missing(tmp_path: Path) -> None:
    fields = {field["name"]: field for field in package_of(tmp_path)["resources"][0]["schema"]["fields"]}
    rated = fields["a1_eltern"]
    assert (rated["title"], rated["type"], rated["categoriesOrdered"]) == (LONG_LABEL, "integer", True)
    assert {one["value"]: one["label"] for one in rated["categories"]} == STEPS
    missing = {str(code): label for code, label in (OFF_SCALE | APART).items()}
    assert {one["value"]: one["label"] for one in rated["missingValues"]} == {"": ""} | missing
    assert fields["land"]["categoriesOrdered"] is False
    assert [fields[one.name]["type"] for one in VARIABLES if one.kind in {Kind.TEXT, Kind.DAY}] == [
        "string",
        "string",
        "date",
    ]


def of_texts(columns: list[Any]) -> Dataset:
    rows = [pa.RecordBatch.from_arrays([one], ["wort"]) for one in columns]
    return replace(example(), variables=(Variable("wort", "Wort", Kind.TEXT),), source=lambda: rows, count=None)


@pytest.mark.parametrize("name", FORMATS)
def test_texts_as_words_and_places_make_the_same_file(name: str, tmp_path: Path) -> None:
    """Also where the words change, are untidy, look like a formula, or come as texts in between."""
    words = [["=1", "b", None, "b"], ["c", "b", None], ["c ", "b", ""], ["b", "d"]]
    encoded = [pa.array(some).dictionary_encode() for some in words]
    mixed = [*encoded[:3], plain(encoded[3])]
    for folder, columns in (("words", mixed), ("texts", [plain(one) for one in encoded])):
        (tmp_path / folder).mkdir()
        FORMATS[name].write(of_texts(columns), tmp_path / folder / "a", untold)
    files = [tmp_path / folder / "a" for folder in ("words", "texts")]
    if name == "parquet":
        tables = [pq.read_table(file) for file in files]
        assert tables[0].equals(tables[1], check_metadata=True)
    else:
        assert files[0].read_bytes() == files[1].read_bytes()
