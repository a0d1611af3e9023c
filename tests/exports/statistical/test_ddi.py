"""The DDI codebook: elements in the order of the 2.5 schema, each only with the attributes that the schema knows.

The schema itself is not shipped; what it says of the elements that we write stands here.
"""

import re
from pathlib import Path
from typing import Any

from lxml import etree

from exports.statistical.ddi import NAMESPACE, write_ddi
from exports.statistical.model import Dataset, Kind, Variable
from tests.exports.statistical.example import LONG_LABEL, RELEASED, VARIABLES, example

CHILDREN = {
    "codeBook": "docDscr stdyDscr fileDscr dataDscr otherMat",
    "stdyDscr": "citation studyAuthorization stdyInfo studyDevelopment method dataAccs othrStdyMat notes",
    "citation": "titlStmt rspStmt prodStmt distStmt serStmt verStmt biblCit holdings notes",
    "titlStmt": "titl subTitl altTitl parTitl IDNo",
    "verStmt": "version verResp notes",
    "dataAccs": "setAvail useStmt notes",
    "useStmt": "confDec specPerm restrctn contact citReq deposReq conditions disclaimer",
    "fileDscr": "fileTxt locMap notes",
    "fileTxt": "fileName fileCitation fileCont fileStrc dimensns fileType format filePlac dataChck ProcStat dataMsng",
    "dimensns": "caseQnty varQnty logRecL recPrCas recNumTot",
    "dataDscr": "varGrp nCubeGrp var nCube notes",
    "var": "location labl imputation security embargo respUnit anlysUnit qstn valrng invalrng undocCod "
    "universe TotlResp sumStat txt stdCatgry catgryGrp catgry codInstr verStmt concept derivation varFormat geoMap "
    "catLevel notes",
    "invalrng": "item range key notes",
    "catgry": "catValu labl txt catStat mrow",
}
SINGLE = {"titl", "titlStmt", "conditions", "fileName", "dimensns", "fileType", "invalrng", "varFormat", "catValu"}
ATTRIBUTES = {
    "codeBook": "version lang schemaLocation",
    "version": "date",
    "fileDscr": "ID",
    "fileType": "charset",
    "var": "ID name files intrvl nature representationType dcml measUnit",
    "item": "VALUE",
    "catgry": "missing",
    "varFormat": "type",
}
CHOICES = {
    "intrvl": {"contin", "discrete"},
    "nature": {"nominal", "ordinal", "interval", "ratio", "percent", "other"},
    "representationType": {"text", "numeric", "code", "datetime", "other"},
    "missing": {"Y", "N"},
    "type": {"numeric", "character"},
}


def ddi_of(dataset: Dataset, folder: Path) -> Any:
    write_ddi(dataset, folder / "a.xml", "a.csv")
    return etree.parse(folder / "a.xml").getroot()


def name_of(element: Any) -> str:
    return str(etree.QName(element).localname)


def test_every_element_stands_where_the_schema_has_it(tmp_path: Path) -> None:
    root = ddi_of(example(), tmp_path)
    assert {etree.QName(element).namespace for element in root.iter()} == {NAMESPACE}
    for element in root.iter():
        names = [name_of(child) for child in element]
        order = CHILDREN.get(name_of(element), "").split()
        places = [order.index(name) for name in names]
        assert places == sorted(places), name_of(element)
        assert all(names.count(name) <= 1 for name in SINGLE), name_of(element)


def test_every_attribute_is_one_of_the_schema_with_a_value_that_it_allows(tmp_path: Path) -> None:
    for element in ddi_of(example(), tmp_path).iter():
        known = ATTRIBUTES.get(name_of(element), "").split()
        for key, value in element.attrib.items():
            name = etree.QName(key).localname
            assert name in known, f"{name_of(element)} {name}"
            assert value in CHOICES.get(name, {value})


def test_ids_are_unique_and_every_variable_names_the_file_that_holds_it(tmp_path: Path) -> None:
    root = ddi_of(example(), tmp_path)
    ids = root.xpath("//@ID")
    assert len(ids) == len(set(ids)) == len(VARIABLES) + 1
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)
    assert set(root.xpath("//@files")) <= set(ids)


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
    assert [name_of(child) for child in root] == ["stdyDscr", "fileDscr", "dataDscr"]
