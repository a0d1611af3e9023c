"""What figures say about a criterion: the survey and the room's votes side by side, and what the talk moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogues.model import Session, Talk
from dialogues.room_model import AnyVote, ItemVote, VoteFigure, VoteOrigin, VoteState
from dialogues.votes import VOTES_PER_ITEM
from exports import phrases
from exports.minutes.words import group_words, statement_words
from exports.phrases import ShownAnswers
from exports.report.blocks import Block, Points, Table, Text
from qualitaetsrahmen.model import Framework, Item
from qualitaetsrahmen.scales import Scale
from selfeval.ordinal import Spread, median, spread_of
from selfeval.release import Figure, Reach, Shown
from selfeval.results import Results
from texts.catalogue import Translator

_Cell = tuple[str, str]
"""The middle in words, and the whole distribution beneath it."""


@dataclass(frozen=True)
class SessionFigures:
    """The results that a session talked about and its votes; how far the results reach, the votes reach too."""

    session: Session
    results: Results
    votes: tuple[AnyVote, ...]

    @property
    def framework(self) -> Framework:
        """The framework that the round has pinned."""
        return self.results.framework

    @property
    def reach(self) -> Reach:
        """Whether the paper stays inside the network."""
        return self.results.reach

    def survey(self, item_id: str) -> dict[str, Figure] | None:
        """Return what the release shows of a statement, by perspective."""
        return next((dict(one.perspectives) for one in self.results.items if one.item.id == item_id), None)

    def item_votes(self, talk: Talk, item_id: str) -> list[ItemVote]:
        """Return the revealed votes on a statement, the first before the second."""
        held = [
            vote
            for vote in self.votes
            if isinstance(vote, ItemVote)
            and vote.state is VoteState.REVEALED
            and (vote.agenda_item_id, vote.item_id) == (talk.id, item_id)
        ]
        return sorted(held, key=lambda vote: vote.number)


def figure_blocks(source: SessionFigures, talks: Iterable[Talk], t: Translator) -> tuple[Block, ...]:
    """Return a table for each statement of these talks that has figures, with the shift between two votes."""
    blocks: list[Block] = []
    for talk in talks:
        for asked in source.framework.rated_items(source.framework.criteria[talk.criterion_id]):
            votes = source.item_votes(talk, asked.id)
            if source.survey(asked.id) is None and not votes:
                continue
            statement = statement_words(source.framework, asked, t)
            blocks += [Text(statement, is_caption=True), _table(source, asked, votes, statement, t)]
            if shifts := _shift_sentences(source, asked, votes, t):
                blocks.append(Points(tuple(shifts)))
    return tuple(blocks)


def _table(source: SessionFigures, asked: Item, votes: Sequence[ItemVote], statement: str, t: Translator) -> Table:
    """Return one row per group: the survey first, then each revealed vote."""
    survey, scale = source.survey(asked.id), source.framework.scale_of(asked)
    columns = [t("exports.minutes.column.perspective")]
    columns += [t("exports.minutes.column.survey")] if survey is not None else []
    columns += [_vote_heading(vote, t) for vote in votes]
    of_votes = [{figure.perspective: figure for figure in vote.figures(source.reach)} for vote in votes]
    # outside the network it stays open whether nobody of a group voted or too few did
    missing = "exports.minutes.no_votes" if source.reach is Reach.INTERNAL else "exports.figure.hidden"
    rows: list[list[_Cell]] = []
    for leading, members in source.session.counted_groups().items():
        cells: list[_Cell] = [(group_words(source.session, source.framework, leading, t), "")]
        if survey is not None:
            cells.append(_survey_cell(source.framework, survey, members, scale, t))
        cells += [_cell(of_vote.get(leading), missing, scale, t) for of_vote in of_votes]
        rows.append(cells)
    return Table(
        t("exports.minutes.figures_about", statement=statement),
        tuple(columns),
        tuple(tuple(words for words, _ in row) for row in rows),
        (1.2, *(1.9 for _ in columns[1:])),
        tuple(tuple(note for _, note in row) for row in rows),
        stays_whole=True,
    )


def _vote_heading(vote: ItemVote, t: Translator) -> str:
    heading = t(f"exports.minutes.column.vote.{vote.number}")
    return t("minutes.counted_by_hand", heading=heading) if vote.origin is VoteOrigin.BY_HAND else heading


def _survey_cell(
    framework: Framework, survey: dict[str, Figure], members: Sequence[str], scale: Scale, t: Translator
) -> _Cell:
    """Return what a group said before; where only the room counts it as one, each perspective of it by itself."""
    asked = [one for one in members if one in survey]
    if len(asked) <= 1:
        return _cell(survey[asked[0]] if asked else None, "exports.minutes.not_asked", scale, t)
    lines = (phrases.figure_sentence(survey[one], framework.perspective(one).label, scale, t) for one in asked)
    return "\n".join(lines), ""


def _cell(figure: ShownAnswers | None, missing: str, scale: Scale, t: Translator) -> _Cell:
    if figure is None:
        return t(missing), ""
    words, answers = phrases.figure_words(figure, scale, t), phrases.answers_words(figure, t)
    if len(figure.counts) <= 1 and figure.shown != Shown.OFF_SCALE_ONLY:
        return words, answers
    distribution = phrases.distribution_words(figure, scale, t)
    kind = "beside" if figure.shown == Shown.OFF_SCALE_ONLY else "all"
    return words, t(f"exports.minutes.distribution.{kind}", answers=answers, distribution=distribution)


def _shift_sentences(source: SessionFigures, asked: Item, votes: Sequence[ItemVote], t: Translator) -> list[str]:
    """Say for each group that is shown in both votes whether the talk moved it."""
    if len(votes) < VOTES_PER_ITEM:
        return []
    scale = source.framework.scale_of(asked)
    before, after = ({figure.perspective: figure for figure in vote.figures(source.reach)} for vote in votes)
    sentences = []
    for leading in source.session.counted_groups():
        who = group_words(source.session, source.framework, leading, t)
        sentences.append(_shift_words(who, before.get(leading), after.get(leading), scale, t))
    return [sentence for sentence in sentences if sentence]


def _shift_words(who: str, before: VoteFigure | None, after: VoteFigure | None, scale: Scale, t: Translator) -> str:
    """Say how many steps a group's middle moved; a split group has no middle that anybody stands on."""
    first, second = _place(before, scale), _place(after, scale)
    if before is None or after is None or first is None or second is None:
        return ""
    if any(_is_split(figure, scale) for figure in (before, after)):
        return t("minutes.shift.split", who=who)
    words = {
        "who": who,
        "before": phrases.figure_words(before, scale, t),
        "after": phrases.figure_words(after, scale, t),
    }
    if first == second:
        return t("minutes.shift.none", **words)
    steps = abs(second - first)
    kind = "up" if second > first else "down"
    return t(f"minutes.shift.{kind}", count=steps, steps=t.number(steps), **words)


def _place(figure: VoteFigure | None, scale: Scale) -> float | None:
    """Return the middle of a group as a place in the order of the steps, whose values need not lie one apart."""
    if figure is None or figure.shown not in (Shown.FULL, Shown.UNIFORM):
        return None
    return median({place: figure.counts.get(step.id, 0) for place, step in enumerate(scale.steps)})


def _is_split(figure: VoteFigure, scale: Scale) -> bool:
    values = {step.value: figure.counts.get(step.id, 0) for step in scale.steps}
    return spread_of(values, min(values), max(values)) is Spread.SPLIT
