"""Since the last round: every statement then and now, what compares, what is new, and what is gone."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analysis.before_after import BeforeAfter, Comparison, OneSided, compare
from analysis.earlier_rounds import earlier_rounds
from exports.palette import mark_of
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.library import version_number
from selfeval.model import Round
from selfeval.results import Results, results_of
from texts.catalogue import Translator
from ui.charts.before_chart import Lane, before_chart
from ui.charts.titles import title_of
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.before_words import (
    asked_words,
    beside_words,
    came_from_words,
    common_words,
    framework_of,
    movement_words,
    note_words,
    one_sided_title,
    one_sided_words,
)
from ui.results.choose_topics import choose_topics
from ui.results.finding import Finding, draw_finding
from ui.results.marks import before_key
from ui.results.result_tables import before_frame, median_note
from ui.results.to_agenda import agenda_button


def draw_before(desk: Desk, results: Results) -> None:
    """Draw both rounds beside each other, or say why that cannot be done."""
    t = desk.t
    st.header(t("before_ui.title"), anchor=False)
    of_round = results.of_round
    earlier = _choose_earlier(earlier_rounds(of_round, desk.rounds.rounds()), of_round, t)
    try:
        then = results_of(desk.rounds, earlier.id, results.reach)
    except CodedError as problem:
        desk.say(problem)
        return
    st.markdown(literal(beside_words(then, t)))
    found = compare(then, results, desk.services.library(of_round.network_id))
    if found is None:
        st.info(_no_map_words(then, results, t))
        return
    st.markdown(literal(common_words(found, t)))
    if found.pairs:
        _draw_pairs(desk, found)
    _draw_one_sided(found.new, "new", t)
    _draw_one_sided(found.gone, "gone", t)


def _choose_earlier(earlier: Sequence[Round], of_round: Round, t: Translator) -> Round:
    """Return the latest earlier round, or ask which where there are several."""
    if len(earlier) == 1:
        return earlier[0]
    return st.selectbox(
        t("before_ui.choose"),
        earlier,
        format_func=lambda one: t("dialogue_ui.separator").join(
            [one.title, t.short_date(one.closed_on) if one.closed_on else ""]
        ),
        key=f"before.earlier.{of_round.id}",
    )


def _no_map_words(then: Results, now: Results, t: Translator) -> str:
    old, new = (results.framework.framework.version for results in (then, now))
    is_backwards = version_number(old) > version_number(new)
    return t("before_ui.newer_then" if is_backwards else "before_ui.no_map", old=old, new=new)


def _draw_pairs(desk: Desk, found: Comparison) -> None:
    t = desk.t
    chosen = {result.item.id for result in choose_topics(found.now, t)}
    st.write(t("before_ui.how_to_read"))
    before_key(t)
    shown = [pair for pair in found.pairs if pair.now.item.id in chosen]
    if not shown:
        st.write(t("before_ui.nothing_here"))
    for pair in shown:
        _draw_pair(desk, found, pair)


def _draw_pair(desk: Desk, found: Comparison, pair: BeforeAfter) -> None:
    t = desk.t
    st.subheader(title_of(pair.now, t), anchor=False)
    st.markdown("  \n".join(literal(words) for words in asked_words(pair, found, t)))
    for words in (came_from_words(pair, t), note_words(pair, t)):
        if words:
            st.markdown(literal(words))
    key = f"before.{pair.now.item.id}.{pair.before.item.id}"
    button = partial(agenda_button, desk, found.now, pair.now.criterion.id, key)
    draw_finding(before_finding(pair, found, key, t), t, button)


def before_finding(pair: BeforeAfter, found: Comparison, key: str, t: Translator) -> Finding:
    """Return one statement then and now as a finding, with a sentence for every perspective."""
    sentences = [movement_words(movement, pair, found, t) for movement in pair.movements]
    labels = {
        movement.perspective: framework_of(found, movement.perspective).perspective(movement.perspective).label
        for movement in pair.movements
    }
    lanes = [
        Lane(
            labels[movement.perspective],
            mark_of(framework_of(found, movement.perspective), movement.perspective),
            movement,
            sentence,
        )
        for movement, sentence in zip(pair.movements, sentences, strict=True)
    ]
    scale = pair.now.scale
    table = before_frame(pair, labels, t)
    return Finding(key, before_chart(lanes, scale, t), "\n\n".join(sentences), table, median_note(scale, t))


def _draw_one_sided(items: Sequence[OneSided], side: str, t: Translator) -> None:
    """Draw what stands in one of the two rounds only, each reason once with all that it is true of."""
    if not items:
        return
    st.subheader(t(f"before_ui.{side}.title"), anchor=False)
    titles: dict[str, list[str]] = {}
    for one in items:
        titles.setdefault(one_sided_words(one, side, t), []).append(one_sided_title(one, t))
    for words, of_words in titles.items():
        lines = "\n".join(f"- {title}" for title in of_words)
        st.markdown(f"{literal(words)}\n\n{lines}")
