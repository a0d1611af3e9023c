"""The DDI codebook: what the 2.5 schema demands holds for every data set, in both languages."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from exports.datasets.agreements import AgreedHere, agreements_dataset
from exports.datasets.answers import answers_datasets
from exports.datasets.handed_in import handed_in_dataset
from exports.datasets.network import network_datasets
from exports.datasets.results import results_dataset
from exports.statistical.ddi import NAMESPACE, write_ddi
from exports.statistical.model import Dataset, Kind, Variable
from selfeval.release import Reach
from tests.analysis.test_microdata import five
from tests.exports.datasets.examples import ANSWERS, released
from tests.exports.datasets.test_agreements import agreement
from tests.exports.datasets.test_handed_in import let_go
from tests.exports.datasets.test_network import held, networks
from tests.exports.statistical.ddi_schema import breaches_of, name_of
from tests.exports.statistical.example import LONG_LABEL, RELEASED, VARIABLES, example
from tests.fakes.small_round import FRAMEWORK, TODAY
from texts.catalogue import Translator, translator

AGREED = AgreedHere(agreement(), FRAMEWORK, "Netz", "Herbst", "Werkstatt", TODAY)
DATASETS: dict[str, Callable[[Translator], Iterable[Dataset]]] = {
    "results": lambda t: [results_dataset([released()], list(Reach), t)],
    "agreements": lambda t: [agreements_dataset([AGREED], Reach.INTERNAL, t)],
    "network": lambda t: network_datasets(networks(held()), Reach.INTERNAL, t),
    "handed_in": lambda t: [handed_in_dataset([let_go(ANSWERS)[0]], {"f": FRAMEWORK}, t)],
    "answers": lambda t: answers_datasets(five(), t),
    "example": lambda _: [example()],
}


def ddi_of(dataset: Dataset, folder: Path) -> Any:
    write_ddi(dataset, folder / "a.xml", "a.csv")
    return etree.parse(folder / "a.xml").getroot()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", DATASETS)
def test_every_data_set_keeps_to_the_schema(name: str, language: str, tmp_path: Path) -> None:
    made = list(DATASETS[name](translator(language)))
    assert made
    for dataset in made:
        root = ddi_of(dataset, tmp_path)
        assert breaches_of(root) == []
        assert len(root.findall(f".//{{{NAMESPACE}}}var")) == len(dataset.variables)


@pytest.mark.parametrize(
    ("path", "change", "breach"),
    [
        ("var", lambda one: one.attrib.pop("name"), "var: no name"),
        ("var", lambda one: one.set("nature", "other"), "var: nature=other"),
        ("var", lambda one: one.set("files", "F9"), "no ID for F9"),
        ("var", lambda one: one.set("ID", "F1"), "an ID twice"),
        ("var", lambda one: one.set("unit", "Prozent"), "var: unit=Prozent"),
        ("var", lambda one: one.append(one[0]), "var: <catgry>"),
        ("invalrng", lambda one: [one.remove(child) for child in list(one)], "invalrng: "),
        ("titlStmt", lambda one: one.remove(one[0]), "titlStmt: <IDNo>"),
        ("stdyDscr", lambda one: one.set("text", "frei"), "stdyDscr: text=frei"),
        ("dimensns", lambda one: setattr(one, "text", "acht"), "dimensns: has text"),
        ("catgry", lambda one: one.set("missing", "ja"), "catgry: missing=ja"),
    ],
)
def test_what_the_schema_refuses_is_found(
    path: str, change: Callable[[Any], object], breach: str, tmp_path: Path
) -> None:
    root = ddi_of(example(), tmp_path)
    change(root.find(f".//{{{NAMESPACE}}}{path}"))
    assert any(one.startswith(breach) for one in breaches_of(root))


def test_ids_are_unique_and_every_variable_names_the_file_that_holds_it(tmp_path: Path) -> None:
    root = ddi_of(example(), tmp_path)
    assert len(root.xpath("//@ID")) == len(VARIABLES) + 1
    assert root.xpath("//@files") == ["F1"] * len(VARIABLES)


def test_a_text_has_no_level_and_a_day_says_that_it_is_one(tmp_path: Path) -> None:
    root, ns = ddi_of(example(), tmp_path), {"d": NAMESPACE}
    [text] = root.xpath("//d:var[@name='worte']", namespaces=ns)
    assert (text.get("nature"), text.get("intrvl")) == (None, "discrete")
    assert root.xpath("//d:var[d:varFormat/@category='date']/@name", namespaces=ns) == ["tag"]


def test_labels_and_missing_codes_come_back(tmp_path: Path) -> None:
    root, ns = ddi_of(example(), tmp_path), {"d": NAMESPACE}
    assert root.xpath("string(//d:var[@name='a1_eltern']/d:labl)", namespaces=ns) == LONG_LABEL
    missing = root.xpath("//d:var[@name='a1_eltern']/d:catgry[@missing='Y']/d:catValu/text()", namespaces=ns)
    assert missing == ["-91", "-92", "-93", "-94", "-98", "-99"]
    assert root.xpath("//d:var[@name='a1_eltern']/d:invalrng/d:item/@VALUE", namespaces=ns) == missing
    assert root.xpath("string(//d:conditions)", namespaces=ns) == example().conditions[0]


def test_a_data_set_without_conditions_and_count_is_a_whole_description_too(tmp_path: Path) -> None:
    bare = Dataset("a", "A", (Variable("worte", "W", Kind.TEXT),), list, RELEASED)
    root = ddi_of(bare, tmp_path)
    assert breaches_of(root) == []
    assert [name_of(child) for child in root] == ["stdyDscr", "fileDscr", "dataDscr"]
