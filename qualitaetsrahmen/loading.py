"""From a file to a framework: reading, shape, references, and all findings in one run."""

import difflib
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from qualitaetsrahmen.checks import check_references
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.findings import Finding, FindingCode, Path
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.reading import Document, read_document

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class FrameworkInvalid(CodedError):
    """A framework's file has findings, so there is no framework; they stand in ``findings``."""

    code = "framework.invalid"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(file=findings[0].file, count=len(findings))
        self.findings = findings


@dataclass(frozen=True)
class Loaded:
    """What a file holds: a framework, or the findings that explain why there is none."""

    framework: Framework | None
    findings: tuple[Finding, ...]


def check_framework(content: bytes, file: str) -> Loaded:
    """Read and check a framework's file; all findings come in one run, sorted by their place.

    Only where references lead is asked last, when everything else is right.
    """
    document = read_document(content, file)
    framework = None
    if document.data is not None or not document.findings:
        framework = _validated(document)
        if framework is not None:
            check_references(framework, document)
    findings = tuple(sorted(document.findings, key=lambda finding: (finding.place, finding.code)))
    return Loaded(None if findings else framework, findings)


def load_framework(path: FilePath) -> Framework:
    """Return the framework of a file, or raise FrameworkInvalid with every finding."""
    loaded = check_framework(path.read_bytes(), path.name)
    if loaded.framework is None:
        raise FrameworkInvalid(loaded.findings)
    return loaded.framework


def _validated(document: Document) -> Framework | None:
    if not isinstance(document.data, dict):
        document.report(FindingCode.NOT_A_MAPPING, document.place_of(()), key="", value="")
        return None
    try:
        return Framework.model_validate(document.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _report_detail(detail, document)
        return None


def _report_detail(detail: "ErrorDetails", document: Document) -> None:
    """Translate one complaint of pydantic into a finding with its place."""
    is_key = detail["loc"][-1:] == ("[key]",)  # pydantic's way to say that the key is meant and not its value
    path: Path = tuple(detail["loc"][:-1] if is_key else detail["loc"])
    match detail["type"]:
        case "extra_forbidden":
            _report_unknown_key(path, document)
        case "missing":
            _report_missing_key(path, document)
        case "too_short" if len(detail["input"]) >= detail["ctx"]["min_length"]:
            pass  # pydantic leaves out parts with findings of their own and then finds too few
        case kind:
            place = document.keys[path] if is_key else document.place_of(path)
            data = _data_of(detail, path)
            code = _CODE_OF.get(kind, FindingCode.BAD_VALUE)
            if code is FindingCode.BAD_ID:
                code = _PATTERN_OF.get(data["key"], code)
            document.report(code, place, **data)


_CODE_OF = {
    "string_type": FindingCode.NOT_TEXT,
    "tuple_type": FindingCode.NOT_A_LIST,
    "model_type": FindingCode.NOT_A_MAPPING,
    "dict_type": FindingCode.NOT_A_MAPPING,
    "int_type": FindingCode.NOT_A_NUMBER,
    "bool_type": FindingCode.NOT_TRUE_OR_FALSE,
    "enum": FindingCode.NOT_A_CHOICE,
    "literal_error": FindingCode.NOT_A_CHOICE,
    "string_too_short": FindingCode.EMPTY_TEXT,
    "string_too_long": FindingCode.TEXT_TOO_LONG,
    "too_short": FindingCode.TOO_FEW,
    "too_long": FindingCode.TOO_MANY,
    "greater_than_equal": FindingCode.NUMBER_TOO_SMALL,
    "less_than_equal": FindingCode.NUMBER_TOO_BIG,
    "string_pattern_mismatch": FindingCode.BAD_ID,
}
"""What pydantic calls a complaint, and what it means for somebody who writes a framework."""
_PATTERN_OF = {
    "version": FindingCode.BAD_VERSION,
    "last_version": FindingCode.BAD_VERSION,
    "url": FindingCode.BAD_ADDRESS,
}


def _data_of(detail: "ErrorDetails", path: Path) -> dict[str, str]:
    """Return what the sentence of a finding needs: the key, what stood there, and what would be allowed."""
    context: dict[str, Any] = detail.get("ctx", {})
    given = detail["input"]
    data = {"key": _name_of(path), "value": given[:80] if isinstance(given, str) else ""}
    for name in ("min_length", "max_length", "ge", "le"):
        if name in context:
            data["limit"] = str(context[name])
    if "expected" in context:
        data["choices"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    return data


def _report_unknown_key(path: Path, document: Document) -> None:
    key, known = str(path[-1]), _known_keys(path[:-1])
    place = document.keys.get(path, document.place_of(path))
    if near := difflib.get_close_matches(key, known, n=1):
        document.report(FindingCode.MISSPELT_KEY, place, key=key, near=near[0])
    else:
        document.report(FindingCode.UNKNOWN_KEY, place, key=key, known=", ".join(known))


def _report_missing_key(path: Path, document: Document) -> None:
    """Report a key that is not there, unless its misspelt form beside it has been reported already."""
    if isinstance(path[-1], int):
        limit = str(path[-1] + 1)
        document.report(FindingCode.TOO_FEW, document.place_of(path), key=_name_of(path), value="", limit=limit)
    elif not _misspelt_beside(path, _known_keys(path[:-1]), document):
        document.report(FindingCode.MISSING_KEY, document.place_of(path), key=path[-1])


def _name_of(path: Path) -> str:
    """Return the nearest key on the way to a value, because a place in a list has no name."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _misspelt_beside(path: Path, known: list[str], document: Document) -> bool:
    """Say whether a key that nobody knows stands where ``path`` is missing and reads almost like it."""
    siblings = [key[-1] for key in document.keys if key[:-1] == path[:-1] and key[-1] not in known]
    return bool(difflib.get_close_matches(str(path[-1]), [str(key) for key in siblings], n=1))


def _known_keys(path: Path) -> list[str]:
    """Return the keys that the model knows at a path of the document, as the file writes them."""
    here: Any = Framework
    for part in path:
        here = _annotation_inside(here, part)
    return list(_annotations(here))


def _annotation_inside(annotation: Any, part: str | int) -> Any:
    """Return the type of one part: a field of a model, a value of a mapping, an element of a list."""
    if annotations := _annotations(annotation):
        return annotations.get(str(part))
    arguments = get_args(annotation)
    return arguments[-1] if get_origin(annotation) is dict else next(iter(arguments), None)


def _annotations(annotation: Any) -> dict[str, Any]:
    """Return the fields of a model with their types; anything else has none."""
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return {}
    return {info.alias or name: info.annotation for name, info in annotation.model_fields.items()}
