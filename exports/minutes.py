"""The minutes of a dialogue session as a Word document: what was agreed and said, and what it rests on."""

from collections import Counter
from dataclasses import dataclass

from docx.document import Document as WordDocument

from dialogues.agreement_model import Agreement
from dialogues.model import Outcome, Session, Talk
from dialogues.room_model import Contribution, ContributionState, ItemVote, VoteState
from exports import phrases
from exports.word_documents import (
    TEXT_WIDTH,
    About,
    Cell,
    Column,
    add_fact,
    add_footer,
    add_heading,
    add_points,
    add_table,
    add_text,
    file_of,
    new_document,
)
from qualitaetsrahmen.model import Framework, Item, Register
from qualitaetsrahmen.scales import Scale
from selfeval.model import PerspectivePlan, RoundState
from selfeval.release import Reach, Shown
from selfeval.results import Results
from texts.catalogue import Translator

_LIMITS = ("view", "chosen", "people", "few", "hidden", "compare", "talk")
"""What the figures do not say, in the order of the closing box."""


@dataclass(frozen=True)
class MinutesContent:
    """What the minutes of a session are made of; open votes and cards that were not shown are left out.

    ``results`` are those that the session talked about, for use inside the network; they bring their round
    and framework along.
    """

    network: str
    session: Session
    results: Results
    votes: tuple[ItemVote, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    @property
    def framework(self) -> Framework:
        """The framework that the round has pinned."""
        return self.results.framework


def session_minutes(content: MinutesContent, t: Translator) -> bytes:
    """Return the minutes as a .docx file, without names and without a time finer than the day.

    The same content gives the same bytes. Raises ValueError for results of another reach, because the room's
    votes are shown from five people on.
    """
    if content.results.reach is not Reach.INTERNAL:
        raise ValueError("minutes are for use inside the network")
    session = content.session
    document = new_document(
        About(
            title=t("exports.minutes.document_title", title=session.title),
            subject=content.results.of_round.title,
            author=content.network,
            day=session.held_on,
            language=t.language,
        )
    )
    _add_opening(document, content, t)
    _add_agenda(document, content, t)
    _add_agreements(document, content, t)
    for number, item in enumerate(session.talks, start=1):
        if number == 1:
            add_heading(document, t("exports.minutes.talks"), 1)
        _add_talk(document, content, item, t)
    _add_sources(document, content, t)
    add_heading(document, t("exports.minutes.limits"), 1)
    add_points(document, [t(f"exports.minutes.limit.{limit}") for limit in _LIMITS], "Box")
    _add_footer(document, content, t)
    return file_of(document)


def _add_opening(document: WordDocument, content: MinutesContent, t: Translator) -> None:
    session, of_round = content.session, content.results.of_round
    add_text(document, t("exports.minutes.kind"), "Eyebrow")
    add_heading(document, session.title, 0)
    add_fact(document, t("exports.minutes.fact.network"), content.network)
    add_fact(document, t("exports.minutes.fact.day"), t.date(session.held_on))
    add_fact(document, t("exports.minutes.fact.length"), t("exports.minutes.planned", count=session.minutes))
    add_fact(
        document,
        t("exports.minutes.fact.basis"),
        t("exports.minutes.basis", round=of_round.title, framework=_framework_words(content.framework, t)),
    )
    reach = phrases.reach_word(content.results.reach, t)
    add_fact(document, t("exports.minutes.fact.reach"), t("exports.minutes.reach", reach=reach))


def _add_agenda(document: WordDocument, content: MinutesContent, t: Translator) -> None:
    """Add the agenda with its reasons and outcomes: who reads one page only, reads this."""
    add_heading(document, t("exports.minutes.agenda"), 1)
    agenda = content.session.talks
    if not agenda:
        add_text(document, t("exports.minutes.agenda_empty"))
        return
    add_text(document, _summary(content, t))
    columns = [
        Column(t("exports.minutes.column.topic"), 5.0, names=True),
        Column(t("exports.minutes.column.reason"), 6.1),
        Column(t("exports.minutes.column.minutes"), 2.0),
        Column(t("exports.minutes.column.outcome"), 3.4),
    ]
    rows = [
        [
            Cell(_topic_words(content.framework, item.criterion_id, t)),
            Cell("\n".join(_reasons(content, item, t)[:1])),
            Cell(t("exports.minutes.minutes", count=item.minutes)),
            Cell(phrases.outcome_word(item.outcome, t)),
        ]
        for item in agenda
    ]
    add_table(document, columns, rows, about=t("exports.minutes.agenda_about"))


def _add_agreements(document: WordDocument, content: MinutesContent, t: Translator) -> None:
    add_heading(document, t("exports.minutes.agreements"), 1)
    agreements = _agreements(content)
    if not agreements:
        add_text(document, t("exports.minutes.agreements_empty"))
        return
    columns = [
        Column(t("exports.minutes.column.what"), 4.6),
        Column(t("exports.minutes.column.who"), 3.6),
        Column(t("exports.minutes.column.until"), 2.2),
        Column(t("exports.minutes.column.sign"), 4.1),
        Column(t("exports.minutes.column.state"), 2.0),
    ]
    rows = [
        [
            Cell(agreement.what, _topic_words(content.framework, agreement.criterion_id, t)),
            Cell(agreement.responsible),
            Cell(t.short_date(agreement.due_on)),
            Cell(agreement.sign),
            Cell(phrases.agreement_state_word(agreement.state, t), agreement.history[-1].note),
        ]
        for agreement in agreements
    ]
    add_table(document, columns, rows, about=t("exports.minutes.agreements_about"))


def _add_talk(document: WordDocument, content: MinutesContent, item: Talk, t: Translator) -> None:
    """Add what was shown and said about one criterion, and what it came to."""
    framework = content.framework
    add_heading(document, _topic_words(framework, item.criterion_id, t), 2)
    area = framework.area_of[item.criterion_id]
    words = framework.framework.words
    add_text(document, t("exports.minutes.area", word=words.area, ref=area.ref, title=area.title), "Detail")
    add_heading(document, t("exports.minutes.reasons"), 3)
    add_points(document, _reasons(content, item, t))
    criterion = framework.criteria[item.criterion_id]
    if any(_has_figures(content, item, asked) for asked in framework.rated_items(criterion)):
        add_heading(document, t("exports.minutes.figures"), 3)
        _add_figures(document, content, item, t)
    cards = [
        card.text
        for card in content.contributions
        if card.agenda_item_id == item.id and card.state is ContributionState.SHOWN
    ]
    if cards:
        add_heading(document, t("exports.minutes.contributions"), 3)
        add_points(document, cards)
    add_heading(document, t("exports.minutes.outcome"), 3)
    add_text(document, phrases.outcome_sentence(item.outcome, t))
    if item.outcome_note:
        add_text(document, item.outcome_note)


def _add_figures(document: WordDocument, content: MinutesContent, item: Talk, t: Translator) -> None:
    """Add a table for each statement of a criterion: the survey and the room's votes, by perspective."""
    criterion = content.framework.criteria[item.criterion_id]
    for asked in content.framework.rated_items(criterion):
        if _has_figures(content, item, asked):
            statement = _statement(content.framework, asked, t)
            add_text(document, statement, "Caption")
            columns, rows = _figures_table(content, item, asked, t)
            about = t("exports.minutes.figures_about", statement=statement)
            add_table(document, columns, rows, about=about, together=True)


def _figures_table(
    content: MinutesContent, item: Talk, asked: Item, t: Translator
) -> tuple[list[Column], list[list[Cell]]]:
    """Return columns and rows, one row per perspective: the survey first, then each revealed vote."""
    framework, scale = content.framework, content.framework.scale_of(asked)
    votes = _votes(content, item, asked)
    survey = next((result for result in content.results.items if result.item.id == asked.id), None)
    answered = dict(survey.perspectives) if survey else {}
    headings = [t("exports.minutes.column.survey")] if survey else []
    headings += [t(f"exports.minutes.column.vote.{vote.number}") for vote in votes]
    first = 3.1
    width = round((TEXT_WIDTH - first) / len(headings), 2)
    columns = [Column(t("exports.minutes.column.perspective"), first, names=True)]
    columns += [Column(heading, width) for heading in headings]
    figures_of_votes = [{figure.perspective: figure for figure in vote.figures()} for vote in votes]
    rows = []
    for perspective in content.session.perspectives:
        cells = [Cell(framework.perspective(perspective).label)]
        if survey:
            cells.append(_figure_cell(answered.get(perspective), "not_asked", scale, t))
        cells += [_figure_cell(of_vote.get(perspective), "no_votes", scale, t) for of_vote in figures_of_votes]
        rows.append(cells)
    return columns, rows


def _figure_cell(figure: phrases.ShownAnswers | None, missing: str, scale: Scale, t: Translator) -> Cell:
    """Return the middle in words with the whole distribution beneath it."""
    if figure is None:
        return Cell(t(f"exports.minutes.{missing}"))
    words, answers = phrases.figure_words(figure, scale, t), phrases.answers_words(figure, t)
    if len(figure.counts) <= 1 and figure.shown != Shown.OFF_SCALE_ONLY:
        return Cell(words, answers)
    distribution = phrases.distribution_words(figure, scale, t)
    kind = "beside" if figure.shown == Shown.OFF_SCALE_ONLY else "all"
    return Cell(words, t(f"exports.minutes.distribution.{kind}", answers=answers, distribution=distribution))


def _add_sources(document: WordDocument, content: MinutesContent, t: Translator) -> None:
    """Add who answered in the round, in which way, on which scale, and what a median is."""
    of_round, framework = content.results.of_round, content.framework
    add_heading(document, t("exports.minutes.sources"), 1)
    if of_round.closed_on is not None:
        add_text(document, t("exports.minutes.closed", round=of_round.title, day=t.date(of_round.closed_on)))
    if of_round.state is RoundState.ERASED:
        add_text(document, t("round_life.minutes.erased"))
        return
    columns = [
        Column(t("exports.minutes.column.perspective"), 5.0, names=True),
        Column(t("exports.minutes.column.answers"), 3.5),
        Column(t("exports.minutes.column.invited"), 3.0),
        Column(t("exports.minutes.column.mode"), 5.0),
    ]
    rows = [
        [
            Cell(framework.perspective(plan.perspective).label),
            Cell(_sent_words(plan, content.results.sent.get(plan.perspective, 0), t)),
            Cell(str(plan.invited) if plan.invited else t("exports.minutes.not_known")),
            Cell(phrases.mode_word(plan.mode, t), plan.body or ""),
        ]
        for plan in of_round.plans
    ]
    add_table(document, columns, rows, about=t("exports.minutes.sources_about"), together=True)
    for scale in {result.scale.id: result.scale for result in content.results.items}.values():
        steps = t("exports.minutes.step_separator").join(step.label for step in scale.steps)
        add_text(document, t("exports.minutes.scale", label=scale.label, steps=steps), "Detail")
    add_text(document, t("exports.minutes.median"), "Detail")


def _add_footer(document: WordDocument, content: MinutesContent, t: Translator) -> None:
    """Write network and reach at the foot, beside the page numbers; the marks stand where Word counts."""
    before, between, _ = t("exports.minutes.pages", page="\0", pages="\0").split("\0")
    reach = phrases.reach_word(content.results.reach, t)
    text = t("exports.minutes.footer", network=content.network, reach=reach)
    add_footer(document, text, before, between)


def _summary(content: MinutesContent, t: Translator) -> str:
    """Return how many topics came to what, as one line."""
    outcomes = Counter(item.outcome for item in content.session.talks)
    parts = [t("exports.minutes.count.topics", count=len(content.session.talks))]
    parts += [
        t(f"exports.minutes.count.{outcome.value}", count=outcomes[outcome]) for outcome in Outcome if outcomes[outcome]
    ]
    parts.append(t("exports.minutes.count.agreements", count=len(_agreements(content))))
    return t("exports.figure.separator").join(parts)


def _sent_words(plan: PerspectivePlan, sent: int, t: Translator) -> str:
    """Return how many answered; of a group below its k only that it is below."""
    if plan.is_anonymous and sent < plan.k:
        return t("exports.minutes.fewer_than", k=plan.k)
    return str(sent)


def _agreements(content: MinutesContent) -> list[Agreement]:
    """Return the agreements of this session, the next due first."""
    own = [agreement for agreement in content.agreements if agreement.session_id == content.session.id]
    return sorted(own, key=lambda agreement: (agreement.due_on, agreement.what))


def _reasons(content: MinutesContent, item: Talk, t: Translator) -> list[str]:
    sentences = [phrases.reason_sentence(reason, content.framework, t) for reason in item.reasons]
    return list(dict.fromkeys(sentences)) or [t("exports.reason.chosen")]


def _votes(content: MinutesContent, item: Talk, asked: Item) -> list[ItemVote]:
    """Return the revealed votes on a statement, the first before the second."""
    held = [
        vote
        for vote in content.votes
        if vote.state is VoteState.REVEALED and (vote.agenda_item_id, vote.item_id) == (item.id, asked.id)
    ]
    return sorted(held, key=lambda vote: vote.number)


def _has_figures(content: MinutesContent, item: Talk, asked: Item) -> bool:
    in_survey = any(result.item.id == asked.id for result in content.results.items)
    return in_survey or bool(_votes(content, item, asked))


def _statement(framework: Framework, asked: Item, t: Translator) -> str:
    """Return a statement as one perspective reads it, the professional wording before the plain one."""
    who = [part for part in framework.perspectives if part.id in asked.ask]
    professional = [part for part in who if part.register_ is Register.PROFESSIONAL]
    reader = (professional or who)[0]
    return t("exports.minutes.statement", text=asked.ask[reader.id].text, who=reader.label)


def _topic_words(framework: Framework, criterion_id: str, t: Translator) -> str:
    criterion = framework.criteria[criterion_id]
    return t("exports.minutes.topic", ref=criterion.ref, title=criterion.title)


def _framework_words(framework: Framework, t: Translator) -> str:
    header = framework.framework
    return t("exports.minutes.framework", title=header.title, version=header.version)
