"""Writing a finding: every field is kept in the database as soon as it changes, so that nothing is ever lost."""

import streamlit as st

from analysis.findings import (
    LEAST_ANSWERS_OUTSIDE,
    LEAST_PLACES_OUTSIDE,
    RecordedFinding,
    evidence_of,
    may_stand_outside,
    publish,
)
from analysis.framework_quality import FrameworkQuality, Measured
from exports.finding_words import basis_words, item_words, kind_words, value_words, who_words
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import links, state
from ui.desk import Desk
from ui.findings.finding_keeping import keep, store_of
from ui.findings.proposal_editor import draw_proposal, has_begun_proposal
from ui.parts.markup import literal
from wiring.framework_findings import quality_for

_LONGEST_SENTENCE, _LONGEST_LIMITS = 400, 4000


def draw_editor(desk: Desk, finding: RecordedFinding) -> None:
    """Draw all parts of a draft, then what publishing it means."""
    t = desk.t
    name = f"{finding.framework_id}@{finding.framework_version}"
    framework = desk.services.library().frameworks.get(name)
    st.caption(t("findings_ui.kept"))
    _text(desk, finding, "sentence", _LONGEST_SENTENCE)
    if framework is None:
        st.info(t("findings_ui.framework_gone", name=literal(name)))
    else:
        _choose_criteria(desk, finding, framework)
        _choose_evidence(desk, finding, framework)
    _text(desk, finding, "limits", _LONGEST_LIMITS)
    with st.expander(t("findings_ui.english"), key=f"english.{finding.id}"):
        st.write(t("findings_ui.english_about"))
        _text(desk, finding, "sentence_en", _LONGEST_SENTENCE)
        _text(desk, finding, "limits_en", _LONGEST_LIMITS)
    if framework is not None:
        draw_proposal(desk, finding, framework)
    _offer_publishing(desk, finding)


def _text(desk: Desk, finding: RecordedFinding, field: str, longest: int) -> None:
    key = f"finding.{finding.id}.{finding.number}.{field}"
    if state.written(key) is None:
        state.write(key, getattr(finding, field))

    def save() -> None:
        keep(desk, finding.id, lambda _: {field: str(state.written(key) or "")})

    st.text_area(
        desk.t(f"findings_ui.field.{field}"),
        max_chars=longest,
        height=90 if longest == _LONGEST_SENTENCE else 140,
        key=key,
        on_change=save,
    )
    st.caption(desk.t(f"findings_ui.help.{field}"))


def _choose_criteria(desk: Desk, finding: RecordedFinding, framework: Framework) -> None:
    t, key = desk.t, f"finding.{finding.id}.{finding.number}.criteria"
    words = {one.id: t("report.topic", ref=one.ref, title=one.title) for one in framework.criteria.values()}
    if state.written(key) is None:
        state.write(key, [one for one in finding.criteria if one in words])

    def save() -> None:
        given = state.written(key)
        chosen = [one for one in words if isinstance(given, list) and one in given]
        named = tuple(words[one][:200] for one in chosen)
        keep(desk, finding.id, lambda _: {"criteria": tuple(chosen), "criteria_words": named})

    st.multiselect(
        t("findings_ui.field.criteria"),
        list(words),
        format_func=words.__getitem__,
        placeholder=t("findings_ui.choose"),
        select_all=False,
        key=key,
        on_change=save,
    )


def _choose_evidence(desk: Desk, finding: RecordedFinding, framework: Framework) -> None:
    """Draw the chosen figures, each with the way to leave it out, and the figures of the quality report to choose."""
    t = desk.t
    st.markdown(f"**{t('findings_public.evidence')}**")
    if not finding.evidence:
        st.caption(t("findings_ui.evidence.none"))
    for place, one in enumerate(finding.evidence):
        with st.container(border=True):
            st.markdown(literal(t("quality_report.row", title=one.about, who=one.who)))
            figure = t("findings_ui.figure", kind=kind_words(one.kind, t), value=value_words(one, t))
            st.caption(literal(t("findings_ui.evidence.line", figure=figure, basis=basis_words(one, t))))
            st.button(
                t("findings_ui.evidence.remove"),
                type="tertiary",
                key=f"evidence.remove.{finding.id}.{place}",
                on_click=_remove,
                args=(desk, finding.id, place),
            )
    fold = st.expander(t("findings_ui.evidence.choose"), key=f"evidence.{finding.id}", on_change="rerun")
    if fold.open:
        with fold:
            _draw_choice(desk, finding, quality_for(desk.services, desk.account, framework))


