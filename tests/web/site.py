"""The staff's site in a test: its real routes and headers around a database of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from networks.accounts import Account, Grant, PasswordHasher, create_account, offer_sign_in_link, set_password
from tests.wiring.installation import installation_at
from web.application import middleware, programs_first, routes
from web.shell import Shell
from wiring.services import Services

SHELL = Shell('<!DOCTYPE html><html lang="de"><script>let it;</script></html>', ("sha256-abc",))
LOGIN = "koordination@example.org"
PASSWORD = "drei ruhige Hasen"


class PlainHasher:
    """Hashes at once, so that a test may try many passwords; the real one has tests of its own."""

    def hash(self, password: str) -> str:
        return f"hash of {password}"

    def is_right(self, password_hash: str | None, password: str) -> bool:
        return password_hash == self.hash(password)


@dataclass(frozen=True)
class Site:
    """The application and what a test does with it."""

    services: Services
    app: Starlette
    hasher: PasswordHasher

    @property
    def base_url(self) -> str:
        return self.services.settings.base_url

    def browser(self, headers: Mapping[str, str] | None = None, *, sees_mistakes: bool = False) -> TestClient:
        """A browser of its own, which follows no redirect by itself."""
        return TestClient(
            self.app,
            base_url=self.base_url,
            headers=dict(headers or {}),
            follow_redirects=False,
            raise_server_exceptions=sees_mistakes,
        )

    def account(self, *grants: Grant, login: str = LOGIN, password: str = PASSWORD) -> Account:
        made = create_account(self.services.accounts(), login, "Koordination", grants)
        set_password(self.services.accounts(), self.hasher, made, password)
        return made

    def link_for(self, account: Account) -> str:
        token = offer_sign_in_link(self.services.accounts(), account.id, self.services.clock.now())
        return f"/anmelden/link/{token}"

    def signed_in(self, account: Account) -> TestClient:
        """A browser in which somebody is signed in."""
        browser = self.browser()
        assert browser.post(self.link_for(account)).status_code == 303
        return browser


def broken(_request: Request) -> Response:
    """A page with a mistake of ours in it."""
    raise ZeroDivisionError


def answers(_request: Request) -> Response:
    return PlainTextResponse("ok")


def application(services: Services, shell: Shell = SHELL) -> Starlette:
    """The staff's routes, a page of each kind for participants, and pages that go wrong."""
    others = [
        Route("/kaputt", broken),
        Route("/t/kaputt", broken),
        Route("/t/fragen", answers, methods=["GET", "POST"]),
    ]
    return Starlette(
        routes=[*others, *routes(lambda: services, shell, ["runden", "ergebnisse"])],
        middleware=[*middleware(shell, is_https=services.settings.is_https), programs_first(lambda: services)],
    )


@contextmanager
def site_at(home: Path, base_url: str = "http://testserver") -> Iterator[Site]:
    """The site of a home folder."""
    with installation_at(home, base_url) as services:
        yield Site(services, application(services), PlainHasher())
