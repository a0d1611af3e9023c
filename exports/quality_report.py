"""The report for the authors of a framework, once for three kinds of files: what deserves a look."""

from collections.abc import Iterable
from datetime import date

from analysis.drop_off import DropOff
from analysis.framework_quality import FrameworkQuality, Measured, MeasureKind
from analysis.item_quality import AreaQuality, ItemUse
from analysis.statistics.measures import Measure, NotComputable
from exports.finding_words import (
    bound_words,
    coefficient_words,
    item_words,
    kind_words,
    meaning_words,
    sign_sentence,
    who_words,
)
from exports.report.blocks import Block, Box, PaperContent, Points, Section, Table, Text
from qualitaetsrahmen.model import Area
from qualitaetsrahmen.scales import OffScaleKind, Scale
from texts.catalogue import Translator

_LIMITS = ("who", "strict", "few", "together", "mode", "not_judged")
_CENT = 100


def quality_content(quality: FrameworkQuality, today: date, t: Translator) -> PaperContent:
    """Return what the report says; all of it rests on what may leave networks."""
    before, between, _ = t("exports.minutes.pages", page="\0", pages="\0").split("\0")
    header = quality.framework.framework
    name = t("quality_report.framework", title=header.title, version=header.version)
    return PaperContent(
        language=t.language,
        title=t("quality_report.title"),
        eyebrow=t("quality_report.eyebrow"),
        subject=name,
        author=t("quality_report.author"),
        day=today,
        facts=_facts(quality, name, today, t),
        sections=(
            *_summary(quality, t),
            *_areas(quality, t),
            *_reliability(quality, t),
            *_ends(quality, t),
            *_texts(quality, t),
            _bounds(quality, t),
            Section("", 2, (Box(t("quality_report.limits"), _limits(quality, t)),)),
        ),
        footer=t("quality_report.footer", name=name),
        page_words=(before, between),
        table_word=t("report.as_table"),
        file_title=t("quality_report.file_title", name=name),
    )


def summary_sentence(quality: FrameworkQuality, t: Translator) -> str:
    """Say in one sentence how many items call for a look, out of how many that could be judged by anything."""
    items = len({use.item_id for use in quality.uses})
    found = len(quality.items_with_signs)
    if not quality.measured:
        return t("quality_report.summary.nothing", places=quality.bounds.least_places)
    if not found:
        return t("quality_report.summary.none", count=items, number=t.number(items))
    return t("quality_report.summary.some", count=found, number=t.number(found), items=t.number(items))


def item_points(quality: FrameworkQuality, item_id: str, t: Translator) -> tuple[str, ...]:
    """Return the reasons to look at an item as sentences."""
    return tuple(_sentence(quality, one, t) for one in quality.signs if one.item_id == item_id)


def area_points(quality: FrameworkQuality, area_id: str, t: Translator) -> tuple[str, ...]:
    """Return the reasons to look at an area as a whole."""
    return tuple(_sentence(quality, one, t) for one in quality.signs if one.area_id == area_id and not one.item_id)


def _sentence(quality: FrameworkQuality, one: Measured, t: Translator) -> str:
    return sign_sentence(one, who_words(quality.framework, one.perspective, one.other, t), t)


def _facts(quality: FrameworkQuality, name: str, today: date, t: Translator) -> tuple[tuple[str, str], ...]:
    return (
        (t("quality_report.fact.framework"), name),
        (
            t("quality_report.fact.releases"),
            t(
                "quality_report.fact.releases_of",
                count=quality.releases,
                number=t.number(quality.releases),
                places=t("finding_words.places", count=quality.places, number=t.number(quality.places)),
            ),
        ),
        (
            t("quality_report.fact.sheets"),
            t(
                "quality_report.fact.sheets_of",
                count=quality.rounds_with_sheets,
                number=t.number(quality.rounds_with_sheets),
            ),
        ),
        (t("quality_report.fact.day"), t.date(today)),
    )


def _summary(quality: FrameworkQuality, t: Translator) -> tuple[Section, ...]:
    """Return which items call for a look and why, area by area; what may stand behind it comes with the bounds."""
    first = Section(
        t("quality_report.look"),
        2,
        (Text(summary_sentence(quality, t)), Text(t("quality_report.no_verdict"), is_quiet=True)),
    )
    areas = (_look(quality, area, t) for area in quality.framework.areas)
    return (first, *(section for section in areas if section.blocks))


