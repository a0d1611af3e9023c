"""The first page of minutes: what the session was, its agenda, and what became of earlier agreements."""

from collections import Counter
from collections.abc import Iterable

from dialogues.model import AgendaItem, Outcome, Reason, ReasonKind, Talk
from exports import phrases
from exports.minutes.source import MinutesSource
from exports.minutes.words import (
    day_words,
    framework_words,
    meeting_words,
    part_words,
    spent_minutes,
    topic_words,
)
from exports.report.blocks import Block, Section, Table, Text
from networks.model import Sector
from texts.catalogue import Translator


def facts(source: MinutesSource, t: Translator) -> tuple[tuple[str, str], ...]:
    """Return what stands under the title; what nobody recorded is left out."""
    session, of_round = source.session, source.results.of_round
    reach = phrases.reach_word(source.results.reach, t)
    pairs = [
        (t("exports.minutes.fact.network"), source.network),
        (t("minutes.fact.series"), meeting_words(session, source.series, t) if source.series else ""),
        (t("exports.minutes.fact.day"), day_words(session, t)),
        (t("minutes.fact.place"), session.place),
        (t("exports.minutes.fact.length"), _length_words(source, t)),
        (
            t("minutes.fact.sectors"),
            _counts(source, "sector", ((one.value, t(f"ui.sector.{one}")) for one in Sector), t),
        ),
        (
            t("minutes.fact.levels"),
            _counts(source, "level", ((one.id, one.label) for one in source.framework.levels), t),
        ),
        (
            t("exports.minutes.fact.basis"),
            t("exports.minutes.basis", round=of_round.title, framework=framework_words(source.framework, t)),
        ),
        (t("exports.minutes.fact.reach"), t("exports.minutes.reach", reach=reach)),
    ]
    return tuple(pair for pair in pairs if pair[1])


def agenda_section(source: MinutesSource, t: Translator) -> Section:
    """Return the agenda with its reasons and outcomes: who reads one page only, reads this."""
    heading, agenda = t("exports.minutes.agenda"), source.session.agenda
    if not agenda:
        return Section(heading, 2, (Text(t("exports.minutes.agenda_empty")),))
    is_timed = any(spent_minutes(item) for item in agenda)
    columns = [t("exports.minutes.column.topic"), t("minutes.column.planned")]
    columns += [t("minutes.column.spent")] if is_timed else []
    columns += [t("exports.minutes.column.outcome")]
    rows, notes = [], []
    for item in agenda:
        spent = spent_minutes(item)
        row = [part_words(source.framework, item, t), t("exports.minutes.minutes", count=item.minutes)]
        row += [t("exports.minutes.minutes", count=spent) if spent else t("minutes.nothing")] if is_timed else []
        row += [phrases.outcome_word(item.outcome, t) if isinstance(item, Talk) else ""]
        rows.append(tuple(row))
        notes.append((_agenda_note(source, item, t), *("" for _ in row[1:])))
    weights = (6.2, 1.3, *((1.5,) if is_timed else ()), 2.4)
    table = Table(t("exports.minutes.agenda_about"), tuple(columns), tuple(rows), weights, tuple(notes))
    summary: tuple[Block, ...] = (Text(_summary(source, t)),) if source.session.talks else ()
    return Section(heading, 2, (*summary, table))


def follow_up_sections(source: MinutesSource, t: Translator) -> tuple[Section, ...]:
    """Return where earlier agreements stood on the day of the session; nothing where none was looked at."""
    if not source.followed_up:
        return ()
    names = ("what", "who", "until", "state")
    rows, notes = [], []
    for agreement, step in source.followed_up:
        state = phrases.agreement_state_word(step.state, t)
        is_new = step.on == source.session.held_on
        rows.append((agreement.what, agreement.responsible, t.short_date(agreement.due_on), state))
        told = step.note if is_new else t("minutes.not_talked_about")
        moved = t("minutes.new_due_day", day=t.short_date(step.due_on)) if is_new and step.due_on else ""
        topic = topic_words(source.framework, agreement.criterion_id, t)
        notes.append((topic, "", "", t("minutes.sentences").join(part for part in (told, moved) if part)))
    columns = tuple(t(f"exports.minutes.column.{name}") for name in names)
    table = Table(t("minutes.follow_up_about"), columns, tuple(rows), (4.4, 3.0, 1.8, 3.2), tuple(notes))
    return (Section(t("minutes.follow_up"), 2, (table,)),)


def reason_sentences(source: MinutesSource, talk: Talk, t: Translator) -> list[str]:
    """Return why a criterion was talked about, each reason once."""
    sentences = [_reason_words(source, reason, t) for reason in talk.reasons]
    return list(dict.fromkeys(sentences)) or [t("exports.reason.chosen")]


def _reason_words(source: MinutesSource, reason: Reason, t: Translator) -> str:
    if reason.kind is ReasonKind.AGREED:
        return t("minutes.reason_agreed", count=reason.count or 1)
    return phrases.reason_sentence(reason, source.framework, t)


def _agenda_note(source: MinutesSource, item: AgendaItem, t: Translator) -> str:
    """Return the strongest reason for a criterion, and how the part was led."""
    reason = reason_sentences(source, item, t)[0] if isinstance(item, Talk) else ""
    method = source.methods.get(item.method_id or "", "")
    led = t("minutes.method", method=method) if method else ""
    return t("minutes.sentences").join(part for part in (reason, led) if part)


def _length_words(source: MinutesSource, t: Translator) -> str:
    planned = t("exports.minutes.planned", count=source.session.minutes)
    spent = sum(spent_minutes(item) for item in source.session.agenda)
    return t("minutes.planned_and_spent", planned=planned, count=spent) if spent else planned


def _counts(source: MinutesSource, kind: str, names: Iterable[tuple[str, str]], t: Translator) -> str:
    """Return how many of each kind are in the room, such as "Gesundheitswesen 4, frühe Bildung 2"."""
    present = source.session.present
    return t("minutes.comma").join(
        t("minutes.present", name=label, number=t.number(present[f"{kind}:{one}"]))
        for one, label in names
        if present.get(f"{kind}:{one}")
    )


def _summary(source: MinutesSource, t: Translator) -> str:
    """Return how many topics came to what, as one line."""
    talks = source.session.talks
    outcomes = Counter(talk.outcome for talk in talks)
    parts = [t("exports.minutes.count.topics", count=len(talks))]
    parts += [
        t(f"exports.minutes.count.{outcome.value}", count=outcomes[outcome]) for outcome in Outcome if outcomes[outcome]
    ]
    parts.append(t("exports.minutes.count.agreements", count=len(source.own_agreements)))
    return t("exports.figure.separator").join(parts)
