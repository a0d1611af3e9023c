"""A stack of answers that comes as a table: checked row by row, and taken in as a whole or not at all."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Protocol

from selfeval.errors import StackNotSound
from selfeval.matrix import Shuffle
from selfeval.model import Origin
from selfeval.paper import BLANKS, Answers, Signs, with_revisions
from selfeval.questionnaire import Question, Questionnaire

NUMBER_HEADINGS = ("nr", "nummer", "bogen", "number")
"""What the column with the running numbers may be called."""
_HIGHEST_NUMBER = 999_999
_NEAR = 0.6


@dataclass(frozen=True)
class TableRow:
    """One row with its line in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A file of rows and columns as plain text, whatever kind it was."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class StackBallot:
    """The answers of one row, and the number that its form bears, if any."""

    answers: Answers
    number: int | None = None


class StackStore(Protocol):
    """Where a stack enters one open round."""

    def add(self, stacks: Mapping[str, Sequence[StackBallot]], origin: Origin) -> None:
        """Store the ballots of every perspective as sent ones, all or none; raises RoundNotOpen or SheetNumberTaken."""
        ...

    def numbers(self, perspective: str) -> list[int]:
        """Return the running numbers of a perspective that are in use."""
        ...


class StackReason(StrEnum):
    """What can be wrong with a table."""

    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    NO_COLUMN = "no_column"
    """No column belongs to any question."""
    NO_ROW = "no_row"
    """No row holds an answer."""
    VALUE_UNKNOWN = "value_unknown"
    NUMBER_INVALID = "number_invalid"
    NUMBER_TWICE = "number_twice"
    NUMBER_TAKEN = "number_taken"
    PERSPECTIVE_UNKNOWN = "perspective_unknown"
    NOT_ASKED = "not_asked"
    """The perspective of this row is not asked this question."""


@dataclass(frozen=True)
class StackProblem:
    """One thing to mend, at its line and column, with what is offered there and what was probably meant."""

    reason: StackReason
    line: int = 0
    column: str = ""
    value: str = ""
    offered: tuple[str, ...] = ()
    nearest: str = ""


@dataclass(frozen=True)
class Stack:
    """A table after the check: what would be stored, and everything that stands against it.

    ``blank`` counts rows in which every question was left blank; like blank ballots on a screen they are not stored.
    ``without_column`` names the items that the table does not ask. ``unfinished`` counts rows that their authors
    never sent.
    """

    ballots: dict[str, tuple[StackBallot, ...]] = field(default_factory=dict)
    problems: tuple[StackProblem, ...] = ()
    blank: int = 0
    without_column: tuple[str, ...] = ()
    unfinished: int = 0

    @property
    def people(self) -> int:
        """How many ballots would be stored."""
        return sum(len(ballots) for ballots in self.ballots.values())

    def counts(self, perspective: str) -> dict[str, Counter[str]]:
        """Return how often each answer would be stored, by item."""
        counted: dict[str, Counter[str]] = {}
        for ballot in self.ballots.get(perspective, ()):
            for item_id, (_, answer) in ballot.answers.items():
                counted.setdefault(item_id, Counter())[answer] += 1
        return counted


def plain(text: str) -> str:
    """Return a text as it is compared: without capitals and surplus white space.

    >>> plain("  Weiß   nicht ")
    'weiss nicht'
    """
    return " ".join(text.casefold().split())


def nearest(text: str, offered: Sequence[str]) -> str:
    """Return which of the offered words was probably meant, or nothing.

    >>> nearest("trifft eher zuu", ["trifft zu", "trifft eher zu"])
    'trifft eher zu'
    """
    by_plain = {plain(one): one for one in reversed(offered)}
    found = get_close_matches(plain(text), list(by_plain), n=1, cutoff=_NEAR)
    return by_plain[found[0]] if found else ""


def answers_by_word(signs: Signs, question: Question) -> dict[str, str]:
    """Return the answers to a question by everything that may stand for them: sign, id or label."""
    words = {plain(label): answer for answer, label in question.answers.items()}
    words |= {answer: answer for answer in question.answers}
    return words | signs.of(question)


def check_stack(questionnaire: Questionnaire, table: Table, taken: Sequence[int] = ()) -> Stack:
    """Return a table of one perspective after the check, one row a form.

    Columns are headed by an item's id or by its number on the form; one column may hold the running numbers, of which
    ``taken`` are in use.
    """
    columns, problems = _columns(questionnaire, table.headings)
    reader = _Reader(questionnaire, columns, set(taken))
    ballots: list[StackBallot] = []
    blank = 0
    for row in table.rows:
        found, answers = reader.read(row)
        problems.extend(found)
        if answers:
            ballots.append(StackBallot(with_revisions(questionnaire, answers), reader.number_of(row)))
        elif not found and any(row.cells):
            blank += 1
    if not problems and not ballots:
        problems.append(StackProblem(StackReason.NO_ROW))
    asked = set(columns.values())
    left = tuple(item_id for item_id in questionnaire.questions if item_id not in asked)
    return Stack({questionnaire.perspective: tuple(ballots)}, tuple(problems), blank, left)


