"""Response and coverage: on what the national figures rest, and how much is missing in them."""

import pandas as pd
import streamlit as st

from analysis.national.breakdowns import Breakdown
from analysis.national.coverage import Coverage, Group, coverage
from analysis.national.distributions import OTHERS, TOTAL
from texts.catalogue import Translator
from ui.desk import Desk
from ui.national.counted_together import say_counted_together
from ui.national.view import View
from ui.national.words import group_name, per_cent
from ui.parts.card_table import copied_table


def draw_coverage(desk: Desk, view: View) -> None:
    """Draw who handed in, who answered, and what was asked how often."""
    t = desk.t
    found = coverage(view.pool, view.year)
    if found is None:
        return
    values = {name: t.number(getattr(found, name)) for name in ("places", "rounds", "networks")}
    st.write(t("national_ui.coverage.summary", year=view.year, **values))
    st.caption(t("national_ui.coverage.rule"))
    _draw_response(found, view, t)
    st.header(t("national_ui.coverage.where"), anchor=False)
    breakdown = st.segmented_control(
        t("national_ui.choice.breakdown"),
        list(Breakdown),
        default=Breakdown.LAND,
        required=True,
        format_func=lambda one: t(f"national_ui.breakdown.{one.value}"),
        key="national.coverage.breakdown",
    )
    chosen = breakdown or Breakdown.LAND
    groups = found.breakdowns[chosen]
    frame = _group_frame(groups, [group_name(one.name, chosen, t) for one in groups], t)
    copied_table(frame, t, key=f"coverage.{chosen.value}")
    st.header(t("national_ui.coverage.versions"), anchor=False)
    names = [group_name(one.name, None, t) if one.name in (TOTAL, OTHERS) else one.name for one in found.versions]
    copied_table(_group_frame(found.versions, names, t), t, key="coverage.versions")
    _draw_asked(found, view, t)


def _group_frame(groups: tuple[Group, ...], names: list[str], t: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "": names,
            t("national_ui.column.places"): [t.number(one.places) for one in groups],
            t("national_ui.column.rounds"): [t.number(one.rounds) for one in groups],
            t("national_ui.column.networks"): [t.number(one.networks) for one in groups],
        }
    )


def _draw_response(found: Coverage, view: View, t: Translator) -> None:
    st.header(t("national_ui.coverage.response"), anchor=False)
    known = {one.id: one.label for one in view.framework.perspectives}
    shown = [one for one in found.response if one.perspective in known]
    if not shown:
        st.info(t("national_ui.coverage.no_response"))
    else:
        st.write(t("national_ui.coverage.response_note"))
        frame = pd.DataFrame(
            {
                t("national_ui.column.perspective"): [known[one.perspective] for one in shown],
                t("national_ui.column.places"): [t.number(one.places) for one in shown],
                t("national_ui.column.invited"): [t.number(one.invited) for one in shown],
                t("national_ui.column.sent"): [t.number(one.sent) for one in shown],
                t("national_ui.column.share"): [per_cent(one.sent / one.invited, t) for one in shown],
            }
        )
        copied_table(frame, t, key="coverage.response")
    say_counted_together(view, t)
    hidden = [
        t("national_ui.coverage.hidden_of", who=known[one], share=per_cent(share, t))
        for one, share in found.hidden_share.items()
        if one in known
    ]
    if hidden:
        st.write(t("national_ui.coverage.hidden", listed=t.listed(hidden)))


def _draw_asked(found: Coverage, view: View, t: Translator) -> None:
    """Draw in how many places each question was asked and shown, in the order of the framework."""
    st.header(t("national_ui.coverage.asked"), anchor=False)
    st.write(t("national_ui.coverage.asked_note"))
    known = {one.id: one.label for one in view.framework.perspectives}
    rows: list[dict[str, str]] = []
    for number, title in view.titles().items():
        asked = {one.perspective: one for one in found.asked.get(number, ())}
        cells = {
            label: t("national_ui.coverage.cell", shown=asked[one].places - asked[one].hidden, places=asked[one].places)
            if one in asked
            else t("national_ui.coverage.too_few")
            for one, label in known.items()
        }
        rows.append({"": title, **cells})
    with st.expander(t("national_ui.coverage.asked_button")):
        copied_table(pd.DataFrame(rows), t, key="coverage.asked")
