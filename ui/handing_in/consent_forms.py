"""To whom results are let go: for each kind the consent, or the form for it, the file, and taking it back."""

import streamlit as st

from exports.handing_in.signing import shown_fingerprint
from qualitaetsrahmen.errors import CodedError
from selfeval.consents import NEEDS, Consent, ConsentKind, current, first_day
from selfeval.model import Round
from ui import links, state
from ui.desk import Desk
from ui.parts.day_field import ANY, ask_day
from ui.parts.markup import button_link, literal
from wiring.letting_go import agree, signer_of, take_back

_LONGEST = 120
_WIDTH_OF_DAY = 200


def draw_consents(desk: Desk, of_round: Round, consents: list[Consent]) -> None:
    """Draw the three kinds of consent, each with where it stands."""
    t = desk.t
    st.header(t("handing_in_ui.to_whom"), anchor=False)
    for kind in ConsentKind:
        with st.container(border=True, key=f"consent.{kind.value}"):
            st.subheader(t(f"handing_in_ui.kind.{kind.value}"), anchor=False)
            st.write(t(f"handing_in_ui.kind.{kind.value}.about"))
            holding = current(consents, kind)
            if holding is not None:
                _draw_holding(desk, of_round, holding)
            elif NEEDS[kind] not in of_round.recipients:
                st.info(t("handing_in_ui.not_told"))
            elif desk.is_coordinator(of_round.network_id):
                _offer_consent(desk, of_round, kind)
            else:
                st.info(t("handing_in_ui.coordinators_only"))


def _draw_holding(desk: Desk, of_round: Round, consent: Consent) -> None:
    t = desk.t
    body, day = literal(consent.agreed_by), literal(t.date(consent.agreed_on))
    st.markdown(f":material/check: {t('handing_in_ui.holds', body=body, day=day)}")
    if consent.kind is ConsentKind.COMPARISON:
        to_comparison = {links.ROUND: of_round.id}
        links.link_to("vergleichen", t("handing_in_ui.to_comparison"), icon=":material/arrow_forward:", **to_comparison)
    if not desk.is_coordinator(of_round.network_id):
        return
    if consent.kind is ConsentKind.NZFH:
        _offer_file(desk, of_round)
    with st.expander(t("handing_in_ui.take_back"), key=f"back.{consent.kind.value}"):
        st.write(t(f"handing_in_ui.take_back.{consent.kind.value}"))
        with st.form(f"take_back:{consent.kind.value}:{of_round.id}", border=False):
            by = st.text_input(t("handing_in_ui.take_back.by"), max_chars=_LONGEST, key=f"back.by.{consent.kind.value}")
            if st.form_submit_button(t("handing_in_ui.take_back.save"), key=f"back.save.{consent.kind.value}"):
                _take_back(desk, of_round, consent.kind, by.strip())


def _offer_file(desk: Desk, of_round: Round) -> None:
    t = desk.t
    st.write(t("handing_in_ui.file"))
    button_link(t("handing_in_ui.file.take"), links.release_path(of_round.id))
    number = shown_fingerprint(signer_of(desk.services).fingerprint)
    st.write(t("handing_in_ui.file.number", number=literal(number)))


def _offer_consent(desk: Desk, of_round: Round, kind: ConsentKind) -> None:
    t = desk.t
    with st.form(f"agree:{kind.value}:{of_round.id}", border=False):
        body = st.text_input(
            t("handing_in_ui.body"),
            max_chars=_LONGEST,
            key=f"agree.body.{kind.value}",
        )
        st.caption(t("handing_in_ui.body.help"))
        if first_day(of_round, kind, desk.today) != of_round.opened_on:
            st.caption(t("handing_in_editions.this_year", year=desk.today.year))
        with st.container(width=_WIDTH_OF_DAY):
            day = ask_day(t("handing_in_ui.day"), desk.today, ANY, t, key=f"agree.day.{kind.value}").chosen
        if not st.form_submit_button(t("handing_in_ui.agree"), type="primary", key=f"agree.save.{kind.value}"):
            return
    if not body.strip():
        st.error(t("handing_in_ui.body.missing"))
        return
    if day is None:
        return
    try:
        desk.require_coordinator(of_round.network_id)
        agree(desk.services, desk.scope, of_round.id, kind, (body.strip(), day))
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note(f"consent.{kind.value}", of_round.id, of_round.network_id)
    _go_on(desk, "handing_in_ui.agreed")


def _take_back(desk: Desk, of_round: Round, kind: ConsentKind, by: str) -> None:
    if not by:
        st.error(desk.t("handing_in_ui.take_back.missing"))
        return
    try:
        desk.require_coordinator(of_round.network_id)
        take_back(desk.services, desk.scope, of_round.id, kind, by)
    except CodedError as problem:
        desk.say(problem)
        return
    desk.note(f"consent.{kind.value}.taken_back", of_round.id, of_round.network_id)
    _go_on(desk, "handing_in_ui.taken_back")


def _go_on(desk: Desk, message: str) -> None:
    state.leave_message(desk.t(message))
    st.rerun()
