"""A token is asked anew at every request; failing ones get one same answer, and nothing of any is written down."""

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from networks.tokens import Reads
from storage.audit import AuditRows
from tests.storage.workspace import OURS, TEST
from tests.web.interface.town import GRANTS, ROOT, Program, Town
from tests.web.site import Site
from web.interface.visit import PER_SOURCE
from wiring.access_tokens import revoke
from wiring.clock import Clock


def noted(town: Town) -> list[tuple[str, str, str | None]]:
    entries = AuditRows(town.site.services.database, TEST, town.site.services.clock.now).entries()
    return sorted((one.action, one.target, one.account_id) for one in entries if one.action.startswith("token."))


def end(town: Town, program: Program) -> None:
    account = town.site.services.accounts().account(program.made.token.account_id)
    assert account is not None
    assert revoke(town.site.services, account, program.made.token.token_id)


def close(town: Town, program: Program) -> None:
    account = town.site.services.accounts().account(program.made.token.account_id)
    assert account is not None
    town.site.services.accounts().save_account(account.model_copy(update={"active": False}))


def expire(town: Town, program: Program) -> None:
    later = town.site.services.clock.now() + timedelta(days=31)
    object.__setattr__(town.site.services, "clock", Clock(lambda: later))


@pytest.mark.parametrize("stop", [end, close, expire])
def test_a_token_that_holds_no_more_is_refused_like_one_that_never_was(
    town: Town, stop: Callable[[Town, Program], None]
) -> None:
    program = town.program_of("coordinator")
    assert program.get("/networks").status_code == 200
    stop(town, program)
    refused = program.get("/networks")
    unknown = town.site.browser().get(f"{ROOT}/networks", headers={"Authorization": "Bearer qd_" + "0" * 64})
    missing = town.site.browser().get(f"{ROOT}/networks")
    assert refused.status_code == 401
    assert refused.text == unknown.text == missing.text
    assert dict(refused.headers) == dict(unknown.headers) == dict(missing.headers)


def test_a_role_that_was_taken_away_ends_what_the_token_reads_at_the_next_request(town: Town) -> None:
    account = town.account(GRANTS["coordinator"], GRANTS["analyst"])
    program = town.program(account)
    assert program.get(f"/networks/{OURS}").status_code == 200
    assert program.get("/handed-in").status_code == 200
    town.site.services.accounts().save_account(account.model_copy(update={"grants": ()}))
    assert program.get(f"/networks/{OURS}").status_code == 404
    assert program.get(f"/rounds/{town.ours.id}/results").status_code == 404
    assert program.get("/handed-in").status_code == 404
    assert program.json("/networks")["data"] == []


def test_what_is_no_token_is_refused(site: Site) -> None:
    for header in ("", "Bearer", "Bearer ", "Basic abc", "qd_abc", "Bearer a b c", "Bearer ä"):
        answered = site.browser().get(f"{ROOT}/networks", headers={b"Authorization": header.encode()})
        assert answered.status_code == 401


def test_failing_tokens_are_limited_and_right_ones_never(town: Town) -> None:
    program, client = town.program_of("coordinator"), town.site.browser()
    wrong = {"Authorization": "Bearer qd_" + "1" * 64}
    statuses = [client.get(f"{ROOT}/networks", headers=wrong).status_code for _ in range(PER_SOURCE + 1)]
    assert statuses == [401] * PER_SOURCE + [429]
    refused = client.get(f"{ROOT}/networks", headers=wrong)
    assert refused.headers["retry-after"] == "60"
    assert client.get(f"{ROOT}/networks").status_code == 401
    assert program.get("/networks").status_code == 200


def test_making_reading_and_ending_are_noted_and_reading_once_a_day(town: Town) -> None:
    program = town.program_of("coordinator", Reads.DIRECTORY)
    token = program.made.token
    for _ in range(3):
        program.get("/municipalities")
    end(town, program)
    program.get("/municipalities")
    expected = [(f"token.{what}", token.token_id, token.account_id) for what in ("made", "read", "revoked")]
    assert noted(town) == expected


def test_nothing_of_a_token_or_an_account_stands_in_logs_or_files(
    town: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    caplog.set_level(logging.DEBUG)
    program = town.program_of("coordinator")
    program.get("/networks")
    program.get("/rounds/gibt-es-nicht")
    monkeypatch.setattr("web.interface.entries.network_entry", broken)
    assert program.get("/networks").status_code == 500
    secret = program.made.secret.removeprefix("qd_")
    assert secret not in caplog.text
    assert "coordinator@example.org" not in caplog.text
    home: Path = town.site.services.settings.home
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if secret.encode() in path.read_bytes()] == []
