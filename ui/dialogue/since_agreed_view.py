"""What the next round says about the criterion of an agreement, in words, and that it only stands beside it."""

import streamlit as st

from analysis.since_agreed import Since, SinceAgreed, since_agreed
from dialogues.agreement_model import Agreement
from selfeval.model import Round
from selfeval.release import Reach
from texts.catalogue import Translator
from ui.charts.titles import title_of
from ui.desk import Desk
from ui.parts.markup import literal
from ui.results.before_words import movement_words, note_words

_READABLE = (Since.MOVED, Since.NOT_MOVED, Since.NOT_COMPARABLE)


def draw_since(desk: Desk, agreement: Agreement) -> None:
    """Draw the verdict in one sentence, each perspective then and now with both numbers, and what it does not prove."""
    t = desk.t
    library = desk.services.library(agreement.network_id)
    found = since_agreed(agreement, desk.rounds, library, Reach.INTERNAL)
    st.markdown(literal(verdict_words(found, t)))
    lines = movement_lines(found, t)
    if lines:
        st.markdown("\n".join(f"- {literal(line)}" for line in lines))
    if found.since in _READABLE:
        st.write(t("agreements_ui.since.beside"))


def verdict_words(found: SinceAgreed, t: Translator) -> str:
    """Say what can be said about the criterion since the agreement, and which round says it."""
    if found.since is Since.NOT_MEASURED:
        if found.later is None:
            return t("agreements_ui.since.not_measured")
        return t("agreements_ui.since.asking", round=found.later.title)
    if found.since is Since.NOTHING_BEFORE or found.later is None:
        return t("agreements_ui.since.nothing_before")
    verdict = t(f"agreements_ui.since.{found.since.value}")
    return t("agreements_ui.since.verdict", verdict=verdict, round=found.later.title, day=_day(found.later, t))


def movement_lines(found: SinceAgreed, t: Translator) -> list[str]:
    """Return a line for each perspective and statement, then and now, and what the maps ask to keep in mind."""
    if found.comparison is None:
        return []
    lines = []
    for pair in found.pairs:
        prefix = t("agreements_ui.since.statement", title=title_of(pair.now, t)) if len(found.pairs) > 1 else ""
        lines += [f"{prefix}{movement_words(one, pair, found.comparison, t)}" for one in pair.movements]
        lines += [words for words in (note_words(pair, t),) if words]
    return lines


def _day(of_round: Round, t: Translator) -> str:
    return t.date(of_round.closed_on) if of_round.closed_on else ""
