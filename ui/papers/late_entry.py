"""Entering forms that came after closing: line by line like all others, and counted until they are enough."""

import streamlit as st

from selfeval.late import papers_needed
from ui.papers.desk_of_papers import PaperDesk
from ui.papers.line_entry import draw_line
from ui.papers.second_entry import draw_taking_back
from ui.parts.markup import literal
from ui.results.late_view import to_late, waiting_papers


def draw_late_entry(papers: PaperDesk) -> None:
    """Draw what happens to such forms, the field for a line, and how many wait."""
    t = papers.desk.t
    st.info(t("paper_late.intro", title=literal(papers.of_round.title)))
    draw_line(papers)
    group = papers.of_round.group_of(papers.plan.perspective)
    for plan, count in waiting_papers(papers.desk, papers.of_round):
        if plan.perspective in group:
            needed = papers_needed(plan)
            st.write(t("paper_late.so_far", count=count, k=needed))
            if count >= needed:
                to_late(papers.of_round, t("paper_late.to_results"))
    if papers.late is not None and papers.late.count():
        draw_taking_back(papers)
