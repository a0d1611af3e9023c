"""Where perspectives part in many places: by pair, in the order of the framework."""

import pandas as pd
import streamlit as st

from analysis.national.typical_gaps import TypicalGap, typical_gaps
from exports.report.answer_bars import Shares
from texts.catalogue import Translator
from ui.desk import Desk
from ui.national.counted_together import say_counted_together
from ui.national.shares import Bars, draw_bars
from ui.national.view import View
from ui.national.words import per_cent
from ui.parts.card_table import copied_table
from ui.results.marks import shares_key

_FREQUENT = 0.5


def draw_gaps(desk: Desk, view: View) -> None:
    """Ask for a pair of perspectives and draw at each criterion how often they part."""
    t = desk.t
    labels = {one.id: one.label for one in view.framework.perspectives}
    found = [one for one in typical_gaps(view.section) if one.one in labels and one.other in labels]
    pairs = list(dict.fromkeys((one.one, one.other) for one in found))
    order = list(labels)
    pairs.sort(key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    st.write(t("national_ui.gap.how_to_read"))
    say_counted_together(view, t)
    if not pairs:
        st.info(t("national_ui.gap.nothing"))
        return
    names = {pair: t("national_ui.gap.pair", one=labels[pair[0]], other=labels[pair[1]]) for pair in pairs}
    chosen = st.selectbox(
        t("national_ui.choice.pair"),
        pairs,
        index=len(pairs) - 1,
        format_func=lambda pair: names[pair],
        key="national.pair",
    )
    titles = view.titles()
    shown = [one for one in found if (one.one, one.other) == chosen and one.question in titles]
    if shown:
        _draw(desk, view, shown, (labels[chosen[0]], labels[chosen[1]]))


def _draw(desk: Desk, view: View, shown: list[TypicalGap], who: tuple[str, str]) -> None:
    t, titles = desk.t, view.titles()
    steps = [
        t("national_ui.gap.higher", who=who[1]),
        t("national_ui.gap.together"),
        t("national_ui.gap.higher", who=who[0]),
    ]
    told = [one for one in shown if one.one_higher is not None and one.other_higher is not None]
    rows = [
        Shares(titles[one.question], _rests_on(one, t), _shares(one), _sentence(one, titles, who, t)) for one in told
    ]
    frame = pd.DataFrame(
        {
            "": [titles[one.question] for one in shown],
            t("national_ui.column.places"): [t.number(one.places) for one in shown],
            **{step: [_cell(one, place, t) for one in shown] for place, step in enumerate(steps)},
        }
    )
    frequent = [titles[one.question] for one in told if _shares(one)[1] < 1 - _FREQUENT]
    listed = t.listed([t("ui.quoted", text=one) for one in frequent])
    words = t("national_ui.gap.frequent", count=len(frequent), listed=listed) if frequent else t("national_ui.gap.rare")
    if not rows:
        copied_table(frame, t, key="national.gaps")
        return
    shares_key(steps, t)
    pair = t("national_ui.gap.pair", one=who[0], other=who[1])
    title = t("picture.title", part=t("national_ui.part.gaps"), what=pair)
    note = t("national_ui.gap.table_note")
    about = f"{t('national_ui.gap.how_to_read')} {note}"
    draw_bars(desk, view, "national.gaps", Bars(title, rows, steps, words, frame, note, about))


def _shares(gap: TypicalGap) -> tuple[float, ...]:
    higher, lower = gap.one_higher or 0, gap.other_higher or 0
    return lower / gap.places, (gap.places - higher - lower) / gap.places, higher / gap.places


def _cell(gap: TypicalGap, place: int, t: Translator) -> str:
    if gap.one_higher is None or gap.other_higher is None:
        return t("national_ui.gap.untold")
    return per_cent(_shares(gap)[place], t)


def _rests_on(gap: TypicalGap, t: Translator) -> str:
    return t("national_ui.gap.rests_on", count=gap.places)


def _sentence(gap: TypicalGap, titles: dict[int, str], who: tuple[str, str], t: Translator) -> str:
    lower, _, higher = _shares(gap)
    values = {"title": titles[gap.question], "one": who[0], "other": who[1], "count": gap.places}
    return t("national_ui.gap.sentence", higher=per_cent(higher, t), lower=per_cent(lower, t), **values)
