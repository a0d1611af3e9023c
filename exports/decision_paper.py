"""The proposal for a decision (Beschlussvorlage): why, what was found and its limits, what is proposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialogues.agreement_model import Agreement
from dialogues.model import Session, Talk
from dialogues.preparation_model import LocalMeaning
from dialogues.room_model import ItemVote
from exports import phrases
from exports.minutes.figures import SessionFigures, figure_blocks
from exports.minutes.source import meaning_held
from exports.minutes.words import framework_words, topic_words
from exports.report.blocks import Block, PaperContent, Points, Section, Table, Text
from exports.report.charts import gap_words
from exports.report.parts import finding_points, limits_box, response_table
from exports.report.source import ReportSource
from selfeval.model import K_PUBLIC, RoundState
from selfeval.published import may_be_shown_outside
from selfeval.release import Reach, Shown
from selfeval.results import Results
from texts.catalogue import Translator

_LIMITS = ("view", "chosen", "missing", "few", "hidden", "compare")
_TO_FILL = "\u00a0\n\u00a0"
"""What stands in a cell that somebody fills in by hand: two empty lines."""


@dataclass(frozen=True)
class DecisionSource:
    """Agreements of a session on which a body shall decide, with what may be told about them outside the network.

    ``agreements`` are all of the network, so that the paper can say what became of earlier decisions; ``proposed``
    names those that are put forward. ``results`` are those for everybody.
    """

    network: str
    session: Session
    results: Results
    proposed: tuple[Agreement, ...]
    agreements: tuple[Agreement, ...] = ()
    votes: tuple[ItemVote, ...] = ()
    meanings: tuple[LocalMeaning, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies whose decision is needed, each once."""
        found = {same_body(one.decision_from): one.decision_from for one in reversed(self.proposed)}
        return tuple(dict.fromkeys(found[same_body(one.decision_from)] for one in self.proposed if one.decision_from))

    @property
    def talks(self) -> tuple[Talk, ...]:
        """The talks of the session about the criteria of what is proposed, in the order of the agenda."""
        return tuple(talk for talk in self.session.talks if talk.criterion_id in self.criteria)

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria of what is proposed, each once."""
        return tuple(dict.fromkeys(one.criterion_id for one in self.proposed))

    @property
    def earlier(self) -> tuple[Agreement, ...]:
        """Agreements on the same criteria or of the same bodies that were decided on, the latest decision first."""
        bodies = {same_body(body) for body in self.bodies}
        found = [
            (one.resolution.on, one)
            for one in self.agreements
            if one.resolution and (one.criterion_id in self.criteria or same_body(one.decision_from) in bodies)
        ]
        return tuple(one for _, one in sorted(found, key=lambda pair: (-pair[0].toordinal(), pair[1].what, pair[1].id)))

    @property
    def shows_figures(self) -> bool:
        """Whether figures may stand in the paper: they are kept, and who answered knew that they may go outside."""
        of_round = self.results.of_round
        return of_round.state is not RoundState.ERASED and may_be_shown_outside(of_round)

    @property
    def day(self) -> date:
        """The day of the session."""
        return self.session.held_on


def same_body(name: str) -> str:
    """Return the name of a body by which two spellings of it are known as one."""
    return " ".join(name.split()).casefold()


def decision_content(source: DecisionSource, t: Translator) -> PaperContent:
    """Return what the paper says, with figures from ten people on only.

    Raises ValueError for results of another reach, and where nothing is proposed.
    """
    if source.results.reach is not Reach.PUBLIC or not source.proposed:
        raise ValueError("a proposal for a decision leaves the network, and proposes something")
    before, between, _ = t("exports.minutes.pages", page="\0", pages="\0").split("\0")
    subject = _subject(source, t)
    reach = phrases.reach_word(Reach.PUBLIC, t)
    makers = (_situation, _finding, _proposal, _cost, _steps, _earlier, _attachments, _vote)
    return PaperContent(
        language=t.language,
        title=t("decision_paper.heading"),
        eyebrow=t("decision_paper.eyebrow", reach=reach),
        subject=subject,
        author=source.network,
        day=source.day,
        facts=_facts(source, t),
        sections=tuple(section for make in makers for section in make(source, t)),
        footer=t("exports.minutes.footer", network=source.network, reach=reach),
        page_words=(before, between),
        table_word=t("report.as_table"),
        file_title=t("decision_paper.title", subject=subject),
    )


def _subject(source: DecisionSource, t: Translator) -> str:
    topics = [topic_words(source.results.framework, one, t) for one in source.criteria]
    return t("decision_paper.subject", count=len(source.proposed), topics=t.listed(topics))


def _facts(source: DecisionSource, t: Translator) -> tuple[tuple[str, str], ...]:
    of_round = source.results.of_round
    day = t.date(source.day)
    reach = phrases.reach_word(Reach.PUBLIC, t)
    pairs = (
        (t("decision_paper.fact.body"), t.listed(source.bodies)),
        (t("decision_paper.fact.subject"), _subject(source, t)),
        (t("decision_paper.fact.from"), source.network),
        (t("decision_paper.fact.occasion"), t("decision_paper.occasion", title=source.session.title, day=day)),
        (
            t("exports.minutes.fact.basis"),
            t(
                "exports.minutes.basis",
                round=of_round.title,
                framework=framework_words(source.results.framework, t),
            ),
        ),
        (t("exports.minutes.fact.reach"), t("report.reach.oeffentlich", reach=reach)),
    )
    return tuple(pair for pair in pairs if pair[1])


def _situation(source: DecisionSource, t: Translator) -> Iterable[Section]:
    """Say criterion by criterion what it is about, where the views part, and what shall be different."""
    framework = source.results.framework
    intro = Text(t("decision_paper.situation.intro", day=t.date(source.day)))
    yield Section(t("decision_paper.heading.situation"), 2, (intro,))
    for criterion_id in source.criteria:
        area = framework.area_of[criterion_id]
        word = framework.framework.words.area
        where = t("exports.minutes.area", word=word, ref=area.ref, title=area.title)
        blocks: list[Block] = [Text(where, is_quiet=True)]
        if meaning := meaning_held(source.meanings, source.session, framework, criterion_id):
            blocks.append(Text(t("decision_paper.meaning", meaning=meaning.meaning)))
        blocks += _views(source, criterion_id, t)
        told = source.talks if may_be_shown_outside(source.results.of_round) else ()
        talks = [talk for talk in told if talk.criterion_id == criterion_id and talk.outcome]
        blocks += [Text(phrases.outcome_sentence(talk.outcome, t)) for talk in talks]
        goals = dict.fromkeys(one.goal for one in source.proposed if one.criterion_id == criterion_id and one.goal)
        blocks += [Text(t("decision_paper.goal", goal=goal)) for goal in goals]
        yield Section(topic_words(framework, criterion_id, t), 3, tuple(blocks))


def _views(source: DecisionSource, criterion_id: str, t: Translator) -> list[Block]:
    """Say how far the perspectives lie apart and what stands out, as far as everybody may know."""
    if not source.shows_figures:
        return []
    report = ReportSource(source.network, source.results)
    sentences: list[str] = []
    for result in source.results.of_criterion(criterion_id):
        if result.gap is not None:
            sentences.append(gap_words(result, report, t))
        sentences += finding_points(result, report, t)
    if not sentences:
        return [Text(t("decision_paper.nothing_to_show", k=K_PUBLIC))]
    return [Points(tuple(dict.fromkeys(sentences)))]


def _finding(source: DecisionSource, t: Translator) -> Iterable[Section]:
    """Show who answered and how, with the votes of the session, and say what of it is not shown and not meant."""
    of_round, heading = source.results.of_round, t("decision_paper.heading.finding")
    if of_round.state is RoundState.ERASED:
        yield Section(heading, 2, (Text(t("round_life.minutes.erased")),))
        return
    if not source.shows_figures:
        yield Section(heading, 2, (Text(t("decision_paper.no_figures")),))
        return
    blocks: list[Block] = []
    if of_round.closed_on is not None:
        blocks.append(Text(t("exports.minutes.closed", round=of_round.title, day=t.date(of_round.closed_on))))
    blocks.append(response_table(ReportSource(source.network, source.results), t))
    held = [vote for vote in source.votes if any(vote.agenda_item_id == talk.id for talk in source.talks)]
    shown = tuple(vote for vote in held if _shows_something(vote))
    blocks += figure_blocks(SessionFigures(source.session, source.results, shown), source.talks, t)
    if len(shown) < len(held):
        blocks.append(Text(t("decision_paper.votes_not_shown"), is_quiet=True))
    blocks.append(Text(t("decision_paper.shown_from", k=K_PUBLIC), is_quiet=True))
    yield Section(heading, 2, tuple(blocks))
    yield Section("", 2, (limits_box(t, _LIMITS),))


def _shows_something(vote: ItemVote) -> bool:
    return any(figure.shown != Shown.HIDDEN for figure in vote.figures(Reach.PUBLIC))


def _proposal(source: DecisionSource, t: Translator) -> Iterable[Section]:
    intro = Text(t("decision_paper.proposal.intro"))
    points = Points(tuple(one.what for one in source.proposed))
    yield Section(t("decision_paper.heading.proposal"), 2, (intro, points))


def _cost(source: DecisionSource, t: Translator) -> Iterable[Section]:
    nothing = t("decision_paper.not_stated")
    columns = tuple(t(f"decision_paper.column.{name}") for name in ("agreement", "cost", "staff", "resources"))
    rows = tuple(
        (one.what, one.cost or nothing, one.staff or nothing, one.resources or nothing) for one in source.proposed
    )
    table = Table(t("decision_paper.about.cost"), columns, rows, (4.2, 2.6, 2.6, 3.0))
    yield Section(t("decision_paper.heading.cost"), 2, (table,))


def _steps(source: DecisionSource, t: Translator) -> Iterable[Section]:
    """Say who does what until when, how everyone will notice, and when it is looked at again."""
    columns = tuple(t(f"exports.minutes.column.{name}") for name in ("what", "who", "until", "sign"))
    rows = tuple((one.what, one.responsible, t.short_date(one.due_on), one.sign) for one in source.proposed)
    notes = tuple(
        (
            "",
            t("agreement_papers.list.others", others=one.others) if one.others else "",
            t("decision_paper.review", day=t.short_date(one.review_on)) if one.review_on else "",
            "",
        )
        for one in source.proposed
    )
    table = Table(t("decision_paper.about.steps"), columns, rows, (4.2, 3.4, 2.4, 3.8), notes)
    yield Section(t("decision_paper.heading.steps"), 2, (table,))


def _earlier(source: DecisionSource, t: Translator) -> Iterable[Section]:
    """Say what became of earlier decisions on the same criteria or of the same body."""
    heading = t("decision_paper.heading.earlier")
    if not source.earlier:
        yield Section(heading, 2, (Text(t("decision_paper.no_earlier")),))
        return
    columns = tuple(t(f"decision_paper.column.{name}") for name in ("decided_on", "decided", "agreement", "state"))
    rows, notes = [], []
    for one in source.earlier:
        if one.resolution is None:
            continue
        since = t("decision_paper.since", day=t.short_date(one.history[-1].on))
        state = phrases.agreement_state_word(one.state, t)
        rows.append((t.short_date(one.resolution.on), one.resolution.result, one.what, state))
        notes.append((one.decision_from, "", topic_words(source.results.framework, one.criterion_id, t), since))
    table = Table(t("decision_paper.about.earlier"), columns, tuple(rows), (2.9, 3.8, 4.0, 2.0), tuple(notes))
    yield Section(heading, 2, (table,))


def _attachments(source: DecisionSource, t: Translator) -> Iterable[Section]:
    title = source.results.of_round.title
    points = [t("decision_paper.attachment.agreements", title=source.session.title)]
    if source.shows_figures:
        points.insert(0, t("decision_paper.attachment.report", round=title))
    yield Section(t("decision_paper.heading.attachments"), 2, (Points(tuple(points)),))


def _vote(_source: DecisionSource, t: Translator) -> Iterable[Section]:
    """Leave a line for what the body decides."""
    names = ("meeting", "yes", "no", "abstained", "wording")
    columns = tuple(t(f"decision_paper.column.{name}") for name in names)
    row = tuple(_TO_FILL for _ in columns)
    table = Table(t("decision_paper.about.vote"), columns, (row,), (2.4, 1.2, 1.2, 1.8, 4.2), stays_whole=True)
    yield Section(t("decision_paper.heading.vote"), 2, (table,))
