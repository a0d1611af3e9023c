"""Every address for every role: what belongs to others is as unknown as what never existed, and nothing leaks."""

import gzip
import re
from typing import Any

import pytest

from networks.tokens import Reads
from storage.errors import DatabaseUnavailable
from tests.storage.workspace import OURS, THEIRS
from tests.web.interface.town import RELEASE, ROOT, Town
from tests.web.site import Site
from web.interface.resources import RESOURCES, Resource

FOREIGN_WORDS = ("Ihre Runde nebenan", "Geheimnis")
"""What only the neighbours may read."""
OF_NETWORKS = {
    "networks",
    "network",
    "rounds",
    "round",
    "results",
    "texts",
    "agreements",
    "framework",
    "municipalities",
}
OF_EVERYBODY = {"networks", "municipalities"}
READABLE = {
    "coordinator": OF_NETWORKS,
    "facilitator": OF_NETWORKS,
    "neighbour": OF_NETWORKS,
    "analyst": OF_EVERYBODY | {"handed_in", "handed_in_results"},
    "administrator": OF_EVERYBODY,
}
"""What each role gets an answer from, with ids of its own."""
ALL_NAMES = OF_NETWORKS | {"handed_in", "handed_in_results"}


def path_of(resource: Resource, town: Town, *, own: bool, role: str) -> str:
    """An address with the role's own ids, or with those of the other network."""
    is_ours = own is (role != "neighbour")
    of_round, network = (town.ours, OURS) if is_ours else (town.theirs, THEIRS)
    return resource.path.format(network_id=network, round_id=of_round.id, name="kleiner-rahmen@1.0", release_id=RELEASE)


def invented(resource: Resource) -> str:
    return re.sub(r"\{\w+\}", "gibt-es-nicht", resource.path)


def has_foreign_words(text: str, role: str) -> bool:
    return role != "neighbour" and any(word in text for word in (*FOREIGN_WORDS, THEIRS))


def test_every_address_is_in_the_matrix() -> None:
    assert {one.name for one in RESOURCES} == ALL_NAMES


@pytest.mark.parametrize("role", list(READABLE))
def test_every_address_answers_each_role_with_its_own_only(town: Town, role: str) -> None:
    program = town.program_of(role)
    for resource in RESOURCES:
        own, foreign = (path_of(resource, town, own=is_own, role=role) for is_own in (True, False))
        answered = program.get(own)
        assert answered.status_code == (200 if resource.name in READABLE[role] else 404), own
        assert not has_foreign_words(answered.text, role)
        if foreign != own:
            reached, made_up = program.get(foreign), program.get(invented(resource))
            assert (reached.status_code, reached.text) == (404, made_up.text)
            assert made_up.status_code == 404


def test_without_a_token_no_address_answers_and_a_session_of_a_browser_does_not_help(town: Town) -> None:
    account = town.account(login="koordination@example.org")
    for client in (town.site.browser(), town.site.signed_in(account)):
        for resource in RESOURCES:
            answered = client.get(ROOT + path_of(resource, town, own=True, role="coordinator"))
            assert answered.status_code == 401
            assert answered.headers["www-authenticate"] == 'Bearer realm="qualitaetsdialog"'
            assert "set-cookie" not in answered.headers


@pytest.mark.parametrize("reads", list(Reads))
def test_a_token_opens_only_what_it_was_made_for(town: Town, reads: Reads) -> None:
    program = town.program_of("analyst" if reads is Reads.HANDED_IN else "coordinator", reads)
    for resource in RESOURCES:
        answered = program.get(path_of(resource, town, own=True, role="coordinator"))
        is_open = reads in resource.reads or (not resource.reads and answered.status_code == 200)
        assert answered.status_code == (200 if is_open else 404), resource.name


def test_every_token_reads_the_frameworks_of_the_installation(town: Town) -> None:
    told = town.program_of("administrator").json("/frameworks/fruehe-hilfen@2.0")
    assert told["name"] == "fruehe-hilfen@2.0"
    assert told["content"] == town.site.services.library().frameworks["fruehe-hilfen@2.0"].model_dump(
        mode="json", by_alias=True
    )


def test_a_round_that_has_not_been_opened_is_not_there(town: Town) -> None:
    program = town.program_of("coordinator")
    assert [one["title"] for one in program.json(f"/networks/{OURS}/rounds")["data"]] == ["Unsere"]
    for path in (f"/rounds/{town.draft.id}", f"/rounds/{town.draft.id}/results", f"/rounds/{town.draft.id}/agreements"):
        assert program.get(path).text == program.get("/rounds/gibt-es-nicht").text


