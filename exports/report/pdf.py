"""A paper as a tagged PDF, set by Typst with charts that are drawn, not photographed."""

from exports.report.as_data import as_data
from exports.report.blocks import PaperContent, ReportContent
from exports.typesetting import typeset


def report_pdf(content: PaperContent) -> bytes:
    """Return a report, or another paper of the same blocks, as a PDF; the same content gives the same bytes."""
    data = as_data(content)
    if not isinstance(data, dict):
        raise TypeError(type(data).__name__)
    kind = content.kind.value if isinstance(content, ReportContent) else ""
    return typeset("report.typ", {**data, "kind": kind})
