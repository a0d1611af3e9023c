"""Turns a page's record into HTML by its template."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from participant.assets import asset_address
from participant.contexts import Page
from participant.packing import PackedResponse, pack
from participant.room_contexts import RoomPage
from participant.screen_contexts import ScreenPage
from texts.catalogue import translator

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.globals["asset"] = asset_address


_MOST_KEPT = 256
"""Pages of some kilobytes each."""
_KEPT_NOWHERE = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class Drawn:
    """The HTML of a page, and the same as it travels."""

    html: bytes
    packed: bytes


def render(page: Page, status: int = 200) -> PackedResponse:
    """Return a page as HTML that neither browsers nor proxies keep."""
    if not page.is_for_all:
        return html_response(_draw(page), status)
    drawn = draw_once(page)
    return html_response(drawn.html, status, drawn.packed)


def html_response(html: bytes, status: int = 200, packed: bytes | None = None) -> PackedResponse:
    """Return HTML that neither browsers nor proxies keep."""
    return PackedResponse(html, "text/html", status, _KEPT_NOWHERE, packed)


def _draw(page: Page) -> bytes:
    return _ENVIRONMENT.get_template(page.template).render(page=page, t=translator(page.language)).encode()


@lru_cache(maxsize=_MOST_KEPT)
def draw_once(page: Page) -> Drawn:
    """Return the HTML of a page on which nothing depends on a person; equal pages are drawn and packed once."""
    html = _draw(page)
    return Drawn(html, pack(html))


def render_part(page: RoomPage | ScreenPage) -> str:
    """Return the part of a room's page that changes, without what stands around it."""
    return _ENVIRONMENT.get_template(page.part).render(page=page, t=translator(page.language))


def render_ended(language: str) -> str:
    """Return what stands in a room's page once the session has ended."""
    return _ENVIRONMENT.get_template("room_ended.html").render(t=translator(language))
