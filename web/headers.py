"""Security headers on every answer: one policy for the pages of participants, one for those of staff."""

from collections.abc import Iterable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from texts.catalogue import translator

PARTICIPANT_PATHS = (
    "/t",
    "/r",
    "/s",
    "/e",
    "/p",
    "/verzeichnis",
    "/befunde",
    "/barrierefreiheit",
    "/datenschutz",
)
_BELOW = tuple(f"{path}/" for path in PARTICIPANT_PATHS)

_PARTICIPANT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def staff_policy(inline_scripts: Iterable[str]) -> str:
    """Return the policy of staff pages; ``inline_scripts`` are the hashes of the page shell's own scripts.

    Streamlit sets styles on elements, so they are allowed; it loads nothing from elsewhere and evaluates no text.
    """
    hashes = " ".join(f"'{value}'" for value in inline_scripts)
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'"
    )


def is_for_participants(path: str) -> bool:
    """Say whether an address belongs to people who answer or sit in a room."""
    return path in PARTICIPANT_PATHS or path.startswith(_BELOW)


class SecurityHeaders:
    """ASGI middleware that puts the headers on every HTTP answer, errors included."""

    def __init__(self, app: ASGIApp, inline_scripts: tuple[str, ...] = (), *, is_https: bool = False) -> None:
        self._app = app
        self._for_participants = _headers(_PARTICIPANT_POLICY, is_https=is_https)
        self._for_staff = _headers(staff_policy(inline_scripts), is_https=is_https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        ours = self._for_participants if is_for_participants(scope["path"]) else self._for_staff

        has_begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                others = [pair for pair in message.get("headers", ()) if pair[0].lower() not in ours]
                message["headers"] = [*others, *ours.items()]
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            # Starlette's own answer to a mistake of ours would come from outside of here, without the headers
            if not has_begun:
                await PlainTextResponse(translator("de")("web.broken"), 500)(scope, receive, send_with_headers)
            raise


def _headers(policy: str, *, is_https: bool) -> dict[bytes, bytes]:
    """Return our headers as they travel, spelled once for all answers."""
    texts = {
        "content-security-policy": policy,
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "cross-origin-opener-policy": "same-origin",
        **({"strict-transport-security": "max-age=31536000"} if is_https else {}),
    }
    return {name.encode("latin-1"): text.encode("latin-1") for name, text in texts.items()}