def _look(quality: FrameworkQuality, area: Area, t: Translator) -> Section:
    blocks: list[Block] = []
    if points := area_points(quality, area.id, t):
        blocks += [Text(t("quality_report.whole_area"), is_caption=True), Points(points)]
    for item_id in quality.items_with_signs:
        if quality.framework.area_of[quality.framework.criterion_of[item_id].id].id == area.id:
            asked = {one.perspective for one in quality.signs if one.item_id == item_id}
            wording = quality.framework.items[item_id].ask
            first = next((wording[name].text for name in wording if name in asked), "")
            caption = t("quality_report.item", title=item_words(quality.framework, item_id, t), text=first)
            blocks += [Text(caption, is_caption=True), Points(item_points(quality, item_id, t))]
    return Section(_area_title(area, t), 3, tuple(blocks))


def _areas(quality: FrameworkQuality, t: Translator) -> tuple[Section, ...]:
    tables = (
        Section(_area_title(area, t), 3, (_use_table(quality, area, uses, t),))
        for area in quality.framework.areas
        if (uses := [use for use in quality.uses if _area_of(quality, use) == area.id])
    )
    found = tuple(tables)
    intro = Section(t("quality_report.shares"), 2, (Text(t("quality_report.shares_about")),))
    return (intro, *found) if found else ()


_COLUMNS = (MeasureKind.UNKNOWN, MeasureKind.NOT_APPLICABLE, MeasureKind.ELSEWHERE, MeasureKind.REFUSED)
_USE_WIDTHS = (4.0, 1.25, 1.2, 1.5, 1.5, 1.2, 1.95, 1.6, 1.95)
"""So that no word of a heading is broken, in German or English."""
_KINDS = {
    MeasureKind.UNKNOWN: OffScaleKind.UNKNOWN,
    MeasureKind.NOT_APPLICABLE: OffScaleKind.NOT_APPLICABLE,
    MeasureKind.ELSEWHERE: OffScaleKind.ELSEWHERE,
    MeasureKind.REFUSED: OffScaleKind.REFUSED,
}


def _use_table(quality: FrameworkQuality, area: Area, uses: Iterable[ItemUse], t: Translator) -> Table:
    rows = []
    for use in uses:
        offered = {one.counts_as for one in _scale_of(quality, use).off_scale_for(use.perspective)}
        beside = [
            _share(use.share_of(_KINDS[kind]), t) if _KINDS[kind] in offered else t("report.dash") for kind in _COLUMNS
        ]
        title = item_words(quality.framework, use.item_id, t)
        who = quality.framework.perspective(use.perspective).label
        ends = (_share(use.ends.floor, t), _share(use.ends.ceiling, t))
        last = t("quality_report.n_places", number=t.number(use.answered), places=t.number(use.places))
        rows.append(
            (t("quality_report.row", title=title, who=who), *beside, _share(use.share_unanswered, t), *ends, last)
        )
    kinds = (*_COLUMNS, MeasureKind.UNANSWERED, MeasureKind.FLOOR, MeasureKind.CEILING)
    columns = (t("quality_report.column.item"), *(t(f"quality_report.column.{kind.value}") for kind in kinds))
    return Table(
        t("quality_report.table_about", area=_area_title(area, t)),
        (*columns, t("quality_report.column.n")),
        tuple(rows),
        _USE_WIDTHS,
    )


def _reliability(quality: FrameworkQuality, t: Translator) -> tuple[Section, ...]:
    heading, about = t("quality_report.reliability"), t("quality_report.reliability_about")
    told = [one for one in quality.areas if one.rounds or one.rounds_left_out]
    if not told:
        return (Section(heading, 2, (Text(t("quality_report.no_sheets", places=quality.bounds.least_places)),)),)
    names = ("area", "alpha", "lowest", "people", "rounds")
    columns = tuple(t(f"quality_report.reliability.{name}") for name in names)
    rows = tuple(_reliability_row(quality, one, t) for one in told)
    table = Table(t("quality_report.reliability_table"), columns, rows, (4.1, 2.8, 3.7, 3.0, 2.6))
    return (Section(heading, 2, (Text(about), table)),)


