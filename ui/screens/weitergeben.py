"""Passing results on: what would leave of a round, to whom, by whose consent, the file, and taking it back."""

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from ui.desk import Desk, open_desk
from ui.handing_in.consent_forms import draw_consents
from ui.handing_in.consent_record import draw_record
from ui.handing_in.leaving_view import draw_leaving
from ui.parts.messages import say_message
from ui.results.choose_round import choose_closed_round, closed_rounds, no_closed_round
from wiring.letting_go import closed_round, preview


def draw_page(desk: Desk) -> None:
    """Draw one closed round with all that can be let go of it, and the record of all consents."""
    t = desk.t
    st.title(t("handing_in_ui.page"), anchor=False)
    say_message()
    st.write(t("handing_in_ui.intro"))
    rounds = closed_rounds(desk)
    if not rounds:
        no_closed_round(t)
    else:
        of_round = choose_closed_round(desk, rounds)
        try:
            closed = closed_round(desk.services, desk.scope, of_round.id)
            leaving = preview(desk.services, desk.scope, of_round.id)
        except CodedError as problem:
            desk.say(problem)
        else:
            consents = desk.services.consents(desk.scope).consents(of_round.id)
            draw_leaving(desk, closed, leaving, is_let_go=any(one.holds for one in consents))
            draw_consents(desk, of_round, consents)
    draw_record(desk)


draw_page(open_desk())
