"""The format of the files as JSON Schema, made from the models, so that editors complete and check it.

It is written in draft 7, because the editors' help for YAML knows no later one for certain. What a schema cannot say,
such as ids that lead somewhere, is left to the checks.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from qualitaetsrahmen.checks.items import FIELDS_OF_KIND, FIELDS_OF_PATTERN, NEEDED_BY_KIND
from qualitaetsrahmen.file_kinds import MODELS, FileKind
from qualitaetsrahmen.model import Item
from qualitaetsrahmen.schema.field_notes import FILE_NOTES, note_of
from qualitaetsrahmen.versions.version_map import COUNTS, MANY, NEED_A_NOTE, WITHOUT_COMPARISON, Change

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
FORMAT = 1
"""The version of the format: what stands under ``schema`` in every file."""

_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""What pydantic leaves under its own name where a number may be of two types."""
_REF = "#/definitions/{model}"


def file_name_of(kind: FileKind) -> str:
    """Return the name of a schema's file in the folder ``schema`` beside the frameworks."""
    return f"{kind}.v{FORMAT}.json"


def schema_of(kind: FileKind) -> Schema:
    """Return the JSON Schema of a kind of file."""
    model = MODELS[kind]
    made = model.model_json_schema(by_alias=True, ref_template=_REF)
    parts = {name: _described(name, _plain(part)) for name, part in made.pop("$defs").items()}
    for name, part in parts.items():
        if name in _RULES:
            part["allOf"] = list(_RULES[name])
    title, note = FILE_NOTES[kind]
    return {
        "$schema": DIALECT,
        "$id": f"urn:qualitaetsdialog:schema:{kind}:{FORMAT}",
        "title": title,
        "description": note,
        **_described(model.__name__, _plain(made)),
        "definitions": parts,
    }


def _plain(node: Any) -> Any:
    """Return a schema as pydantic makes it without its English words, in draft 7, and closed to all other keys."""
    if isinstance(node, list):
        return [_plain(part) for part in node]
    if not isinstance(node, dict):
        return node
    plain = {_BOUNDS.get(key, key): _plain(value) for key, value in node.items() if key not in _REPLACED}
    for key in {"properties", "patternProperties"} & node.keys():
        plain[key] = {name: _plain(part) for name, part in node[key].items()}
    if "prefixItems" in node:
        plain["items"] = _plain(node["prefixItems"])
    if "patternProperties" in node:
        plain["additionalProperties"] = False
    if "minLength" in node and "pattern" not in node:
        plain["pattern"] = r"\S"
    return plain


_REPLACED = {"title", "description", "properties", "patternProperties", "prefixItems"}


def _described(name: str, part: Schema) -> Schema:
    """Add the German notes to the fields of a model; beside a reference draft 7 would pass over them."""
    for field, schema in part.get("properties", {}).items():
        if "$ref" in schema:
            schema["allOf"] = [{"$ref": schema.pop("$ref")}]
        schema["description"] = note_of(name, field)
    return part


def _rules_of_item() -> Iterator[Schema]:
    """Yield for each kind of an item which fields it lacks and which it cannot do without."""
    for kind, lacking in _lacking(FIELDS_OF_KIND):
        needed = {"required": [NEEDED_BY_KIND[kind]]} if kind in NEEDED_BY_KIND else {}
        yield _when("kind", [kind], {"properties": lacking, **needed}, default=Item.model_fields["kind"].default)


def _rules_of_prompt() -> Iterator[Schema]:
    """Yield for each pattern of a prompt which fields it lacks."""
    for pattern, lacking in _lacking(FIELDS_OF_PATTERN):
        yield _when("when", [pattern], {"properties": lacking})


def _lacking(fields: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, Schema]]:
    every = frozenset().union(*fields.values())
    for kind, own in fields.items():
        yield kind, dict.fromkeys(sorted(every - own), False)


def _rules_of_change() -> Iterator[Schema]:
    """Yield for each change of items how many there are on both sides, and what has to be said."""
    for change, (olds, news) in COUNTS.items():
        sides = {"from": olds, "to": news}
        properties: Schema = {side: _count(counts) for side, counts in sides.items()}
        required = [side for side, counts in sides.items() if counts.start]
        if change in WITHOUT_COMPARISON:
            properties["comparable"] = False
        else:
            required.append("comparable")
        required += ["note"] if change is Change.RETIRED else []
        yield _when("change", [change.value], {"properties": properties, "required": required})
    yield from _rules_of_note()


def _count(counts: range) -> Schema:
    most = {} if counts.stop == MANY else {"maxItems": counts.stop - 1}
    return {"minItems": counts.start, **most}


def _rules_of_note() -> Iterator[Schema]:
    """Yield that a comparison which is not plain needs a sentence."""
    yield _when("comparable", sorted(NEED_A_NOTE), {"required": ["note"]})


def _when(key: str, values: list[str], then: Schema, *, default: str | None = None) -> Schema:
    """Return what holds where a field has one of these values, or is left out and one of them is its default."""
    condition: Schema = {"properties": {key: {"enum": values}}}
    return {"if": condition if default in values else {**condition, "required": [key]}, "then": then}


_RULES: Mapping[str, tuple[Schema, ...]] = {
    "Item": tuple(_rules_of_item()),
    "Prompt": tuple(_rules_of_prompt()),
    "AddedPrompt": tuple(_rules_of_prompt()),
    "Succession": tuple(_rules_of_change()),
    "ScaleSuccession": tuple(_rules_of_note()),
}
"""What belongs together inside of a part, from the same tables that the checks use."""
