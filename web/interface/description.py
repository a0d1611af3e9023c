"""The description of the interface in OpenAPI 3.1, made from the table of addresses and their records."""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from texts.catalogue import Translator, translator
from web.interface.answers import JSON, PROBLEM
from web.interface.models import Part, Problem
from web.interface.problems import ROOT
from web.interface.resources import RESOURCES, Resource

VERSION = "1.0"
PLACE = r"^[A-Za-z0-9][A-Za-z0-9_.@+-]{0,119}$"
"""What can stand in an address as an id."""
_IN_PATH = re.compile(r"\{(\w+)\}")
_REFERENCE = "#/components/schemas/{model}"
_REFUSALS = {"400": "parameter_invalid", "401": "token_refused", "404": "not_found", "429": "too_many"}


def description() -> dict[str, Any]:
    """Return the whole description; it is in English, as the names in it are."""
    t = translator("en")
    models: list[type[Part]] = [*dict.fromkeys(one.model for one in RESOURCES), Problem]
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models],
        by_alias=True,
        ref_template=_REFERENCE,
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": t("interface.title"), "version": VERSION, "description": t("interface.description")},
        "servers": [{"url": ROOT}],
        "security": [{"token": []}],
        "paths": {one.path: {"get": _operation(one, t)} for one in RESOURCES},
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": t("interface.about_tokens")}
            },
        },
    }


def description_text() -> bytes:
    """Return the description as it is sent."""
    return json.dumps(description(), ensure_ascii=False, indent=1).encode()


def _operation(resource: Resource, t: Translator) -> dict[str, Any]:
    in_path = [
        _parameter(name, "path", {"type": "string", "pattern": PLACE}, t) | {"required": True}
        for name in _IN_PATH.findall(resource.path)
    ]
    in_query = [_parameter(one.name, "query", one.schema, t) for one in resource.query]
    in_head = [_parameter("If-None-Match", "header", {"type": "string"}, t)]
    refusals = {status: _refusal(kind, t) for status, kind in _REFUSALS.items()}
    return {
        "operationId": resource.name,
        "summary": t(f"interface.resource.{resource.name}"),
        "parameters": [*in_path, *in_query, *in_head],
        "responses": {
            "200": _answered(resource, t),
            "304": {"description": t("interface.status.304"), "headers": _etag(t)},
            **refusals,
        },
    }


def _parameter(name: str, where: str, schema: Mapping[str, Any], t: Translator) -> dict[str, Any]:
    words = t(f"interface.parameter.{name.lower().replace('-', '_')}")
    return {"name": name, "in": where, "description": words, "schema": dict(schema)}


def _answered(resource: Resource, t: Translator) -> dict[str, Any]:
    headers = _etag(t)
    if any(one.name == "cursor" for one in resource.query):
        headers["Link"] = {"description": t("interface.header.link"), "schema": {"type": "string"}}
    schema = {"$ref": _REFERENCE.format(model=resource.model.__name__)}
    return {
        "description": t(f"interface.resource.{resource.name}"),
        "headers": headers,
        "content": {JSON: {"schema": schema}},
    }


def _etag(t: Translator) -> dict[str, Any]:
    return {"ETag": {"description": t("interface.header.etag"), "required": True, "schema": {"type": "string"}}}


def _refusal(kind: str, t: Translator) -> dict[str, Any]:
    schema = {"$ref": _REFERENCE.format(model=Problem.__name__)}
    return {"description": t(f"interface.problem.{kind}.title"), "content": {PROBLEM: {"schema": schema}}}
