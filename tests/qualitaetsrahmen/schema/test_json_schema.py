"""The schema for editors says what the models and the checks say, as far as a schema can."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import ValidationError

from qualitaetsrahmen.file_kinds import MODELS, FileKind, kind_of
from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.reading import read_document
from qualitaetsrahmen.schema.json_schema import file_name_of, schema_of
from qualitaetsrahmen.writing import translation_text
from tests.fakes.addition import ADDITION
from tests.fakes.small_framework import changed, findings_in
from tests.fakes.translation import translation_of
from tests.fakes.versions import framework, map_of

SHIPPED = Path(__file__).parents[3] / "frameworks"
FILES = sorted(SHIPPED.rglob("*.yaml"))
SCHEMAS = {kind: schema_of(kind) for kind in FileKind}
VALIDATORS = {kind: Draft7Validator(schema) for kind, schema in SCHEMAS.items()}
EXAMPLES = {
    FileKind.FRAMEWORK: changed("schema: 1", "schema: 1"),
    FileKind.MAP: map_of("change: renamed, from: [a], to: [b], comparable: yes"),
    FileKind.TRANSLATION: translation_text(translation_of(framework())),
    FileKind.ADDITION: ADDITION,
}


def data_of(text: str | bytes) -> Any:
    document = read_document(text if isinstance(text, bytes) else text.encode(), "datei.yaml")
    assert document.findings == []
    return document.data


def is_right(kind: FileKind, data: object) -> bool:
    return bool(VALIDATORS[kind].is_valid(data))


@pytest.mark.parametrize("kind", FileKind)
def test_a_schema_is_right_by_the_rules_of_its_draft(kind: FileKind) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$id"] == f"urn:qualitaetsdialog:schema:{kind}:1"


@pytest.mark.parametrize("kind", FileKind)
def test_the_shipped_schema_is_the_one_that_the_models_give(kind: FileKind) -> None:
    shipped = (SHIPPED / "schema" / file_name_of(kind)).read_text("utf-8")
    assert json.loads(shipped) == SCHEMAS[kind], "run: qualitaetsdialog framework schema --to frameworks/schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_file_is_right_by_its_schema(path: Path) -> None:
    data = data_of(path.read_bytes())
    assert [error.message for error in VALIDATORS[kind_of(data)].iter_errors(data)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_file_names_its_schema_in_its_first_line(path: Path) -> None:
    text = path.read_text("utf-8")
    schema = SHIPPED / "schema" / file_name_of(kind_of(data_of(text)))
    to_it = "../" * (len(path.relative_to(SHIPPED).parts) - 1) + str(schema.relative_to(SHIPPED))
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={to_it}"


@pytest.mark.parametrize("kind", FileKind)
def test_an_example_of_every_kind_is_right(kind: FileKind) -> None:
    assert is_right(kind, data_of(EXAMPLES[kind]))


def closed(node: Any) -> Iterator[bool]:
    """Whether each object in a schema refuses what it does not know."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node.get("additionalProperties") is not None
        for part in node.values():
            yield from closed(part)
    elif isinstance(node, list):
        for part in node:
            yield from closed(part)


@pytest.mark.parametrize("kind", FileKind)
def test_nothing_may_stand_in_a_file_that_its_model_does_not_know(kind: FileKind) -> None:
    assert all(closed(SCHEMAS[kind]))


@pytest.mark.parametrize("kind", FileKind)
def test_a_schema_has_the_fields_of_its_models_with_german_notes_and_no_others(kind: FileKind) -> None:
    made = MODELS[kind].model_json_schema(by_alias=True)
    assert SCHEMAS[kind]["definitions"].keys() == made["$defs"].keys()
    for name, part in {"": made, **made["$defs"]}.items():
        ours = SCHEMAS[kind]["definitions"][name] if name else SCHEMAS[kind]
        assert ours.get("properties", {}).keys() == part.get("properties", {}).keys()
        assert ours.get("required") == part.get("required")
        assert all(schema["description"] for schema in ours.get("properties", {}).values())


