"""Turns a page's record into HTML by its template."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from participant.assets import asset_address
from participant.contexts import Page
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


def render(page: Page, status: int = 200) -> HTMLResponse:
    """Return a page as HTML that neither browsers nor proxies keep."""
    html = _ENVIRONMENT.get_template(page.template).render(page=page, t=translator(page.language))
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})
