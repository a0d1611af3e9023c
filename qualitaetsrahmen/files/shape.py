"""From the shape of a model to findings: which keys a file may and must have, and what may stand there."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from qualitaetsrahmen.files.building import MAX_DEPTH
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.expected import NOTHING, Expected
from qualitaetsrahmen.files.wrong_keys import wrong_keys
from qualitaetsrahmen.findings import Finding, FindingCode, Path, Place

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=BaseModel)


def validated(document: Document, model: type[Model]) -> Model | None:
    """Return the data of a document as a model, or None with a finding for everything that does not fit."""
    expected = Expected(model)
    _check_depth(document, expected)
    _check_texts(document, expected)
    _check_commas(document)
    if not isinstance(document.data, dict):
        if not document.findings:
            document.report_at((), FindingCode.NOT_A_MAPPING, key="", value="")
        return None
    _check_keys(document, expected)
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        about_values = [detail for detail in error.errors(include_url=False) if not _is_about_keys(detail)]
        for detail in about_values[:_MOST_VALUES]:
            _report_value(detail, document, expected)
        return None
    finally:
        _name_invisible(document)


def _check_depth(document: Document, expected: Expected) -> None:
    """Report what is nested too deep at the first of its parts that the model does not know."""
    for path in document.deep:
        known = next((n for n in range(len(path)) if expected.at(path[: n + 1]) is NOTHING), len(path))
        is_unknown_key = bool(expected.at(path[:known]).fields)
        document.report_at(path[: known + is_unknown_key], FindingCode.TOO_DEEP, limit=str(MAX_DEPTH))


def _check_texts(document: Document, expected: Expected) -> None:
    """Report what is wrong with unquoted text where it is meant to be read."""
    for path, (code, place) in document.doubts.items():
        if not document.is_told(path) and expected.at(path).is_prose:
            document.report(code, place)
            document.closed.add(path)


def _check_commas(document: Document) -> None:
    """Tell a number with a comma inside of braces as one: the comma has split it, and its rest looks like a key."""
    rests = [finding for finding in document.findings if finding.code is FindingCode.KEY_NOT_TEXT]
    for path, place in document.values.items() if rests else ():
        value = _value_at(path, document.data)
        behind = Place(place.line, place.column + len(f"{value},"))
        rest = next((one for one in rests if one.place == behind), None)
        if isinstance(value, int) and rest:
            document.findings.remove(rest)
            document.report_at(path, FindingCode.NOT_A_NUMBER, key=_name_of(path), value=str(value))


def _value_at(path: Path, data: Any) -> object:
    """Return what stands at the end of a path; None where a value has no place in the data."""
    for part in path:
        is_there = part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int)
        data = data[part] if is_there else None
    return data


def _name_invisible(document: Document) -> None:
    """Tell an invisible character at its own place where it is all that is wrong with a key or an id."""
    for at, finding in enumerate(document.findings):
        written = finding.data.get(_WRITTEN.get(finding.code, ""), "")
        if sign := _INVISIBLE.search(written):
            place = Place(finding.place.line, finding.place.column + sign.start())
            data = {"character": f"U+{ord(sign.group()):04X}"}
            document.findings[at] = Finding(document.file, place, FindingCode.CONTROL_CHARACTER, data)


_INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]")
"""Spaces that do not break, hyphens that are not shown, and characters without any width."""
_WRITTEN = {
    FindingCode.UNKNOWN_KEY: "key",
    FindingCode.MISSPELT_KEY: "key",
    FindingCode.BAD_ID: "value",
    FindingCode.NOT_A_CHOICE: "value",
}
"""Under which name a finding brings what is written in the file."""


def _check_keys(document: Document, expected: Expected) -> None:
    """Report the wrong keys of every mapping; a missing key whose place a wrong one takes is the same mistake."""
    wrong = wrong_keys(document.data, expected)
    for mapping in wrong:
        meant = mapping.meant
        codes = dict.fromkeys(mapping.unknown, FindingCode.UNKNOWN_KEY)
        codes |= dict.fromkeys(meant, FindingCode.MISSPELT_KEY)
        codes |= dict.fromkeys(mapping.misplaced, FindingCode.MISPLACED_KEY)
        for key, code in codes.items():
            data = {"key": key, "near": meant.get(key, ""), "known": ", ".join(mapping.known)}
            document.report_key((*mapping.path, key), code, **data)
        if mapping.path not in document.incomplete and not document.is_told(mapping.path):
            for key in mapping.missed:
                document.report(FindingCode.MISSING_KEY, document.place_of(mapping.path), key=key)
    document.incomplete |= {mapping.path for mapping in wrong if mapping.unknown or mapping.misplaced}


def _is_about_keys(detail: "ErrorDetails") -> bool:
    """Say whether pydantic complains about a key that is unknown or missing, and not about a value."""
    return detail["type"] == "extra_forbidden" or (detail["type"] == "missing" and isinstance(detail["loc"][-1], str))


def _report_value(detail: "ErrorDetails", document: Document, expected: Expected) -> None:
    """Translate one complaint of pydantic about a value into a finding with its place."""
    is_key = detail["loc"][-1:] == ("[key]",)  # pydantic's way to say that the key is meant and not its value
    path: Path = tuple(part for part in detail["loc"] if part not in _VARIANTS)
    path = path[:-1] if is_key else path
    context: Mapping[str, Any] = detail.get("ctx", {})
    given = detail["input"]
    data = {"key": _name_of(path), "value": given[:80] if isinstance(given, str) else ""}
    if detail["type"] == "missing":  # an element of a list that has to have so many
        document.report_at(path[:-1], FindingCode.TOO_FEW, **data, limit=str(len(expected.at(path[:-1]).elements)))
        return
    if detail["type"] == "too_short" and len(given) >= context["min_length"]:
        return  # pydantic leaves out parts with findings of their own and then finds too few
    limits = [f"{context[name]:g}" for name in ("min_length", "max_length", "ge", "le", "gt") if name in context]
    if limits:
        data["limit"] = limits[0]
    if "expected" in context:
        data["choices"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    report = document.report_key if is_key else document.report_at
    report(path, _code_of(detail["type"], path, given, expected.at(path)), **data)


_MOST_VALUES = 2000
"""Nobody mends more wrong values than this before the next check; the bound keeps a hostile file short."""
_VARIANTS = ("float", "int")
"""Names that pydantic puts into a path for each of several types that a number may have."""
_CODE_OF = {
    "string_type": FindingCode.NOT_TEXT,
    "tuple_type": FindingCode.NOT_A_LIST,
    "model_type": FindingCode.NOT_A_MAPPING,
    "dict_type": FindingCode.NOT_A_MAPPING,
    "int_type": FindingCode.NOT_A_NUMBER,
    "float_type": FindingCode.NOT_A_NUMBER,
    "bool_type": FindingCode.NOT_TRUE_OR_FALSE,
    "enum": FindingCode.NOT_A_CHOICE,
    "literal_error": FindingCode.NOT_A_CHOICE,
    "string_too_short": FindingCode.EMPTY_TEXT,
    "string_too_long": FindingCode.TEXT_TOO_LONG,
    "too_short": FindingCode.TOO_FEW,
    "too_long": FindingCode.TOO_MANY,
    "greater_than_equal": FindingCode.NUMBER_TOO_SMALL,
    "greater_than": FindingCode.NUMBER_TOO_SMALL,
    "less_than_equal": FindingCode.NUMBER_TOO_BIG,
    "string_pattern_mismatch": FindingCode.BAD_ID,
    "value_error": FindingCode.BAD_ID,
}
"""What pydantic calls a complaint, and what it means for somebody who writes a framework."""
_FORM_OF = {
    "version": FindingCode.BAD_VERSION,
    "last_version": FindingCode.BAD_VERSION,
    "from": FindingCode.BAD_VERSION,
    "to": FindingCode.BAD_VERSION,
    "extends": FindingCode.BAD_NAME,
    "of": FindingCode.BAD_NAME,
    "url": FindingCode.BAD_ADDRESS,
    "language": FindingCode.BAD_LANGUAGE,
    "on": FindingCode.BAD_DATE,
}
"""Texts that have to be written in a way of their own, by their keys."""


def _code_of(kind: str, path: Path, given: object, expected: Expected) -> FindingCode:
    code = _CODE_OF.get(kind, FindingCode.BAD_VALUE)
    if given is None:
        return FindingCode.EMPTY_ENTRY if isinstance(path[-1], int) else FindingCode.EMPTY_FIELD
    if code is FindingCode.NOT_A_MAPPING and isinstance(given, str):
        first = re.match(r"(\w*)(:?)", given)
        if first and first[1] in expected.fields:
            return FindingCode.NO_SPACE if first[2] else FindingCode.NO_COLON
    if code is FindingCode.BAD_ID:
        return _FORM_OF.get(_name_of(path), code) if given else FindingCode.EMPTY_TEXT
    return code


def _name_of(path: Path) -> str:
    """Return the nearest key on the way to a value, because a place in a list has no name."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")
