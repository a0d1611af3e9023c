"""What would leave a network of a round: in plain words, as a table, and statement by statement."""

import numpy as np
import streamlit as st

from analysis.cubes import UNKNOWN, State
from analysis.handed_in import Parcel
from analysis.letting_go import ClosedRound, switched_on
from exports.handing_in.words import PerspectiveRow, facts_words, perspective_rows, perspective_words, place_words
from texts.catalogue import Translator
from ui.desk import Desk
from ui.parts.card_table import card_table
from ui.parts.markup import literal

_NEVER = ("names", "answers", "small", "own", "late", "words")


def draw_leaving(desk: Desk, closed: ClosedRound, leaving: Parcel, *, is_let_go: bool) -> None:
    """Draw what leaves or would leave, what stays hidden, and what is never in it."""
    t = desk.t
    st.header(t("handing_in_ui.leaving.now" if is_let_go else "handing_in_ui.leaving"), anchor=False)
    st.write(t("handing_in_ui.leaving.place", place=literal(place_words(leaving.handed_in.profile, t))))
    rows = [_row(one, t) for one in perspective_rows(leaving, t)]
    card_table(rows)
    st.caption(t("handing_in_ui.leaving.invited"))
    st.write(t("handing_in_ui.leaving.facts", facts=facts_words(leaving, t)))
    if closed.asked.name != closed.core.name:
        st.write(t("handing_in_ui.leaving.own"))
    if optional := switched_on(closed):
        st.write(t("handing_in_ui.leaving.switched_on", count=len(optional)))
    if closed.release.late:
        st.write(t("handing_in_ui.leaving.late"))
    with st.expander(t("handing_in_ui.each"), key="leaving.each"):
        st.write(t("handing_in_ui.each.about"))
        card_table(_each(leaving, closed, t))
    with st.expander(t("handing_in_ui.never"), key="leaving.never"):
        st.markdown("\n".join(f"- {t(f'handing_in_ui.never.{one}')}" for one in _NEVER))


def _row(row: PerspectiveRow, t: Translator) -> dict[str, str]:
    return {
        t("handing_in_ui.column.perspective"): row.perspective,
        t("handing_in_ui.column.mode"): row.mode,
        t("handing_in_ui.column.invited"): row.invited,
        t("handing_in_ui.column.sent"): row.sent,
        t("handing_in_ui.column.shown"): str(row.shown),
        t("handing_in_ui.column.hidden"): str(row.hidden),
    }


def _each(leaving: Parcel, closed: ClosedRound, t: Translator) -> list[dict[str, str]]:
    """Return one row for each item that was asked: what is shown of each perspective."""
    cube, framework = leaving.handed_in.cube, closed.core
    taking_part = np.flatnonzero(cube.modes != UNKNOWN).tolist()
    labels = {row: perspective_words(framework, cube, row, t) for row in taking_part}
    rows = []
    for place, column in enumerate(cube.axes.columns):
        states = {row: State(cube.states[row, place]) for row in taking_part}
        if not any(state is not State.NOT_ASKED for state in states.values()):
            continue
        criterion = framework.criterion_of[column.item_id]
        rows.append(
            {
                framework.framework.words.criterion: t(
                    f"handing_in_ui.each.{framework.items[column.item_id].binding}",
                    title=f"{criterion.ref} {criterion.title}",
                ),
                **{labels[row]: t(f"handing_in_ui.state.{state.name.lower()}") for row, state in states.items()},
            }
        )
    return rows
