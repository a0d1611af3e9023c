"""The printed questionnaire of one perspective in one language: A4, or folded to an A5 booklet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exports.recipients import recipients_sentence
from exports.sheets import minutes_to_answer
from exports.typesetting import typeset
from qualitaetsrahmen.languages.translations import (
    GERMAN,
    Translation,
    direction,
    html_language,
    is_offered,
    translated,
)
from qualitaetsrahmen.model import Framework, Register
from selfeval.model import Round
from selfeval.paper import Signs
from selfeval.questionnaire import Question, Questionnaire, firsts_of_criteria, questionnaire_for
from texts.catalogue import Translator, translator
from texts.completeness import has_own_words

INK = "#000000"
QUIET = "#4d4d4d"
"""What stands back: signs for the entry, page numbers."""
RULE = "#8c8c8c"
"""Lines and the frames of topics; carries no meaning of its own."""
_HOW = ("cross", "correct", "beside", "skip")
_LINES_A4, _LINES_A5 = 4, 3


class Fold(StrEnum):
    """The size of the finished form."""

    A4 = "a4"
    BOOKLET = "a5"
    """A4 sheets across, printed on both sides along the short edge and folded in the middle."""


@dataclass(frozen=True)
class PaperForm:
    """What a form is about: the framework already in the language of the form, and who asks."""

    of_round: Round
    framework: Framework
    german: Framework
    """The framework as the round pinned it, from which the signs for the entry come."""
    perspective: str
    language: str
    network: str

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions in the perspective's own words."""
        return questionnaire_for(self.framework, self.of_round.criteria, self.perspective)

    @property
    def asks_texts(self) -> bool:
        """Whether people may also answer in their own words."""
        plan = self.of_round.plan(self.perspective)
        return plan is not None and plan.asks_texts


def default_fold(framework: Framework, perspective: str) -> Fold:
    """Return how a perspective's form is folded: a booklet for those whom the framework addresses in plain language."""
    is_plain = framework.perspective(perspective).register_ is Register.PLAIN
    return Fold.BOOKLET if is_plain else Fold.A4


def form_languages(
    framework: Framework, translations: Sequence[Translation], perspective: str
) -> dict[str, Translation | None]:
    """Return the languages in which a perspective can get its form, German first.

    Those are the translations that are offered to it, as far as what stands around the questions exists in them too.
    """
    offered = {
        one.language: one
        for one in translations
        if has_own_words(one.language) and is_offered(framework, one, perspective)
    }
    return {GERMAN: None, **offered}


def paper_form(
    of_round: Round, framework: Framework, perspective: str, network: str, translation: Translation | None = None
) -> PaperForm:
    """Return the form of a perspective; raises ValueError for one that does not answer person by person."""
    plan = of_round.plan(perspective)
    if plan is None or not plan.has_link:
        raise ValueError(f"{perspective} does not answer person by person")
    shown = translated(framework, translation) if translation else framework
    language = translation.language if translation else GERMAN
    return PaperForm(of_round, shown, framework, perspective, language, network)


def paper_form_pdf(form: PaperForm, fold: Fold) -> bytes:
    """Return the form as a PDF that says everything in black and grey."""
    t = translator(form.language)
    return typeset("paper_form.typ", _form_data(form, fold, t))


def _form_data(form: PaperForm, fold: Fold, t: Translator) -> dict[str, object]:
    """Return every sentence of the form; the template only arranges them."""
    label = form.framework.perspective(form.perspective).label
    title = form.of_round.title
    return {
        "language": html_language(form.language),
        "direction": direction(form.language),
        "fold": fold.value,
        "greys": {"ink": INK, "quiet": QUIET, "rule": RULE},
        "title": t("paper_form.document_title", round=title, perspective=label),
        "round": title,
        "network": form.network,
        "perspective": t("paper_form.for", perspective=label),
        "heading": t("paper_form.heading"),
        "number": t("paper_form.number"),
        "number_note": t("paper_form.number_note"),
        "notices": [{"name": name, "text": text} for name, text in _notices(form, t)],
        "how": {"heading": t("paper_form.how"), "points": [t(f"paper_form.how.{point}") for point in _HOW]},
        "or": t("paper_form.or"),
        "topics": list(_topics(form, fold, t)),
        "hand_in": _hand_in(form, t),
        # how many pages there are is known only after setting, so their places stay marked
        "page_of": t("paper_form.page_of", page="{page}", pages="{pages}"),
        "empty_page": t("paper_form.empty_page"),
    }


