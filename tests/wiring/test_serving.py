"""Starting prints where the app is and, only where it is safe, a link that lets the administration in."""

import socket
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest

from networks.accounts import Grant, Role, create_account, redeem_sign_in_link
from selfeval.errors import ClosingDisagrees
from selfeval.model import RoundState
from tests.storage.workspace import OURS_ONLY, add_networks, answered_round
from tests.wiring.installation import NOON, installation_at
from wiring import serving
from wiring.clock import Clock
from wiring.errors import StartRefused
from wiring.services import Services, build_services
from wiring.serving import announcement, old_sqlite_notice, serve, serve_participants
from wiring.settings import ROOT


def account_behind(ready: Services, line: str) -> str:
    """Whose account the one-time link of a line opens."""
    path = urlsplit(line.rpartition(" ")[2]).path
    assert path.startswith("/anmelden/link/")
    token = path.rpartition("/")[2]
    return redeem_sign_in_link(ready.accounts(), token, ready.clock.now()).account.login


def with_administrator(ready: Services, *, active: bool = True) -> None:
    store = ready.accounts()
    made = create_account(store, "leitung@example.org", "Leitung", (Grant(role=Role.ADMINISTRATOR),))
    store.save_account(made.model_copy(update={"active": active}))


def test_the_first_start_makes_an_administrator_and_a_link(services: Services) -> None:
    address, link = announcement(services, "127.0.0.1")
    assert address.endswith("http://127.0.0.1:8501")
    assert account_behind(services, link) == "administration"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_on_the_own_machine_every_start_prints_a_fresh_link(services: Services, host: str) -> None:
    with_administrator(services)
    links = [announcement(services, host)[1] for _ in range(2)]
    assert links[0] != links[1]
    assert [account_behind(services, link) for link in links] == ["leitung@example.org"] * 2


@pytest.mark.parametrize("host", ["192.0.2.7", "::"])
def test_elsewhere_there_is_a_link_only_while_nobody_administers(services: Services, host: str) -> None:
    assert account_behind(services, announcement(services, host)[1]) == "administration"
    assert len(announcement(services, host)) == 1


def test_an_older_sqlite_is_told_at_the_start_and_a_current_one_is_not(services: Services) -> None:
    (line,) = old_sqlite_notice(services, (3, 40, 1))
    assert "SQLite 3.40.1" in line
    assert old_sqlite_notice(services, (3, 51, 3)) == []


def test_behind_a_proxy_the_own_machine_counts_as_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> None:
    """There the app listens on loopback too, but what it prints may end in a log that many read."""
    with installation_at(tmp_path_factory.mktemp("home"), "https://dialog.example.org") as ready:
        with_administrator(ready)
        (line,) = announcement(ready, "127.0.0.1")
        assert "https://dialog.example.org" in line


def test_somebody_who_only_coordinates_is_no_administrator(services: Services) -> None:
    create_account(services.accounts(), "a@example.org", "A", (Grant(role=Role.COORDINATOR, network_id="netz"),))
    assert account_behind(services, announcement(services, "192.0.2.7")[1]) == "administration"


def test_an_administrator_whose_account_was_closed_does_not_count(services: Services) -> None:
    with_administrator(services, active=False)
    assert account_behind(services, announcement(services, "192.0.2.7")[1]) == "administration"


def test_no_link_is_stored_as_it_was_printed(services: Services) -> None:
    token = announcement(services, "127.0.0.1")[1].rpartition("/")[2]
    files = [file.read_bytes() for file in services.settings.home.iterdir()]
    assert all(token.encode() not in content for content in files)


@pytest.fixture
def started(services: Services, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What would have been started, instead of starting it."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(serving, "services", lambda: services)
    monkeypatch.setattr("uvicorn.run", lambda application, **options: calls.append({"app": application} | options))
    return calls


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_the_participants_app_starts_alone_without_any_log_of_addresses(started: list[dict[str, Any]]) -> None:
    serve_participants("127.0.0.1", free_port(), 1)
    (options,) = started
    assert options["app"] == "participant.application:create_app"
    assert (options["access_log"], options["server_header"], options["workers"]) == (False, False, 1)


def test_several_participants_processes_need_a_server_for_the_database(started: list[dict[str, Any]]) -> None:
    with pytest.raises(StartRefused) as caught:
        serve_participants("127.0.0.1", free_port(), 3)
    assert caught.value.data == {"reason": "sqlite_workers", "workers": 3}
    assert started == []


def test_a_start_finishes_a_closing_that_was_interrupted(
    services: Services, started: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_networks(services.database)
    opened, _ = answered_round(services.database)
    services.closing().begin_closing(opened.id, services.clock.today())
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("wiring.serving.importlib", SimpleNamespace(import_module=lambda _: SimpleNamespace(app="app")))
    said: list[str] = []
    serve("127.0.0.1", free_port(), said.append)
    assert services.rounds(OURS_ONLY).round(opened.id).state is RoundState.CLOSED
    assert [options["app"] for options in started] == ["app"]
    assert (started[0]["access_log"], started[0]["workers"]) == (False, 1)
    assert len(said) == 2


def test_a_closing_that_cannot_be_finished_is_said_and_does_not_stop_the_start(
    services: Services, started: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> list[ClosingDisagrees]:
        return [ClosingDisagrees(round="Runde im Herbst", perspective="eltern")]

    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("wiring.serving.importlib", SimpleNamespace(import_module=lambda _: SimpleNamespace(app="app")))
    monkeypatch.setattr(serving, "resume_closings", refuse)
    said: list[str] = []
    serve("127.0.0.1", free_port(), said.append)
    assert "Runde im Herbst" in said[0]
    assert len(started) == 1


def test_services_are_built_on_the_clock_that_they_are_given(services: Services) -> None:
    again = build_services(services.settings, Clock(lambda: NOON))
    assert again.clock.now() == NOON
    assert again.database.is_alive()
    again.database.close()
