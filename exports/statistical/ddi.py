"""The codebook as DDI-Codebook 2.5, which archives of social research take in, in the order of its schema."""

from pathlib import Path
from typing import Any

from lxml import etree

from exports.statistical.model import CODED, Dataset, Kind, Variable
from exports.statistical.whole_files import whole_file

NAMESPACE = "ddi:codebook:2_5"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = "http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NATURE = {Kind.NUMBER: "ratio", Kind.ORDINAL: "ordinal", Kind.NOMINAL: "nominal", Kind.DAY: "interval"}
_CONTINUOUS = (Kind.NUMBER, Kind.DAY)
_SHOWN_AS = {Kind.NUMBER: "numeric", Kind.TEXT: "text", Kind.DAY: "datetime"}
_FILE = "F1"


def write_ddi(dataset: Dataset, path: Path, csv_name: str) -> None:
    """Write the description of a data set and of the plain CSV that holds it."""
    root = etree.Element(f"{{{NAMESPACE}}}codeBook", nsmap={None: NAMESPACE, "xsi": _XSI})
    root.set("version", "2.5")
    root.set(_LANGUAGE, dataset.language)
    root.set(f"{{{_XSI}}}schemaLocation", f"{NAMESPACE} {_SCHEMA}")
    _describe_study(root, dataset)
    _describe_file(root, dataset, csv_name)
    data = _add(root, "dataDscr")
    for number, variable in enumerate(dataset.variables, start=1):
        _describe_variable(data, variable, number)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    with whole_file(path) as unfinished:
        unfinished.write_bytes(content)


def _add(parent: Any, tag: str, text: str | None = None, /, **attributes: str) -> Any:
    """Add an element at the end of another."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = text
    return element


def _describe_study(root: Any, dataset: Dataset) -> None:
    study = _add(root, "stdyDscr")
    citation = _add(study, "citation")
    title = _add(citation, "titlStmt")
    _add(title, "titl", dataset.label)
    _add(title, "IDNo", dataset.name)
    day = dataset.released.isoformat()
    _add(_add(citation, "verStmt"), "version", day, date=day)
    if dataset.conditions:
        _add(_add(_add(study, "dataAccs"), "useStmt"), "conditions", "\n".join(dataset.conditions))
    for note in dataset.notes:
        _add(study, "notes", note)


def _describe_file(root: Any, dataset: Dataset, csv_name: str) -> None:
    text = _add(_add(root, "fileDscr", ID=_FILE), "fileTxt")
    _add(text, "fileName", csv_name)
    size = _add(text, "dimensns")
    if dataset.count is not None:
        _add(size, "caseQnty", str(dataset.count))
    _add(size, "varQnty", str(len(dataset.variables)))
    _add(text, "fileType", "text/csv", charset="UTF-8")


def _describe_variable(data: Any, variable: Variable, number: int) -> None:
    """Add a variable: its label, its missing codes, then every code with what it means."""
    is_coded = variable.kind in CODED
    attributes = {
        "ID": f"V{number}",
        "name": variable.name,
        "files": _FILE,
        "intrvl": "contin" if variable.kind in _CONTINUOUS else "discrete",
        "representationType": "code" if is_coded else _SHOWN_AS[variable.kind],
    }
    if variable.kind in _NATURE:  # a text has none of the schema's, and "other" would need a vocabulary
        attributes["nature"] = _NATURE[variable.kind]
    if variable.kind is Kind.NUMBER:
        attributes["dcml"] = str(variable.decimals)
    if variable.unit:
        attributes["measUnit"] = variable.unit
    element = _add(data, "var", **attributes)
    _add(element, "labl", variable.label)
    if variable.missing:
        missing = _add(element, "invalrng")
        for code in variable.missing:
            _add(missing, "item", VALUE=str(code))
    if variable.note:
        _add(element, "txt", variable.note)
    for code, label in variable.labels.items():
        category = _add(element, "catgry", missing="Y" if code in variable.missing else "N")
        _add(category, "catValu", str(code))
        _add(category, "labl", label)
    written_as = {"type": "numeric" if variable.is_numeric else "character"}
    _add(element, "varFormat", **written_as, **({"category": "date"} if variable.kind is Kind.DAY else {}))