BAD = {
    FindingCode.MISSPELT_KEY: ("    title: Zugangswege\n", "    titel: Zugangswege\n"),
    FindingCode.UNKNOWN_KEY: ("    summary:", "    farbe: blau\n    summary:"),
    FindingCode.MISSING_KEY: ("    summary: Wie Familien zu Angeboten kommen.\n", ""),
    FindingCode.FIELD_NOT_FOR_KIND: ("when: always,", "when: always, who: eltern,"),
    FindingCode.NOT_A_MAPPING: ('{text: "Familien wissen von uns."}', '"Familien wissen von uns."'),
    FindingCode.NOT_A_LIST: ('sources: [{cite: rahmen, how: "eigene Formulierung"}]', "sources: rahmen"),
    FindingCode.NOT_TEXT: ('version: "1.0"', "version: 1.0"),
    FindingCode.NOT_A_NUMBER: ("rev: 1", "rev: eins"),
    FindingCode.NOT_TRUE_OR_FALSE: ("declared: true", "declared: ja"),
    FindingCode.NOT_A_CHOICE: ("status: draft", "status: fertig"),
    FindingCode.EMPTY_FIELD: ("title: Zugangswege", "title:"),
    FindingCode.EMPTY_TEXT: ("title: Zugangswege", 'title: " "'),
    FindingCode.TEXT_TOO_LONG: ("title: Zugangswege", f"title: {'x' * 2001}"),
    FindingCode.TOO_FEW: ("between: [fachkraft, eltern]", "between: [eltern]"),
    FindingCode.TOO_MANY: ("between: [fachkraft, eltern]", "between: [fachkraft, eltern, leitung]"),
    FindingCode.NUMBER_TOO_SMALL: ("rev: 1", "rev: 0"),
    FindingCode.NUMBER_TOO_BIG: ("value: 4", "value: 99"),
    FindingCode.BAD_ID: ("id: finden.angebote", "id: Finden"),
    FindingCode.BAD_VERSION: ('version: "1.0"', 'version: "1"'),
    FindingCode.BAD_ADDRESS: ("https://www", "www"),
}


@pytest.mark.parametrize("code", BAD)
def test_what_is_refused_for_its_shape_is_refused_by_the_schema_too(code: FindingCode) -> None:
    text = changed(*BAD[code])
    assert code in {one.code for one in findings_in(text)}
    assert not is_right(FileKind.FRAMEWORK, yaml.safe_load(text))  # as editors read it, which mend nothing


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("            rev: 2\n", "            rev: 2\n            kind: stage\n", False),
        (
            "            rev: 2\n",
            '            rev: 2\n            kind: stage\n            anchors: {voll: "Ja"}\n',
            True,
        ),
        ("            rev: 2\n", '            rev: 2\n            anchors: {voll: "Ja"}\n', False),
        ("            rev: 2\n", "            rev: 2\n            kind: minimum\n", False),
        ("            rev: 2\n", '            rev: 2\n            kind: minimum\n            evidence: "Plan"\n', True),
        ("            rev: 2\n            scale: vier-stufen\n", "            rev: 2\n            kind: open\n", True),
        ("            rev: 2\n", "            rev: 2\n            kind: open\n", False),
        ("when: gap, text", "when: gap, at_least: 2, text", True),
        ("when: gap, text", "when: gap, at_least: 0.4, text", False),
        ("when: gap, text", "when: gap, share: 0.4, text", False),
    ],
)
def test_every_kind_of_item_and_prompt_has_its_own_fields(old: str, new: str, right: bool) -> None:
    assert is_right(FileKind.FRAMEWORK, data_of(changed(old, new))) is right


@pytest.mark.parametrize(
    ("entry", "right"),
    [
        ("change: editorial, from: [a], comparable: yes", True),
        ("change: editorial, from: [a]", False),
        ("change: editorial, from: [a], comparable: with_note", False),
        ('change: editorial, from: [a], comparable: with_note, note: "x"', True),
        ("change: renamed, from: [a], comparable: yes", False),
        ('change: split, from: [a], to: [b], comparable: no, note: "x"', False),
        ('change: split, from: [a], to: [b, c], comparable: no, note: "x"', True),
        ('change: merged, from: [a], to: [b], comparable: no, note: "x"', False),
        ("change: retired, from: [a]", False),
        ('change: retired, from: [a], note: "x"', True),
        ('change: retired, from: [a], note: "x", comparable: no', False),
        ("change: added, to: [a]", True),
        ("change: added, from: [b], to: [a]", False),
    ],
)
def test_every_change_of_a_map_has_what_it_needs(entry: str, right: bool) -> None:
    assert is_right(FileKind.MAP, data_of(map_of(entry))) is right


JUNK: tuple[object, ...] = ("", "Text", "eltern", "1.0", 0, 1, 7, 99, True, None, [], {}, ["eltern"], {"x": "y"}, [{}])


@st.composite
def mistaken(draw: st.DrawFn) -> tuple[FileKind, Any]:
    """A right file in which one value, at any depth, was replaced, left out or added."""
    kind = draw(st.sampled_from(FileKind))
    data = copy.deepcopy(data_of(EXAMPLES[kind]))
    here = data
    while True:
        key = draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if not here[key] or not isinstance(here[key], dict | list) or draw(st.integers(0, 4)) == 0:
            break
        here = here[key]
    what = draw(st.sampled_from(("replace", "remove", "add")))
    if what == "replace" or (what == "add" and isinstance(here, list)):
        here[key] = draw(st.sampled_from(JUNK))
    elif what == "remove":
        del here[key]
    else:
        here["fremd"] = draw(st.sampled_from(JUNK))
    return kind, data


@given(mistaken())
def test_what_the_model_refuses_the_schema_refuses_too(example: tuple[FileKind, Any]) -> None:
    kind, data = example
    try:
        MODELS[kind].model_validate(data)
    except ValidationError:
        assert not is_right(kind, data)
