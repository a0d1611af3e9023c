"""One finding: written while it is a draft, and afterwards read, decided on, replaced or withdrawn."""

from collections.abc import Callable

import streamlit as st

from analysis.findings import (
    ID_START,
    Decision,
    Evidence,
    FindingState,
    RecordedFinding,
    Verdict,
    decide,
    newest,
    next_draft,
    withdraw,
)
from exports.finding_words import basis_words, kind_words, value_words
from qualitaetsrahmen.errors import CodedError
from texts.catalogue import Translator
from ui import links, state
from ui.desk import Desk
from ui.findings.finding_editor import draw_editor
from ui.findings.finding_keeping import store_of
from ui.findings.finding_list import state_words
from ui.findings.proposal_editor import draw_wordings
from ui.parts.card_table import draw_table
from ui.parts.day_field import Days, ask_day
from ui.parts.markup import literal, plain_link
from ui.parts.messages import say_message
from ui.parts.wide_page import widen
from wiring.addresses import FINDINGS

_LONGEST_WHY, _LONGEST_BODY = 1000, 160


def draw_finding(desk: Desk, name: str) -> None:
    """Draw the last version of the finding that the address names."""
    t = desk.t
    widen()
    links.show(t("findings_ui.back"), icon=":material/arrow_back:")
    finding = next((one for one in newest(store_of(desk).findings()) if one.id == name), None)
    if finding is None:
        st.title(t("findings_ui.page"), anchor=False)
        st.warning(t("findings_ui.not_here", id=literal(name)))
        return
    st.title(t("findings_public.one", id=finding.id.removeprefix(ID_START)), anchor=False)
    st.caption(literal(state_words(finding, t)))
    say_message()
    if finding.state is FindingState.DRAFT:
        draw_editor(desk, finding)
        return
    _draw_read(finding, t)
    if finding.state is FindingState.PUBLISHED:
        _offer_decision(desk, finding)
        _offer_changes(desk, finding)


def evidence_rows(evidence: tuple[Evidence, ...], t: Translator) -> list[tuple[str, ...]]:
    """Return figures as rows of a table."""
    return [
        (
            t("quality_report.row", title=one.about, who=one.who),
            t("findings_ui.figure", kind=kind_words(one.kind, t), value=value_words(one, t)),
            basis_words(one, t),
        )
        for one in evidence
    ]


def _draw_read(finding: RecordedFinding, t: Translator) -> None:
    plain_link(t("findings_ui.to_this"), f"{FINDINGS}/{finding.id}")
    st.markdown(f"**{literal(finding.sentence)}**")
    if finding.withdrawn_why:
        st.warning(t("findings_ui.withdrawn_because", why=literal(finding.withdrawn_why)))
    columns = [t(f"findings_public.column.{name}") for name in ("about", "value", "basis")]
    draw_table(columns, evidence_rows(finding.evidence, t), t("findings_public.evidence_caption"))
    st.markdown(f"**{t('findings_public.limits')}**\n\n{literal(finding.limits)}")
    if finding.proposal:
        st.markdown(f"**{t('findings_public.proposal')}**")
        draw_wordings(finding, t)


def _offer_decision(desk: Desk, finding: RecordedFinding) -> None:
    """Draw what was decided on the proposed change, and the form in which a decision is recorded."""
    t = desk.t
    if finding.proposal is None:
        return
    st.header(t("findings_ui.decision"), anchor=False)
    made = finding.decision
    if made:
        words = t(f"findings_public.decided.{made.verdict.value}", by=made.by, day=t.date(made.on))
        st.markdown(f"{literal(words)}\n\n{literal(made.why)}")
    with st.expander(t("findings_ui.decide_again" if made else "findings_ui.decide"), key=f"decide.{finding.id}"):
        key = f"decision.{finding.id}"
        verdict = st.radio(
            t("findings_ui.decision.verdict"),
            [one.value for one in Verdict],
            format_func=lambda one: t(f"findings_ui.verdict.{one}"),
            key=f"{key}.verdict",
        )
        by = st.text_input(t("findings_ui.decision.by"), max_chars=_LONGEST_BODY, key=f"{key}.by")
        st.caption(t("findings_ui.decision.by_help"))
        on = ask_day(t("findings_ui.decision.on"), desk.today, Days(last=desk.today), t, key=f"{key}.on").chosen
        why = st.text_area(t("findings_ui.decision.why"), max_chars=_LONGEST_WHY, key=f"{key}.why")
        if st.button(t("findings_ui.decision.save"), type="primary", key=f"{key}.save"):
            if not (by.strip() and why.strip()):
                st.error(t("findings_ui.decision.missing"))
            if not (by.strip() and why.strip()) or on is None:
                return
            decision = Decision(verdict=Verdict(verdict), by=by, on=on, why=why)
            _work(desk, finding, "decided", lambda: decide(store_of(desk), finding, decision))


def _offer_changes(desk: Desk, finding: RecordedFinding) -> None:
    """Draw the ways to a new version and to taking the finding back."""
    t = desk.t
    st.header(t("findings_ui.change"), anchor=False)
    st.write(t("findings_ui.change_about"))
    if st.button(t("findings_ui.new_version"), key="finding.new_version"):
        _work(desk, finding, "new_version", lambda: next_draft(store_of(desk), finding, desk.today))
    question = f"withdraw:{finding.id}"
    if not state.is_asked(question):
        st.button(t("findings_ui.withdraw"), key="finding.withdraw", on_click=state.ask, args=(question,))
        return
    with st.container(border=True):
        st.write(t("findings_ui.withdraw_really"))
        why = st.text_area(t("findings_ui.withdraw_why"), max_chars=_LONGEST_WHY, key=f"withdraw.{finding.id}.why")
        with st.container(horizontal=True):
            is_sure = st.button(t("findings_ui.withdraw_yes"), type="primary", key="finding.withdraw_yes")
            st.button(t("findings_ui.no"), on_click=state.forget_question, key="finding.withdraw_no")
        if is_sure:
            _work(desk, finding, "withdrawn", lambda: withdraw(store_of(desk), finding, why, desk.today))


def _work(desk: Desk, finding: RecordedFinding, done: str, use_case: Callable[[], object]) -> None:
    try:
        use_case()
    except CodedError as problem:
        desk.say(problem)
        return
    state.forget_question()
    desk.note_released(f"finding.{done}", finding.id)
    state.leave_message(desk.t(f"findings_ui.done.{done}"))
    st.rerun()