_NUMBER = ""
"""Stands for the column of running numbers among the item ids."""


def _columns(questionnaire: Questionnaire, headings: Sequence[str]) -> tuple[dict[int, str], list[StackProblem]]:
    """Return the item id of each column that has one, and what is wrong with the headings."""
    names = {item_id: item_id for item_id in questionnaire.questions}
    names |= {str(number): item_id for number, item_id in enumerate(questionnaire.questions, start=1)}
    names |= dict.fromkeys(NUMBER_HEADINGS, _NUMBER)
    columns: dict[int, str] = {}
    problems = []
    for place, heading in enumerate(headings):
        item_id = names.get(plain(heading).rstrip(". "))
        if not heading:
            continue
        if item_id is None:
            near = nearest(heading, list(questionnaire.questions))
            problems.append(StackProblem(StackReason.COLUMN_UNKNOWN, 1, heading, nearest=near))
        elif item_id in columns.values():
            problems.append(StackProblem(StackReason.COLUMN_TWICE, 1, heading))
        else:
            columns[place] = item_id
    if not problems and not set(columns.values()) - {_NUMBER}:
        problems.append(StackProblem(StackReason.NO_COLUMN, 1))
    return columns, problems


class _Reader:
    """Reads the rows of one table after each other and remembers which numbers it has seen."""

    def __init__(self, questionnaire: Questionnaire, columns: Mapping[int, str], taken: set[int]) -> None:
        signs = Signs(questionnaire)
        self._questions = questionnaire.questions
        self._columns = columns
        self._words = {item_id: answers_by_word(signs, one) for item_id, one in self._questions.items()}
        self._place_of = {item_id: place for place, item_id in enumerate(self._questions, start=1)}
        self._taken = taken
        self._seen: set[int] = set()

    def read(self, row: TableRow) -> tuple[list[StackProblem], dict[str, str]]:
        """Return what is wrong with a row, and its answers by item."""
        problems: list[StackProblem] = []
        answers: dict[str, str] = {}
        for place, item_id in self._columns.items():
            value = row.cells[place] if place < len(row.cells) else ""
            if is_blank(value):
                continue
            if item_id == _NUMBER:
                problems.extend(self._check_number(row.line, value))
            elif answer := self._words[item_id].get(plain(value)):
                answers[item_id] = answer
            else:
                problems.append(self._unknown(row.line, item_id, value))
        return problems, answers

    def number_of(self, row: TableRow) -> int | None:
        """Return the running number of a row, if it bears one."""
        place = next((place for place, item_id in self._columns.items() if item_id == _NUMBER), len(row.cells))
        value = row.cells[place] if place < len(row.cells) else ""
        return int(value) if _is_number(value) else None

    def _unknown(self, line: int, item_id: str, value: str) -> StackProblem:
        labels = tuple(self._questions[item_id].answers.values())
        column = str(self._place_of[item_id])
        return StackProblem(StackReason.VALUE_UNKNOWN, line, column, value[:80], labels, nearest(value[:80], labels))

    def _check_number(self, line: int, value: str) -> Iterator[StackProblem]:
        if not _is_number(value):
            yield StackProblem(StackReason.NUMBER_INVALID, line, value=value[:80])
            return
        number = int(value)
        if number in self._seen:
            yield StackProblem(StackReason.NUMBER_TWICE, line, value=value)
        elif number in self._taken:
            yield StackProblem(StackReason.NUMBER_TAKEN, line, value=value)
        self._seen.add(number)


def is_blank(value: str) -> bool:
    """Say whether a cell stands for a question that was left blank."""
    return not value.strip(BLANKS)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= len(str(_HIGHEST_NUMBER)) and int(value) > 0


def take_in_stack(store: StackStore, stack: Stack, origin: Origin, shuffle: Shuffle) -> int:
    """Store a sound stack in random order and return how many ballots it held.

    Raises StackNotSound while anything is to be mended, and what the store raises; then nothing is stored.
    """
    if stack.problems or not stack.people:
        raise StackNotSound(count=len(stack.problems))
    shuffled: dict[str, Sequence[StackBallot]] = {}
    for perspective, ballots in stack.ballots.items():
        drawn = list(ballots)
        shuffle(drawn)
        shuffled[perspective] = drawn
    store.add(shuffled, origin)
    return stack.people
