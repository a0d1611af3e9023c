"""The version in plain language: what parents said, what others said, what happens next, on two pages at most."""

from exports.plain_words import plain_figure, plain_response, plain_unknown
from exports.report.blocks import Block, Points, Section, Text
from exports.report.parts import first_of, limits_box
from exports.report.source import ReportSource
from exports.report.words import shortened
from selfeval.release import Shown
from selfeval.results import Gap, ItemResult, median_place
from texts.catalogue import Translator

_TOPICS = 8
"""So many topics of one's own fit on the first page."""
_OTHERS = 4
_AGREEMENTS = 4
_SIGNS = 200
_FROM_A_STEP = 1.0


def parents_sections(source: ReportSource, t: Translator) -> tuple[Section, ...]:
    """Return the sections; every group that is shown has at least ten people, because the reach is public."""
    own = source.plain_perspectives
    who = t("echo.and").join(source.framework.perspective(group).label for group in own)
    sections = [Section(t("report.plain.took_part"), 2, (_took_part(source, t),))]
    for group in own:
        label = source.framework.perspective(group).label
        sections.append(Section(t("report.plain.own", who=label), 2, _own(source, group, t)))
    heading = t("report.plain.others", who=who) if own else t("report.plain.everybody")
    sections.append(Section(heading, 2, _others(source, own, t)))
    sections.append(Section(t("report.plain.next"), 2, _next(source, t)))
    sections.append(Section("", 2, (limits_box(t, ("plain_view", "plain_missing", "plain_hidden")),)))
    return tuple(sections)


def _took_part(source: ReportSource, t: Translator) -> Points:
    lines = (
        t(
            "report.plain.response",
            who=source.framework.perspective(plan.perspective).label,
            people=plain_response(plan, source.results, t),
        )
        for plan in source.results.of_round.plans
    )
    return Points(tuple(lines))


def _own(source: ReportSource, group: str, t: Translator) -> tuple[Block, ...]:
    items = [item for item in source.results.items if group in item.perspectives]
    shown = [item for item in items if item.perspectives[group].shown is not Shown.HIDDEN]
    if not shown:
        return (Text(t("report.plain.own_hidden")),)
    return (Points(first_of([_line(item, group, t) for item in shown], _TOPICS, t)),)


def _line(item: ItemResult, group: str, t: Translator) -> str:
    words = [plain_figure(item.perspectives[group], item.scale, t), plain_unknown(item, group, t)]
    text = item.item.ask[group].text
    said = " ".join(part for part in words if part)
    return t("report.plain.line", title=item.criterion.plain_title, text=text, words=said)


def _others(source: ReportSource, own: tuple[str, ...], t: Translator) -> tuple[Block, ...]:
    """Say where others see it otherwise than one's own group, the widest difference first."""
    parted = [(gap, item) for item in source.results.items for gap in [_gap_to(item, own)] if gap is not None]
    parted.sort(key=lambda one: -one[0].steps)
    if not parted:
        return (Text(t("report.plain.no_difference")),)
    points = [_difference(gap, item, source, t) for gap, item in parted]
    return (Text(t("report.plain.differences")), Points(first_of(points, _OTHERS, t)))


def _gap_to(item: ItemResult, own: tuple[str, ...]) -> Gap | None:
    """Return the widest gap between one's own group and another; without one's own, the widest of all."""
    if not own:
        return item.gap if item.gap is not None and item.gap.steps >= _FROM_A_STEP else None
    places = {group: median_place(figure, item.scale) for group, figure in item.perspectives.items()}
    shown = {group: place for group, place in places.items() if place is not None}
    gaps = [
        Gap(*((mine, other) if shown[mine] >= shown[other] else (other, mine)), abs(shown[mine] - shown[other]))
        for mine in own
        if mine in shown
        for other in shown
        if other not in own
    ]
    widest = max(gaps, key=lambda gap: gap.steps, default=None)
    return widest if widest is not None and widest.steps >= _FROM_A_STEP else None


def _difference(gap: Gap, item: ItemResult, source: ReportSource, t: Translator) -> str:
    sides = (
        t(
            "report.plain.side",
            who=source.framework.perspective(group).label,
            words=plain_figure(item.perspectives[group], item.scale, t),
        )
        for group in (gap.lower, gap.higher)
    )
    return t("report.plain.difference", title=item.criterion.plain_title, sides=" ".join(sides))


def _next(source: ReportSource, t: Translator) -> tuple[Block, ...]:
    if not source.agreements:
        return (Text(t("report.plain.next_talk")),)
    points = [
        t(
            "report.plain.agreed",
            what=shortened(agreement.what, _SIGNS, t),
            who=agreement.responsible,
            day=t.date(agreement.due_on),
            state=t(f"echo.state.{agreement.state.value}"),
        )
        for agreement in source.agreements
    ]
    return (Text(t("report.plain.agreed_intro")), Points(first_of(points, _AGREEMENTS, t)))
