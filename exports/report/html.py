"""The report as one accessible HTML file: no script, drawings inside, a table beside every chart."""

from exports.html_pages import html_template, style_sheet
from exports.report.blocks import PaperContent


def report_html(content: PaperContent, stylesheet: str = "") -> str:
    """Return a report, or another paper of the same blocks, as HTML: a file of its own, or a page with a style address.

    A page of ours names an address, because its policy lets no style stand inside it.
    """
    style = "" if stylesheet else report_style()
    return html_template("report.html").render(report=content, stylesheet=stylesheet, style=style).strip() + "\n"


def report_style() -> str:
    """Return the style sheet of reports with our colours filled in."""
    return style_sheet("report.css")
