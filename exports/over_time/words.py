"""What went on between rounds, in whole sentences that neither praise nor blame and never without both numbers."""

from collections.abc import Iterable, Sequence

from analysis.agreement_marks import AgreementMark, MarkKind
from analysis.over_time_model import Course, Edge, Line, OverTime, Point, Reason, Thread, TimeLink
from exports.phrases import mode_word, spread_word
from qualitaetsrahmen.scales import Scale
from selfeval.ordinal import middle_steps
from selfeval.release import Figure, Reach, Shown
from selfeval.response import PER_CENT_FROM
from texts.catalogue import Translator

_VOICES_TO_PART = 2
_CENT = 100
_WAYS = ("higher", "lower", "same", "not_named")


def thread_title(thread: Thread, t: Translator) -> str:
    """Return an item as its newest round counts its criterion; where there are several, it says which one."""
    asked = thread.newest
    title = t("report.topic", ref=asked.criterion.ref, title=asked.criterion.title)
    items = [item.id for item in asked.criterion.items]
    if len(items) == 1:
        return title
    return t("report.one_of_several", title=title, number=items.index(asked.item.id) + 1, total=len(items))


def label_of(found: OverTime, perspective: str) -> str:
    """Return what a perspective is called, in the newest framework that knows it."""
    return found.framework_of(perspective).perspective(perspective).label


def middle_label(figure: Figure, scale: Scale, t: Translator) -> str:
    """Return the middle of a group's answers as the step's own words in quotes, or between which two it lies."""
    labels = [step.label for step in scale.steps]
    lower, upper = middle_steps({place: figure.counts.get(step, 0) for place, step in enumerate(scale.value_of)}) or (
        0,
        0,
    )
    if lower == upper:
        return t("over_time.step", step=labels[lower])
    return t("over_time.step_between", lower=labels[lower], upper=labels[upper])


def link_sentence(link: TimeLink, found: OverTime, t: Translator) -> str:
    """Say where a perspective stood and where it stands, with both numbers, and what has to be kept in mind."""
    who, reasons = label_of(found, link.now.perspective), reason_words(link, t)
    if link.line is Line.BROKEN:
        return t("over_time.broken", who=who, then=_side(link.then, t), now=_side(link.now, t), reasons=reasons)
    sentence = _change(link, who, t)
    more = [t("over_time.with_note", reasons=reasons)] if reasons else []
    if link.movement.is_split:
        more.append(t("over_time.split"))
    elif link.hangs_on_one_vote:
        more.append(t("over_time.one_vote"))
    return " ".join([sentence, *more])


def _change(link: TimeLink, who: str, t: Translator) -> str:
    numbers = {"then_number": _number(link.then, t), "now_number": _number(link.now, t)}
    then, now = (middle_label(point.figure, point.asked.scale, t) for point in (link.then, link.now))
    if link.steps == 0:
        return t("over_time.same", who=who, now=now, **numbers)
    return t("over_time.change", who=who, then=then, now=now, **numbers)


def latest_sentences(thread: Thread, found: OverTime, t: Translator) -> list[str]:
    """Return the latest step of each perspective in words, or where it stands while there is one point only."""
    return [
        link_sentence(course.links[-1], found, t) if course.links else point_words(course.points[-1], found, t)
        for course in thread.courses
    ]


def reason_words(link: TimeLink, t: Translator) -> str:
    """Say why a link is dashed or broken; empty for a solid one."""
    parts = [_reason(reason, link, t) for reason in link.reasons]
    notes = " ".join(link.notes)
    has_own = {Reason.NOTE, Reason.NOT_COMPARABLE} & set(link.reasons)
    if notes and not has_own and Reason.RESCALED in link.reasons:
        parts.append(notes)
    return " ".join(part for part in parts if part)


def _reason(reason: Reason, link: TimeLink, t: Translator) -> str:
    notes = " ".join(link.notes)
    if reason in (Reason.NOTE, Reason.NOT_COMPARABLE) and notes:
        return notes
    if reason is Reason.HIDDEN:
        rounds = [one.of_round.title for one in (link.then, link.now) if one.figure.shown is Shown.HIDDEN]
        return t("over_time.reason.hidden", rounds=t.listed([t("over_time.step", step=one) for one in rounds]))
    if reason is Reason.MODE and link.then.mode and link.now.mode:
        return t("over_time.reason.mode", then=mode_word(link.then.mode, t), now=mode_word(link.now.mode, t))
    return t(f"over_time.reason.{reason.value}")


