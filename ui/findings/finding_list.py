"""All findings with where each stands, the way to a new one, and drafts of what was accepted."""

import streamlit as st

from analysis.findings import RecordedFinding, accepted_proposals, new_id, newest, save_draft
from qualitaetsrahmen.draft_versions import free_version
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.findings.finding_keeping import store_of
from ui.findings.quality_view import choose_framework
from ui.parts.markup import literal, plain_link
from wiring.addresses import FINDINGS
from wiring.framework_findings import draft_archive


def draw_findings(desk: Desk) -> None:
    """Draw the list, then what can be begun or taken along."""
    t, findings = desk.t, store_of(desk).findings()
    plain_link(t("findings_ui.to_public"), FINDINGS)
    if not findings:
        st.info(t("findings_ui.none"))
    for one in newest(findings):
        _draw_line(one, t)
    _offer_new(desk, findings)
    _offer_drafts(desk, findings)


def state_words(one: RecordedFinding, t: Translator) -> str:
    """Say where a finding stands."""
    day = one.withdrawn_on or one.published_on or one.written_on
    words = t(f"findings_ui.state.{one.state.value}", day=t.date(day), number=one.number)
    if one.proposal is None:
        return words
    verdict = one.decision.verdict.value if one.decision else "open"
    return t("findings_ui.state_with", state=words, verdict=t(f"findings_ui.verdict.{verdict}"))


def _draw_line(one: RecordedFinding, t: Translator) -> None:
    with st.container(border=True):
        st.markdown(f"**{literal(one.sentence or t('findings_ui.unwritten'))}**")
        about = t("findings_public.framework", title=one.framework_title, version=one.framework_version)
        st.caption(literal(t("findings_ui.line", id=one.id, about=about, state=state_words(one, t))))
        label = t("findings_ui.open")
        st.button(
            label,
            icon=":material/arrow_forward:",
            type="tertiary",
            key=f"finding.open.{one.id}",
            on_click=links.name,
            kwargs={links.FINDING: one.id},
        )


def _offer_new(desk: Desk, findings: list[RecordedFinding]) -> None:
    t = desk.t
    st.header(t("findings_ui.new"), anchor=False)
    st.write(t("findings_ui.new_about"))
    framework = choose_framework(desk, "finding.framework")
    if framework and st.button(t("findings_ui.begin"), type="primary", key="finding.begin"):
        header = framework.framework
        draft = RecordedFinding(
            id=new_id(findings, desk.today.year),
            framework_id=header.id,
            framework_version=header.version,
            framework_title=header.title,
            perspective_words={one.id: one.label for one in framework.perspectives},
            written_on=desk.today,
        )
        save_draft(store_of(desk), draft)
        desk.note_released("finding.begun", draft.id)
        links.name(**{links.FINDING: draft.id})
        st.rerun()


def _offer_drafts(desk: Desk, findings: list[RecordedFinding]) -> None:
    """Draw the way to a draft of the next version of each framework for which changes were accepted."""
    t = desk.t
    accepted = [
        (framework, count)
        for framework in desk.services.library().frameworks.values()
        if (count := len(accepted_proposals(findings, framework.framework.id, framework.framework.version)))
    ]
    if not accepted:
        return
    st.header(t("findings_ui.draft.heading"), anchor=False)
    st.write(t("findings_ui.draft.about"))
    for framework, count in accepted:
        _offer_draft(desk, framework, count, findings)


def _offer_draft(desk: Desk, framework: Framework, count: int, findings: list[RecordedFinding]) -> None:
    t, header = desk.t, framework.framework
    version = free_version(desk.services.library(), framework)
    st.write(t("findings_ui.draft.of", title=header.title, old=header.version, new=version, count=count))
    try:
        content = draft_archive(desk.services, framework, findings, t)
    except CodedError as problem:
        desk.say(problem)
        return
    st.download_button(
        t("findings_ui.draft.download", version=version),
        content,
        file_name=f"{header.id}-{version}-entwurf.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
        key=f"draft.{framework.name}",
    )
