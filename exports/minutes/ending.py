"""The last pages of minutes: agreements in full, what comes next, what the figures rest on and do not say."""

from exports import phrases
from exports.agreement_words import agreement_facts, has_more_than_a_table_says
from exports.minutes.source import MinutesSource
from exports.minutes.words import day_words, topic_words
from exports.report.blocks import Block, Box, Facts, Points, Section, Table, Text
from selfeval.model import PerspectivePlan, RoundState
from selfeval.release import Reach
from texts.catalogue import Translator

_LIMITS = ("view", "chosen", "people", "few", "hidden", "compare", "talk")
"""What the figures do not say, in the order of the closing box."""


def agreement_section(source: MinutesSource, t: Translator) -> Section:
    """Return what was agreed at a glance, the next due first."""
    heading, agreements = t("exports.minutes.agreements"), source.own_agreements
    if not agreements:
        return Section(heading, 2, (Text(t("exports.minutes.agreements_empty")),))
    columns = tuple(t(f"exports.minutes.column.{name}") for name in ("what", "who", "until", "sign", "state"))
    rows = tuple(
        (
            one.what,
            one.responsible,
            t.short_date(one.due_on),
            one.sign,
            phrases.agreement_state_word(one.state, t),
        )
        for one in agreements
    )
    notes = tuple(
        (topic_words(source.framework, one.criterion_id, t), "", "", "", one.history[-1].note) for one in agreements
    )
    table = Table(t("exports.minutes.agreements_about"), columns, rows, (4.6, 3.4, 2.1, 4.1, 2.3), notes)
    return Section(heading, 2, (table,))


def agreements_in_full(source: MinutesSource, t: Translator) -> tuple[Section, ...]:
    """Return the agreements about which more was said than the table holds, each with all of it."""
    found = [one for one in source.own_agreements if has_more_than_a_table_says(one)]
    if not found:
        return ()
    sections = [Section(t("minutes.agreements_in_full"), 2, ())]
    for one in found:
        topic = topic_words(source.framework, one.criterion_id, t)
        sections.append(Section(one.what, 3, (Facts(agreement_facts(one, topic, Reach.INTERNAL, t)),)))
    return tuple(sections)


def next_sections(source: MinutesSource, t: Translator) -> tuple[Section, ...]:
    """Return when people meet again and what is looked at when; nothing where neither is known."""
    points: list[str] = []
    if coming := source.next_session:
        place = t("minutes.next.place", place=coming.place) if coming.place else ""
        points.append(t("minutes.next.meeting", day=day_words(coming, t), title=coming.title, place=place))
    reviewed = sorted((one.review_on, one.what) for one in source.own_agreements if one.review_on)
    points += [t("minutes.next.review", day=t.date(day), what=what) for day, what in reviewed]
    return (Section(t("minutes.next"), 2, (Points(tuple(points)),)),) if points else ()


def source_section(source: MinutesSource, t: Translator) -> Section:
    """Return who answered in the round, in which way, on which scale, and what a median is."""
    of_round, framework = source.results.of_round, source.framework
    blocks: list[Block] = []
    if of_round.closed_on is not None:
        blocks.append(Text(t("exports.minutes.closed", round=of_round.title, day=t.date(of_round.closed_on))))
    heading = t("exports.minutes.sources")
    if of_round.state is RoundState.ERASED:
        return Section(heading, 2, (*blocks, Text(t("round_life.minutes.erased"))))
    columns = tuple(t(f"exports.minutes.column.{name}") for name in ("perspective", "answers", "invited", "mode"))
    rows = tuple(
        (
            framework.perspective(plan.perspective).label,
            _sent_words(plan, source.results.sent.get(plan.perspective, 0), t),
            str(plan.invited) if plan.invited else t("exports.minutes.not_known"),
            phrases.mode_word(plan.mode, t),
        )
        for plan in of_round.plans
    )
    notes = tuple(("", "", "", plan.body or "") for plan in of_round.plans)
    about = t("exports.minutes.sources_about")
    blocks.append(Table(about, columns, rows, (5.0, 3.5, 3.0, 5.0), notes, stays_whole=True))
    for scale in {result.scale.id: result.scale for result in source.results.items}.values():
        steps = t("exports.minutes.step_separator").join(step.label for step in scale.steps)
        blocks.append(Text(t("exports.minutes.scale", label=scale.label, steps=steps), is_quiet=True))
    blocks.append(Text(t("exports.minutes.median"), is_quiet=True))
    return Section(heading, 2, tuple(blocks))


def limits_section(t: Translator) -> Section:
    """Return the box that closes the minutes."""
    box = Box(t("exports.minutes.limits"), tuple(t(f"exports.minutes.limit.{limit}") for limit in _LIMITS))
    return Section("", 2, (box,))


def _sent_words(plan: PerspectivePlan, sent: int, t: Translator) -> str:
    """Return how many answered; of a group below its k only that it is below."""
    if plan.is_anonymous and sent < plan.k:
        return t("exports.minutes.fewer_than", k=plan.k)
    return str(sent)
