"""What a coordinator hands out for an open round: address, QR code, printed sheet, and words for an e-mail."""

import streamlit as st

from exports.qr import qr_png, qr_svg
from exports.sheets import minutes_to_answer
from qualitaetsrahmen.languages.translations import GERMAN
from qualitaetsrahmen.model import Framework
from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.questionnaire import questionnaire_for
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.frameworks.framework_words import language_words
from ui.new_round.recipients_step import recipients_sentence
from ui.parts.markup import button_link, literal, picture, plain_link, to_copy
from wiring.addresses import round_address
from wiring.round_languages import translations_for

_QR_PIXELS = 220


def hand_out(desk: Desk, of_round: Round, framework: Framework) -> None:
    """Draw everything to hand out, one card a perspective."""
    t = desk.t
    st.write(t("ui.hand_out.intro"))
    if any(plan.has_link for plan in of_round.plans):
        button_link(t("ui.hand_out.all_sheets"), links.sheet_path(of_round.id))
    for plan in of_round.plans:
        with st.container(border=True):
            st.markdown(f"**{literal(framework.perspective(plan.perspective).label)}**")
            if plan.has_link:
                _link_card(desk, of_round, framework, plan)
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
        st.write(t(f"ui.hand_out.mode.{plan.mode.value}", k=plan.k))
        to_copy(address, t("ui.hand_out.address"))
        st.write(t("ui.hand_out.address_help"))
        _sheet_link(desk, of_round, framework, plan.perspective)
        with st.expander(t("ui.hand_out.mail"), key=f"mail.{plan.perspective}"):
            to_copy(invitation(of_round, framework, plan, address, t), t("ui.hand_out.mail"))


def _sheet_link(desk: Desk, of_round: Round, framework: Framework, perspective: str) -> None:
    """Draw the way to the printed sheet, in the language that is chosen where the round has several."""
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


def invitation(of_round: Round, framework: Framework, plan: PerspectivePlan, address: str, t: Translator) -> str:
    """Return a ready invitation for one perspective that promises exactly what the round keeps."""
    questions = len(questionnaire_for(framework, of_round.criteria, plan.perspective).questions)
    way = "anonymous" if plan.mode is Mode.ANONYMOUS else "declared"
    parts = [
        t("ui.invitation.opening", title=of_round.title),
        t("ui.invitation.effort", count=minutes_to_answer(questions)),
        t("ui.invitation.end", day=t.date(of_round.closes_on)) if of_round.closes_on else "",
        f"{t('ui.invitation.address')}\n{address}",
        t(f"exports.sheet.{way}_text", count=plan.k),
        f"{t('ui.invitation.recipients')} {recipients_sentence(of_round.recipients, t)}",
        t("ui.invitation.closing"),
    ]
    return "\n\n".join(part for part in parts if part)


def _together(of_round: Round, plan: PerspectivePlan, t: Translator) -> None:
    if plan.mode is Mode.CONSENSUS:
        st.write(t("ui.hand_out.mode.consensus", body=literal(plan.body or "")))
    links.link_to(
        "gemeinsam_ausfuellen",
        t("ui.hand_out.together"),
        icon=":material/groups:",
        **{links.ROUND: of_round.id, links.PERSPECTIVE: plan.perspective},
    )