def test_what_cannot_be_an_id_is_not_there(town: Town) -> None:
    program = town.program_of("coordinator")
    names = ("%00", "..%2f", "a%20b", "%c3%a4", "x" * 121, "%F0%9F%8E%89", "a%0A")
    for path in (f"/{kind}/{name}" for name in names for kind in ("rounds", "frameworks", "networks")):
        answered = program.get(path)
        assert (answered.status_code, answered.headers["content-type"]) == (404, "application/problem+json")


def test_what_has_not_changed_is_not_sent_again(town: Town) -> None:
    program, path = town.program_of("coordinator"), f"/rounds/{town.ours.id}/agreements"
    first = program.get(path)
    assert first.headers["cache-control"] == "private, no-cache"
    for mark in (first.headers["etag"], f'"anderes", W/{first.headers["etag"]}', "*"):
        again = program.get(path, {"If-None-Match": mark})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    town.agree(town.ours, "Eine Telefonnummer für alle")
    changed = program.get(path, {"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]
    assert "Telefonnummer" in changed.text


def test_the_mark_belongs_to_these_very_bytes(town: Town) -> None:
    program, path = town.program_of("coordinator"), f"/rounds/{town.ours.id}/results"
    packed, plain = (program.get(path, {"Accept-Encoding": how}) for how in ("gzip", "identity"))
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"] == "Authorization, Accept-Encoding"
    with program.client.stream(
        "GET", f"{ROOT}{path}", headers={"Authorization": f"Bearer {program.made.secret}", "Accept-Encoding": "gzip"}
    ) as answered:
        assert gzip.decompress(b"".join(answered.iter_raw())) == plain.content
    refusing = program.get(path, {"Accept-Encoding": "gzip;q=0, identity"})
    assert refusing.headers["etag"] == plain.headers["etag"]


def test_head_says_the_same_as_get_without_the_content(town: Town) -> None:
    program = town.program_of("coordinator")
    authorization = {"Authorization": f"Bearer {program.made.secret}"}
    for path in (f"/rounds/{town.ours.id}/results", "/networks", "/networks/fremd", "/openapi.json", ""):
        got = program.client.get(ROOT + path, headers=authorization)
        head = program.client.head(ROOT + path, headers=authorization)
        assert (head.status_code, head.content) == (got.status_code, b"")
        same = ("etag", "content-type", "content-length", "cache-control", "vary")
        assert [head.headers.get(name) for name in same] == [got.headers.get(name) for name in same]


def test_nothing_can_be_changed(town: Town) -> None:
    program = town.program_of("coordinator")
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE"):
        authorization = {"Authorization": f"Bearer {program.made.secret}"}
        answered = program.client.request(method, f"{ROOT}/networks", headers=authorization)
        assert (answered.status_code, answered.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert answered.headers["content-type"] == "application/problem+json"


def test_options_names_the_methods(town: Town) -> None:
    answered = town.site.browser().options(f"{ROOT}/networks")
    assert (answered.status_code, answered.headers["allow"], answered.content) == (204, "GET, HEAD, OPTIONS", b"")
    assert not [name for name in answered.headers if name.startswith("access-control")]


def test_an_unknown_address_is_a_problem_too(site: Site) -> None:
    for path in ("/gibt-es-nicht", "/networks/", "/", "/rounds"):
        answered = site.browser().get(ROOT + path)
        assert (answered.status_code, answered.headers["content-type"]) == (404, "application/problem+json")


def test_answers_carry_the_headers_of_all_answers(town: Town) -> None:
    answered = town.program_of("coordinator").get("/networks")
    assert answered.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in answered.headers
    assert town.site.browser().get(f"{ROOT}/networks").headers["cache-control"] == "no-store"


def test_a_database_that_does_not_answer_is_told(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise DatabaseUnavailable

    program = town.program_of("coordinator")
    monkeypatch.setattr("web.interface.visit.reader", broken)
    answered = program.get("/networks")
    assert (answered.status_code, answered.headers["retry-after"]) == (503, "60")
    assert answered.json()["type"] == "/api/v1#unavailable"


def test_a_mistake_of_ours_is_told_without_its_details(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("geheim")

    program = town.program_of("coordinator")
    monkeypatch.setattr("web.interface.entries.network_entry", broken)
    answered = program.get("/networks")
    assert (answered.status_code, answered.json()["type"]) == (500, "/api/v1#broken")
    assert "geheim" not in answered.text
    assert "x-content-type-options" in answered.headers
