"""From the public figures of a round to the pages that those who answered read."""

from exports import palette
from exports.plain_words import plain_figure, plain_response, plain_unknown
from exports.report.answer_bars import pieces_of
from exports.report.blocks import Key
from exports.report.source import own_words_of
from participant.contexts import LanguageLink
from participant.echo_contexts import (
    EchoAgreement,
    EchoArea,
    EchoGroup,
    EchoPage,
    EchoPart,
    EchoRow,
    EchoTopic,
    EchoWaitPage,
    EchoWords,
    Said,
)
from participant.echo_entry import Echo
from participant.languages import language_links
from qualitaetsrahmen.languages.translations import GERMAN
from qualitaetsrahmen.model import Register
from selfeval.model import K_PUBLIC, RoundState
from selfeval.release import Shown
from selfeval.results import ItemResult, Results
from texts.catalogue import Translator, translator
from wiring.addresses import address_in

PART = "teil"
"""The name under which an address says which part."""
_ROWS = 40
"""So many bars stand on one page, so that it stays light on a slow line."""


def wait_page(echo: Echo) -> EchoWaitPage:
    """Return the page that says that results come, and when."""
    t = translator(echo.language)
    of_round = echo.of_round
    paragraphs = [t("echo.wait.intro", network=echo.network)]
    if of_round.state is RoundState.OPEN and of_round.closes_on is not None:
        paragraphs.append(t("echo.wait.until", day=t.date(of_round.closes_on)))
    if of_round.results_on is not None:
        paragraphs.append(t("echo.wait.on", day=t.date(of_round.results_on)))
    else:
        paragraphs.append(t("echo.wait.afterwards"))
    paragraphs.append(t("echo.wait.keep"))
    return EchoWaitPage(
        language=echo.language,
        title=t("echo.wait.title"),
        heading=of_round.title,
        languages=_language_links(echo, None),
        paragraphs=tuple(paragraphs),
        message=_refused(echo, t),
    )


def echo_page(echo: Echo, results: Results, wanted_part: str | None) -> EchoPage:
    """Return the results, or one part of them where they would not stand on one page."""
    t = translator(echo.language)
    parts = _parts(results)
    number = int(wanted_part) if wanted_part in {str(one) for one in range(1, len(parts) + 1)} else 1
    shown = parts[number - 1] if parts else []
    has_parts = len(parts) > 1
    return EchoPage(
        language=echo.language,
        title=t("echo.title"),
        heading=echo.of_round.title,
        languages=_language_links(echo, number if has_parts else None),
        intro=t("echo.intro", network=echo.network),
        groups=_groups(echo, results, t),
        areas=_areas(echo, results, shown, t),
        words=_words(echo, results, {item.area.id for item in shown}),
        parts=_part_links(echo, parts, number) if has_parts else (),
        hidden=t("echo.why_hidden", k=K_PUBLIC) if _has_hidden(results) else "",
        agreements=_agreements(echo, t),
        message=_refused(echo, t),
    )


def _parts(results: Results) -> list[list[ItemResult]]:
    """Return all statements as one part where they are few, otherwise area by area, long ones in several."""
    if _rows_of(list(results.items)) <= _ROWS:
        return [list(results.items)] if results.items else []
    parts: list[list[ItemResult]] = []
    for item in results.items:
        is_same = bool(parts) and parts[-1][0].area.id == item.area.id
        if is_same and _rows_of([*parts[-1], item]) <= _ROWS:
            parts[-1].append(item)
        else:
            parts.append([item])
    return parts


def _rows_of(items: list[ItemResult]) -> int:
    return sum(len(item.perspectives) for item in items)


def _groups(echo: Echo, results: Results, t: Translator) -> tuple[EchoGroup, ...]:
    groups = []
    for plan in results.of_round.plans:
        mark = palette.mark_of(echo.framework, plan.perspective)
        name, people = _name(echo, plan.perspective), plain_response(plan, results, t)
        groups.append(EchoGroup(name=name, colour=mark.colour, shape=mark.shape, people=people))
    return tuple(groups)


