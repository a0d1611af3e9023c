"""Reading the results together: for each criterion on the agenda the finding that the projector shows as well."""

import streamlit as st

from dialogues.findings import shown_findings
from dialogues.model import Session
from selfeval.results import Results
from ui import links
from ui.desk import Desk
from ui.results.finding import draw_finding
from ui.results.gap_view import gap_finding
from ui.results.marks import perspective_key
from ui.results.result_words import one_gap_words


def draw_findings(desk: Desk, session: Session, results: Results) -> None:
    """Draw what the room reads now, and the way to all other results."""
    t = desk.t
    found = shown_findings(results, session)
    st.write(t("room_ui.findings.about" if found else "room_ui.findings.none"))
    if found:
        perspective_key(results.framework, results.perspectives, t)
    for result in found:
        draw_finding(
            gap_finding(desk, [result], results, one_gap_words(result, results, t), f"read.{result.item.id}"), t
        )
    links.link_to("ergebnisse", t("room_ui.findings.all"), icon=":material/arrow_forward:", runde=session.round_id)
