"""The few files that the pages need, found by the hash of their content, so that browsers may keep them."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from exports import palette
from exports.report.html import report_style
from participant.packing import pack

_FOLDER = Path(__file__).parent / "static"
_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_ICON = "zeichen.svg"
"""The one file without a hash in its name, because pages anywhere may link it."""
REPORT_STYLE = "bericht.css"
"""The style of reports, which bring it along as files and link it as pages."""

_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_A_DAY = "public, max-age=86400"


@dataclass(frozen=True)
class Asset:
    """One file as it goes over the wire."""

    name: str
    body: bytes
    packed: bytes
    media_type: str

    @property
    def caching(self) -> str:
        """How long a browser may keep it."""
        return _FOR_A_DAY if self.name == _ICON else _FOR_GOOD


@cache
def asset(file_name: str) -> Asset:
    """Return a file of the static folder, with the colours of the palette filled in."""
    path = _FOLDER / file_name
    text = report_style() if file_name == REPORT_STYLE else path.read_text(encoding="utf-8")
    if path.suffix == ".css" and file_name != REPORT_STYLE:
        colours = {"accent": palette.ACCENT, "text": palette.TEXT, "quiet": palette.QUIET}
        text = Template(text).substitute(colours)
    body = text.encode()
    digest = hashlib.sha256(body).hexdigest()[:10]
    name = file_name if file_name == _ICON else f"{path.stem}-{digest}{path.suffix}"
    return Asset(name, body, pack(body), _MEDIA_TYPES[path.suffix])


def asset_address(file_name: str) -> str:
    """Return where pages find a file of the static folder."""
    return f"/p/{asset(file_name).name}"


@cache
def assets() -> dict[str, Asset]:
    """Return all files by the name in their address, that of reports among them."""
    names = [path.name for path in sorted(_FOLDER.iterdir()) if path.suffix in _MEDIA_TYPES]
    found = [asset(name) for name in (*names, REPORT_STYLE)]
    return {one.name: one for one in found}
