"""Findings: what the framework itself should change, how it is founded, and how dialogues are held.

The public page is ``/befunde``; this one has another name, because it has another address.
"""

import streamlit as st

from ui import links
from ui.desk import Desk, open_desk
from ui.findings.finding_list import draw_findings
from ui.findings.finding_page import draw_finding
from ui.findings.formats_view import draw_formats
from ui.findings.quality_view import draw_quality
from ui.parts.messages import say_message
from ui.parts.page_part import choose_part
from ui.parts.wide_page import widen
from wiring.framework_findings import formats_handed_in

SECTIONS = ("findings", "quality", "formats")


def draw_page(desk: Desk) -> None:
    """Draw the finding that the address names, else all of them and what they come from."""
    t = desk.t
    if not desk.account.is_analyst:
        st.title(t("findings_ui.page"), anchor=False)
        st.info(t("findings_ui.not_yours"))
        return
    if name := links.chosen(links.FINDING):
        draw_finding(desk, name)
        return
    widen()
    st.title(t("findings_ui.page"), anchor=False)
    say_message()
    st.write(t("findings_ui.intro"))
    section = choose_part("teil", SECTIONS, t("findings_ui.sections"), lambda one: t(f"findings_ui.section.{one}"))
    if section == "quality":
        draw_quality(desk)
    elif section == "formats":
        draw_formats(formats_handed_in(desk.services, desk.account), t)
    else:
        draw_findings(desk)


draw_page(open_desk())