def edge_words(thread: Thread, t: Translator) -> list[str]:
    """Say why an item is not in the round before its first point, and why not after its last."""
    return [
        t(f"over_time.{side}", round=edge.of_round.title, why=_why(edge, side, t))
        for side, edge in (("begins", thread.begins), ("ends", thread.ends))
        if edge is not None
    ]


def _why(edge: Edge, side: str, t: Translator) -> str:
    return edge.note or t(f"over_time.{side}.{edge.why.value}")


def unknown_sentences(thread: Thread, found: OverTime, t: Translator) -> list[str]:
    """Say how many answered that they do not know, round by round, for every perspective in which somebody did."""
    sentences = []
    for course in thread.courses:
        if any(point.unknown for point in course.points):
            shares = [_unknown(point, t) for point in course.points if point.unknown is not None]
            who = label_of(found, course.perspective)
            sentences.append(t("over_time.unknown", who=who, shares=t("over_time.then").join(shares)))
    return sentences


def _unknown(point: Point, t: Translator) -> str:
    count, of = point.unknown or 0, point.figure.answered or 0
    words = t("over_time.unknown.of", number=t.number(count), of=t.number(of))
    if of < PER_CENT_FROM:
        return words
    return t("report.amount", number=words, share=t.number(round(_CENT * count / of)))


def ways(courses: Iterable[Course]) -> dict[str, list[str]]:
    """Return which perspectives moved up, down, stayed, or have nothing that may be named, since their last round."""
    found: dict[str, list[str]] = {way: [] for way in _WAYS}
    for course in courses:
        if course.links:
            steps = course.links[-1].steps
            way = "not_named" if steps is None else "higher" if steps > 0 else "lower" if steps < 0 else "same"
            found[way].append(course.perspective)
    return found


def ways_sentence(thread: Thread, found: OverTime, t: Translator) -> str:
    """Say in one line who moved up, down or stayed since the round before; empty where there was none."""
    said = [
        t(f"over_time.way.{way}", who=t("report.comma").join(label_of(found, one) for one in those))
        for way, those in ways(thread.courses).items()
        if those
    ]
    return t("report.separator").join(said)


def point_words(point: Point, found: OverTime, t: Translator) -> str:
    """Return everything about one point as one sentence: who, when, median, number, spread and mode."""
    spread, mode = point_spread(point, t), point.mode
    parts = [middle_or_why(point, t), _of_number(point, t), spread, mode_word(mode, t) if mode else ""]
    words = t("report.comma").join(part for part in parts if part)
    return t("over_time.point", who=label_of(found, point.perspective), day=t.short_date(point.day), words=words)


def middle_or_why(point: Point, t: Translator) -> str:
    """Return the median in words, or why there is none."""
    if point.figure.shown is Shown.HIDDEN:
        return t("exports.figure.hidden")
    if point.figure.median is None:
        return t("over_time.no_median")
    return middle_label(point.figure, point.asked.scale, t)


def point_spread(point: Point, t: Translator) -> str:
    """Return the word for how far the answers lie apart; of one alone, or where it is not shown, nothing."""
    spread = point.asked.spread(point.perspective)
    return spread_word(spread, t) if spread and (point.figure.on_scale or 0) >= _VOICES_TO_PART else ""


def mark_words(mark: AgreementMark, t: Translator) -> str:
    """Say what happened to an agreement on a day."""
    return t(f"over_time.mark.{mark.kind.value}", day=t.short_date(mark.on))


def agreement_lines(marks: Sequence[AgreementMark], reach: Reach, t: Translator) -> list[str]:
    """Return one line for each agreement: its number in the chart, what was agreed, and all its days.

    What a body said when it decided stays inside the network.
    """
    lines = []
    for number in sorted({mark.number for mark in marks}):
        own = [mark for mark in marks if mark.number == number]
        days = t("report.comma").join(_day_words(mark, reach, t) for mark in own)
        lines.append(t("over_time.agreement", number=number, what=own[0].agreement.what, days=days))
    return lines


def _day_words(mark: AgreementMark, reach: Reach, t: Translator) -> str:
    words, resolution = mark_words(mark, t), mark.agreement.resolution
    if mark.kind is MarkKind.RESOLVED and resolution is not None and reach is Reach.INTERNAL:
        return t("over_time.mark.resolved_with", words=words, result=resolution.result)
    return words


def _side(point: Point, t: Translator) -> str:
    words, number = middle_or_why(point, t), _of_number(point, t)
    return t("over_time.side", words=words, number=number) if number else words


def _of_number(point: Point, t: Translator) -> str:
    return "" if point.figure.answered is None else t("report.n", number=t.number(point.figure.answered))


def _number(point: Point, t: Translator) -> str:
    return t.number(point.figure.answered or 0)
