"""The revealed votes as bars and words, the same on phones and on the projector."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from dialogues.room_model import ItemVote, VoteFigure, VoteOrigin
from exports import palette
from exports.phrases import distribution_words
from participant.bars import Segment
from participant.room_contexts import Legend, ResultRow, VoteResult
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import Scale
from selfeval.release import Figure, Shown
from selfeval.results import ItemResult
from texts.catalogue import Translator

WIDTH = 600
"""How wide a bar is drawn; the page scales it."""
GAP = 10
"""What keeps the answers beside the scale apart from its steps."""
_ROOM_FOR_A_COUNT = 24
_LINEAR_UP_TO = 0.04045
"""Below this an sRGB channel is linear (WCAG 2.2, relative luminance)."""
_DARK = 0.2
"""Below this luminance (0 is black, 1 is white) white figures are easier to read than dark ones."""


def vote_result(
    votes: Sequence[ItemVote],
    statement: str,
    framework: Framework,
    t: Translator,
    german: Collection[str] = (),
) -> VoteResult:
    """Return the revealed votes on one item, the one after the talk beside the one before it.

    ``german`` are the perspectives whose names nobody has translated into the language of the page.
    """
    scale = framework.scale_of(framework.items[votes[0].item_id])
    groups = [
        part.id
        for part in framework.perspectives
        if any(figure.perspective == part.id for vote in votes for figure in vote.figures())
    ]
    rows = tuple(
        replace(_row(figure, group, vote.number, scale, framework, t), is_german=group in german)
        for group in groups
        for vote in votes
        for figure in vote.figures()
        if figure.perspective == group
    )
    rows = tuple(_told_by_hand(row, votes, t) for row in rows)
    return VoteResult(statement=statement, rounds=len(votes), rows=rows, legend=_legend(scale, rows, t))


def release_result(result: ItemResult, statement: str, framework: Framework, t: Translator) -> VoteResult:
    """Return what a round said about an item, drawn like a vote of the room."""
    groups = [part.id for part in framework.perspectives if part.id in result.perspectives]
    rows = tuple(
        replace(_row(figure, group, 1, result.scale, framework, t), votes=_answers(figure, t))
        for group in groups
        for figure in [result.perspectives[group]]
    )
    return VoteResult(statement=statement, rounds=1, rows=rows, legend=_legend(result.scale, rows, t))


def bar(figure: VoteFigure | Figure, scale: Scale) -> tuple[Segment, ...]:
    """Return the segments of a 100 % bar; nothing for a group of which no distribution is shown."""
    if figure.shown not in (Shown.FULL, Shown.UNIFORM) or not figure.answered:
        return ()
    colours = dict(zip((step.id for step in scale.steps), palette.step_colours(len(scale.steps)), strict=True))
    beside = sum(count for answer, count in figure.counts.items() if answer not in colours)
    on_scale = figure.answered - beside
    each = (WIDTH - (GAP if beside and on_scale else 0)) / figure.answered
    segments, x = [], 0.0
    for answer, colour in colours.items():
        if count := figure.counts.get(answer, 0):
            segments.append(segment(x, count * each, colour, count))
            x += count * each
    if beside:
        segments.append(segment(WIDTH - beside * each, beside * each, palette.OFF_SCALE, beside))
    return tuple(segments)


def _told_by_hand(row: ResultRow, votes: Sequence[ItemVote], t: Translator) -> ResultRow:
    """Return a row that says where its votes were not counted by the room's phones."""
    if not any(vote.number == row.number and vote.origin is VoteOrigin.BY_HAND for vote in votes):
        return row
    return replace(row, votes=t("room.votes_by_hand", votes=row.votes) if row.votes else t("room.by_hand"))


def segment(x: float, width: float, colour: str, count: int) -> Segment:
    """Return one part of a bar, with its count in ink that can be read on its colour."""
    return Segment(
        x=round(x, 1),
        width=round(width, 1),
        colour=colour,
        ink="#ffffff" if _luminance(colour) < _DARK else palette.TEXT,
        count=count if width >= _ROOM_FOR_A_COUNT else 0,
    )


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _row(
    figure: VoteFigure | Figure, group: str, number: int, scale: Scale, framework: Framework, t: Translator
) -> ResultRow:
    mark = palette.mark_of(framework, group)
    return ResultRow(
        perspective=framework.perspective(group).label,
        colour=mark.colour,
        shape=mark.shape,
        number=number,
        votes="" if figure.answered is None else t("participant.result.votes", count=figure.answered),
        words=_words(figure, scale, t),
        bar=bar(figure, scale),
    )


def _answers(figure: Figure, t: Translator) -> str:
    return "" if figure.answered is None else t("room.screen.answers", count=figure.answered)


def _words(figure: VoteFigure | Figure, scale: Scale, t: Translator) -> str:
    """Return the votes in words that need no statistics; of a hidden group it is never said why."""
    if figure.shown == Shown.HIDDEN:
        return t("participant.result.hidden")
    words = distribution_words(figure, scale, t)
    return t("participant.result.rest_hidden", words=words) if figure.shown == Shown.OFF_SCALE_ONLY else words


def _legend(scale: Scale, rows: Sequence[ResultRow], t: Translator) -> tuple[Legend, ...]:
    colours = palette.step_colours(len(scale.steps))
    steps = [Legend(label=step.label, colour=colour) for step, colour in zip(scale.steps, colours, strict=True)]
    has_beside = any(segment.colour == palette.OFF_SCALE for row in rows for segment in row.bar)
    beside = [Legend(label=t("participant.result.beside"), colour=palette.OFF_SCALE)] if has_beside else []
    return (*steps, *beside) if any(row.bar for row in rows) else ()
