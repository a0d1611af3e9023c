"""The description says what the interface does, and the interface does what the description says."""

import re
from itertools import product
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis.core.result import Ok

from tests.storage.workspace import OURS
from tests.web.interface.town import GRANTS, RELEASE, ROOT, Program, Town
from tests.web.site import Site
from web.interface.description import description
from web.interface.problems import ProblemKind
from web.interface.resources import RESOURCES

FAST, LARGE = 6, 300
"""How many requests are made up for each address."""


def all_roles(town: Town) -> Program:
    return town.program(town.account(GRANTS["coordinator"], GRANTS["analyst"]))


def test_the_description_is_open_and_the_same_for_everyone(site: Site) -> None:
    answered = site.browser().get(f"{ROOT}/openapi.json")
    assert (answered.status_code, answered.headers["content-type"]) == (200, "application/json")
    assert answered.json() == description()
    mark = {"If-None-Match": answered.headers["etag"]}
    assert site.browser().get(f"{ROOT}/openapi.json", headers=mark).status_code == 304


def test_every_address_and_every_name_in_it_is_described() -> None:
    told = description()
    assert list(told["paths"]) == [one.path for one in RESOURCES]
    for path, methods in told["paths"].items():
        in_path = {one["name"] for one in methods["get"]["parameters"] if one["in"] == "path"}
        assert in_path == set(re.findall(r"\{(\w+)\}", path))
        assert all(one["description"] for one in methods["get"]["parameters"])


def test_every_reference_leads_to_a_sound_schema() -> None:
    told = description()
    schemas = told["components"]["schemas"]
    named = set(re.findall(r"#/components/schemas/(\w+)", repr(told)))
    assert named
    assert named <= set(schemas)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_every_answer_fits_its_description(town: Town) -> None:
    program, told = all_roles(town), description()
    values = {"network_id": OURS, "round_id": town.ours.id, "name": "fruehe-hilfen@2.0", "release_id": RELEASE}
    for resource in RESOURCES:
        schema = {"$ref": f"#/components/schemas/{resource.model.__name__}", "components": told["components"]}
        answered = program.json(resource.path.format(**values))
        assert [error.message for error in Draft202012Validator(schema).iter_errors(answered)] == []


def test_every_problem_fits_its_description(town: Town) -> None:
    told = description()
    schema = {"$ref": "#/components/schemas/Problem", "components": told["components"]}
    program = all_roles(town)
    for path in ("/rounds/fehlt", "/networks?x=1", "/gibt-es-nicht"):
        Draft202012Validator(schema).validate(program.get(path).json())
    statuses = {int(status) for status in told["paths"]["/networks"]["get"]["responses"]}
    assert {kind.status for kind in ProblemKind} - statuses == {405, 500, 503}


def ask_by_description(town: Town, examples: int) -> int:
    """Let schemathesis make up requests from the description, right and wrong ones, and check every answer.

    Half of them ask for what is there, so that more than refusals is looked at. Returns how many were answered.
    """
    program = all_roles(town)
    authorization = {"Authorization": f"Bearer {program.made.secret}"}
    there = {"network_id": OURS, "round_id": town.ours.id, "name": "fruehe-hilfen@2.0", "release_id": RELEASE}
    described = schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", town.site.app)
    answered = 0

    def ask(case: "schemathesis.Case[Any]") -> None:
        nonlocal answered
        answered += case.call_and_validate(headers=authorization).status_code == 200

    for operation in (found.ok() for found in described.get_all_operations() if isinstance(found, Ok)):
        names = set(re.findall(r"\{(\w+)\}", operation.path))
        known = {name: value for name, value in there.items() if name in names} or None
        for mode, place in product(schemathesis.GenerationMode, (known, None) if known else (None,)):
            if mode.is_negative and not (operation.query or (names and place is None)):
                continue  # nothing is left in which such a request could be wrong
            made_up = operation.as_strategy(mode, path_parameters=place, headers=authorization)
            _budget(examples)(given(made_up)(ask))()
    return answered


def _budget(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def test_requests_made_up_from_the_description_get_what_it_says(town: Town) -> None:
    assert ask_by_description(town, FAST) >= len(RESOURCES)


@pytest.mark.slow
def test_many_requests_made_up_from_the_description_get_what_it_says(town: Town) -> None:
    assert ask_by_description(town, LARGE) >= len(RESOURCES)
