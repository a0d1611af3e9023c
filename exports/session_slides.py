"""The slides of a dialogue for a committee, at most six: asked, found, talked, agreed, and needed."""

from collections.abc import Iterable

from exports.minutes.words import framework_words, topic_words
from exports.phrases import reach_word
from exports.public_session import PublicSession
from exports.report.words import middle_words, mode_words, response_words, shortened
from exports.slide_deck import AnySlide, DeckWords, Opening, PointSlide, TableSlide, slide_deck
from selfeval.model import K_PUBLIC
from selfeval.release import Reach
from selfeval.results import ItemResult
from texts.catalogue import Translator

_GROUPS = 3
"""More columns of perspectives would leave no room for words at a size that a hall can read."""
_LONGEST_WHAT, _LONGEST_ROLE = 150, 80
_MOST = 400
_LIMITS = ("view", "chosen", "missing", "few", "hidden", "compare")


def session_slides(source: PublicSession, t: Translator) -> bytes:
    """Return the slides as a .pptx file with the figures for everybody only; sources and limits stand in the notes."""
    reach = reach_word(Reach.PUBLIC, t)
    words = DeckWords(
        title=t("session_slides.document_title", title=source.session.title),
        author=source.network,
        day=source.day,
        language=t.language,
        footer=t("session_slides.footer", network=shortened(source.network, 60, t), reach=reach),
        more=["", *(t("session_slides.more", count=number) for number in range(1, _MOST))],
    )
    makers = (_opening, _asked, _seen, _talked, _agreed, _needed)
    return slide_deck([make(source, t) for make in makers], words)


def _opening(source: PublicSession, t: Translator) -> AnySlide:
    reach = reach_word(Reach.PUBLIC, t)
    lines = (
        source.network,
        t("session_slides.held", day=t.date(source.day)),
        t("report.reach.oeffentlich", reach=reach) if source.shows_figures else reach,
    )
    return Opening(source.session.title, lines, _notes(source, t))


def _asked(source: PublicSession, t: Translator) -> AnySlide:
    """Say who was asked by what, and how many of each answered."""
    of_round, title = source.results.of_round, t("session_slides.asked")
    basis = t("exports.minutes.basis", round=of_round.title, framework=framework_words(source.framework, t))
    if not source.shows_figures:
        return PointSlide(title, (("", basis), ("", source.why_no_figures(t))), notes=_notes(source, t))
    rows = tuple(
        (
            source.framework.perspective(plan.perspective).label,
            response_words(plan, source.results, t),
            mode_words(plan, t),
        )
        for plan in of_round.plans
    )
    columns = tuple(t(f"report.column.{name}") for name in ("perspective", "took_part", "mode"))
    return TableSlide(title, t("report.about.response"), columns, rows, (2.6, 5.0, 3.2), basis, _notes(source, t))


def _seen(source: PublicSession, t: Translator) -> AnySlide:
    """Show how the perspectives see what was talked about, with the number of answers behind each."""
    title = t("session_slides.seen")
    if not source.shows_figures:
        return PointSlide(title, (("", source.why_no_figures(t)),), notes=_notes(source, t))
    found = [item for talk in source.talks for item in source.shown_items(talk.criterion_id)]
    items = list({item.item.id: item for item in found}.values())
    if not items:
        return PointSlide(title, (("", t("session_poster.nothing_shown", k=K_PUBLIC)),), notes=_notes(source, t))
    groups = _shown_groups(source, items)
    rows = tuple(
        (
            topic_words(source.framework, item.criterion.id, t),
            _apart(item, t),
            *(middle_words(item.perspectives.get(one), item.scale, t) for one in groups[:_GROUPS]),
        )
        for item in items
    )
    columns = (
        t("session_slides.column.topic"),
        t("session_slides.column.apart"),
        *(source.framework.perspective(one).label for one in groups[:_GROUPS]),
    )
    remarks = [t("session_slides.shown_from", k=K_PUBLIC)]
    if len(groups) > _GROUPS:
        others = t.listed([source.framework.perspective(one).label for one in groups[_GROUPS:]])
        remarks.insert(0, t("session_slides.other_groups", names=others))
    weights = (2.6, 2.0, *(2.3 for _ in groups[:_GROUPS]))
    return TableSlide(
        title, t("session_slides.about.seen"), columns, rows, weights, " ".join(remarks), _notes(source, t)
    )


def _shown_groups(source: PublicSession, items: Iterable[ItemResult]) -> list[str]:
    shown = {one for item in items for one, figure in item.perspectives.items() if figure.median is not None}
    return [one for one in source.results.perspectives if one in shown]


def _apart(item: ItemResult, t: Translator) -> str:
    if item.gap is None:
        return t("session_slides.apart.unknown")
    if not item.gap.steps:
        return t("session_slides.apart.together")
    return t("session_slides.apart.steps", count=item.gap.steps, steps=t.number(item.gap.steps))


def _talked(source: PublicSession, t: Translator) -> AnySlide:
    points = tuple(
        (t("session_slides.topic", topic=topic) if outcome else topic, outcome)
        for talk in source.talks
        for topic, outcome in [(topic_words(source.framework, talk.criterion_id, t), source.outcome(talk, t))]
    )
    points = points or (("", t("session_poster.nothing_talked")),)
    return PointSlide(t("session_slides.talked"), points, notes=_notes(source, t))


def _agreed(source: PublicSession, t: Translator) -> AnySlide:
    title = t("session_slides.agreed")
    if not source.agreed:
        return PointSlide(title, (("", t("session_poster.nothing_agreed")),), notes=_notes(source, t))
    rows = tuple(
        (
            shortened(one.what, _LONGEST_WHAT, t),
            shortened(one.responsible, _LONGEST_ROLE, t),
            t.short_date(one.due_on),
        )
        for one in source.agreed
    )
    columns = tuple(t(f"report.column.{name}") for name in ("what", "who", "until"))
    return TableSlide(title, t("report.about.agreements"), columns, rows, (5.6, 3.6, 1.7), notes=_notes(source, t))


def _needed(source: PublicSession, t: Translator) -> AnySlide:
    """Say which decisions are needed from which body; costs stand in the proposal only."""
    awaited = [one for one in source.agreed if one.decision_from and one.resolution is None]
    points = tuple(
        (
            t("session_slides.body", body=shortened(one.decision_from, _LONGEST_ROLE, t)),
            shortened(one.what, _LONGEST_WHAT, t),
        )
        for one in awaited
    )
    remark = t("session_slides.proposal") if points else ""
    points = points or (("", t("session_slides.nothing_needed")),)
    return PointSlide(t("session_slides.needed"), points, remark, _notes(source, t))


def _notes(source: PublicSession, t: Translator) -> tuple[str, ...]:
    """Return what the slides rest on and what their figures do not say."""
    of_round = source.results.of_round
    notes = [t("exports.minutes.basis", round=of_round.title, framework=framework_words(source.framework, t))]
    if of_round.closed_on is not None:
        notes.append(t("exports.minutes.closed", round=of_round.title, day=t.date(of_round.closed_on)))
    if not source.shows_figures:
        return (*notes, source.why_no_figures(t))
    limits = [t(f"report.limit.{name}") for name in _LIMITS]
    return (
        *notes,
        t("session_slides.shown_from", k=K_PUBLIC),
        t("exports.minutes.median"),
        t("report.limits"),
        *limits,
    )
