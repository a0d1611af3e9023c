"""Signing in and out: by name and password or by a one-time link, into a session that can be revoked."""

from collections.abc import Callable
from functools import cache
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from networks.accounts import Account, SignedIn, redeem_sign_in_link, set_password, sign_in, sign_out
from networks.errors import PasswordTooShort, SignInLinkInvalid, SignInRefused
from texts.catalogue import translator
from web.failures import FailureLimit
from web.pages import LinkConfirmation, Notice, PasswordForm, SignInForm, draw
from web.passwords import Argon2Hasher
from wiring.access import SESSION_COOKIE, signed_in_account
from wiring.services import Services

_FAILURES_PER_LOGIN = 10
_FAILURES_OVERALL = 200
_SEE_OTHER = 303


@cache
def _hasher() -> Argon2Hasher:
    return Argon2Hasher()


class SignInPages:
    """The routes under /anmelden and /abmelden."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide
        self._failures = FailureLimit(_FAILURES_PER_LOGIN, _FAILURES_OVERALL)

    def routes(self) -> list[Route]:
        """Return the routes; GET shows, POST changes."""
        return [
            Route("/anmelden", self.show_form, methods=["GET"]),
            Route("/anmelden", self.take_form, methods=["POST"]),
            Route("/anmelden/link/{token}", self.show_link, methods=["GET"]),
            Route("/anmelden/link/{token}", self.take_link, methods=["POST"]),
            Route("/anmelden/passwort", self.show_password, methods=["GET"]),
            Route("/anmelden/passwort", self.take_password, methods=["POST"]),
            Route("/abmelden", self.leave, methods=["POST"]),
        ]

    def show_form(self, request: Request) -> Response:
        """Show the form for name and password."""
        return draw(SignInForm(onward=_own_path(request.query_params.get("weiter"))))

    async def take_form(self, request: Request) -> Response:
        """Begin a session for the right name and password; a wrong one keeps the name in the form."""
        form = await request.form()
        login, password = str(form.get("name", "")), str(form.get("passwort", ""))
        onward = _own_path(str(form.get("weiter", "")))
        return await run_in_threadpool(self._sign_in, login, password, onward)

    def _sign_in(self, login: str, password: str, onward: str) -> Response:
        t = translator("de")
        services = self._provide()
        source = login.strip().lower()
        if self._failures.is_reached(source):
            return draw(SignInForm(login, t("web.sign_in.too_often"), onward), 429)
        try:
            entered = sign_in(services.accounts(), _hasher(), login, password, services.clock.now())
        except SignInRefused as refused:
            self._failures.note(source)
            return draw(SignInForm(login, t.error(refused.code, refused.data), onward), 401)
        return self._enter(entered, onward)

    def show_link(self, _request: Request) -> Response:
        """Show a button; only pressing it uses the link up, so that a mail scanner cannot."""
        return draw(LinkConfirmation())

    def take_link(self, request: Request) -> Response:
        """Use up a one-time link and begin a session."""
        services = self._provide()
        try:
            token = str(request.path_params["token"])
            entered = redeem_sign_in_link(services.accounts(), token, services.clock.now())
        except SignInLinkInvalid as invalid:
            t = translator("de")
            text = t.error(invalid.code, invalid.data)
            return draw(Notice(t("web.link.invalid_title"), text, "/anmelden", t("web.sign_in.title")), 404)
        return self._enter(entered, "/")

    def show_password(self, request: Request) -> Response:
        """Show the form for a new password to whoever is signed in."""
        account = self._account(request)
        if account is None:
            return RedirectResponse("/anmelden?weiter=/anmelden/passwort", _SEE_OTHER)
        return draw(PasswordForm(account.name))

    async def take_password(self, request: Request) -> Response:
        """Set a new password; every session of the account ends, and a fresh one begins here."""
        password = str((await request.form()).get("passwort", ""))
        return await run_in_threadpool(self._set_password, request, password)

    def _set_password(self, request: Request, password: str) -> Response:
        account = self._account(request)
        if account is None:
            return RedirectResponse("/anmelden?weiter=/anmelden/passwort", _SEE_OTHER)
        services = self._provide()
        try:
            set_password(services.accounts(), _hasher(), account, password)
        except PasswordTooShort as short:
            problem = translator("de").error(short.code, short.data)
            return draw(PasswordForm(account.name, problem), 400)
        now = services.clock.now()
        return self._enter(sign_in(services.accounts(), _hasher(), account.login, password, now), "/")

    def leave(self, request: Request) -> Response:
        """End the session on the server and forget its cookie."""
        token = request.cookies.get(SESSION_COOKIE)
        if token:
            sign_out(self._provide().accounts(), token)
        t = translator("de")
        answer = draw(Notice(t("web.signed_out.title"), t("web.signed_out.text"), "/anmelden", t("web.sign_in.title")))
        answer.delete_cookie(SESSION_COOKIE, path="/")
        return answer

    def _account(self, request: Request) -> Account | None:
        return signed_in_account(self._provide(), request.cookies.get(SESSION_COOKIE))

    def _enter(self, entered: SignedIn, onward: str) -> Response:
        answer = RedirectResponse(onward, _SEE_OTHER, headers={"Cache-Control": "no-store"})
        answer.set_cookie(
            SESSION_COOKIE,
            entered.token,
            path="/",
            httponly=True,
            samesite="lax",
            secure=self._provide().settings.is_https,
        )
        return answer


def ask_to_sign_in(request: Request) -> RedirectResponse:
    """Send to the form for name and password, which leads back to what was wanted, with all that its address says."""
    wanted = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    return RedirectResponse(f"/anmelden?weiter={quote(wanted, safe='/')}", _SEE_OTHER)


def _own_path(wanted: str | None) -> str:
    """Return a path of ours with its query to go on to, or the start; never another site."""
    try:
        parts = urlsplit(wanted or "/")
    except ValueError:
        return "/"
    is_own = not parts.scheme and not parts.netloc and parts.path.startswith("/") and "\\" not in parts.path
    if not is_own or parts.path.startswith("//"):
        return "/"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
