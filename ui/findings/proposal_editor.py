"""The change to the framework that a finding proposes: what happens to a statement, in which words, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from pydantic import ValidationError

from analysis.findings import NO_PROPOSAL, RecordedFinding, with_proposal
from exports.finding_words import item_words, proposal_title, wordings
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.proposals import (
    Proposal,
    ProposalImpossible,
    ProposalKind,
    check_proposal,
    ids_of,
    suggested_id,
)
from qualitaetsrahmen.versions.version_map import Comparable
from texts.catalogue import Translator
from ui import state
from ui.desk import Desk
from ui.findings.finding_keeping import keep
from ui.parts.markup import literal

Fields = dict[str, object]
"""A proposal as its form holds it."""
_LONGEST_NOTE, _LONGEST_WORDING, _LONGEST_ID = 400, 600, 60
_MOST_PARTS = 4


def draw_proposal(desk: Desk, finding: RecordedFinding, framework: Framework) -> None:
    """Draw the proposal of a draft, and the form in which it is written."""
    t, made = desk.t, finding.proposal
    st.markdown(f"**{t('findings_public.proposal')}**")
    if made is not None:
        draw_wordings(finding, t)
        st.button(
            t("findings_ui.proposal.remove"),
            type="tertiary",
            key=f"proposal.remove.{finding.id}",
            on_click=keep,
            args=(desk, finding.id, lambda _: NO_PROPOSAL),
        )
        return
    with st.expander(t("findings_ui.proposal.write"), key=f"proposal.{finding.id}"):
        st.write(t("findings_ui.proposal.about"))
        key = _key(finding)
        kind = st.radio(
            t("findings_ui.proposal.kind"),
            [one.value for one in ProposalKind],
            format_func=lambda one: t(f"findings_ui.proposal.kind.{one}"),
            key=f"{key}.kind",
        )
        used = ids_of(desk.services.library().versions_of(finding.framework_id))
        place = _Place(desk, framework, used, key, next(iter(finding.criteria), ""))
        fields = _draw_fields(place, ProposalKind(kind))
        if st.button(t("findings_ui.proposal.save"), key=f"{key}.save"):
            _save(place, finding, fields)


def draw_wordings(finding: RecordedFinding, t: Translator) -> None:
    """Draw what a finding proposes: which statement, how it is asked, how it shall be asked, and why."""
    if finding.proposal is None:
        return
    told = t(f"findings_public.proposal.{finding.proposal.kind.value}")
    about = literal(finding.proposal_about)
    st.markdown(f"{about}  \n{told}" if about else told)
    for wording in wordings(finding, t):
        lines = "\n".join(f"- {literal(who)}: {literal(text)}" for who, text in wording.lines)
        st.markdown(f"{wording.heading}\n\n{lines}")
    st.markdown(literal(finding.proposal.note))


def has_begun_proposal(finding: RecordedFinding) -> bool:
    """Say whether somebody gives reasons for a proposal that the draft does not have yet."""
    return finding.proposal is None and bool(str(state.written(f"{_key(finding)}.note") or "").strip())


def _key(finding: RecordedFinding) -> str:
    return f"proposal.{finding.id}.{finding.number}"


@dataclass(frozen=True)
class _Place:
    """Where a proposal is written: framework, ids that are taken, key of its fields, and what the finding is about."""

    desk: Desk
    framework: Framework
    used: frozenset[str]
    key: str
    criterion: str


def _draw_fields(place: _Place, kind: ProposalKind) -> Fields:
    """Draw what this kind of change needs, and return it as it stands."""
    t = place.desk.t
    fields: Fields = {"kind": kind, **(_draw_new(place) if kind is ProposalKind.ADD else _draw_old(place, kind))}
    if kind in (ProposalKind.REWORD, ProposalKind.SPLIT):
        fields["comparable"] = st.radio(
            t("findings_ui.proposal.comparable"),
            [Comparable.NO.value, Comparable.WITH_NOTE.value],
            format_func=lambda one: t(f"findings_ui.proposal.comparable.{one}"),
            key=f"{place.key}.comparable",
        )
    fields["note"] = st.text_area(t("findings_ui.proposal.note"), max_chars=_LONGEST_NOTE, key=f"{place.key}.note")
    st.caption(t("findings_ui.proposal.note_help"))
    return fields


def _draw_new(place: _Place) -> Fields:
    t, criteria = place.desk.t, place.framework.criteria
    chosen = st.selectbox(
        t("findings_ui.proposal.criterion"),
        list(criteria),
        index=next((number for number, one in enumerate(criteria) if one == place.criterion), 0),
        format_func=lambda one: t("report.topic", ref=criteria[one].ref, title=criteria[one].title),
        key=f"{place.key}.criterion",
    )
    proposed = suggested_id(chosen, place.used)
    return {"criterion_id": chosen, "items": (_draw_item(place, chosen, proposed, {}),)}


def _draw_old(place: _Place, kind: ProposalKind) -> Fields:
    t, items, criterion_of = place.desk.t, place.framework.items, place.framework.criterion_of
    chosen = st.selectbox(
        t("findings_ui.proposal.item"),
        list(items),
        index=next((number for number, one in enumerate(items) if criterion_of[one].id == place.criterion), 0),
        format_func=lambda one: item_words(place.framework, one, t),
        key=f"{place.key}.item",
    )
    old = {name: wording.text for name, wording in items[chosen].ask.items()}
    if kind is ProposalKind.RETIRE:
        return {"item_id": chosen}
    if kind is ProposalKind.REWORD:
        return {"item_id": chosen, "items": (_draw_item(place, chosen, None, old),)}
    count = st.number_input(t("findings_ui.proposal.parts"), 2, _MOST_PARTS, 2, key=f"{place.key}.parts")
    parts, used = [], place.used
    for number in range(1, int(count) + 1):
        st.markdown(f"**{t('findings_ui.proposal.part', number=number)}**")
        proposed = suggested_id(chosen, used)
        used |= {proposed}
        parts.append(_draw_item(place, f"{chosen}.{number}", proposed, old))
    return {"item_id": chosen, "items": tuple(parts)}


def _draw_item(place: _Place, name: str, proposed: str | None, old: Mapping[str, str]) -> dict[str, object]:
    """Draw the id of a new item, and its words for each perspective; empty words mean that it is not asked."""
    t, item_id = place.desk.t, name
    if proposed is not None:
        item_id = st.text_input(
            t("findings_ui.proposal.id"), proposed, max_chars=_LONGEST_ID, key=f"{place.key}.{name}.id"
        )
        st.caption(t("findings_ui.proposal.id_help"))
    asked = {}
    for perspective in place.framework.perspectives:
        if proposed is None and perspective.id not in old:
            continue
        text = st.text_area(
            t("findings_ui.proposal.wording", who=perspective.label),
            old.get(perspective.id, ""),
            max_chars=_LONGEST_WORDING,
            height=80,
            key=f"{place.key}.{name}.{perspective.id}",
        )
        if text.strip():
            asked[perspective.id] = text.strip()
    return {"id": item_id.strip(), "ask": asked}


def _save(place: _Place, finding: RecordedFinding, fields: Fields) -> None:
    """Keep a proposal that can be made; what was typed stays where it is refused."""
    try:
        proposal = Proposal.model_validate(fields)
        check_proposal(proposal, place.framework, place.used)
    except ValidationError as problem:
        wrong = str(problem.errors()[0]["loc"][0])
        reason = wrong if wrong in ("note", "items") else "note"
        place.desk.say(ProposalImpossible(reason=reason, id=""))
        return
    except CodedError as problem:
        place.desk.say(problem)
        return
    about = proposal_title(proposal, place.framework, place.desk.t)
    keep(place.desk, finding.id, lambda _: with_proposal(proposal, place.framework, about))
    st.rerun()
