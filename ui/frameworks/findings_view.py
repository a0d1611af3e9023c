"""What is wrong in files: as a table that says where and how to mend it, and as lines to pass on."""

from collections.abc import Mapping, Sequence

import streamlit as st

from qualitaetsrahmen.findings import Finding
from texts.catalogue import Translator
from ui.parts.markup import literal, to_copy
from wiring.finding_lines import finding_line, finding_record

_LONGEST_QUOTE = 90
"""So many characters of a file's line are shown beside its finding."""


def draw_findings(findings: Sequence[Finding], contents: Mapping[str, bytes], key: str, t: Translator) -> None:
    """Draw the findings of each file as a table with the line itself, and folded away all of them as lines of text.

    ``contents`` holds the files by the names that the findings use; a file that is not in it is not quoted.
    """
    for file in dict.fromkeys(finding.file for finding in findings):
        lines = contents.get(file, b"").decode("utf-8", errors="replace").splitlines()
        st.markdown(f"**{literal(file)}**")
        rows = [_row(finding, lines, t) for finding in findings if finding.file == file]
        st.table(rows, border="horizontal", hide_index=True)
    with st.expander(t("frameworks_ui.findings.as_lines"), key=key):
        to_copy("\n".join(finding_line(one, t) for one in findings), t("frameworks_ui.findings.as_lines"))


def _row(finding: Finding, lines: Sequence[str], t: Translator) -> dict[str, str]:
    record = finding_record(finding, t)
    return {
        t(
            "frameworks_ui.column.line"
        ): f"**{finding.place.line}** {literal(_quote(lines, finding.place.line))}".strip(),
        t("frameworks_ui.column.problem"): literal(str(record["message"])),
        t("frameworks_ui.column.mending"): literal(str(record["suggestion"])),
    }


def _quote(lines: Sequence[str], number: int) -> str:
    """Return a line of a file, cut where it is too long for a table."""
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]} …"
