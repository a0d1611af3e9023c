"""What the schema of DDI-Codebook 2.5 demands of the elements that are written, and what breaks it in a file.

The schema itself is under the LGPL and not shipped; docs/decisions/0036 says how this was compared with it.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

NAMESPACE = "ddi:codebook:2_5"
_XML, _XSI = "{http://www.w3.org/XML/1998/namespace}", "{http://www.w3.org/2001/XMLSchema-instance}"
_NAME = r"[A-Za-z_][\w.-]*"

CHILDREN = {
    "codeBook": "docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*",
    "stdyDscr": "citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs* othrStdyMat* notes*",
    "citation": "titlStmt rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit? holdings* notes*",
    "titlStmt": "titl subTitl* altTitl* parTitl* IDNo*",
    "verStmt": "version? verResp? notes*",
    "dataAccs": "setAvail* useStmt* notes*",
    "useStmt": "confDec? specPerm? restrctn? contact* citReq? deposReq? conditions? disclaimer?",
    "fileDscr": "fileTxt* locMap? notes*",
    "fileTxt": "fileName? fileCitation? fileCont? fileStrc? dimensns? fileType? format? filePlac? dataChck* ProcStat? "
    "dataMsng? software* verStmt?",
    "dimensns": "caseQnty* varQnty* logRecL* recPrCas* recNumTot*",
    "dataDscr": "varGrp* nCubeGrp* var* nCube* notes*",
    "var": "location* labl* imputation? security? embargo? respUnit? anlysUnit? qstn* valrng* invalrng* undocCod* "
    "universe* TotlResp? sumStat* txt* stdCatgry* catgryGrp* catgry* codInstr* verStmt* concept* derivation? "
    "varFormat? geoMap* catLevel* notes*",
    "invalrng": "(item|range)+ key? notes*",
    "item": "",
    "catgry": "catValu? labl* txt* catStat* mrow?",
}
"""The order and number of children, of elements that hold nothing else; ``?``, ``*`` and ``+`` as everywhere."""
WITH_TEXT = frozenset(
    {"titl", "IDNo", "version", "conditions", "notes", "fileName", "caseQnty", "varQnty", "fileType"}
    | {"labl", "txt", "catValu", "varFormat"}
)
ATTRIBUTES: dict[str, dict[str, str]] = {
    "codeBook": {"version": r"2\.5", f"{_XSI}schemaLocation": rf"{NAMESPACE} \S+"},
    "version": {"date": r"\d{4}-\d\d-\d\d", "type": ".*"},
    "fileType": {"charset": ".*"},
    "var": {
        "name": ".*",
        "files": rf"{_NAME}( {_NAME})*",
        "intrvl": "contin|discrete",
        "nature": "nominal|ordinal|interval|ratio|percent",  # "other" asks for a vocabulary of one's own
        "representationType": "text|numeric|code|datetime|other",
        "dcml": ".*",
        "measUnit": ".*",
    },
    "item": {"UNITS": "INT|REAL", "VALUE": ".*"},
    "catgry": {"missing": "Y|N", "missType": ".*"},
    "varFormat": {"type": "numeric|character", "category": "date|time|currency|other"},
}
"""What an attribute may hold; every element may have the two of ``_EVERYWHERE`` too."""
_EVERYWHERE = {"ID": _NAME, f"{_XML}lang": "[a-z]{2}"}
REQUIRED = {"var": {"name"}, "item": {"VALUE"}}


def name_of(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def breaches_of(root: Any) -> list[str]:
    """What the schema would object to, in words; none for a valid file."""
    return [breach for element in root.iter() for breach in _breaches(element)] + list(_loose_ends(root))


def _breaches(element: Any) -> Iterator[str]:
    name = name_of(element)
    if etree.QName(element).namespace != NAMESPACE:
        yield f"{name}: another namespace"
    has_text = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
    if name in WITH_TEXT:
        if len(element):
            yield f"{name}: has children"
    elif name not in CHILDREN:
        yield f"{name}: not known here"
    else:
        if has_text:
            yield f"{name}: has text"
        told = "".join(f"<{name_of(child)}>" for child in element)
        if not re.fullmatch(_pattern(CHILDREN[name]), told):
            yield f"{name}: {told}"
    yield from _attribute_breaches(element, name)


def _pattern(model: str) -> str:
    return re.sub(r"\w+", lambda word: f"(?:<{word[0]}>)", model).replace(" ", "")


def _attribute_breaches(element: Any, name: str) -> Iterator[str]:
    known = _EVERYWHERE | ATTRIBUTES.get(name, {})
    for key, value in element.attrib.items():
        if not re.fullmatch(known.get(key, "(?!)"), value, re.DOTALL):
            yield f"{name}: {key}={value}"
    for key in REQUIRED.get(name, set()) - set(element.attrib):
        yield f"{name}: no {key}"


def _loose_ends(root: Any) -> Iterator[str]:
    """What the types ID and IDREFS demand of the file as a whole."""
    ids = root.xpath("//@ID")
    if len(ids) != len(set(ids)):
        yield "an ID twice"
    for one in root.xpath("//@files"):
        if not set(one.split()) <= set(ids):
            yield f"no ID for {one}"