def _notices(form: PaperForm, t: Translator) -> Iterator[tuple[str, str]]:
    """Yield what people should know before the first question, in the order of the page on the screen."""
    yield t("participant.notice.who"), form.network
    count = len(form.questionnaire.questions)
    minutes = t("participant.notice.minutes", count=minutes_to_answer(count))
    text = t("participant.notice.duration_text", minutes=minutes, questions=t("participant.questions", count=count))
    if form.of_round.closes_on is not None:
        text = t("participant.notice.until", text=text, day=t.date(form.of_round.closes_on))
    yield t("participant.notice.duration"), text
    yield t("participant.notice.free"), t("participant.notice.free_text")
    yield _protection(form, t)
    yield t("participant.notice.recipients"), recipients_sentence(form.of_round.recipients, t)
    yield t("participant.notice.names"), t("participant.notice.names_text")


def _protection(form: PaperForm, t: Translator) -> tuple[str, str]:
    plan = form.of_round.plan(form.perspective)
    others = form.of_round.shown_together_with(form.perspective)
    if others:
        labels = ", ".join(form.framework.perspective(one).label for one in others)
        text = t("round_notices.anonymous_together", labels=labels, k=form.of_round.bound_of(form.perspective))
        return t("participant.notice.anonymous"), text
    if plan is not None and plan.is_anonymous:
        return t("participant.notice.anonymous"), t("paper_form.anonymous_text", k=plan.k)
    label = form.framework.perspective(form.perspective).label
    return t("participant.notice.declared"), t("participant.notice.declared_text", perspective=label)


def _hand_in(form: PaperForm, t: Translator) -> dict[str, str]:
    end = form.of_round.closes_on
    return {
        "heading": t("paper_form.hand_in"),
        "how": t("paper_form.hand_in_how"),
        "until": t("paper_form.hand_in_until", day=t.date(end)) if end else "",
        "thanks": t("paper_form.thanks"),
    }


def _topics(form: PaperForm, fold: Fold, t: Translator) -> Iterator[dict[str, object]]:
    """Yield the questions topic by topic, each with the number that it has on the screen and in the entry."""
    german = questionnaire_for(form.german, form.of_round.criteria, form.perspective)
    signs, number = Signs(german), 1
    for area_id, title, questions in _by_area(form.questionnaire):
        here = _meanings(form, questions, t)
        yield {
            "title": title,
            "questions": [
                _question(question, german.questions[question.item_id], number + place, signs, t)
                | {"here": here.get(question.item_id)}
                for place, question in enumerate(questions)
            ],
            "open": list(_open_items(form, area_id)) if form.asks_texts else [],
            "own_words": _own_words(t) if form.asks_texts else None,
            "lines": _LINES_A5 if fold is Fold.BOOKLET else _LINES_A4,
        }
        number += len(questions)


def _by_area(questionnaire: Questionnaire) -> Iterator[tuple[str, str, list[Question]]]:
    areas: dict[str, tuple[str, list[Question]]] = {}
    for page in questionnaire.pages:
        areas.setdefault(page.area_id, (page.title, []))[1].extend(page.questions)
    for area_id, (title, questions) in areas.items():
        yield area_id, title, questions


def _question(shown: Question, german: Question, number: int, signs: Signs, t: Translator) -> dict[str, object]:
    sign_of = {answer: sign for sign, answer in signs.of(german).items()}
    return {
        "number": number,
        "text": shown.text,
        "help": shown.help,
        "evidence": t("paper_form.evidence", evidence=shown.evidence) if shown.evidence else None,
        "steps": [
            {"label": one.label, "sign": sign_of[one.id], "meaning": shown.anchors.get(one.id)} for one in shown.steps
        ],
        "beside": [{"label": one.label, "sign": sign_of[one.id]} for one in shown.off_scale],
    }


def _meanings(form: PaperForm, questions: Sequence[Question], t: Translator) -> dict[str, list[dict[str, str]]]:
    """Return what criteria mean here, by the first question on each of them in a topic; German in every language."""
    found = {}
    for question in firsts_of_criteria(questions):
        meant = form.of_round.meanings.get(question.criterion_id)
        if meant is not None:
            said = {"agreed": meant.meaning, "signs": meant.signs}
            found[question.item_id] = [
                {"name": t(f"local_meanings.{name}"), "text": text} for name, text in said.items() if text
            ]
    return found


def _open_items(form: PaperForm, area_id: str) -> Iterator[dict[str, str | None]]:
    """Yield the items of a topic that are answered in own words."""
    chosen = set(form.of_round.criteria)
    area = next(area for area in form.framework.areas if area.id == area_id)
    for criterion in area.criteria:
        if criterion.id in chosen:
            for item in form.framework.asked_items(criterion):
                wording = None if item.is_counted else item.ask.get(form.perspective)
                if wording is not None:
                    yield {"text": wording.text, "help": wording.help}


def _own_words(t: Translator) -> dict[str, str]:
    return {"heading": t("paper_form.own_words"), "warning": t("paper_form.own_words_warning")}
