"""What the room answered as a whole: can everybody live with it, what comes first, how was the meeting."""

from collections.abc import Sequence

from dialogues.model import AgendaItem
from dialogues.questions import AGREED, BEARABLE, OBJECTION, PULSE_PARTS, PULSE_STEPS
from dialogues.room_model import WHOLE_ROOM, Option, QuestionKind, RoomQuestion, VoteFigure, VoteOrigin
from exports import phrases
from exports.minutes.source import MinutesSource
from exports.minutes.words import topic_words
from exports.report.blocks import Block, Points, Section, Table, Text
from selfeval.release import Shown
from texts.catalogue import Translator

_CATALOGUED = (AGREED, BEARABLE, OBJECTION)


def question_sections(
    source: MinutesSource, item: AgendaItem, kinds: Sequence[QuestionKind], t: Translator
) -> list[Section]:
    """Return the answered questions of a part of the agenda, each with its answers and the reasons shown for them."""
    return [
        Section(t(f"minutes.question.{question.kind.value}"), 4, _question(source, question, t))
        for question in source.questions(item, *kinds)
    ]


def pulse_sections(source: MinutesSource, t: Translator) -> tuple[Section, ...]:
    """Return how the room found the meeting; nothing where it was not asked."""
    asked = source.questions(None, QuestionKind.PULSE)
    if not asked:
        return ()
    blocks: list[Block] = []
    for question in asked:
        blocks += [Text(question.text)] if question.text else []
        figure = _shown(question)
        blocks += (
            [*_origin(question, figure, t), _pulse_table(figure, t)] if figure else [Text(t("minutes.question.hidden"))]
        )
        blocks += _reasons(source, question)
    return (Section(t("minutes.question.pulse"), 2, tuple(blocks)),)


def _question(source: MinutesSource, question: RoomQuestion, t: Translator) -> tuple[Block, ...]:
    text = (Text(question.text, is_caption=True),) if question.text else ()
    figure = _shown(question)
    if figure is None:
        return (*text, Text(t("minutes.question.hidden")), *_reasons(source, question))
    table = _answers(source, question, figure, t)
    return (*text, *_origin(question, figure, t), table, *_reasons(source, question))


def _answers(source: MinutesSource, question: RoomQuestion, figure: VoteFigure, t: Translator) -> Table:
    """Return one row per answer with its number; of priorities the first one first."""
    options = list(question.options)
    if question.kind is QuestionKind.DOTS:
        options.sort(key=lambda option: -figure.counts.get(option.id, 0))
    rows = tuple((_label(source, option, t), t.number(figure.counts.get(option.id, 0))) for option in options)
    kind = question.kind.value
    columns = (t(f"minutes.column.answer.{kind}"), t(f"minutes.column.number.{kind}"))
    return Table(t("minutes.question.about", text=question.text), columns, rows, (5.0, 1.2), stays_whole=True)


def _pulse_table(figure: VoteFigure, t: Translator) -> Table:
    """Return one row per part of the pulse, with a column for each step from not at all on."""
    steps = range(1, PULSE_STEPS + 1)
    columns = (t("minutes.column.answer.pulse"), *(t(f"minutes.pulse.step.{step}") for step in steps))
    rows = tuple(
        (t(f"minutes.pulse.{part}"), *(t.number(figure.counts.get(f"{part}-{step}", 0)) for step in steps))
        for part in PULSE_PARTS
    )
    weights = (3.4, *(1.0 for _ in steps))
    return Table(t("minutes.pulse.about"), columns, rows, weights, stays_whole=True)


def _shown(question: RoomQuestion) -> VoteFigure | None:
    """Return the answers of all, or None where they are not shown."""
    figures = (figure for figure in question.figures() if figure.perspective == WHOLE_ROOM)
    return next((figure for figure in figures if figure.shown != Shown.HIDDEN), None)


def _origin(question: RoomQuestion, figure: VoteFigure, t: Translator) -> list[Block]:
    """Say how many answered, and that it was counted by hand where it was."""
    answers = phrases.answers_words(figure, t)
    if question.origin is VoteOrigin.BY_HAND:
        answers = t("minutes.counted_by_hand", heading=answers)
    return [Text(answers, is_quiet=True)] if answers else []


def _reasons(source: MinutesSource, question: RoomQuestion) -> list[Block]:
    reasons = source.reasons_for(question)
    return [Points(tuple(reasons))] if reasons else []


def _label(source: MinutesSource, option: Option, t: Translator) -> str:
    """Return the words of an answer: its own, the catalogue's, or those of the criterion or cluster it stands for."""
    if option.label:
        return option.label
    if option.id in _CATALOGUED:
        return t(f"minutes.consensus.{option.id}")
    cluster = next((one for one in source.clusters if one.id == option.id), None)
    return cluster.title if cluster and cluster.title else topic_words(source.framework, option.id, t)
