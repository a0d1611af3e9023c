"""The codebook as one accessible HTML page: no script, nothing loaded from elsewhere."""

from pathlib import Path

from exports.html_pages import html_template, style_sheet
from exports.statistical.codebook import codebook_of
from exports.statistical.model import Dataset
from exports.statistical.whole_files import whole_file
from texts.catalogue import translator


def write_codebook_page(dataset: Dataset, path: Path) -> None:
    """Write the page in the language of the labels."""
    page = html_template("codebook.html")
    html = page.render(codebook=codebook_of(dataset), t=translator(dataset.language), style=style_sheet("codebook.css"))
    with whole_file(path) as unfinished:
        unfinished.write_text(html.strip() + "\n", "utf-8", newline="\n")
