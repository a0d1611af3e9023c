"""Starting the web servers, and what is printed when they start."""

import importlib
import os
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import uvicorn

from networks.accounts import Grant, Role, create_account, offer_sign_in_link
from selfeval.closing import resume_closings
from storage.sqlite import is_wal_safe, sqlite_module
from texts.catalogue import translator
from wiring.errors import StartRefused
from wiring.jobs import close_due, lines_of, tidy
from wiring.services import Services, services
from wiring.settings import ROOT
from wiring.start_checks import check_one_worker, check_port_is_free

GRACE_SECONDS = 5
"""Open streams of events would keep the server from ever stopping."""
_FIRST_LOGIN = "administration"
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def serve(host: str, port: int, say: Callable[[str], None]) -> None:
    """Start the app: staff pages and participants' pages in one process on one port.

    Raises StartRefused or a storage error before anything listens. There is no access log, so that no address of a
    person is written anywhere.
    """
    check_one_worker()
    check_port_is_free(host, port)
    os.chdir(ROOT)  # Streamlit finds its settings in the folder where it starts
    ready = services()
    for problem in resume_closings(ready.closing(), ready.clock.today(), ready.shuffle()):
        say(translator("de").error(problem.code, problem.data))
    for line in lines_of([*close_due(ready), *tidy(ready)], translator("de")):
        say(line)
    if ready.database.is_sqlite:
        ready.database.purge_deleted()  # texts or papers whose release broke off between deleting and removing traces
    for line in old_sqlite_notice(ready, sqlite_module().sqlite_version_info):
        say(line)
    application = importlib.import_module("app").app
    for line in announcement(ready, host):
        say(line)
    _run(application, host, port)


def serve_participants(host: str, port: int, workers: int) -> None:
    """Start only the participants' pages, in as many processes as wanted; several need PostgreSQL."""
    check_port_is_free(host, port)
    if workers > 1 and services().database.is_sqlite:
        raise StartRefused(reason="sqlite_workers", workers=workers)
    _run("participant.application:create_app", host, port, workers=workers, factory=True)


def _run(application: Any, host: str, port: int, *, workers: int = 1, factory: bool = False) -> None:
    uvicorn.run(
        application,
        host=host,
        port=port,
        workers=workers,
        factory=factory,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ws="websockets-sansio",
    )


def old_sqlite_notice(ready: Services, version: tuple[int, ...]) -> list[str]:
    """Return the line that explains a slower but safe start, when the embedded database is an older SQLite."""
    if not ready.database.is_sqlite or is_wal_safe(version):
        return []
    return [translator("de")("commands.serve.old_sqlite", version=".".join(map(str, version)))]


def announcement(ready: Services, host: str) -> list[str]:
    """Return the address and, where it is safe, a fresh one-time link for the first administrator.

    On the own machine there is one at every start; elsewhere only while nobody could sign in at all.
    """
    t = translator("de")
    base = ready.settings.base_url.rstrip("/")
    lines = [t("commands.serve.address", address=base)]
    accounts = ready.accounts()
    able = (account for account in accounts.accounts() if account.is_administrator and account.active)
    administrator = next(able, None)
    is_own_machine = host in _LOOPBACK and urlsplit(base).hostname in _LOOPBACK
    if administrator is not None and not is_own_machine:
        return lines
    if administrator is None:
        name = t("commands.serve.first_administrator")
        administrator = create_account(accounts, _FIRST_LOGIN, name, (Grant(role=Role.ADMINISTRATOR),))
    token = offer_sign_in_link(accounts, administrator.id, ready.clock.now())
    return [*lines, t("commands.serve.link", address=f"{base}/anmelden/link/{token}")]
