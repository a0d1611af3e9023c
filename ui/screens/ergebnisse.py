"""Results of a closed round: where the perspectives part, how they spread, what the levels see."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.results import results_of
from texts.catalogue import Translator
from ui import links
from ui.datasets.take_data import take_data
from ui.desk import Desk, open_desk
from ui.parts.messages import say_message
from ui.results.choose_round import choose_closed_round, closed_rounds, no_closed_round
from ui.results.distribution_view import draw_distributions
from ui.results.gap_view import VIEW, draw_gaps
from ui.results.late_view import draw_late, has_late
from ui.results.level_view import draw_levels
from ui.results.limits import draw_limits
from ui.results.results_header import choose_reach, explain_reach, results_header
from ui.results.share_results import share_results
from ui.results.take_report import take_report
from ui.results.words_view import draw_words
from wiring.data_exports import DataKind

VIEWS = {
    "gap": draw_gaps,
    "distribution": draw_distributions,
    "level": draw_levels,
    "words": draw_words,
    "late": draw_late,
}


def draw_page(desk: Desk) -> None:
    """Draw the results of the chosen round in the chosen view."""
    t = desk.t
    st.title(t("dialogue_ui.results.title"), anchor=False)
    say_message()
    rounds = closed_rounds(desk)
    if not rounds:
        no_closed_round(t)
        return
    of_round = choose_closed_round(desk, rounds)
    about = st.container()
    with st.container(horizontal=True, gap="medium"):
        view = choose_view(views_of(desk, of_round), t)
        reach = choose_reach(t)
    try:
        results = results_of(desk.rounds, of_round.id, reach)
    except CodedError as problem:
        desk.say(problem)
        return
    with about:
        results_header(results, t)
    explain_reach(results, t)
    VIEWS[view](desk, results)
    draw_limits(t)
    arrow = ":material/arrow_forward:"
    links.link_to("verlauf", t("over_time_ui.from_results"), icon=arrow, **{links.ROUND: of_round.id})
    links.link_to("vergleichen", t("comparing_ui.from_results"), icon=arrow, **{links.ROUND: of_round.id})
    links.link_to("dialoge", t("dialogue_ui.results.to_dialogues"), icon=arrow, **{links.ROUND: of_round.id})
    links.link_to("weitergeben", t("handing_in_ui.from_results"), icon=arrow, **{links.ROUND: of_round.id})
    take_report(results, t)
    take_data(desk, DataKind.RESULTS, of_round)
    share_results(desk, of_round)


def views_of(desk: Desk, of_round: Round) -> list[str]:
    """Return the views that a round has."""
    has_view = {
        "words": any(plan.asks_texts for plan in of_round.plans),
        "late": has_late(desk, of_round),
    }
    return [name for name in VIEWS if has_view.get(name, True)]


def choose_view(views: list[str], t: Translator) -> str:
    """Ask which view to draw."""
    view = st.segmented_control(
        t("dialogue_ui.results.view"),
        views,
        default="gap",
        required=True,
        format_func=lambda name: t(f"dialogue_ui.results.view.{name}"),
        wrap=True,
        key=VIEW,
    )
    return view or "gap"


draw_page(open_desk())
