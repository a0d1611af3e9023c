"""A framework to read: its areas, its criteria, and how each perspective is asked."""

import streamlit as st

from qualitaetsrahmen.model import Area, Criterion, Framework, Status
from selfeval.questionnaire import Questionnaire
from texts.catalogue import Translator
from ui.parts.markup import literal


def draft_note(framework: Framework, t: Translator) -> None:
    """Say that a framework is not final, when it is not."""
    if framework.framework.status is Status.DRAFT:
        st.info(t("ui.framework.draft", title=literal(framework.framework.title)), icon=":material/edit_note:")


def area_name(area: Area) -> str:
    """Return an area as people call it: its number and its title."""
    return literal(f"{area.ref} {area.title}")


def criterion_name(criterion: Criterion) -> str:
    """Return a criterion as people call it: its number and its title."""
    return literal(f"{criterion.ref} {criterion.title}")


def criterion_wording(framework: Framework, criterion: Criterion, t: Translator) -> None:
    """Show how each perspective is asked about a criterion, and why one is not."""
    for item in criterion.items:
        lines = [
            f"- **{literal(one.label)}:** {literal(item.ask[one.id].text)}"
            for one in framework.perspectives
            if one.id in item.ask
        ]
        lines += [
            f"- **{literal(one.label)}:** {t('ui.framework.not_asked', reason=literal(item.not_asked[one.id]))}"
            for one in framework.perspectives
            if one.id in item.not_asked
        ]
        st.markdown("\n".join(lines))


def questionnaire_preview(questionnaire: Questionnaire, t: Translator) -> None:
    """Show every page of a questionnaire with its questions, and once which answers are offered."""
    for page in questionnaire.pages:
        st.markdown(f"**{literal(page.title)}**")
        st.markdown("\n".join(f"{number}. {literal(one.text)}" for number, one in enumerate(page.questions, 1)))
    for answers in dict.fromkeys(tuple(one.answers.values()) for one in questionnaire.questions.values()):
        st.markdown(t("ui.framework.answers", answers=" · ".join(literal(answer) for answer in answers)))
