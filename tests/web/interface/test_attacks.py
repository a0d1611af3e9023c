"""What somebody tries from outside: marks as an oracle, tokens in addresses, other sites, what was taken back."""

import pytest

from analysis.handed_in import Audience
from networks.scopes import NetworkScope
from networks.tokens import revoke_token
from tests.storage.workspace import OURS
from tests.web.interface.town import GRANTS, RELEASE, Town
from web.interface.problems import ROOT

ANY = {"If-None-Match": "*"}
_RESULTS = f"/handed-in/{RELEASE}/results"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_mark_of_an_answer_tells_nobody_that_something_foreign_is_there(town: Town, method: str) -> None:
    program = town.program_of("coordinator")
    authorization = {"Authorization": f"Bearer {program.made.secret}"}
    answers = [
        program.client.request(method, f"{ROOT}{path}", headers={**authorization, **ANY})
        for path in (f"/rounds/{town.theirs.id}/results", "/rounds/0123456789ab/results", _RESULTS, "/municipalities/x")
    ]
    assert {one.status_code for one in answers} == {404}
    assert len({(one.headers["content-length"], one.headers["cache-control"]) for one in answers}) == 1
    assert not [one for one in answers if "etag" in one.headers]


def test_a_mark_that_was_kept_opens_nothing_when_the_results_were_taken_back(town: Town) -> None:
    program = town.program_of("analyst")
    kept = {"If-None-Match": program.get(_RESULTS).headers["etag"]}
    assert program.get(_RESULTS, kept).status_code == 304
    town.site.services.handed_in(NetworkScope.of(OURS)).withdraw(Audience.NZFH, town.ours.id)
    assert program.get(_RESULTS, kept).status_code == 404
    assert program.get(_RESULTS, ANY).status_code == 404
    assert RELEASE not in {one["release_id"] for one in program.json("/handed-in")["data"]}


def test_a_mark_that_was_kept_opens_nothing_with_a_token_that_has_ended(town: Town) -> None:
    account = town.account(GRANTS["coordinator"])
    program = town.program(account)
    mark = {"If-None-Match": program.get("/networks").headers["etag"]}
    store = town.site.services.access_tokens()
    assert revoke_token(store, account, program.made.token.token_id, town.today)
    for headers in (mark, ANY):
        answered = program.get("/networks", headers)
        assert (answered.status_code, answered.headers["cache-control"]) == (401, "no-store")


@pytest.mark.parametrize("name", ["access_token", "token", "authorization", "api_key"])
def test_a_token_in_an_address_opens_nothing(town: Town, name: str) -> None:
    """Addresses stand in logs and histories."""
    program = town.program_of("coordinator")
    assert program.client.get(f"{ROOT}/networks", params={name: program.made.secret}).status_code == 401
    told = program.get("/networks", None, **{name: program.made.secret})
    assert told.status_code == 400
    assert program.made.secret not in told.text


@pytest.mark.parametrize("scheme", ["Basic", "Token", "", "Bearer Bearer"])
def test_another_scheme_opens_nothing(town: Town, scheme: str) -> None:
    program = town.program_of("coordinator")
    headers = {"Authorization": f"{scheme} {program.made.secret}"}
    assert program.client.get(f"{ROOT}/networks", headers=headers).status_code == 401


def test_no_other_site_may_read_an_answer(town: Town) -> None:
    program = town.program_of("coordinator")
    asked = {"Origin": "https://fremd.example.org", "Access-Control-Request-Headers": "authorization"}
    for answered in (program.get("/networks", asked), program.client.options(f"{ROOT}/networks", headers=asked)):
        assert not [name for name in answered.headers if name.startswith("access-control")]


def test_what_a_reach_hides_is_in_no_mark(town: Town) -> None:
    """A mark is made of what is sent, so equal answers have equal marks, whatever was left out of them."""
    program = town.program_of("coordinator")
    path = f"/rounds/{town.ours.id}/results"
    first, second = (program.get(path, None, reach=reach) for reach in ("oeffentlich", "intern"))
    assert (first.headers["etag"] == second.headers["etag"]) == (first.content == second.content)
    assert program.get(path, {"If-None-Match": second.headers["etag"]}, reach="oeffentlich").status_code == 200