def _draw_choice(desk: Desk, finding: RecordedFinding, quality: FrameworkQuality) -> None:
    t = desk.t
    st.caption(t("findings_ui.evidence.about", places=LEAST_PLACES_OUTSIDE, answers=LEAST_ANSWERS_OUTSIDE))
    areas = {one.id: t("report.topic", ref=one.ref, title=one.title) for one in quality.framework.areas}
    area = st.selectbox(
        t("findings_ui.evidence.area"),
        list(areas),
        index=_first_area(finding, quality, list(areas)),
        format_func=areas.__getitem__,
        key=f"evidence.area.{finding.id}",
    )
    is_all = st.toggle(t("findings_ui.evidence.all"), key=f"evidence.all.{finding.id}")
    source = quality.measured if is_all else quality.signs
    taken = {(one.kind, one.area_id, one.item_id or "", one.perspective) for one in finding.evidence}
    offered = [
        one
        for one in source
        if one.area_id == area
        and may_stand_outside(one)
        and (one.kind, one.area_id, one.item_id, one.perspective) not in taken
    ]
    if not offered:
        st.write(t("findings_ui.evidence.nothing"))
        return
    chosen = st.multiselect(
        t("findings_ui.evidence.figures"),
        range(len(offered)),
        format_func=lambda place: _figure_words(quality, offered[place], t),
        placeholder=t("findings_ui.choose"),
        select_all=False,
        key=f"evidence.figures.{finding.id}.{area}.{is_all}.{len(finding.evidence)}",
    )
    if st.button(t("findings_ui.evidence.add"), key=f"evidence.add.{finding.id}") and chosen:
        found = tuple(evidence_of(quality, offered[place], desk.today) for place in chosen)
        keep(desk, finding.id, lambda draft: {"evidence": (*draft.evidence, *found)})
        st.rerun()


def _first_area(finding: RecordedFinding, quality: FrameworkQuality, areas: list[str]) -> int:
    """Return the area of the first chosen criterion, else the first in which a figure is worth a look."""
    framework = quality.framework
    chosen = [framework.area_of[one].id for one in finding.criteria if one in framework.criteria]
    worth = [one.area_id for one in quality.signs if may_stand_outside(one)]
    return min((areas.index(one) for one in (chosen[:1] or worth) if one in areas), default=0)


def _figure_words(quality: FrameworkQuality, one: Measured, t: Translator) -> str:
    area = next(area for area in quality.framework.areas if area.id == one.area_id)
    title = item_words(quality.framework, one.item_id, t) if one.item_id else area.title
    who = who_words(quality.framework, one.perspective, one.other, t)
    figure = t("findings_ui.figure", kind=kind_words(one.kind, t), value=value_words(one, t))
    return t("findings_ui.evidence.option", title=title, who=who, figure=figure)


def _remove(desk: Desk, finding_id: str, place: int) -> None:
    keep(
        desk,
        finding_id,
        lambda draft: {"evidence": tuple(one for number, one in enumerate(draft.evidence) if number != place)},
    )


def _offer_publishing(desk: Desk, finding: RecordedFinding) -> None:
    """Draw the way to the public, which asks once more, and the way to drop a draft."""
    t = desk.t
    if problem := state.take_problem():
        desk.say(problem)
    st.header(t("findings_ui.publish"), anchor=False)
    st.write(t("findings_ui.publish_about"))
    work = {"publish": _publish, "discard": _discard}
    asked = next((name for name in work if state.is_asked(f"{name}:{finding.id}")), None)
    if asked is None:
        with st.container(horizontal=True):
            for name in work:
                st.button(
                    t(f"findings_ui.{name}"),
                    type="primary" if name == "publish" else "secondary",
                    key=f"finding.{name}",
                    on_click=state.ask,
                    args=(f"{name}:{finding.id}",),
                )
        return
    with st.container(border=True):
        st.write(t(f"findings_ui.{asked}_really"))
        if asked == "publish" and has_begun_proposal(finding):
            st.warning(t("findings_ui.publish_without_proposal"))
        with st.container(horizontal=True):
            is_sure = st.button(t(f"findings_ui.{asked}_yes"), type="primary", key=f"finding.{asked}_yes")
            st.button(t("findings_ui.no"), on_click=state.forget_question, key=f"finding.{asked}_no")
    if is_sure:
        work[asked](desk, finding)


def _publish(desk: Desk, finding: RecordedFinding) -> None:
    try:
        publish(store_of(desk), finding, desk.today)
    except CodedError as problem:
        desk.say(problem)
        return
    state.forget_question()
    desk.note_released("finding.published", finding.id)
    state.leave_message(desk.t("findings_ui.done.published"))
    st.rerun()


def _discard(desk: Desk, finding: RecordedFinding) -> None:
    """Delete a draft that nobody has read; an earlier version that was published stays."""
    store_of(desk).discard(finding)
    state.forget_question()
    desk.note_released("finding.discarded", finding.id)
    state.leave_message(desk.t("findings_ui.done.discarded"))
    links.name()
    st.rerun()
