"""What a room answered as bars and words, the same on phones and on the projector."""

from collections.abc import Sequence

from dialogues.priorities import ranked
from dialogues.questions import CONSENSUS, PULSE_PARTS, PULSE_STEPS
from dialogues.room_model import Option, QuestionKind, RoomQuestion, VoteFigure
from exports import palette
from participant.bars import Segment
from participant.room_question_contexts import AnswerLegend, AnswerRow, QuestionResult
from participant.vote_drawing import WIDTH, segment
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator


def question_heading(question: RoomQuestion, t: Translator) -> str:
    """Return what is asked, in a short line; a sentence or a question of the room's own stands below it."""
    return t(f"question.{question.kind.value}.heading")


def option_label(option: Option, framework: Framework) -> str:
    """Return an option in the words that somebody typed, or a criterion in those of the framework."""
    criterion = framework.criteria.get(option.id)
    return option.label or (criterion.title if criterion else option.id)


def question_result(question: RoomQuestion, framework: Framework, t: Translator) -> QuestionResult:
    """Return the result of a revealed question; of hidden answers it is never said why they are hidden."""
    draw = {QuestionKind.CONSENSUS: _consensus, QuestionKind.DOTS: _dots, QuestionKind.PULSE: _pulse}
    return draw[question.kind](question, framework, t)


def _consensus(question: RoomQuestion, _framework: Framework, t: Translator) -> QuestionResult:
    figure = next(iter(question.figures()), None)
    counts = figure.counts if figure else {}
    most = max(counts.values(), default=0)
    rows = [
        AnswerRow(
            label=t(f"question.consensus.{one.id}"),
            words=t("question.result.people", count=counts.get(one.id, 0)),
            bar=_length(counts.get(one.id, 0), most),
        )
        for one in CONSENSUS
    ]
    return _result(question, figure, rows, t)


def _dots(question: RoomQuestion, framework: Framework, t: Translator) -> QuestionResult:
    figure, places = next(iter(question.figures()), None), ranked(question)
    most = max((one.dots for one in places), default=0)
    rows = [
        AnswerRow(
            label=option_label(one.option, framework),
            words=t("question.result.dots", count=one.dots),
            bar=_length(one.dots, most),
        )
        for one in places
    ]
    return _result(question, figure, rows, t)


def _pulse(question: RoomQuestion, _framework: Framework, t: Translator) -> QuestionResult:
    by_part = {figure.perspective: figure for figure in question.figures()}
    colours = palette.step_colours(PULSE_STEPS)
    rows = [_part_row(part, by_part.get(part), colours, t) for part in PULSE_PARTS]
    is_drawn = any(row.bar for row in rows)
    legend = tuple(
        AnswerLegend(label=t(f"question.pulse.step.{step}"), colour=colour)
        for step, colour in enumerate(colours, start=1)
    )
    return QuestionResult(
        kind=question.kind.value,
        heading=t("question.result.heading"),
        text=question_heading(question, t),
        people="",
        rows=tuple(rows),
        legend=legend if is_drawn else (),
    )


def _part_row(part: str, figure: VoteFigure | None, colours: Sequence[str], t: Translator) -> AnswerRow:
    label = t(f"question.pulse.{part}")
    if figure is None or not figure.answered:
        return AnswerRow(label=label, words=t("participant.result.hidden"))
    counts = [figure.counts.get(f"{part}-{step}", 0) for step in range(1, PULSE_STEPS + 1)]
    each = WIDTH / figure.answered
    bar, words, x = [], [], 0.0
    for step, (count, colour) in enumerate(zip(counts, colours, strict=True), start=1):
        if count:
            bar.append(segment(x, count * each, colour, count))
            step_words = t(f"question.pulse.step.{step}")
            words.append(t("exports.figure.answer_count", number=count, answer=step_words))
            x += count * each
    return AnswerRow(label=label, words=t("exports.figure.separator").join(words), bar=tuple(bar))


def _result(question: RoomQuestion, figure: VoteFigure | None, rows: list[AnswerRow], t: Translator) -> QuestionResult:
    is_shown = figure is not None and figure.answered is not None
    return QuestionResult(
        kind=question.kind.value,
        heading=t("question.result.heading"),
        text=question.text or question_heading(question, t),
        people=t("question.result.people", count=figure.answered) if figure and figure.answered is not None else "",
        rows=tuple(rows) if is_shown else (),
        hidden="" if is_shown else t("participant.result.hidden"),
    )


def _length(count: int, most: int) -> tuple[Segment, ...]:
    """Return a bar as long as its count against the largest one; the number stands in words beside it."""
    return (
        (Segment(x=0, width=round(WIDTH * count / most, 1), colour=palette.ACCENT, ink="", count=0),) if count else ()
    )
