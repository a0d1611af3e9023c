"""What one perspective is asked: the chosen items in its own words, one topic a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qualitaetsrahmen.model import Area, Criterion, Framework, Item, Register
from qualitaetsrahmen.scales import OffScale, Step
from selfeval.errors import AnswerNotOffered

LONGEST_PAGE = 6
"""More questions than this on one screen tire people on a phone; a longer topic is cut into even parts."""


@dataclass(frozen=True)
class Question:
    """One item as this perspective reads it."""

    item_id: str
    rev: int
    criterion_id: str
    text: str
    help: str | None
    steps: tuple[Step, ...]
    off_scale: tuple[OffScale, ...]
    anchors: Mapping[str, str] = field(default_factory=dict)
    """What each step means for this item, by its id; empty where the labels of the scale say it."""
    evidence: str | None = None
    """What would show that a minimum standard is met."""

    @cached_property
    def answers(self) -> dict[str, str]:
        """Every answer that is offered, by its id: the steps and the answers beside the scale."""
        steps = {step.id: step.label for step in self.steps}
        return steps | {kind.id: kind.label for kind in self.off_scale}


@dataclass(frozen=True)
class Page:
    """One topic, or one part of a long one."""

    number: int
    area_id: str
    title: str
    questions: tuple[Question, ...]
    part: int = 1
    parts: int = 1


@dataclass(frozen=True)
class Questionnaire:
    """All pages that a perspective sees."""

    perspective: str
    pages: tuple[Page, ...]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by item id, in the order of the framework."""
        return {question.item_id: question for page in self.pages for question in page.questions}

    def checked(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Return the answers unchanged, or raise AnswerNotOffered for an item or step that is not offered."""
        for item_id, answer in answers.items():
            question = self.questions.get(item_id)
            if question is None or answer not in question.answers:
                raise AnswerNotOffered(item=item_id[:80], answer=answer[:80])
        return dict(answers)


def questionnaire_for(framework: Framework, criteria: tuple[str, ...], perspective: str) -> Questionnaire:
    """Return what a perspective is asked about the chosen criteria, in the order of the framework."""
    chosen = set(criteria)
    is_plain = framework.perspective(perspective).register_ is Register.PLAIN
    pages: list[Page] = []
    for area in framework.areas:
        questions = [
            _question(framework, criterion, item, perspective)
            for criterion in area.criteria
            if criterion.id in chosen
            for item in framework.rated_items(criterion)
            if perspective in item.ask
        ]
        pages.extend(_topic_pages(area, questions, area.plain_title if is_plain else area.title, len(pages)))
    return Questionnaire(perspective, tuple(pages))


def firsts_of_criteria(questions: Sequence[Question]) -> list[Question]:
    """Return the first question on each criterion, beside which stands what is true of the whole criterion."""
    first: dict[str, Question] = {}
    for question in questions:
        first.setdefault(question.criterion_id, question)
    return list(first.values())


def _question(framework: Framework, criterion: Criterion, item: Item, perspective: str) -> Question:
    scale = framework.scale_of(item)
    wording = item.ask[perspective]
    return Question(
        item_id=item.id,
        rev=item.rev,
        criterion_id=criterion.id,
        text=wording.text,
        help=wording.help,
        steps=scale.steps,
        off_scale=scale.off_scale_for(perspective),
        anchors=item.anchors,
        evidence=item.evidence,
    )


def _topic_pages(area: Area, questions: list[Question], title: str, already: int) -> Iterator[Page]:
    parts = -(-len(questions) // LONGEST_PAGE)
    for part in range(parts):
        start, end = part * len(questions) // parts, (part + 1) * len(questions) // parts
        yield Page(already + part + 1, area.id, title, tuple(questions[start:end]), part + 1, parts)
