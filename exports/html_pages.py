"""The templates and style sheets of our accessible HTML files: escaped, complete, in our colours."""

from functools import cache
from pathlib import Path
from string import Template as WithColours

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from exports import look, palette

_FOLDER = Path(__file__).parent / "templates"


def html_template(name: str) -> Template:
    """Return a template, such as ``report.html``."""
    return _environment().get_template(name)


@cache
def style_sheet(name: str) -> str:
    """Return a style sheet, such as ``report.css``, with our colours filled in."""
    colours = {
        "accent": palette.ACCENT,
        "text": palette.TEXT,
        "quiet": palette.QUIET,
        "line": look.LINE,
        "tint": look.TINT,
    }
    return WithColours((_FOLDER / name).read_text(encoding="utf-8")).substitute(colours)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
