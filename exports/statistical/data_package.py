"""The Frictionless data package (version 2): what lies beside it, and what each column means, as JSON."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from exports.statistical.model import CODED, Dataset, Kind, Variable
from exports.statistical.whole_files import whole_file

_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
_TYPES = {Kind.TEXT: "string", Kind.DAY: "date"}
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".sav": "application/x-spss-sav",
    ".dta": "application/x-stata-dta",
    ".parquet": "application/vnd.apache.parquet",
    ".r": "text/x-r",
    ".html": "text/html",
    ".xml": "application/xml",
}

_TEXT_FORMATS = ("csv", "r", "html", "xml")


def write_data_package(dataset: Dataset, path: Path, csv: Path, others: Iterable[Path]) -> None:
    """Write what binds the files of a data set; the plain CSV is its table, all others are files beside it."""
    package = {
        "$schema": _PROFILE.format("datapackage"),
        "name": dataset.name,
        "title": dataset.label,
        "description": "\n\n".join(dataset.remarks),
        "version": dataset.released.isoformat(),
        "language": dataset.language,
        "conditions": list(dataset.conditions),
        "resources": [_table(dataset, csv), *(_file(other) for other in others)],
    }
    content = json.dumps({key: value for key, value in package.items() if value}, ensure_ascii=False, indent=2)
    with whole_file(path) as unfinished:
        unfinished.write_text(content + "\n", "utf-8", newline="\n")


def _table(dataset: Dataset, csv: Path) -> dict[str, Any]:
    schema = {
        "$schema": _PROFILE.format("tableschema"),
        "fields": [_column(variable) for variable in dataset.variables],
        "missingValues": [""],
    }
    return _file(csv) | {"name": dataset.name, "type": "table", "title": dataset.label, "schema": schema}


def _file(path: Path) -> dict[str, Any]:
    """Return a file by its name, what it is, and what it has to weigh."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    about: dict[str, Any] = {
        "name": path.name.lower(),
        "path": path.name,
        "format": path.suffix.lower().removeprefix("."),
        "mediatype": MEDIA_TYPES[path.suffix.lower()],
    }
    if about["format"] in _TEXT_FORMATS:
        about["encoding"] = "utf-8"
    return about | {"bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def _column(variable: Variable) -> dict[str, Any]:
    """Return a column with its codes; what is missing has its own list, because it is no value."""
    column: dict[str, Any] = {"name": variable.name, "type": _type(variable), "title": variable.label}
    about = " ".join(text for text in (variable.note, variable.unit) if text)
    if about:
        column["description"] = about
    if variable.values:
        column["categories"] = [{"value": code, "label": label} for code, label in variable.values.items()]
        column["categoriesOrdered"] = variable.kind is Kind.ORDINAL
    if variable.missing:
        codes = [{"value": str(code), "label": label} for code, label in variable.missing.items()]
        column["missingValues"] = [{"value": "", "label": ""}, *codes]
    return column


def _type(variable: Variable) -> str:
    is_whole = variable.kind in CODED or (variable.kind is Kind.NUMBER and not variable.decimals)
    return "integer" if is_whole else _TYPES.get(variable.kind, "number")
