"""Who is in the room, typed in as counts by sector and by level; there is no field for a name."""

from dataclasses import dataclass

import streamlit as st

from dialogues.model import Session, SessionState
from dialogues.presence import Side, count_present, presence_of
from networks.model import Sector
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.dialogue import dialogue_state

_MOST = 2000


@dataclass(frozen=True)
class _Field:
    """What one field counts; ``levels`` are those of the framework."""

    side: Side
    name: str
    levels: tuple[str, ...]


def draw_presence(desk: Desk, session: Session, framework: Framework) -> None:
    """Draw the counts behind a button that says how many are known to be there; each is stored at once."""
    t = desk.t
    people = presence_of(session).people
    when = "was" if session.state is SessionState.ENDED else "is"
    label = t(f"planning_ui.present.{when}.counted", count=people) if people else t(f"planning_ui.present.{when}.open")
    key = f"present.{session.id}"
    # another count is another label, which would shut the fold under whoever is counting
    state.write(key, bool(state.written(key)))
    fold = st.expander(label, key=key, on_change="rerun")
    if not fold.open:
        return
    with fold:
        st.write(t("planning_ui.present.how"))
        sectors = {sector.value: t(f"ui.sector.{sector.value}") for sector in Sector}
        _draw_side(desk, session, "sector", sectors, ())
        levels = {level.id: level.label for level in framework.levels}
        _draw_side(desk, session, "level", levels, tuple(levels))
        st.write(_totals(session, t))


def _draw_side(desk: Desk, session: Session, side: Side, labels: dict[str, str], levels: tuple[str, ...]) -> None:
    st.markdown(f"**{desk.t(f'planning_ui.present.{side}')}**")
    for name, label in labels.items():
        stored = session.present.get(f"{side}:{name}")
        key = dialogue_state.field_key(f"present.{session.id}.{side}.{name}", stored)
        st.number_input(
            label,
            min_value=0,
            max_value=_MOST,
            value=stored,
            step=1,
            placeholder=desk.t("planning_ui.present.not_counted"),
            key=key,
            on_change=_store,
            args=(desk, session, _Field(side, name, levels), key),
        )


def _totals(session: Session, t: Translator) -> str:
    there = presence_of(session)
    sectors, levels = sum(there.sectors.values()), sum(there.levels.values())
    return t("planning_ui.present.totals", sectors=t.number(sectors), levels=t.number(levels))


def _store(desk: Desk, session: Session, field: _Field, key: str) -> None:
    written = state.written(key)
    count = int(str(written)) if written is not None else None
    try:
        count_present(desk.sessions, session.id, field.side, {field.name: count}, field.levels)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note("session.presence_counted", session.id, session.network_id)
