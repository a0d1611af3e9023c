"""From a questionnaire and a person's answers to the pages that they see."""

from collections.abc import Mapping

from participant.contexts import (
    Answer,
    HereItMeans,
    LanguageLink,
    NotStoredPage,
    Progress,
    Question,
    QuestionsPage,
    ReviewLine,
    ReviewPage,
    ReviewTopic,
    SentPage,
)
from participant.entry import Asked
from participant.languages import language_links
from participant.own_words import words_fields, words_lines
from participant.what_comes_next import Ahead
from selfeval import questionnaire as asked_pages
from selfeval.questionnaire import firsts_of_criteria
from texts.catalogue import translator
from wiring.addresses import address_in

REVIEW = "ende"
"""What ``?seite=`` says for the page with all answers."""
THANKS = "danke"
"""What it says for the last page, to which ``frage.js`` leads when the answers have arrived."""


LATER, RESUME = "spaeter", "weitermachen"
"""What it says for the page with a personal code, and for the one where such a code is typed."""


def address_of(token: str, place: int | str | None, language: str) -> str:
    """Return the address of one page of a questionnaire, of the review, or of the page that is due, in a language.

    Without a token it is the address beside the present page: so a page can lead on without holding a person's code.
    """
    return address_in(_path(token), language, **_place(place)) or "?"


def languages_at(asked: Asked, token: str, place: int | str | None) -> tuple[LanguageLink, ...]:
    """Return the way to a page in every language that is offered."""
    return language_links(asked.languages, asked.language, _path(token), _place(place))


def _path(token: str) -> str:
    return f"/t/{token}" if token else ""


def _place(place: int | str | None) -> dict[str, str]:
    return {} if place is None else {"seite": str(place)}


def first_open_page(asked: Asked, answers: Mapping[str, str]) -> int | None:
    """Return the number of the first page with an open question, or None when all are answered."""
    for page in asked.questionnaire.pages:
        if any(question.item_id not in answers for question in page.questions):
            return page.number
    return None


def questions_page(asked: Asked, token: str, number: int, answers: Mapping[str, str]) -> QuestionsPage:
    """Return one topic with the answers given so far."""
    t = translator(asked.language)
    page = asked.questionnaire.pages[number - 1]
    fields = words_fields(asked, page, answers)
    here = _meanings_on(page, asked)
    before = sum(len(earlier.questions) for earlier in asked.questionnaire.pages[: number - 1])
    return QuestionsPage(
        language=asked.language,
        title=t("participant.questions.title", topic=page.title, round=asked.round_title),
        heading=asked.round_title,
        languages=languages_at(asked, token, number),
        action=address_of(token, number, asked.language),
        perspective=asked.perspective,
        topic=page.title,
        progress=_progress(asked, page),
        questions=tuple(
            _question(question, before + place, answers.get(question.item_id), here.get(question.item_id))
            for place, question in enumerate(page.questions, start=1)
        ),
        fields=fields,
        is_last=number == len(asked.questionnaire.pages),
        is_for_all=answers.keys().isdisjoint([*(one.item_id for one in page.questions), *(one.name for one in fields)]),
        message=t("participant.language.not_offered") if asked.refused_language else None,
    )


def review_page(asked: Asked, token: str, answers: Mapping[str, str]) -> ReviewPage:
    """Return all answers topic by topic, the open questions among them."""
    t = translator(asked.language)
    pages = asked.questionnaire.pages
    return ReviewPage(
        language=asked.language,
        title=t("participant.review.title", round=asked.round_title),
        heading=asked.round_title,
        languages=languages_at(asked, token, REVIEW),
        action=address_of(token, REVIEW, asked.language),
        topics=tuple(
            ReviewTopic(
                title=page.title,
                address=address_of(token, page.number, asked.language),
                lines=_lines(page, answers) + words_lines(asked, page, answers),
            )
            for page in pages
        ),
        answered=sum(question in answers for question in asked.questionnaire.questions),
        total=len(asked.questionnaire.questions),
        is_anonymous=asked.is_anonymous,
    )


def sent_page(asked: Asked, token: str, ahead: Ahead, *, is_repeated: bool) -> SentPage:
    """Return the last page: the answers have arrived, just now or already before."""
    t = translator(asked.language)
    title = t("participant.sent.again" if is_repeated else "participant.sent.thanks")
    return SentPage(
        language=asked.language,
        title=title,
        heading=asked.round_title,
        languages=languages_at(asked, token, None),
        action=address_of(token, None, asked.language),
        is_repeated=is_repeated,
        network=ahead.network,
        results_address=ahead.results_address,
        results_on=t.date(ahead.results_on) if ahead.results_on else None,
        is_personal=not token,
        is_for_all=True,
    )


def not_stored_page(asked: Asked, answers: Mapping[str, str]) -> NotStoredPage:
    """Return a person's own input, because it came after the end and was not stored."""
    t = translator(asked.language)
    pages = asked.questionnaire.pages
    lines = [line for page in pages for line in _lines(page, answers) + words_lines(asked, page, answers)]
    return NotStoredPage(
        language=asked.language,
        title=t("participant.not_stored.title"),
        heading=asked.round_title,
        reason=t("participant.not_stored.round"),
        next_step=t("participant.not_stored.ask"),
        lines=tuple(line for line in lines if line.answer is not None),
    )


def _progress(asked: Asked, page: asked_pages.Page) -> Progress:
    pages = asked.questionnaire.pages
    topics = list(dict.fromkeys(one.area_id for one in pages))
    return Progress(
        topic=topics.index(page.area_id) + 1,
        topics=len(topics),
        part=page.part,
        parts=page.parts,
        page=page.number,
        pages=len(pages),
    )


def _meanings_on(page: asked_pages.Page, asked: Asked) -> dict[str, HereItMeans]:
    """Return what criteria mean here, by the first question on each of them: once a page is enough to read."""
    found = {}
    for question in firsts_of_criteria(page.questions):
        meant = asked.meanings.get(question.criterion_id)
        if meant is not None:
            found[question.item_id] = HereItMeans(meaning=meant.meaning, signs=meant.signs)
    return found


def _question(question: asked_pages.Question, number: int, chosen: str | None, here: HereItMeans | None) -> Question:
    return Question(
        id=question.item_id,
        number=number,
        text=question.text,
        help=question.help,
        evidence=question.evidence,
        here=here,
        steps=tuple(
            Answer(id=one.id, label=one.label, meaning=question.anchors.get(one.id), is_chosen=one.id == chosen)
            for one in question.steps
        ),
        beside=tuple(Answer(id=one.id, label=one.label, is_chosen=one.id == chosen) for one in question.off_scale),
    )


def _lines(page: asked_pages.Page, answers: Mapping[str, str]) -> tuple[ReviewLine, ...]:
    return tuple(
        ReviewLine(
            question_id=question.item_id,
            text=question.text,
            answer=question.answers.get(answers.get(question.item_id, "")),
            answer_id=answers.get(question.item_id),
        )
        for question in page.questions
    )
