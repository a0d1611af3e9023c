"""What a coordinator hands out for an open round: address, QR code, printed sheet, and words for an e-mail."""

import streamlit as st

from exports.qr import qr_png, qr_svg
from qualitaetsrahmen.languages.translations import GERMAN
from qualitaetsrahmen.model import Framework
from selfeval.model import Mode, PerspectivePlan, Round
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.frameworks.framework_words import language_words
from ui.parts.markup import button_link, literal, picture, plain_link, to_copy
from ui.rounds.invitations import invitation, together_words
from ui.rounds.link_changes import change_link
from ui.rounds.round_codes import codes_card
from ui.rounds.round_papers import form_links
from wiring.addresses import round_address
from wiring.round_languages import translations_for

_QR_PIXELS = 220


def hand_out(desk: Desk, of_round: Round, framework: Framework) -> None:
    """Draw everything to hand out: what is for all of them, then one perspective at a time."""
    t = desk.t
    st.write(t("ui.hand_out.intro"))
    if any(plan.has_open_link for plan in of_round.plans):
        button_link(t("ui.hand_out.all_sheets"), links.sheet_path(of_round.id))
        plain_link(t("answering.helpers.download"), links.HELPERS_GUIDE)
    labels = [literal(framework.perspective(plan.perspective).label) for plan in of_round.plans]
    for tab, plan in zip(st.tabs(labels), of_round.plans, strict=True):
        with tab:
            _perspective(desk, of_round, framework, plan)


def _perspective(desk: Desk, of_round: Round, framework: Framework, plan: PerspectivePlan) -> None:
    """Draw how one perspective comes to its questions: by link, by code or together, and always on paper too."""
    t = desk.t
    if plan.has_open_link:
        _link_card(desk, of_round, framework, plan)
    elif plan.has_codes:
        st.write(t(f"ui.hand_out.mode.{plan.mode.value}", k=plan.k))
        codes_card(desk, of_round, framework, plan)
    if plan.has_link:
        with st.expander(t("paper.print.title"), key=f"forms.{plan.perspective}"):
            st.write(t("paper.print.intro"))
            form_links(desk, of_round, framework, plan.perspective)
    if plan.has_open_link:
        change_link(desk, of_round, framework, plan)
    if not plan.is_anonymous:
        _together(of_round, plan, t)


def _link_card(desk: Desk, of_round: Round, framework: Framework, plan: PerspectivePlan) -> None:
    t = desk.t
    label = framework.perspective(plan.perspective).label
    address = round_address(desk.services, of_round, plan.perspective)
    code, words = st.columns([1, 2], gap="large")
    with code:
        title = t("ui.hand_out.qr", perspective=label)
        picture(qr_svg(address, title=title), title, _QR_PIXELS)
        st.download_button(
            t("ui.hand_out.qr_file"),
            qr_png(address),
            file_name=f"qr-{plan.perspective}.png",
            mime="image/png",
            on_click="ignore",
            key=f"qr.{plan.perspective}",
        )
    with words:
        together = together_words(of_round, framework, plan, t)
        st.write(literal(together) or t(f"ui.hand_out.mode.{plan.mode.value}", k=plan.k))
        to_copy(address, t("ui.hand_out.address"))
        st.write(t("ui.hand_out.address_help"))
        _paper_links(desk, of_round, framework, plan.perspective)
    with st.expander(t("ui.hand_out.mail"), key=f"mail.{plan.perspective}"):
        letter = invitation(of_round, framework, plan, address, t)
        plain_link(t("ui.codes.mailto"), links.mail_address(t("ui.codes.subject", title=of_round.title), letter))
        to_copy(letter, t("ui.hand_out.mail"))


def _paper_links(desk: Desk, of_round: Round, framework: Framework, perspective: str) -> None:
    """Draw the ways to the printed sheet and the poster, in the language that is chosen where the round has several."""
    t, language = desk.t, GERMAN
    offered = translations_for(desk.rounds, of_round.id, framework, perspective)
    if offered:
        language = st.selectbox(
            t("languages_ui.sheet.language"),
            (GERMAN, *offered),
            format_func=lambda one: language_words(one, t),
            key=f"sheet.language.{perspective}",
            placeholder=t("ui.form.choose"),
            filter_mode=None,
        )
    plain_link(t("ui.hand_out.sheet"), links.sheet_path(of_round.id, perspective, language))
    plain_link(t("ui.codes.poster"), links.poster_path(of_round.id, perspective, language))


def _together(of_round: Round, plan: PerspectivePlan, t: Translator) -> None:
    if plan.mode is Mode.CONSENSUS:
        st.write(t("ui.hand_out.mode.consensus", body=literal(plan.body or "")))
    links.link_to(
        "gemeinsam_ausfuellen",
        t("ui.hand_out.together"),
        icon=":material/groups:",
        **{links.ROUND: of_round.id, links.PERSPECTIVE: plan.perspective},
    )