def _reliability_row(quality: FrameworkQuality, one: AreaQuality, t: Translator) -> tuple[str, ...]:
    area = next(area for area in quality.framework.areas if area.id == one.area_id)
    who = quality.framework.perspective(one.perspective).label
    whole = one.reliability.alpha if one.of_two is None else one.of_two
    rests = [(rest, item) for item, rest in zip(one.items, one.item_rest, strict=True) if isinstance(rest, float)]
    lowest = t("report.dash")
    if rests:
        value, item = min(rests)
        title = item_words(quality.framework, item, t)
        lowest = t("quality_report.reliability.lowest_item", value=coefficient_words(value, t), title=title)
    people = t(
        "quality_report.reliability.people_of",
        number=t.number(one.reliability.people),
        left=t.number(one.reliability.left_out),
    )
    rounds = t("quality_report.reliability.rounds_of", number=t.number(one.rounds), left=t.number(one.rounds_left_out))
    return t("quality_report.row", title=_area_title(area, t), who=who), _coefficient(whole, t), lowest, people, rounds


def _ends(quality: FrameworkQuality, t: Translator) -> tuple[Section, ...]:
    if not quality.drop_offs:
        return ()
    columns = tuple(t(f"quality_report.ends.{name}") for name in ("area", "share", "reached", "places"))
    rows = tuple(_ends_row(quality, one, t) for one in quality.drop_offs)
    table = Table(t("quality_report.ends_table"), columns, rows, (6.0, 2.4, 3.0, 2.0))
    return (Section(t("quality_report.ends_heading"), 2, (Text(t("quality_report.ends_about")), table)),)


def _ends_row(quality: FrameworkQuality, one: DropOff, t: Translator) -> tuple[str, ...]:
    area = next(area for area in quality.framework.areas if area.id == one.area_id)
    who = quality.framework.perspective(one.perspective).label
    return (
        t("quality_report.row", title=_area_title(area, t), who=who),
        _share(one.share, t),
        t("quality_report.ends.of", ended=t.number(one.ended), reached=t.number(one.reached)),
        t.number(one.places),
    )


def _texts(quality: FrameworkQuality, t: Translator) -> tuple[Section, ...]:
    found = [one for one in quality.measured if one.kind is MeasureKind.TEXTS]
    if not found:
        return ()
    columns = tuple(t(f"quality_report.texts.{name}") for name in ("place", "number", "places"))
    rows = []
    for one in found:
        area = next(area for area in quality.framework.areas if area.id == one.area_id)
        title = item_words(quality.framework, one.item_id, t) if one.item_id else _area_title(area, t)
        who = quality.framework.perspective(one.perspective).label
        rows.append((t("quality_report.row", title=title, who=who), t.number(one.answers), t.number(one.places)))
    table = Table(t("quality_report.texts_table"), columns, tuple(rows), (8.0, 2.4, 2.4))
    return (Section(t("quality_report.texts_heading"), 2, (Text(t("quality_report.texts_about")), table)),)


def _bounds(quality: FrameworkQuality, t: Translator) -> Section:
    kinds = [kind for kind in MeasureKind if kind is not MeasureKind.TEXTS]
    rows = tuple((kind_words(kind, t), bound_words(kind, quality.bounds, t), meaning_words(kind, t)) for kind in kinds)
    columns = tuple(t(f"quality_report.bounds.{name}") for name in ("kind", "bound", "meaning"))
    about = t(
        "quality_report.bounds_about",
        answers=t.number(quality.bounds.least_answers),
        places=t.number(quality.bounds.least_places),
        people=t.number(quality.bounds.least_people),
    )
    table = Table(t("quality_report.bounds_table"), columns, rows, (4.0, 3.6, 8.0))
    return Section(t("quality_report.bounds_heading"), 2, (Text(about), table))


def _limits(quality: FrameworkQuality, t: Translator) -> tuple[str, ...]:
    return tuple(t(f"quality_report.limit.{one}", places=quality.bounds.least_places) for one in _LIMITS)


def _area_title(area: Area, t: Translator) -> str:
    return t("report.topic", ref=area.ref, title=area.title)


def _area_of(quality: FrameworkQuality, use: ItemUse) -> str:
    return quality.framework.area_of[quality.framework.criterion_of[use.item_id].id].id


def _scale_of(quality: FrameworkQuality, use: ItemUse) -> Scale:
    return quality.framework.scale_of(quality.framework.items[use.item_id])


def _share(value: Measure, t: Translator) -> str:
    if isinstance(value, NotComputable):
        return t("report.dash")
    return t("finding_words.share", share=t.number(round(value * _CENT)))


def _coefficient(value: Measure, t: Translator) -> str:
    if isinstance(value, NotComputable):
        return t(f"quality_report.reason.{value.reason.value}")
    return coefficient_words(value, t)
