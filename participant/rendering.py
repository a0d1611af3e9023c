"""Turns a page's record into HTML by its template."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from participant.assets import asset_address
from participant.contexts import Page
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


def render(page: Page, status: int = 200) -> HTMLResponse:
    """Return a page as HTML that neither browsers nor proxies keep."""
    html = draw_once(page) if page.is_for_all else _draw(page)
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})


def _draw(page: Page) -> str:
    return _ENVIRONMENT.get_template(page.template).render(page=page, t=translator(page.language))


@lru_cache(maxsize=_MOST_KEPT)
def draw_once(page: Page) -> str:
    """Return the HTML of a page on which nothing depends on a person; equal pages are drawn once."""
    return _draw(page)


def render_part(page: RoomPage | ScreenPage) -> str:
    """Return the part of a room's page that changes, without what stands around it."""
    return _ENVIRONMENT.get_template(page.part).render(page=page, t=translator(page.language))


def render_ended(language: str) -> str:
    """Return what stands in a room's page once the session has ended."""
    return _ENVIRONMENT.get_template("room_ended.html").render(t=translator(language))
