"""What is wrong in files: a card for each that says where, what and how to mend it, and lines to pass on."""

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from qualitaetsrahmen.findings import Finding
from texts.catalogue import Translator
from ui.parts.markup import literal, to_copy
from wiring.finding_lines import finding_line, finding_record

_LONGEST_QUOTE = 90
"""So many characters of a file's line are shown with its finding."""


def draw_findings(findings: Sequence[Finding], contents: Mapping[str, bytes], key: str, t: Translator) -> None:
    """Draw the findings of each file with the line itself, and folded away all of them as lines of text.

    They stand below each other and not in a table, so that none is cut off on a narrow screen. ``contents`` holds
    the files by the names that the findings use; a file that is not in it is not quoted.
    """
    for file in dict.fromkeys(finding.file for finding in findings):
        lines = contents.get(file, b"").decode("utf-8", errors="replace").splitlines()
        of_file = ["\n\n".join(_parts(one, lines, t)) for one in findings if one.file == file]
        with st.container(border=True):
            st.markdown(f"**{literal(file)}**")
            st.markdown("\n\n---\n\n".join(of_file))
    with st.expander(t("frameworks_ui.findings.as_lines"), key=key):
        to_copy("\n".join(finding_line(one, t) for one in findings), t("frameworks_ui.findings.as_lines"))


def _parts(finding: Finding, lines: Sequence[str], t: Translator) -> Iterator[str]:
    """Yield where something stands and what is wrong with it, the line itself, and how to mend it."""
    record, number = finding_record(finding, t), finding.place.line
    yield f"**{t('frameworks_ui.findings.line', number=number)}:** {literal(str(record['message']))}"
    if quote := _quote(lines, number):
        yield f"> {literal(quote)}"
    yield f"**{t('frameworks_ui.findings.mending')}:** {literal(str(record['suggestion']))}"


def _quote(lines: Sequence[str], number: int) -> str:
    """Return a line of a file, cut where it is very long."""
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]} …"
