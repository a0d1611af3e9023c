"""The codebook as one accessible HTML page: no script, nothing loaded from elsewhere."""

from functools import cache
from pathlib import Path
from string import Template

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports import look, palette
from exports.statistical.codebook import codebook_of
from exports.statistical.model import Dataset
from exports.statistical.whole_files import whole_file
from texts.catalogue import translator

_FOLDER = Path(__file__).parents[1] / "templates"


def write_codebook_page(dataset: Dataset, path: Path) -> None:
    """Write the page in the language of the labels."""
    page = _environment().get_template("codebook.html")
    html = page.render(codebook=codebook_of(dataset), t=translator(dataset.language), style=_style())
    with whole_file(path) as unfinished:
        unfinished.write_text(html.strip() + "\n", "utf-8", newline="\n")


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


@cache
def _style() -> str:
    colours = {"accent": palette.ACCENT, "text": palette.TEXT, "quiet": palette.QUIET}
    colours |= {"line": look.LINE, "tint": look.TINT}
    return Template((_FOLDER / "codebook.css").read_text(encoding="utf-8")).substitute(colours)
