"""A framework as a document to read: whose words it is, who answers, on which scales, and every criterion."""

from html import escape

import streamlit as st

from qualitaetsrahmen.additions import ExtendedFramework
from qualitaetsrahmen.model import Area, Citation, Criterion, Framework, Perspective, TagGroup
from qualitaetsrahmen.scales import OffScale, Scale, ScaleKind
from texts.catalogue import Translator
from ui.frameworks.framework_words import citation_words, prompt_condition, size_words, source_words
from ui.parts.framework_view import area_name, criterion_name, criterion_wording, minimum_words
from ui.parts.markup import literal


def draw_document(framework: Framework, key: str, t: Translator) -> None:
    """Draw the whole document; areas are folded, so that the page stays short."""
    st.write(t(f"frameworks_ui.status_note.{framework.framework.status.value}"))
    if isinstance(framework, ExtendedFramework):
        st.info(t("frameworks_ui.status_note.addition", title=literal(framework.addition.title)))
    st.write(literal(framework.framework.note))
    st.write(size_words(framework, t))
    draw_perspectives(framework, t)
    draw_scales(framework, t)
    for group in framework.tag_groups:
        draw_matrix(framework, group, t)
    st.header(literal(framework.framework.words.areas), anchor=False)
    for area in framework.areas:
        with st.expander(area_name(area), key=f"{key}.area.{area.id}"):
            draw_area(framework, area, t)
    draw_citations(framework, t)


def draw_perspectives(framework: Framework, t: Translator) -> None:
    """Draw who answers, for which level, and how each group is protected."""
    st.header(t("frameworks_ui.perspectives.title"), anchor=False)
    st.write(t("frameworks_ui.perspectives.intro"))
    for level in framework.levels:
        lines = [f"- {_perspective_words(one, t)}" for one in framework.perspectives if one.level == level.id]
        st.markdown("\n".join([f"**{literal(level.label)}**\n", *lines]))


def _perspective_words(one: Perspective, t: Translator) -> str:
    words = t(
        "frameworks_ui.perspectives.line",
        label=literal(one.label),
        register=t(f"frameworks_ui.register.{one.register_.value}"),
        answers=t(f"frameworks_ui.answers.{'openly' if one.declared else 'hidden'}", people=one.min_group),
    )
    return f"{words} {t('frameworks_ui.perspectives.own_line')}" if one.own_line else words


def draw_scales(framework: Framework, t: Translator) -> None:
    """Draw every scale with its steps and the answers beside it."""
    st.header(t("frameworks_ui.scales.title"), anchor=False)
    for scale in framework.scales:
        st.subheader(literal(scale.label), anchor=False)
        st.write(literal(scale.note))
        st.table(_answer_rows(scale, framework, t), border="horizontal", hide_index=True)


def _answer_rows(scale: Scale, framework: Framework, t: Translator) -> list[dict[str, str]]:
    answer, meaning = t("frameworks_ui.column.answer"), t("frameworks_ui.column.meaning")
    key = "frameworks_ui.step_counted" if scale.kind is ScaleKind.YES_NO else "frameworks_ui.step_of"
    steps = [
        {answer: literal(step.label), meaning: t(key, number=place, total=len(scale.steps))}
        for place, step in enumerate(scale.steps, 1)
    ]
    return steps + [
        {answer: literal(one.label), meaning: _off_scale_words(one, framework, t)} for one in scale.off_scale
    ]


def _off_scale_words(one: OffScale, framework: Framework, t: Translator) -> str:
    words = t(f"frameworks_ui.off_scale.{one.counts_as.value}")
    if not one.only:
        return words
    who = ", ".join(literal(framework.perspective(name).label) for name in one.only)
    return t("frameworks_ui.off_scale_only", words=words, who=who)


def draw_matrix(framework: Framework, group: TagGroup, t: Translator) -> None:
    """Draw areas against tags, with the numbers of the criteria that belong to both."""
    words = framework.framework.words
    st.header(literal(group.label), anchor=False)
    st.write(t("frameworks_ui.matrix.intro", criteria=literal(words.criteria), area=literal(words.area)))
    rows = [
        {
            literal(words.area): area_name(area),
            **{literal(tag.label): _numbers(area, tag.id) for tag in group.tags},
        }
        for area in framework.areas
    ]
    st.table(rows, border="horizontal", hide_index=True)


def _numbers(area: Area, tag: str) -> str:
    return ", ".join(literal(criterion.ref) for criterion in area.criteria if tag in criterion.tags) or "–"


def draw_area(framework: Framework, area: Area, t: Translator) -> None:
    """Draw one area: what it is about, what it asks to think about, and its criteria."""
    st.write(literal(area.summary))
    st.markdown(t("frameworks_ui.plain_title", title=literal(area.plain_title)))
    minimum = minimum_words(area, framework, t)
    if minimum:
        st.markdown(f"**{minimum}**")
    st.markdown("\n\n".join([*_open_questions(framework, area, t), _sources(area, framework, t)]))
    for criterion in area.criteria:
        draw_criterion(framework, criterion, t)


def _open_questions(framework: Framework, area: Area, t: Translator) -> list[str]:
    labels = {one.id: literal(one.label) for one in framework.perspectives}
    parts = [t("frameworks_ui.open_questions")] if area.questions else []
    for number, question in enumerate(area.questions, 1):
        lines = [f"- **{labels[one]}:** {literal(text)}" for one, text in question.ask.items()]
        parts += [f"*{t('frameworks_ui.question', number=number)}*", "\n".join(lines)]
    return parts


def draw_criterion(framework: Framework, criterion: Criterion, t: Translator) -> None:
    """Draw one criterion: its words for every perspective, what opens the talk, and where it comes from."""
    st.subheader(criterion_name(criterion), anchor=False)
    level = literal(framework.level(criterion.responsible).label)
    plain = t("frameworks_ui.plain_title", title=literal(criterion.plain_title))
    st.markdown(f"{plain}  \n{t('frameworks_ui.responsible', level=level)}")
    criterion_wording(framework, criterion, t)
    st.markdown("\n\n".join([*_prompts(framework, criterion, t), _sources(criterion, framework, t)]))


def _prompts(framework: Framework, criterion: Criterion, t: Translator) -> list[str]:
    lines = [f"- *{prompt_condition(one, framework, t)}:* {literal(one.text)}" for one in criterion.dialogue]
    return [t("frameworks_ui.prompts"), "\n".join(lines)] if lines else []


def _sources(part: Area | Criterion, framework: Framework, t: Translator) -> str:
    lines = "\n".join(f"- {source_words(one, framework, t)}" for one in part.sources)
    return f"{t('frameworks_ui.sources')}\n\n{lines}"


def draw_citations(framework: Framework, t: Translator) -> None:
    """Draw all sources with publisher, address and licence."""
    st.header(t("frameworks_ui.citations.title"), anchor=False)
    entries = "".join(_citation_entry(one) for one in framework.citations)
    st.html(f'<ul style="overflow-wrap:anywhere">{entries}</ul>')


def _citation_entry(one: Citation) -> str:
    address = escape(one.url)
    link = f'<a href="{address}" style="color:inherit" target="_blank" rel="noopener noreferrer">{address}</a>'
    return f"<li>{escape(one.title)}. {escape(citation_words(one))}.<br>{link}<br>{escape(one.licence)}</li>"
