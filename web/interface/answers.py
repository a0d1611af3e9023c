"""How the interface for programs answers: JSON with a strong ETag, packed on wish, and problems in one form."""

import gzip
import hashlib
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from web.interface.models import Part
from web.interface.problems import ProblemKind, Refused, translator_for

JSON = "application/json"
PROBLEM = "application/problem+json"
OWN = "private, no-cache"
"""Whoever keeps an answer asks whether it still holds; what stands between keeps nothing."""
_SMALLEST_PACKED = 500
"""Bytes; smaller answers would grow by packing."""
_LEVEL = 6
_WAIT_SECONDS = "60"
_REALM = 'Bearer realm="qualitaetsdialog"'


def data_answer(request: Request, body: bytes, headers: Mapping[str, str], media_type: str = JSON) -> Response:
    """Return content with its ETag, or 304 when the program has it already."""
    is_packed = len(body) >= _SMALLEST_PACKED and _may_pack(request)
    etag = etag_of(body, is_packed=is_packed)
    ours = {"ETag": etag, "Vary": "Authorization, Accept-Encoding", **headers}
    if _has_it(request, etag):
        return Response(status_code=304, headers=ours)
    if is_packed:
        return _sent(request, gzip.compress(body, _LEVEL, mtime=0), media_type, ours | {"Content-Encoding": "gzip"})
    return _sent(request, body, media_type, ours)


def problem_answer(request: Request, refused: Refused) -> Response:
    """Return why a request was refused, in the language of whoever asks; nothing of it is kept anywhere."""
    t = translator_for(request)
    headers = {"Cache-Control": "no-store", "Content-Language": t.language, "Vary": "Authorization, Accept-Language"}
    if refused.kind is ProblemKind.TOKEN_REFUSED:
        headers["WWW-Authenticate"] = _REALM
    if refused.kind in (ProblemKind.TOO_MANY, ProblemKind.UNAVAILABLE):
        headers["Retry-After"] = _WAIT_SECONDS
    body = refused.told(t).model_dump_json(exclude_none=True).encode()
    response = _sent(request, body, PROBLEM, headers)
    response.status_code = refused.kind.status
    return response


def allowed(methods: str) -> Response:
    """Return which methods an address knows."""
    return Response(status_code=204, headers={"Allow": methods, "Cache-Control": "no-store"})


def as_json(part: Part) -> bytes:
    """Return an answer as its bytes; equal answers give equal bytes."""
    return part.model_dump_json(by_alias=True).encode()


def etag_of(body: bytes, *, is_packed: bool = False) -> str:
    """Return the strong mark of these very bytes; the packed form is another one."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}{"-gzip" if is_packed else ""}"'


def _sent(request: Request, body: bytes, media_type: str, headers: Mapping[str, str]) -> Response:
    """Return a whole answer, or for HEAD the same without its body."""
    length = {"Content-Length": str(len(body))}
    content = b"" if request.method == "HEAD" else body
    return Response(content, headers={**headers, **length}, media_type=media_type)


def _may_pack(request: Request) -> bool:
    """Say whether a program says that it can unpack."""
    for part in request.headers.get("accept-encoding", "").split(","):
        name, _, weight = part.partition(";")
        if name.strip().lower() == "gzip":
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _has_it(request: Request, etag: str) -> bool:
    """Say whether a program already has what would be sent; how the mark is spelled as weak does not matter here."""
    marks = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return "*" in marks or etag in marks