def _areas(echo: Echo, results: Results, items: list[ItemResult], t: Translator) -> tuple[EchoArea, ...]:
    """Return the statements under their areas; a new key begins wherever the scale changes."""
    areas: list[tuple[ItemResult, list[EchoTopic]]] = []
    for item in items:
        first = areas[-1][0] if areas else None
        if first is None or (first.area.id, first.scale.id) != (item.area.id, item.scale.id):
            areas.append((item, []))
        areas[-1][1].append(_topic(echo, results, item, t))
    return tuple(
        EchoArea(
            title=echo.said(first.area.plain_title, f"areas/{first.area.id}/plain_title"),
            keys=_keys(first),
            topics=tuple(topics),
        )
        for first, topics in areas
    )


def _words(echo: Echo, results: Results, areas: set[str]) -> tuple[EchoWords, ...]:
    title_of = {area.id: area.plain_title for area in echo.framework.areas}
    return tuple(
        EchoWords(
            topic=echo.said(title_of[one.area], f"areas/{one.area}/plain_title"),
            name=_name(echo, one.perspective),
            texts=tuple(Said(text=text.text, language=GERMAN) for text in one.texts),
        )
        for one in own_words_of(results)
        if one.area in areas
    )


def _name(echo: Echo, group: str) -> Said:
    return echo.said(echo.framework.perspective(group).label, f"perspectives/{group}/label")


def _keys(item: ItemResult) -> tuple[Key, ...]:
    colours = palette.step_colours(len(item.scale.steps))
    return tuple(Key(step.label, colour) for step, colour in zip(item.scale.steps, colours, strict=True))


def _topic(echo: Echo, results: Results, item: ItemResult, t: Translator) -> EchoTopic:
    asked = [group for group in results.perspectives if group in item.item.ask]
    plain = [one for one in asked if echo.framework.perspective(one).register_ is Register.PLAIN]
    reader = (plain or asked)[0]
    rows = tuple(_row(echo, item, group, t) for group in _groups_of(item, results))
    return EchoTopic(
        title=echo.said(item.criterion.plain_title, f"criteria/{item.criterion.id}/plain_title"),
        statement=echo.said(item.item.ask[reader].text, f"items/{item.item.id}/ask/{reader}/text"),
        rows=rows,
    )


def _groups_of(item: ItemResult, results: Results) -> list[str]:
    """Return the groups with a line below a statement.

    Of a group that is too small everywhere the page says so once at the top; only where nobody else was asked it is
    said below the statement too.
    """
    answering = [group for group in results.perspectives if group in item.perspectives]
    seen = _seen(results)
    return [group for group in answering if group in seen] or answering


def _seen(results: Results) -> set[str]:
    """Return the groups of which anything at all is shown."""
    figures = [pair for item in results.items for pair in item.perspectives.items()]
    return {group for group, figure in figures if figure.shown is not Shown.HIDDEN}


def _row(echo: Echo, item: ItemResult, group: str, t: Translator) -> EchoRow:
    figure, mark = item.perspectives[group], palette.mark_of(echo.framework, group)
    words = [plain_figure(figure, item.scale, t), plain_unknown(item, group, t)]
    return EchoRow(
        name=_name(echo, group),
        colour=mark.colour,
        shape=mark.shape,
        answers="" if figure.answered is None else t("echo.answers", count=figure.answered),
        words=" ".join(part for part in words if part),
        pieces=pieces_of(figure, item.scale),
    )


def _has_hidden(results: Results) -> bool:
    return any(figure.shown is Shown.HIDDEN for item in results.items for figure in item.perspectives.values())


def _agreements(echo: Echo, t: Translator) -> tuple[EchoAgreement, ...]:
    return tuple(
        EchoAgreement(
            what=agreement.what,
            who=agreement.responsible,
            until=t.date(agreement.due_on),
            state=t(f"echo.state.{agreement.state.value}"),
        )
        for agreement in echo.agreements
    )


def _part_links(echo: Echo, parts: list[list[ItemResult]], current: int) -> tuple[EchoPart, ...]:
    return tuple(
        EchoPart(
            title=echo.said(items[0].area.plain_title, f"areas/{items[0].area.id}/plain_title"),
            address=address_in("", echo.language, **{PART: str(number)}),
            is_current=number == current,
        )
        for number, items in enumerate(parts, start=1)
    )


def _language_links(echo: Echo, part: int | None) -> tuple[LanguageLink, ...]:
    """Return the ways to this page in other languages, as seen from it: the link's secret stays out of the page."""
    return language_links(echo.languages, echo.language, "", {} if part is None else {PART: str(part)})


def _refused(echo: Echo, t: Translator) -> str | None:
    return t("participant.language.not_offered") if echo.refused_language else None
