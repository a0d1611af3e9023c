"""What several reports share: who took part, what was agreed, what is missing, what figures do not say."""

from collections.abc import Sequence

from dialogues.agenda import SHARE_FROM
from exports import phrases
from exports.report.blocks import Block, Box, Points, Table, Text
from exports.report.source import ReportSource
from exports.report.words import (
    framework_words,
    hidden_groups,
    mode_words,
    response_words,
    smallest_group,
    title_of,
)
from qualitaetsrahmen.scales import OffScaleKind
from selfeval.ordinal import Spread
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator

FINDINGS = {OffScaleKind.UNKNOWN: "unknown", OffScaleKind.ELSEWHERE: "elsewhere"}
_ORIGINS = ("web", "paper", "room")


def facts(source: ReportSource, t: Translator) -> tuple[tuple[str, str], ...]:
    """Return network, day, framework and reach as pairs of a name and a value."""
    of_round = source.results.of_round
    reach = source.results.reach
    pairs = [
        (t("report.fact.network"), source.network),
        (t("report.fact.closed"), t.date(of_round.closed_on) if of_round.closed_on else ""),
        (t("report.fact.framework"), framework_words(source.framework, t)),
        (t("report.fact.reach"), t(f"report.reach.{reach.value}", reach=phrases.reach_word(reach, t))),
    ]
    return tuple(pair for pair in pairs if pair[1])


def footer_words(source: ReportSource, t: Translator) -> str:
    """Return what stands at the foot of every page: whose it is, and how far it may go."""
    reach = phrases.reach_word(source.results.reach, t)
    return t("report.footer", network=source.network, round=source.results.of_round.title, reach=reach)


def response_points(source: ReportSource, t: Translator) -> Points:
    """Say for each perspective how many took part and in which way."""
    return Points(
        tuple(
            t(
                "report.took_part",
                who=source.framework.perspective(plan.perspective).label,
                people=response_words(plan, source.results, t),
                mode=mode_words(plan, t),
            )
            for plan in source.results.of_round.plans
        )
    )


def response_table(source: ReportSource, t: Translator) -> Table:
    """Return one row per perspective: its level, how many took part, in which way, and how answers came in."""
    framework = source.framework
    has_origins = bool(source.origins or source.results.helped)
    rows = []
    for plan in source.results.of_round.plans:
        part = framework.perspective(plan.perspective)
        people = response_words(plan, source.results, t)
        row = [part.label, framework.level(part.level).label, people, mode_words(plan, t)]
        if has_origins:
            row.append(_origin_words(source, plan.perspective, t))
        rows.append(tuple(row))
    names = ("perspective", "level", "took_part", "mode", *(("origin",) if has_origins else ()))
    columns = tuple(t(f"report.column.{name}") for name in names)
    weights = (1.4, 1.6, 2.0, 1.6, *((1.6,) if has_origins else ()))
    return Table(t("report.about.response"), columns, tuple(rows), weights)


def agreement_table(source: ReportSource, t: Translator) -> Table:
    """Return one row per agreement: what, who by role, until when, how it will be noticed, how far it has come."""
    names = ("what", "who", "until", "sign", "state")
    rows = tuple(
        (
            agreement.what,
            agreement.responsible,
            t.short_date(agreement.due_on),
            agreement.sign,
            phrases.agreement_state_word(agreement.state, t),
        )
        for agreement in source.agreements
    )
    columns = tuple(t(f"report.column.{name}") for name in names)
    return Table(t("report.about.agreements"), columns, rows, (3.0, 1.7, 1.2, 2.2, 1.1))


def hidden_blocks(source: ReportSource, t: Translator) -> tuple[Block, ...]:
    """Name what is not shown, why, and what to do about it."""
    items = source.results.items
    missing = {
        group: sum(group in hidden_groups(item) for item in items)
        for group in source.results.perspectives
        if any(group in hidden_groups(item) for item in items)
    }
    if not missing:
        return (Text(t("report.hidden.none")),)
    named = tuple(
        t("report.hidden.named", count=number, who=source.framework.perspective(group).label)
        for group, number in missing.items()
    )
    why = Text(t("report.hidden.why", k=smallest_group(source.results)))
    to_do = Points(tuple(t(f"report.hidden.do.{name}") for name in ("now", "more", "plan")))
    return (Points(named), why, Text(t("report.hidden.to_do")), to_do)


def limits_box(t: Translator, names: Sequence[str] = ("view", "chosen", "missing", "few", "hidden", "compare")) -> Box:
    """Return the box that stands on every report: what these figures do not say."""
    return Box(t("report.limits"), tuple(t(f"report.limit.{name}") for name in names))


def shared(results: Results) -> list[ItemResult]:
    """Return the items on which at least two perspectives stand on the same step, each of one mind."""
    return [item for item in results.items if item.gap is not None and item.gap.steps == 0 and _is_of_one_mind(item)]


def finding_points(item: ItemResult, source: ReportSource, t: Translator) -> tuple[str, ...]:
    """Say where many do not know, where it is not in their hands, and who is split, in one item."""
    sentences = []
    for group in item.perspectives:
        who, number = source.framework.perspective(group).label, item.perspectives[group].answered or 0
        for kind, name in FINDINGS.items():
            count = round(item.share(group, kind) * number)
            if count and item.share(group, kind) >= SHARE_FROM:
                words = {"who": who, "count": count, "of": t.number(number), "number": t.number(count)}
                sentences.append(t(f"report.finding.{name}", **words))
        if item.spread(group) is Spread.SPLIT:
            sentences.append(t("report.finding.split", who=who, of=t.number(number)))
    return tuple(sentences)


def unknown_points(source: ReportSource, t: Translator) -> list[str]:
    """Say on which statements many answered "weiß nicht", the largest share first."""
    found = [
        (item.share(group, OffScaleKind.UNKNOWN), item, group)
        for item in source.results.items
        for group in item.perspectives
    ]
    many = sorted((one for one in found if one[0] >= SHARE_FROM), key=lambda one: -one[0])
    return [
        t(
            "report.unknown",
            title=title_of(item, t),
            who=source.framework.perspective(group).label,
            number=t.number(round(share * (item.perspectives[group].answered or 0))),
            of=t.number(item.perspectives[group].answered or 0),
        )
        for share, item, group in many
    ]


def first_of(points: Sequence[str], most: int, t: Translator) -> tuple[str, ...]:
    """Return the first points, and how many more there are."""
    rest = len(points) - most
    return (*points[:most], t("report.more", count=rest)) if rest > 0 else tuple(points)


def _is_of_one_mind(item: ItemResult) -> bool:
    figures = {group: figure for group, figure in item.perspectives.items() if figure.median is not None}
    return all(item.spread(group) is Spread.AGREED for group in figures)


def _origin_words(source: ReportSource, perspective: str, t: Translator) -> str:
    counts = source.origins.get(perspective, {})
    words = [t(f"report.origin.{way}", number=t.number(counts[way])) for way in _ORIGINS if counts.get(way)]
    if helped := source.results.helped.get(perspective):
        words.append(t("report.origin.helped", number=t.number(helped)))
    return t("report.comma").join(words) or t("report.dash")
