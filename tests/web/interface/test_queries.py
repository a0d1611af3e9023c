"""Pages follow each other without a gap or a double, also while entries come and go; a wrong wish is named."""

from typing import Any

import pytest

from tests.storage.workspace import OURS
from tests.web.interface.town import Program, Town, closed_round


def walk(program: Program, path: str, **query: str) -> list[Any]:
    """All entries of a list, page by page."""
    found: list[Any] = []
    following: str | None = ""
    while following is not None:
        page = program.json(path, **query, **({"cursor": following} if following else {}))
        found += page["data"]
        following = page["next"]
    return found


@pytest.mark.parametrize("limit", ["1", "2", "500"])
def test_pages_together_hold_everything_once(town: Town, limit: str) -> None:
    program = town.program_of("coordinator")
    for path, query in (("/municipalities", {}), (f"/rounds/{town.ours.id}/results", {"reach": "intern"})):
        whole = program.json(path, **query)
        assert whole["next"] is None
        assert walk(program, path, limit=limit, **query) == whole["data"]


def test_what_comes_and_goes_meanwhile_neither_doubles_nor_hides_anything(town: Town) -> None:
    program = town.program_of("coordinator")
    first = program.json("/municipalities", limit="2")
    assert [one["id"] for one in first["data"]] == ["a-stadt", "b-stadt"]
    for place_id in ("a-neu", "d-stadt"):
        town.place(place_id)
    rest = program.json("/municipalities", cursor=first["next"])["data"]
    assert [one["id"] for one in rest] == ["c-stadt", "d-stadt"]


def test_rounds_and_agreements_that_come_meanwhile_stand_at_the_end(town: Town) -> None:
    program = town.program_of("coordinator")
    path = f"/networks/{OURS}/rounds"
    first = program.json(path, limit="1")
    assert first["next"] is None
    closed_round(town.site, OURS, "Zweite")
    assert {one["title"] for one in walk(program, path, limit="1")} == {"Unsere", "Zweite"}
    for number in range(3):
        town.agree(town.ours, f"Verabredung {number}")
    agreements = walk(program, f"/rounds/{town.ours.id}/agreements", limit="1")
    assert len({one["id"] for one in agreements}) == 4


def test_what_was_handed_in_comes_page_by_page(town: Town) -> None:
    for mark in ("aaaaaa", "ffffff"):
        town.hand_in(mark)
    program = town.program_of("analyst")
    first = program.json("/handed-in", limit="2")
    assert [one["release_id"] for one in first["data"]] == ["aaaaaa", "abcdef"]
    town.hand_in("aabbbb")
    last = program.json("/handed-in", limit="2", cursor=first["next"])
    assert ([one["release_id"] for one in last["data"]], last["next"]) == (["ffffff"], None)


def test_the_next_page_is_named_in_the_header_too(town: Town) -> None:
    program = town.program_of("coordinator")
    answered = program.get("/municipalities", limit="2")
    cursor = answered.json()["next"]
    assert answered.headers["link"] == (
        f'<http://testserver/api/v1/municipalities?limit=2&cursor={cursor}>; rel="next"'
    )
    assert "link" not in program.get("/municipalities", cursor=cursor).headers


def test_any_cursor_is_a_place_in_the_order(town: Town) -> None:
    for program, path in (
        (town.program_of("coordinator"), "/municipalities"),
        (town.program_of("analyst"), "/handed-in"),
    ):
        for cursor in ("00", "ff", "c3", "ffffffff", "7f" * 200):
            assert program.get(path, cursor=cursor).status_code == 200


WRONG_WISHES = (
    ("?seite=2", "parameter_unknown", "seite"),
    ("?limit=1&LIMIT=2", "parameter_unknown", "LIMIT"),
    ("?limit=1&limit=2", "parameter_twice", "limit"),
    ("?limit=0", "parameter_invalid", "limit"),
    ("?limit=501", "parameter_invalid", "limit"),
    ("?limit=", "parameter_invalid", "limit"),
    ("?limit=1e2", "parameter_invalid", "limit"),
    ("?limit=%D9%A1", "parameter_invalid", "limit"),
    ("?cursor=", "parameter_invalid", "cursor"),
    ("?cursor=abc", "parameter_invalid", "cursor"),
    ("?cursor=zz", "parameter_invalid", "cursor"),
    ("?cursor=ab%0A", "parameter_invalid", "cursor"),
    ("?batch=-1", "parameter_invalid", "batch"),
    ("?reach=alle", "parameter_invalid", "reach"),
)


def test_a_wrong_wish_is_refused_by_name(town: Town) -> None:
    program = town.program_of("coordinator")
    for query, kind, parameter in WRONG_WISHES:
        answered = program.get(f"/rounds/{town.ours.id}/results{query}")
        assert answered.status_code == 400, query
        told = answered.json()
        assert (told["type"], told["parameter"]) == (f"/api/v1#{kind}", parameter)
        assert f"„{parameter}“" in told["detail"]
