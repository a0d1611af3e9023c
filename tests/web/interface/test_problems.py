"""A problem is told in the language that the program prefers, with a title, a reason and the way out."""

import pytest
from starlette.requests import Request

from tests.web.interface.town import ROOT
from tests.web.site import Site
from web.interface.problems import ProblemKind, language_of


def request(wished: str | None) -> Request:
    headers = [] if wished is None else [(b"accept-language", wished.encode("latin-1"))]
    return Request({"type": "http", "method": "GET", "headers": headers})


@pytest.mark.parametrize(
    ("wished", "given"),
    [
        (None, "de"),
        ("", "de"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr, en;q=0.5, de;q=0.4", "en"),
        ("de;q=0.3, en;q=0.2", "de"),
        ("en;q=0", "de"),
        ("en;q=viel, de", "de"),
        ("tr", "de"),
        ("*;q=x,;,=", "de"),
    ],
)
def test_the_preferred_language_is_taken(wished: str | None, given: str) -> None:
    assert language_of(request(wished)) == given


def test_a_problem_is_told_in_both_languages(site: Site) -> None:
    for language, title in (("de", "Ohne gültigen Zugang"), ("en", "Without a valid token")):
        answered = site.browser().get(f"{ROOT}/networks", headers={"Accept-Language": language})
        assert answered.headers["content-language"] == language
        assert answered.headers["vary"] == "Authorization, Accept-Language"
        told = answered.json()
        assert (told["title"], told["status"], told["type"]) == (title, 401, "/api/v1#token_refused")
        assert set(told) == {"type", "title", "status", "detail"}


def test_every_problem_is_explained_on_the_reading_page(site: Site) -> None:
    page = site.browser().get(ROOT).text
    assert [kind.slug for kind in ProblemKind if f'id="{kind.slug}"' not in page] == []
