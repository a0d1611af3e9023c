"""Answers from paper: one typed line a form becomes a ballot, and can be checked, corrected and taken back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from string import ascii_lowercase
from typing import Protocol

from selfeval.errors import NothingAnswered
from selfeval.own_words import NO_WORDS, Words
from selfeval.questionnaire import Question, Questionnaire

BLANKS = "- –\u00a0"
"""Each of these stands for a question that was left blank; a phone makes the longer dash by itself."""
TOPIC_MARK = "/"
"""May stand between topics, so that a slip is found in one of them."""
_STEP_SIGNS = "1234567890+"
"""A scale has eleven steps at most."""
_FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})
_SAMPLE_EVERY = 10
_SMALLEST_SAMPLE = 3

Answers = Mapping[str, tuple[int, str]]
"""What stands on one form: by item its revision and the answer."""


class PaperStore(Protocol):
    """The forms of one round and perspective that were entered by hand, by their running number until closing."""

    def numbers(self) -> list[int]:
        """Return the numbers that have been given, in their order."""
        ...

    def add(self, answers: Answers, words: Mapping[str, Words] = NO_WORDS) -> int:
        """Store a form as a sent ballot, its words apart from it, and return its number; raises RoundNotOpen."""
        ...

    def answers(self, number: int) -> dict[str, str]:
        """Return what was entered under a number, by item; raises SheetUnknown."""
        ...

    def replace(self, number: int, answers: Answers) -> None:
        """Put other answers in the place of those under a number; raises SheetUnknown or RoundNotOpen."""
        ...

    def remove(self, number: int) -> None:
        """Delete what was entered under a number; raises SheetUnknown or RoundNotOpen."""
        ...


class LineReason(StrEnum):
    """What can be wrong with a typed line."""

    UNKNOWN_SIGN = "unknown_sign"
    """A sign that means nothing on this form."""
    NOT_OFFERED = "not_offered"
    """A sign of another question: this one does not offer the answer."""
    MISSING = "missing"
    """The line ends before the last question."""
    SURPLUS = "surplus"
    """There are more signs than questions."""
    TOPICS = "topics"
    """The marks between the topics do not make as many parts as there are topics."""


@dataclass(frozen=True)
class LineProblem:
    """One thing to mend in a line, at the number of a question or, for a surplus, behind the last one.

    ``topic`` is the place of the topic from 1, where the line is divided by topics; ``count`` says how many signs
    or topics are too many or missing, ``offered`` what this question takes.
    """

    reason: LineReason
    number: int
    sign: str = ""
    topic: int = 0
    count: int = 0
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadLine:
    """What a line says, and everything that stands against storing it."""

    answers: dict[str, str]
    problems: tuple[LineProblem, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no question was answered at all."""
        return not self.answers and not self.problems


@dataclass(frozen=True)
class Difference:
    """A question that reads differently when a form is entered a second time; None is left blank."""

    number: int
    question: Question
    before: str | None
    now: str | None


class Signs:
    """Which sign stands for which answer: figures for steps from the first on, a letter for each answer beside them.

    Letters come from the labels (``w`` for "weiß nicht"), so they are found in the language of the framework and
    printed on the forms of every language.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.letters: dict[str, str] = {}
        by_label: dict[str, str] = {}
        for question in questionnaire.questions.values():
            for kind in question.off_scale:
                if kind.id not in self.letters:
                    label = kind.label.casefold()
                    by_label[label] = by_label.get(label) or _free_letter(label, by_label)
                    self.letters[kind.id] = by_label[label]

    def of(self, question: Question) -> dict[str, str]:
        """Return the answers that a question offers, by their signs, in the order of the form."""
        steps = {sign: step.id for sign, step in zip(_STEP_SIGNS, question.steps, strict=False)}
        return steps | {self.letters[kind.id]: kind.id for kind in question.off_scale}

    def sign_of(self, question: Question, answer: str | None) -> str:
        """Return the sign of an answer, or that of a blank."""
        return next((sign for sign, one in self.of(question).items() if one == answer), BLANKS[0])


@dataclass(frozen=True)
class LegendPart:
    """Questions that follow each other and take the same signs, by the numbers of the first and the last."""

    first: int
    last: int
    signs: tuple[tuple[str, str], ...]
    """Each sign with the label of its answer."""


def legend_of(questionnaire: Questionnaire) -> list[LegendPart]:
    """Return what may be typed, in as few parts as the scales allow."""
    signs = Signs(questionnaire)
    offered = [
        (number, tuple((sign, question.answers[answer]) for sign, answer in signs.of(question).items()))
        for number, question in enumerate(questionnaire.questions.values(), start=1)
    ]
    parts = []
    for same, group in groupby(offered, key=lambda pair: pair[1]):
        numbers = [number for number, _ in group]
        parts.append(LegendPart(numbers[0], numbers[-1], same))
    return parts


def _free_letter(label: str, taken: Mapping[str, str]) -> str:
    wanted = [sign for sign in label.translate(_FOLDED) if sign in ascii_lowercase]
    candidates: list[str] = [*wanted, *ascii_lowercase]
    return next(sign for sign in candidates if sign not in taken.values())


def topics_of(questionnaire: Questionnaire) -> list[tuple[str, tuple[Question, ...]]]:
    """Return the questions topic by topic with the topic's title, as they stand on the form."""
    return [
        (title, tuple(question for page in pages for question in page.questions))
        for (_, title), pages in groupby(questionnaire.pages, key=lambda page: (page.area_id, page.title))
    ]


