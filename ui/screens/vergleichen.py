"""A round beside others that agreed to it: profile, gaps and chance, without a rank and without a name."""

import streamlit as st

from analysis.comparison import Comparison
from qualitaetsrahmen.errors import CodedError
from selfeval.model import Round
from selfeval.release import Reach
from selfeval.results import Results, results_of
from ui import links
from ui.comparing.beside import Beside
from ui.comparing.funnel_view import draw_funnel
from ui.comparing.gaps_view import draw_gaps
from ui.comparing.not_compared import draw_not_compared, say_who
from ui.comparing.profile_view import draw_profile
from ui.desk import Desk, open_desk
from ui.parts.messages import say_message
from ui.results.choose_round import choose_closed_round, closed_rounds, no_closed_round
from wiring.comparing import Standing, comparison_of

ARROW = ":material/arrow_forward:"


def draw_page(desk: Desk) -> None:
    """Draw one closed round beside the others, or say what is still missing."""
    t = desk.t
    st.title(t("comparing_ui.title"), anchor=False)
    say_message()
    st.write(t("comparing_ui.about"))
    rounds = closed_rounds(desk)
    if not rounds:
        no_closed_round(t)
        return
    of_round = choose_closed_round(desk, rounds)
    try:
        found = comparison_of(desk.services, desk.scope, of_round, desk.today)
        results = results_of(desk.rounds, of_round.id, Reach.PUBLIC)
    except CodedError as problem:
        desk.say(problem)
        return
    if isinstance(found, Standing):
        st.info(t(f"comparing_ui.standing.{found.value}"))
        st.caption(t("comparing_ui.standing.why"))
        if found is Standing.NOT_GIVEN:
            lead_to_consents(desk, of_round, t("comparing_ui.to_consent"))
        return
    draw_comparison(desk, of_round, found, results)
    lead_to_consents(desk, of_round, t("comparing_ui.to_consents"))


def lead_to_consents(desk: Desk, of_round: Round, label: str) -> None:
    """Lead to where consents are given and taken back; who may only look there is told so before."""
    if not desk.is_coordinator(of_round.network_id):
        st.caption(desk.t("handing_in_ui.coordinators_only"))
        label = desk.t("handing_in_ui.page")
    links.link_to("weitergeben", label, icon=ARROW, **{links.ROUND: of_round.id})


def draw_comparison(desk: Desk, of_round: Round, found: Comparison, results: Results) -> None:
    """Draw all views of one perspective."""
    t = desk.t
    perspectives = results.perspectives
    beside = Beside(found, results, perspectives[0], desk)
    say_who(beside)
    if not found.chosen.circles:
        return
    first = next((one for one in perspectives if any(cell.band for cell in found.cells(one))), perspectives[0])
    chosen = st.segmented_control(
        t("comparing_ui.perspective"),
        perspectives,
        default=first,
        required=True,
        format_func=beside.label_of,
        wrap=True,
        key=f"comparing.perspective.{of_round.id}",
    )
    beside = Beside(found, results, chosen or first, desk)
    draw_profile(beside)
    draw_gaps(beside)
    draw_funnel(beside)
    draw_not_compared(beside)


draw_page(open_desk())
