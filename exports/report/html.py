"""The report as one accessible HTML file: no script, drawings inside, a table beside every chart."""

from functools import cache
from pathlib import Path
from string import Template

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports import look, palette
from exports.report.blocks import ReportContent

_FOLDER = Path(__file__).parents[1] / "templates"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def report_html(content: ReportContent, stylesheet: str = "") -> str:
    """Return the report as HTML: a file of its own, or a page whose style sheet lies at an address.

    A page of ours names an address, because its policy lets no style stand inside it.
    """
    template = _ENVIRONMENT.get_template("report.html")
    style = "" if stylesheet else report_style()
    return template.render(report=content, stylesheet=stylesheet, style=style).strip() + "\n"


@cache
def report_style() -> str:
    """Return the style sheet of reports with our colours filled in."""
    colours = {
        "accent": palette.ACCENT,
        "text": palette.TEXT,
        "quiet": palette.QUIET,
        "line": look.LINE,
        "tint": look.TINT,
    }
    return Template((_FOLDER / "report.css").read_text(encoding="utf-8")).substitute(colours)
