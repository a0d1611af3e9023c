"""What agreements are called in papers: their parts in full, how late they are, and their dated history."""

from datetime import date

from dialogues.agreement_model import Agreement
from exports import phrases
from selfeval.release import Reach
from texts.catalogue import Translator

_MAY_BE_SAID = ("goal", "others", "resources", "cost", "staff", "decision_from")
INTERNAL = ("resources", "cost", "staff")
"""What a network plans with; it leaves the network only with the proposal for a decision."""
_PARTS = ("goal", "responsible", "others", "due_on", "sign", "resources", "cost", "staff", "decision_from")


def has_more_than_a_table_says(agreement: Agreement) -> bool:
    """Say whether more was agreed than what, who, until when, and how people will notice."""
    said = any(getattr(agreement, name) for name in _MAY_BE_SAID)
    return said or agreement.resolution is not None or agreement.review_on is not None


def agreement_facts(agreement: Agreement, topic: str, reach: Reach, t: Translator) -> tuple[tuple[str, str], ...]:
    """Return all that was said of an agreement as names and values; what was not said is left out."""
    pairs = [(t("agreement_papers.fact.topic"), topic)]
    for name in _PARTS:
        value = getattr(agreement, name)
        if value and not (reach is Reach.PUBLIC and name in INTERNAL):
            pairs.append((t(f"agreement_papers.fact.{name}"), t.date(value) if isinstance(value, date) else value))
    if agreement.resolution:
        pairs.append((t("agreement_papers.fact.resolution"), resolution_words(agreement, t)))
    if agreement.review_on:
        pairs.append((t("agreement_papers.fact.review_on"), t.date(agreement.review_on)))
    pairs.append((t("agreement_papers.fact.state"), phrases.agreement_state_word(agreement.state, t)))
    return tuple(pairs)


def resolution_words(agreement: Agreement, t: Translator) -> str:
    """Return what the body decided and when, or that this is awaited; nothing where no decision is needed."""
    if agreement.resolution:
        return t("agreement_papers.resolution", day=t.date(agreement.resolution.on), result=agreement.resolution.result)
    return t("agreement_papers.resolution_awaited", body=agreement.decision_from) if agreement.decision_from else ""


def overdue_words(agreement: Agreement, day: date, t: Translator) -> str:
    """Return by how many days an agreement is overdue; nothing where it is not."""
    days = (day - agreement.due_on).days
    return t("agreement_papers.overdue", count=days) if agreement.is_overdue(day) else ""


def history_points(agreement: Agreement, reach: Reach, t: Translator) -> tuple[str, ...]:
    """Return the dated steps; what was noted on the way was written for the network and stays there."""
    points = []
    for step in agreement.history:
        words = t("agreement_papers.step", day=t.date(step.on), state=phrases.agreement_state_word(step.state, t))
        if step.due_on:
            words = t("agreement_papers.step_moved", step=words, day=t.date(step.due_on))
        is_told = step.note and reach is Reach.INTERNAL
        points.append(t("agreement_papers.step_noted", step=words, note=step.note) if is_told else words)
    return tuple(points)
