"""The report as a tagged PDF, set by Typst with charts that are drawn, not photographed."""

from exports.report.as_data import as_data
from exports.report.blocks import ReportContent
from exports.typesetting import typeset


def report_pdf(content: ReportContent) -> bytes:
    """Return the report as a PDF; the same content gives the same bytes."""
    data = as_data(content)
    if not isinstance(data, dict):
        raise TypeError(type(data).__name__)
    return typeset("report.typ", {**data, "kind": content.kind.value})
