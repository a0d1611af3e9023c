"""A data set contradicts itself nowhere: names, codes and what is missing are told apart from the start."""

import datetime as dt
from typing import Any

import pytest

from exports.statistical.model import SUPPRESSED, UNANSWERED, Dataset, Kind, NotADataset, Variable, off_scale_codes
from tests.exports.statistical.example import RELEASED, VARIABLES, example


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Größe"},
        {"name": "by"},
        {"label": " "},
        {"kind": Kind.ORDINAL},
        {"kind": Kind.NUMBER, "values": {1: "eins"}},
        {"kind": Kind.TEXT, "missing": {SUPPRESSED: "nicht gezeigt"}},
        {"kind": Kind.ORDINAL, "values": {1: "eins"}, "decimals": 1},
        {"kind": Kind.ORDINAL, "values": {-95: "mitten darin"}, "missing": {-91: "weiß nicht", -99: "nicht gezeigt"}},
        {"kind": Kind.ORDINAL, "values": {1: ""}},
    ],
)
def test_a_variable_that_contradicts_itself_is_refused(fields: dict[str, Any]) -> None:
    sound: dict[str, Any] = {"name": "zahl", "label": "Zahl", "kind": Kind.NUMBER}
    assert Variable(**sound).name == "zahl"
    with pytest.raises(NotADataset):
        Variable(**sound | fields)


@pytest.mark.parametrize("fields", [{"name": "Ergebnisse"}, {"name": "a/b"}, {"label": ""}, {"variables": ()}])
def test_a_data_set_without_a_name_for_files_or_without_variables_is_refused(fields: dict[str, Any]) -> None:
    sound: dict[str, Any] = {"name": "a-1", "label": "A", "variables": VARIABLES, "source": list, "released": RELEASED}
    assert Dataset(**sound).name == "a-1"
    with pytest.raises(NotADataset):
        Dataset(**sound | fields)


def test_two_variables_whose_names_differ_by_case_only_are_refused() -> None:
    variables = (Variable("zahl", "Zahl", Kind.NUMBER), Variable("ZAHL", "Zahl", Kind.NUMBER))
    with pytest.raises(NotADataset, match="zahl"):
        Dataset("a", "A", variables, list, dt.date(2026, 1, 1))


def test_off_scale_answers_get_codes_apart_from_unanswered_and_suppressed() -> None:
    codes = off_scale_codes([f"art-{number}" for number in range(17)])
    assert len({*codes.values(), UNANSWERED, SUPPRESSED}) == 19
    assert list(codes.values())[:3] == [-91, -92, -93]


def test_more_off_scale_kinds_than_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        off_scale_codes([f"art-{number}" for number in range(18)])


def test_conditions_come_before_notes() -> None:
    assert example().remarks[0].startswith("Nur für die vereinbarte Auswertung")


def test_labels_are_printable_and_on_one_line() -> None:
    variable = Variable("a", " Eine\nlange\tZeile\x00 ", Kind.NOMINAL, {1: "a\nb"}, {-91: "weiß\x07 nicht"})
    assert (variable.label, variable.labels) == ("Eine lange Zeile", {1: "a b", -91: "weiß nicht"})
    dataset = Dataset("a", "A\nB", (variable,), list, RELEASED, notes=("c\nd",), conditions=("e\x00f",))
    assert (dataset.label, dataset.remarks) == ("A B", ("ef", "c d"))
