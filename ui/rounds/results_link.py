"""The address at which those who answered find the results, to copy and as a code."""

import streamlit as st

from exports.qr import qr_png, qr_svg
from selfeval.model import Round
from selfeval.published import keep_results_link
from ui.desk import Desk
from ui.parts.markup import picture, plain_link, to_copy
from wiring.addresses import results_address

_QR_PIXELS = 180


def show_results_link(desk: Desk, of_round: Round) -> None:
    """Draw the address; a round opened before there was one gets its link by being shown here."""
    t = desk.t
    keep_results_link(desk.services.published_links(desk.scope), desk.services.keys, of_round)
    address = results_address(desk.services, of_round.id)
    code, words = st.columns([1, 2], gap="large")
    with code:
        title = t("report_ui.results_link.qr")
        picture(qr_svg(address, title=title), title, _QR_PIXELS)
        st.download_button(
            t("ui.hand_out.qr_file"),
            qr_png(address),
            file_name="qr-ergebnisse.png",
            mime="image/png",
            on_click="ignore",
            key="results_link.qr",
        )
    with words:
        st.write(t("report_ui.results_link.about"))
        to_copy(address, t("report_ui.results_link.address"))
        plain_link(t("report_ui.results_link.look"), address)
