"""A questionnaire on a staff page as people will read it, in any language and its direction."""

from html import escape
from itertools import accumulate
from pathlib import Path

import streamlit as st

from qualitaetsrahmen.languages.translations import GERMAN, direction, html_language
from qualitaetsrahmen.scales import OffScale
from selfeval.questionnaire import Page, Question, Questionnaire
from texts.catalogue import translator
from texts.completeness import has_own_words

_STYLE = Path(__file__).parents[1] / "static" / "fragebogen.css"
_APART = '<span aria-hidden="true">–</span>'
"""What sets answers apart where the word for it is missing."""


def questionnaire_preview(
    questionnaire: Questionnaire, language: str = GERMAN, left_german: frozenset[str] = frozenset()
) -> None:
    """Show every page of a questionnaire with its questions and answers, as ``questionnaire_html`` writes it."""
    st.html(_STYLE)
    st.html(questionnaire_html(questionnaire, language, left_german))


def questionnaire_html(
    questionnaire: Questionnaire, language: str = GERMAN, left_german: frozenset[str] = frozenset()
) -> str:
    """Return a questionnaire as HTML in the direction of its language.

    ``left_german`` holds texts that nobody has translated yet; they are marked as German, so that they are read and
    set as German inside of another language.
    """
    sheet = _Sheet(language, left_german)
    firsts = accumulate((len(page.questions) for page in questionnaire.pages), initial=1)
    pages = "".join(sheet.page(page, first) for page, first in zip(questionnaire.pages, firsts, strict=False))
    tag, flow = html_language(language), direction(language)
    return f'<div class="fragebogen" lang="{escape(tag)}" dir="{flow}">{pages}</div>'


class _Sheet:
    """A questionnaire as HTML, every text of it escaped."""

    def __init__(self, language: str, left_german: frozenset[str]) -> None:
        self._t = translator(language)
        self._is_foreign = html_language(language) != GERMAN
        self._has_own_words = has_own_words(language)
        self._left_german = left_german

    def page(self, page: Page, first: int) -> str:
        """Return one topic with its questions, counted on from the number of the first, as on paper."""
        part = self._t("participant.part", part=page.part, parts=page.parts) if page.parts > 1 else ""
        questions = "".join(f"<li>{self.question(one)}</li>" for one in page.questions)
        return f'<h2>{self.text(page.title)}{self.own(part)}</h2><ol start="{first}">{questions}</ol>'

    def question(self, question: Question) -> str:
        """Return one question with its help and every answer that can be given."""
        parts = [f"<p>{self.text(question.text)}</p>"]
        if question.help:
            parts.append(f'<p class="hilfe">{self.text(question.help)}</p>')
        if question.evidence:
            label = self.own(self._t("participant.evidence", evidence="").strip())
            parts.append(f'<p class="hilfe">{" ".join(filter(None, (label, self.text(question.evidence))))}</p>')
        return "".join(parts) + self.answers(question)

    def answers(self, question: Question) -> str:
        """Return the steps with what they mean here, and the answers beside the scale."""
        steps = "".join(self.step(question, one.id, one.label) for one in question.steps)
        kind = "stufen" if question.anchors else "reihe"
        return f'<ul class="{kind}">{steps}</ul>{self.beside(question.off_scale)}'

    def step(self, question: Question, step: str, label: str) -> str:
        """Return one step, with its own text where the question has one for it."""
        meaning = question.anchors.get(step)
        if meaning is None:
            return f"<li>{self.text(label)}</li>"
        return f"<li><strong>{self.text(label)}</strong><br>{self.text(meaning)}</li>"

    def beside(self, off_scale: tuple[OffScale, ...]) -> str:
        """Return the answers beside the scale, after the word that sets them apart, or else a sign for it."""
        if not off_scale:
            return ""
        answers = "".join(f"<li>{self.text(one.label)}</li>" for one in off_scale)
        return f'<p class="oder">{self.own(self._t("participant.or")) or _APART}</p><ul class="reihe">{answers}</ul>'

    def text(self, text: str) -> str:
        """Return a text of the framework, marked as German where it is not translated."""
        is_german = self._is_foreign and text in self._left_german
        return f'<span lang="{GERMAN}" dir="ltr">{escape(text)}</span>' if is_german else escape(text)

    def own(self, text: str) -> str:
        """Return a word of the questionnaire itself; a language in which it does not exist goes without it."""
        return escape(text) if self._has_own_words else ""
