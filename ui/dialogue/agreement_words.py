"""An agreement in words: how far it is, what was agreed, who does it until when, and what else the room said."""

from datetime import date

import streamlit as st

from dialogues.agreement_model import Agreement, AgreementState
from dialogues.person_names import reads_like_a_person
from exports.phrases import agreement_state_word
from texts.catalogue import Translator
from ui.parts.markup import literal

_MORE = ("goal", "others", "resources", "cost", "staff")
_AT_REST = (AgreementState.DONE, AgreementState.DROPPED)


def draw_words(agreement: Agreement, today: date, t: Translator) -> None:
    """Draw how far an agreement is, what was agreed, who does it until when, and how it will be noticed."""
    draw_badges(agreement, today, t)
    lines = (
        f"**{literal(agreement.what)}**",
        who_until(agreement, t),
        t("dialogue_ui.agreement.sign", sign=literal(agreement.sign)),
    )
    st.markdown("  \n".join(lines))
    for words in (agreement.responsible, agreement.others):
        if reads_like_a_person(words):
            st.info(t("agreements_ui.person_hint", words=literal(words)), icon=":material/lightbulb:")


def draw_badges(agreement: Agreement, today: date, t: Translator, *, with_state: bool = True) -> None:
    """Draw where an agreement stands and what it waits for, each in words of its own."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if with_state:
            is_at_rest = agreement.state in _AT_REST
            st.badge(agreement_state_word(agreement.state, t), color="gray" if is_at_rest else "primary")
        for words in waiting_words(agreement, today, t):
            st.badge(words, color="orange")


def waiting_words(agreement: Agreement, today: date, t: Translator) -> list[str]:
    """Say that an agreement is overdue, waits for a decision, or was to be looked at again."""
    words = []
    if agreement.is_overdue(today):
        words.append(t("dialogue_ui.agreement.overdue", count=(today - agreement.due_on).days))
    if agreement.awaits_decision:
        words.append(t("agreements_ui.decision_open"))
    if agreement.is_review_due(today):
        words.append(t("agreements_ui.review_due"))
    return words


def who_until(agreement: Agreement, t: Translator) -> str:
    """Return as Markdown who takes care of it and until when."""
    return t("dialogue_ui.agreement.who_until", who=literal(agreement.responsible), day=t.date(agreement.due_on))


def more_lines(agreement: Agreement, t: Translator) -> list[str]:
    """Return as Markdown what else the room said, one line for each field that says something."""
    lines = [
        _line(t(f"agreements_ui.field.{name}"), getattr(agreement, name), t)
        for name in _MORE
        if getattr(agreement, name)
    ]
    if agreement.decision_from:
        lines.append(_line(t("agreements_ui.field.decision_from"), agreement.decision_from, t))
        lines.append(_line(t("agreements_ui.field.resolution"), resolution_words(agreement, t), t))
    if agreement.review_on is not None:
        lines.append(_line(t("agreements_ui.field.review_on"), t.date(agreement.review_on), t))
    return lines


def resolution_words(agreement: Agreement, t: Translator) -> str:
    """Say what the body decided and when, or that it has not."""
    if agreement.resolution is None:
        return t("agreements_ui.resolution.open")
    day, result = t.date(agreement.resolution.on), agreement.resolution.result
    return t("agreements_ui.resolution.of", day=day, result=result)


def _line(name: str, words: str, t: Translator) -> str:
    return t("agreements_ui.line", name=name, words=literal(words))
