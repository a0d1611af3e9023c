"""Results by dimension: how answers are spread, in total, by breakdown and over the years."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.national.breakdowns import Breakdown
from analysis.national.distributions import Spread, beside_the_scale, spreads
from analysis.national.pool import Pool
from exports.report.answer_bars import Shares
from qualitaetsrahmen.model import Area
from qualitaetsrahmen.scales import OffScaleKind, Scale
from texts.catalogue import Translator
from ui.desk import Desk
from ui.national.counted_together import say_counted_together
from ui.national.shares import Bars, draw_bars
from ui.national.view import View
from ui.national.words import both_ways, group_name, per_cent, rests_on
from ui.parts.markup import literal
from ui.results.marks import shares_key

_ALL = ""
_FEW = 6
"""Up to so many bars are told in words one by one; more are told together, by what was chosen most."""


@dataclass(frozen=True)
class Named:
    """A distribution and what it is called."""

    name: str
    spread: Spread


def draw_spreads(desk: Desk, view: View) -> None:
    """Ask for perspective, dimension and breakdown, and draw what they show."""
    t = desk.t
    perspectives = [one.id for one in view.framework.perspectives]
    areas = {area.id: area for area in view.framework.areas}
    first, second = st.columns(2)
    with first:
        perspective = st.selectbox(
            t("national_ui.choice.perspective"),
            perspectives,
            index=len(perspectives) - 1,
            format_func=lambda one: view.framework.perspective(one).label,
            key=f"national.perspective:{view.framework.name}",
        )
    with second:
        area_id = st.selectbox(
            view.framework.framework.words.area,
            [_ALL, *areas],
            format_func=lambda one: areas[one].title if one else t("national_ui.choice.all_areas"),
            key=f"national.area:{view.framework.name}",
        )
    st.write(t("national_ui.spread.how_to_read"))
    say_counted_together(view, t)
    if area_id == _ALL:
        _draw_overview(desk, view, perspective)
        return
    _draw_area(desk, view, areas[area_id], perspective)


def questions_by_scale(view: View, areas: Sequence[Area]) -> list[tuple[Scale, dict[str, list[int]]]]:
    """Return the questions of some areas by area, those on each scale together: only equal steps are added up."""
    found: dict[tuple[str, ...], tuple[Scale, dict[str, list[int]]]] = {}
    for number, criterion, item_id in view.questions.in_version(view.framework.framework.version):
        area = view.framework.area_of[criterion.id]
        if area in areas:
            scale = view.framework.scale_of(view.framework.items[item_id])
            _, held = found.setdefault(tuple(scale.value_of), (scale, {}))
            held.setdefault(area.id, []).append(number)
    return list(found.values())


def _draw_overview(desk: Desk, view: View, perspective: str) -> None:
    t = desk.t
    title = t("picture.title", part=t("national_ui.part.spreads"), what=view.framework.perspective(perspective).label)
    who = _number(view, perspective)
    titles = {area.id: area.title for area in view.framework.areas}
    for scale, by_area in questions_by_scale(view, view.framework.areas):
        shares_key([step.label for step in scale.steps], t)
        rows = [
            Named(titles[area], spread)
            for area, numbers in by_area.items()
            for spread in spreads(view.section, who, numbers)
        ]
        _draw(desk, view, f"overview.{perspective}.{scale.id}", title, rows, scale)


def _draw_area(desk: Desk, view: View, area: Area, perspective: str) -> None:
    """Draw one area: all perspectives, its criteria, the breakdown that is chosen, and the years."""
    t = desk.t
    st.header(area.title, anchor=False)
    label = view.framework.perspective(perspective).label
    for scale, by_area in questions_by_scale(view, [area]):
        numbers, key = by_area[area.id], f"{area.id}.{scale.id}"
        shares_key([step.label for step in scale.steps], t)
        title = _head("perspectives", area, label, t)
        _draw(desk, view, f"{key}.all", title, _by_perspective(view, numbers), scale)
        _say_beside(view, perspective, numbers, t)
        title = _head("criteria", area, label, t)
        _draw(desk, view, f"{key}.criteria", title, _by_criterion(view, perspective, numbers), scale)
        title = _head("breakdown", area, label, t)
        breakdown = _choose_breakdown(key, t)
        found = spreads(view.section, _number(view, perspective), numbers, breakdown)
        if len(found) == 1:
            st.info(t("national_ui.spread.no_groups"))
        named = [Named(group_name(one.group, breakdown, t), one) for one in found]
        _draw(desk, view, f"{key}.groups", title, named, scale)
        title = _head("years", area, label, t)
        _draw(desk, view, f"{key}.years", title, _by_year(view, perspective, numbers), scale)


def _head(part: str, area: Area, who: str, t: Translator) -> str:
    """Draw a heading, and return it as a picture by itself needs it: with what it is about."""
    heading = t(f"national_ui.spread.{part}", who=who)
    st.subheader(literal(heading), anchor=False)
    return t("picture.title", part=area.title, what=heading)


def _choose_breakdown(key: str, t: Translator) -> Breakdown:
    chosen = st.segmented_control(
        t("national_ui.choice.breakdown"),
        list(Breakdown),
        default=Breakdown.LAND,
        required=True,
        format_func=lambda one: t(f"national_ui.breakdown.{one.value}"),
        key=f"national.breakdown:{key}",
    )
    return chosen or Breakdown.LAND


def _by_perspective(view: View, numbers: Sequence[int]) -> list[Named]:
    return [
        Named(one.label, spread)
        for one in view.framework.perspectives
        for spread in spreads(view.section, _number(view, one.id), numbers)
    ]


def _by_criterion(view: View, perspective: str, numbers: Sequence[int]) -> list[Named]:
    by_criterion: dict[str, list[int]] = {}
    for number, criterion, _ in view.questions.in_version(view.framework.framework.version):
        if number in numbers:
            by_criterion.setdefault(f"{criterion.ref} {criterion.title}", []).append(number)
    return [
        Named(title, spread)
        for title, held in by_criterion.items()
        for spread in spreads(view.section, _number(view, perspective), held)
    ]


def _by_year(view: View, perspective: str, numbers: Sequence[int]) -> list[Named]:
    found = []
    for year in view.every_year():
        section: Pool = view.in_year(year, numbers)
        found += [Named(str(year), one) for one in spreads(section, _number(view, perspective), numbers)]
    return found


def _number(view: View, perspective: str) -> int:
    return view.questions.perspectives.index(perspective)


def _draw(desk: Desk, view: View, key: str, title: str, rows: Sequence[Named], scale: Scale) -> None:
    """Draw some distributions as bars with a sentence and a table, in the order in which they are given."""
    t = desk.t
    if not rows:
        st.info(t("national_ui.spread.nothing"))
        return
    steps = [step.label for step in scale.steps]
    bars = [Shares(one.name, rests_on(one.spread, t), one.spread.by_places, _sentence(one, steps, t)) for one in rows]
    columns = {
        "": [one.name for one in rows],
        t("national_ui.column.places"): [t.number(one.spread.places) for one in rows],
        t("national_ui.column.answers"): [t.number(one.spread.answers) for one in rows],
        **{step: [both_ways(one.spread, index, t) for one in rows] for index, step in enumerate(steps)},
    }
    words = " ".join(_sentence(one, steps, t) for one in rows) if len(rows) <= _FEW else most_chosen(rows, steps, t)
    note, about = t("national_ui.spread.table_note"), t("picture.national.each_place")
    draw_bars(desk, view, f"national.{key}", Bars(title, bars, steps, words, pd.DataFrame(columns), note, about))


def most_chosen(rows: Sequence[Named], steps: Sequence[str], t: Translator) -> str:
    """Return for each step of the scale where it was chosen most; what each bar says in numbers stands in the table."""
    where: dict[int, list[str]] = {}
    for one in rows:
        shares = one.spread.by_places
        where.setdefault(shares.index(max(shares)), []).append(t("ui.quoted", text=one.name))
    told = [t("national_ui.spread.most", step=steps[place], names=t.listed(where[place])) for place in sorted(where)]
    return " ".join(told)


def _sentence(one: Named, steps: Sequence[str], t: Translator) -> str:
    """Return the step that was chosen most, and how it reads when every answer weighs the same."""
    shares = one.spread.by_places
    most = shares.index(max(shares))
    values = {"name": one.name, "step": steps[most], "share": per_cent(shares[most], t)}
    if not one.spread.differs:
        return t("national_ui.spread.sentence", **values)
    return t("national_ui.spread.sentence_differs", other=per_cent(one.spread.by_answers[most], t), **values)


def _say_beside(view: View, perspective: str, numbers: Sequence[int], t: Translator) -> None:
    """Say how many chose an answer beside the scale; that is a finding of its own and never a step."""
    found = beside_the_scale(view.section, _number(view, perspective), numbers)
    if found is None:
        return
    shares = {kind: found.shares[kind] for kind in OffScaleKind if found.shares[kind] > 0}
    named = [t(f"national_ui.beside.{kind.value}", share=per_cent(share, t)) for kind, share in shares.items()]
    if named:
        who = view.framework.perspective(perspective).label
        st.write(t("national_ui.beside", who=literal(who), listed=t.listed(named)))
