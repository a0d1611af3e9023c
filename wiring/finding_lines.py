"""Findings of a framework's file as lines that a person reads and as records that a program reads."""

from qualitaetsrahmen.findings import Finding
from texts.catalogue import Translator


def finding_line(finding: Finding, t: Translator) -> str:
    """Return ``file:line:column CODE message – suggestion``."""
    place = f"{finding.file}:{finding.place.line}:{finding.place.column}"
    return f"{place} {finding.code} {_message(finding, t)} – {_suggestion(finding, t)}"


def finding_record(finding: Finding, t: Translator) -> dict[str, str | int]:
    """Return the same as a flat record."""
    return {
        "file": finding.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "code": finding.code.value,
        "message": _message(finding, t),
        "suggestion": _suggestion(finding, t),
    }


def _message(finding: Finding, t: Translator) -> str:
    return t(f"finding.{finding.code}.message", **finding.data)


def _suggestion(finding: Finding, t: Translator) -> str:
    return t(f"finding.{finding.code}.suggestion", **finding.data)
