"""Agreements all over the country: about which criteria, and how many of them are done."""

import pandas as pd
import streamlit as st

from analysis.handed_in import Audience
from analysis.national.agreed import Agreed, agreed
from exports.report.answer_bars import Shares
from texts.catalogue import Translator
from ui.desk import Desk
from ui.national.shares import Bars, draw_bars
from ui.national.view import View
from ui.results.marks import shares_key

_STATES = ("overdue", "dropped", "under_way", "done")


def draw_agreed(desk: Desk, view: View) -> None:
    """Draw what was agreed after the rounds of the year."""
    t = desk.t
    facts = desk.services.handed_in(view.scope).facts_for(Audience.NZFH, view.framework_id, only="agreements")
    found = agreed(view.pool.releases, facts, list(view.framework.criteria), desk.today)
    if found is None:
        st.info(t("national_ui.agreed.nothing"))
        return
    titles = {one: f"{criterion.ref} {criterion.title}" for one, criterion in view.framework.criteria.items()}
    named = [(t("national_ui.total"), found.total)]
    named += [(titles[str(one.criterion_id)], one) for one in found.criteria]
    named += [(t("national_ui.agreed.others"), found.others)] if found.others and found.criteria else []
    st.write(t("national_ui.agreed.how_to_read" if found.criteria else "national_ui.agreed.no_criterion"))
    states = [t(f"national_ui.agreed.{state}") for state in _STATES]
    shares_key(states, t)
    rows = [Shares(name, _rests_on(one, t), _shares(one), _sentence(name, one, t)) for name, one in named]
    frame = pd.DataFrame(
        {
            "": [name for name, _ in named],
            t("national_ui.column.places"): [t.number(one.places) for _, one in named],
            t("national_ui.column.agreements"): [t.number(one.agreements) for _, one in named],
            **{
                word: [t.number(getattr(one, state)) for _, one in named]
                for state, word in zip(reversed(_STATES), reversed(states), strict=True)
            },
        }
    )
    words, note = _sentence(*named[0], t), t("national_ui.agreed.note")
    title = t("national_ui.part.agreed")
    draw_bars(desk, view, "national.agreed", Bars(title, rows, states, words, frame, note, note))


def _shares(one: Agreed) -> tuple[float, ...]:
    return tuple(getattr(one, state) / one.agreements for state in _STATES)


def _rests_on(one: Agreed, t: Translator) -> str:
    return t("national_ui.agreed.rests_on", places=t.number(one.places), count=one.agreements)


def _sentence(name: str, one: Agreed, t: Translator) -> str:
    counts = {state: getattr(one, state) for state in _STATES}
    return t("national_ui.agreed.sentence", name=name, count=one.agreements, **counts)
