"""The history of an agreement in words: each step with its day and what stood there before."""

from datetime import date

import streamlit as st

from dialogues.agreement_model import WORDS, Agreement, StatusChange
from exports.phrases import agreement_state_word
from texts.catalogue import Translator
from ui.parts.markup import literal

_DAYS = ("review_on", "resolved_on")
_CHANGED = (*(name for name in WORDS if name != "due_on"), "resolved_on", "resolution")


def draw_history(agreement: Agreement, t: Translator) -> None:
    """Draw all steps, the first one first."""
    steps = ["  \n  ".join(step_lines(change, t)) for change in agreement.history]
    st.markdown("\n".join(f"- {step}" for step in steps))


def step_lines(change: StatusChange, t: Translator) -> list[str]:
    """Return a step as lines of Markdown: the day and the state, what it changed, and its note."""
    step = t("dialogue_ui.agreement.step", day=t.date(change.on), state=agreement_state_word(change.state, t))
    lines = [literal(step)]
    if change.due_on is not None and "due_on" in change.former:
        before = date.fromisoformat(change.former["due_on"])
        lines.append(t("agreements_ui.step.moved", before=t.date(before), now=t.date(change.due_on)))
    lines += [_changed(name, change.former[name], t) for name in _CHANGED if name in change.former]
    if change.note:
        lines.append(literal(change.note))
    return lines


def _changed(name: str, before: str, t: Translator) -> str:
    field = t(f"agreements_ui.field.{name}")
    if not before:
        return t("agreements_ui.step.added", field=field)
    words = t.date(date.fromisoformat(before)) if name in _DAYS else before
    return t("agreements_ui.step.changed", field=field, before=literal(words))
