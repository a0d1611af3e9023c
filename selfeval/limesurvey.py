"""Answers collected in LimeSurvey: matched to items and to answers of ours, and confirmed by a person.

Question codes of LimeSurvey hold letters and digits only, so a code stands for an item when it is the item's id
without dots, hyphens and underscores, in any case: ``findenangebote`` for ``finden.angebote``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from selfeval.paper import with_revisions
from selfeval.questionnaire import Question, Questionnaire
from selfeval.stacks import Stack, StackBallot, StackProblem, StackReason, Table, TableRow, is_blank, nearest, plain

SUBMITTED = "submitdate"
"""The column that is empty in a row that its author never sent."""
UNDECIDED = ""
"""Stands for one of ours where nobody has said yet what an answer means."""
LEFT_BLANK = "-"
"""Stands for one of ours where an answer counts as a question that was left blank."""
_PRIVATE = frozenset(
    {"id", "token", SUBMITTED, "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl"}
)
_PRIVATE_BEGINNINGS = ("attribute", "firstname", "lastname", "email", "interviewtime", "grouptime", "questiontime")
_SEPARATORS = str.maketrans("", "", ".-_ []")
_SIMILAR = 0.72
_SAME_LABEL = 0.85
_MOST_VALUES = 40


@dataclass(frozen=True)
class SurveyQuestion:
    """One question of a survey that makes one column, with the answers that it offers by their codes, in order."""

    code: str
    text: str
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Survey:
    """The structure of a survey, as far as it concerns its columns of answers."""

    title: str = ""
    questions: tuple[SurveyQuestion, ...] = ()

    def question(self, heading: str) -> SurveyQuestion | None:
        """Return the question behind a heading, however its code is written there."""
        return next((one for one in self.questions if bare(one.code) == bare(heading)), None)


@dataclass(frozen=True)
class Collected:
    """The answers of a survey without anything about persons, devices and times; ``dropped`` names what went."""

    table: Table
    unfinished: int
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class Matching:
    """How a survey is read: the column of each item, and for each item which of its answers means which of ours.

    ``perspectives`` says for whom an answer in ``perspective_column`` stands; without a column all rows are of one.
    """

    columns: Mapping[str, str]
    answers: Mapping[str, Mapping[str, str]]
    perspective_column: str = ""
    perspectives: Mapping[str, str] = field(default_factory=dict)


def bare(code: str) -> str:
    """Return a code or an id as it is compared: without capitals and separators.

    >>> bare("finden.an-gebote") == bare("Finden[angebote]")
    True
    """
    return code.casefold().translate(_SEPARATORS)


def collected(table: Table) -> Collected:
    """Return the finished rows of a survey with the columns of its questions only; the rest is dropped at once."""
    sent = next((place for place, one in enumerate(table.headings) if plain(one) == SUBMITTED), None)
    kept = [place for place, one in enumerate(table.headings) if one and not _is_private(one)]
    finished = [row for row in table.rows if sent is None or not is_blank(_cell(row, sent))]
    rows = tuple(TableRow(row.line, tuple(_cell(row, place) for place in kept)) for row in finished)
    dropped = tuple(one for one in table.headings if one and _is_private(one))
    headings = tuple(table.headings[place] for place in kept)
    return Collected(Table(headings, rows), len(table.rows) - len(finished), dropped)


def _is_private(heading: str) -> bool:
    name = plain(heading)
    return name in _PRIVATE or name.startswith(_PRIVATE_BEGINNINGS)


def _cell(row: TableRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def asked_by_any(questionnaires: Mapping[str, Questionnaire]) -> dict[str, list[Question]]:
    """Return every item that one of the perspectives is asked, with its wording for each of them."""
    asked: dict[str, list[Question]] = {}
    for questionnaire in questionnaires.values():
        for item_id, question in questionnaire.questions.items():
            asked.setdefault(item_id, []).append(question)
    return asked


def proposed_columns(
    questionnaires: Mapping[str, Questionnaire], headings: tuple[str, ...], survey: Survey
) -> dict[str, str]:
    """Return a column for each item that has one: by its code, else by the most similar text; each column once."""
    asked = asked_by_any(questionnaires)
    by_code = {bare(heading): heading for heading in reversed(headings)}
    found = {item_id: by_code[bare(item_id)] for item_id in asked if bare(item_id) in by_code}
    scored = sorted(
        (
            (-similarity, item_id, heading)
            for item_id, wordings in asked.items()
            if item_id not in found
            for heading in headings
            if (question := survey.question(heading)) is not None
            if (similarity := max(_similarity(one.text, question.text) for one in wordings)) >= _SIMILAR
        ),
    )
    for _, item_id, heading in scored:
        if item_id not in found and heading not in found.values():
            found[item_id] = heading
    return {item_id: found[item_id] for item_id in asked if item_id in found}


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio()


def offered_in(survey: Survey, table: Table, heading: str) -> dict[str, str]:
    """Return the answers in a column by their codes: those of the structure, else what stands in the rows."""
    question = survey.question(heading)
    if question is not None and question.answers:
        return dict(question.answers)
    place = table.headings.index(heading)
    found = {_cell(row, place) for row in table.rows if not is_blank(_cell(row, place))}
    return {value: value for value in sorted(found)[:_MOST_VALUES]}


def proposed_answers(question: Question, offered: Mapping[str, str]) -> dict[str, str]:
    """Return which of ours each answer means: by label, else by its code, else by order when the numbers agree."""
    by_label = {plain(label): answer for answer, label in question.answers.items()}
    by_id = {bare(answer): answer for answer in question.answers}
    means = {code: by_label.get(plain(text)) or by_id.get(bare(code), UNDECIDED) for code, text in offered.items()}
    for code, text in offered.items():
        if means[code] == UNDECIDED:
            means[code] = _most_similar(text, question, taken=set(means.values()))
    steps = [step.id for step in question.steps]
    open_codes = [code for code, answer in means.items() if answer == UNDECIDED]
    if len(open_codes) == len(steps) and not set(steps) & set(means.values()):
        means |= dict(zip(open_codes, steps, strict=True))
    return means


def _most_similar(text: str, question: Question, taken: set[str]) -> str:
    scored = [(_similarity(text, label), answer) for answer, label in question.answers.items() if answer not in taken]
    best, answer = max(scored, default=(0.0, UNDECIDED))
    return answer if best >= _SAME_LABEL else UNDECIDED


def proposed_perspectives(labels: Mapping[str, str], offered: Mapping[str, str]) -> dict[str, str]:
    """Return for whom each answer to the question about the perspective stands, by label or id."""
    means = {}
    for code, text in offered.items():
        near = nearest(text, list(labels.values()))
        by_id = next((one for one in labels if bare(one) in (bare(code), bare(text))), UNDECIDED)
        means[code] = by_id or next((one for one, label in labels.items() if label == near), UNDECIDED)
    return means


def check_survey(
    questionnaires: Mapping[str, Questionnaire], answers: Collected, survey: Survey, matching: Matching
) -> Stack:
    """Return the answers of a survey after the check, by perspective, with every cell that cannot be read."""
    reader = _Reader(questionnaires, answers.table, survey, matching)
    ballots: dict[str, list[StackBallot]] = {}
    problems: list[StackProblem] = []
    blank = 0
    for row in answers.table.rows:
        perspective, found, given = reader.read(row)
        problems.extend(found)
        if given:
            stored = with_revisions(questionnaires[perspective], given)
            ballots.setdefault(perspective, []).append(StackBallot(stored))
        elif not found:
            blank += 1
    if not matching.columns:
        problems.append(StackProblem(StackReason.NO_COLUMN))
    elif not problems and not ballots:
        problems.append(StackProblem(StackReason.NO_ROW))
    left = tuple(item_id for item_id in asked_by_any(questionnaires) if item_id not in matching.columns)
    shown = {perspective: tuple(rows) for perspective, rows in ballots.items()}
    return Stack(shown, tuple(problems), blank, left, answers.unfinished)


class _Reader:
    """Reads rows of a survey by a matching."""

    def __init__(
        self, questionnaires: Mapping[str, Questionnaire], table: Table, survey: Survey, matching: Matching
    ) -> None:
        self._questionnaires = questionnaires
        self._matching = matching
        self._place_of = {heading: place for place, heading in enumerate(table.headings)}
        needed = {*matching.columns.values(), *filter(None, [matching.perspective_column])}
        self._offered = {heading: offered_in(survey, table, heading) for heading in needed}
        self._codes = {heading: _codes_by_word(offered) for heading, offered in self._offered.items()}

    def read(self, row: TableRow) -> tuple[str, list[StackProblem], dict[str, str]]:
        """Return whose row it is, what is wrong with it, and its answers by item."""
        perspective = self._perspective_of(row)
        if perspective not in self._questionnaires:
            return "", [self._problem(StackReason.PERSPECTIVE_UNKNOWN, row, self._matching.perspective_column)], {}
        problems: list[StackProblem] = []
        given: dict[str, str] = {}
        for item_id, heading in self._matching.columns.items():
            for outcome in self._read_cell(row, perspective, item_id, heading):
                if isinstance(outcome, StackProblem):
                    problems.append(outcome)
                else:
                    given[item_id] = outcome
        return perspective, problems, given

    def _perspective_of(self, row: TableRow) -> str:
        column = self._matching.perspective_column
        if not column:
            return next(iter(self._questionnaires))
        code = self._codes[column].get(plain(_cell(row, self._place_of[column])), "")
        return self._matching.perspectives.get(code, UNDECIDED)

    def _read_cell(self, row: TableRow, perspective: str, item_id: str, heading: str) -> Iterator[StackProblem | str]:
        """Yield what is wrong with a cell, or its answer; nothing where it is blank."""
        value = _cell(row, self._place_of[heading])
        if is_blank(value):
            return
        question = self._questionnaires[perspective].questions.get(item_id)
        if question is None:
            yield self._problem(StackReason.NOT_ASKED, row, heading)
            return
        code = self._codes[heading].get(plain(value), "")
        answer = self._matching.answers.get(item_id, {}).get(code, UNDECIDED)
        if answer in question.answers:
            yield answer
        elif answer != LEFT_BLANK:
            yield self._problem(StackReason.VALUE_UNKNOWN, row, heading)

    def _problem(self, reason: StackReason, row: TableRow, heading: str) -> StackProblem:
        value = _cell(row, self._place_of[heading])[:80]
        offered = tuple(self._offered[heading].values())
        return StackProblem(reason, row.line, heading, value, offered, nearest(value, offered))


def _codes_by_word(offered: Mapping[str, str]) -> dict[str, str]:
    """Return the code of an answer by its code or its full text, as an export may hold either."""
    return {plain(text): code for code, text in offered.items()} | {plain(code): code for code in offered}