def read_line(questionnaire: Questionnaire, line: str) -> ReadLine:
    """Return what a line of signs says, one sign a question in their order, with every problem by its number.

    >>> read_line(Questionnaire("eltern", ()), "").is_blank
    True
    """
    parts = line.split(TOPIC_MARK)
    if len(parts) == 1:
        return _read(questionnaire, _Part(line.casefold(), 1, tuple(questionnaire.questions.values())))
    topics = topics_of(questionnaire)
    if len(parts) != len(topics):
        problem = LineProblem(LineReason.TOPICS, 0, topic=len(topics), count=len(parts))
        return ReadLine({}, (problem,))
    placed, number = [], 1
    for topic, (part, (_, questions)) in enumerate(zip(parts, topics, strict=True), start=1):
        placed.append(_Part(part.casefold(), number, questions, topic))
        number += len(questions)
    return _read(questionnaire, *placed)


@dataclass(frozen=True)
class _Part:
    """The signs for some questions that follow each other, with the number of the first."""

    signs: str
    first: int
    questions: tuple[Question, ...]
    topic: int = 0


def _read(questionnaire: Questionnaire, *parts: _Part) -> ReadLine:
    signs, answers = Signs(questionnaire), dict[str, str]()
    problems: list[LineProblem] = []
    known = {sign for question in questionnaire.questions.values() for sign in signs.of(question)}
    for part in parts:
        for number, (sign, question) in enumerate(zip(part.signs, part.questions, strict=False), start=part.first):
            offered = signs.of(question)
            if sign in offered:
                answers[question.item_id] = offered[sign]
            elif sign not in BLANKS:
                reason = LineReason.NOT_OFFERED if sign in known else LineReason.UNKNOWN_SIGN
                problems.append(LineProblem(reason, number, sign, part.topic, offered=tuple(offered)))
        problems.extend(_wrong_length(part))
    return ReadLine(answers, tuple(problems))


def _wrong_length(part: _Part) -> Iterator[LineProblem]:
    given, asked = len(part.signs), len(part.questions)
    if given < asked:
        yield LineProblem(LineReason.MISSING, part.first + given, topic=part.topic, count=asked - given)
    elif given > asked:
        surplus = part.signs[asked:]
        yield LineProblem(LineReason.SURPLUS, part.first + asked - 1, surplus[:20], part.topic, given - asked)


def keep_paper(
    store: PaperStore, questionnaire: Questionnaire, answers: Mapping[str, str], words: Mapping[str, Words] = NO_WORDS
) -> int:
    """Store the answers of one form as a sent ballot and return its running number.

    Words are parted from the form at once, as on the web: no number leads to them, not even to take them back.
    Raises NothingAnswered for a form without an answer and a word, AnswerNotOffered, or RoundNotOpen.
    """
    written = {place: one for place, one in words.items() if one.text}
    if written and not answers:
        return store.add({}, written)
    return store.add(with_revisions(questionnaire, answers), written)


def correct_paper(store: PaperStore, questionnaire: Questionnaire, number: int, answers: Mapping[str, str]) -> None:
    """Put what a second entry says in the place of the first; raises like ``keep_paper``, and SheetUnknown."""
    store.replace(number, with_revisions(questionnaire, answers))


def take_back_paper(store: PaperStore, number: int) -> None:
    """Delete what was entered under a number; raises SheetUnknown or RoundNotOpen."""
    store.remove(number)


def with_revisions(questionnaire: Questionnaire, answers: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """Return answers as they are stored; raises NothingAnswered or AnswerNotOffered."""
    checked = questionnaire.checked(answers)
    if not checked:
        raise NothingAnswered
    return {item_id: (questionnaire.questions[item_id].rev, answer) for item_id, answer in checked.items()}


def compare_paper(
    store: PaperStore, questionnaire: Questionnaire, number: int, answers: Mapping[str, str]
) -> list[Difference]:
    """Return every question for which a second entry says something else than the first; raises SheetUnknown."""
    before = store.answers(number)
    return [
        Difference(place, question, before.get(item_id), answers.get(item_id))
        for place, (item_id, question) in enumerate(questionnaire.questions.items(), start=1)
        if before.get(item_id) != answers.get(item_id)
    ]


def sample_of(numbers: Sequence[int]) -> list[int]:
    """Return which forms to enter a second time: every tenth, at least three, spread over the whole stack.

    >>> sample_of(range(1, 41)), sample_of([1, 2])
    ([1, 11, 21, 31], [1, 2])
    """
    wanted = max(_SMALLEST_SAMPLE, len(numbers) // _SAMPLE_EVERY)
    if len(numbers) <= wanted:
        return list(numbers)
    return [numbers[place * len(numbers) // wanted] for place in range(wanted)]
