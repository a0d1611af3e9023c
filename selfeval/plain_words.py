"""A questionnaire in plain words, for people of a perspective that is addressed in professional language."""

from dataclasses import replace

from qualitaetsrahmen.model import Framework, Wording
from selfeval.questionnaire import Question, Questionnaire


def in_plain_words(questionnaire: Questionnaire, framework: Framework) -> Questionnaire:
    """Return a questionnaire with the plain words of each question and topic, where somebody wrote them."""
    titles = {area.id: area.plain_title for area in framework.areas}

    def plain(question: Question) -> Question:
        wording = _wording(question, questionnaire, framework)
        if wording.plain_text is None:
            return question
        return replace(question, text=wording.plain_text, help=wording.plain_help or wording.help)

    pages = tuple(
        replace(page, title=titles[page.area_id], questions=tuple(map(plain, page.questions)))
        for page in questionnaire.pages
    )
    return Questionnaire(questionnaire.perspective, pages)


def has_plain_words(questionnaire: Questionnaire, framework: Framework) -> bool:
    """Say whether everything in a questionnaire can be read in plain words, so that it is never a mix of both.

    What a stage means and what shows a minimum standard have no plain words of their own.
    """
    questions = list(questionnaire.questions.values())
    return bool(questions) and all(
        _is_plain(_wording(one, questionnaire, framework)) and not one.anchors and one.evidence is None
        for one in questions
    )


def _is_plain(wording: Wording) -> bool:
    return wording.plain_text is not None and (wording.help is None or wording.plain_help is not None)


def _wording(question: Question, questionnaire: Questionnaire, framework: Framework) -> Wording:
    return framework.items[question.item_id].ask[questionnaire.perspective]
