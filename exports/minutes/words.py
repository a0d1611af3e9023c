"""The small words of minutes: who is meant, what a criterion is called, how long something took."""

from dialogues.model import AgendaItem, Session, Talk
from dialogues.preparation_model import Numbering, Series
from qualitaetsrahmen.model import Framework, Item, Register
from texts.catalogue import Translator

_A_MINUTE = 60


def topic_words(framework: Framework, criterion_id: str, t: Translator) -> str:
    """Return number and title of a criterion; one that the framework does not have keeps its id."""
    criterion = framework.criteria.get(criterion_id)
    return t("exports.minutes.topic", ref=criterion.ref, title=criterion.title) if criterion else criterion_id


def statement_words(framework: Framework, asked: Item, t: Translator) -> str:
    """Return a statement as one perspective reads it, the professional wording before the plain one."""
    who = [part for part in framework.perspectives if part.id in asked.ask]
    professional = [part for part in who if part.register_ is Register.PROFESSIONAL]
    reader = (professional or who)[0]
    return t("exports.minutes.statement", text=asked.ask[reader.id].text, who=reader.label)


def framework_words(framework: Framework, t: Translator) -> str:
    """Return a framework with its version."""
    header = framework.framework
    return t("exports.minutes.framework", title=header.title, version=header.version)


def part_words(framework: Framework, item: AgendaItem, t: Translator) -> str:
    """Return what a part of the agenda is called: by its own title, its criterion, or what it is for."""
    if item.title:
        return item.title
    if isinstance(item, Talk):
        return topic_words(framework, item.criterion_id, t)
    return t(f"minutes.phase.{item.kind.value}")


def group_words(session: Session, framework: Framework, leading: str, t: Translator) -> str:
    """Return what the group is called in which a perspective's votes are counted."""
    members = session.counted_groups().get(leading, (leading,))
    labels = [framework.perspective(one).label for one in members]
    return t("minutes.counted_together", who=t.listed(list(dict.fromkeys(labels)))) if len(members) > 1 else labels[0]


def spent_minutes(item: AgendaItem) -> int:
    """Return for how many whole minutes the room was with a part; less than half a minute counts as not at all."""
    return round(item.spent_seconds / _A_MINUTE)


def day_words(session: Session, t: Translator) -> str:
    """Return the day of a session, with its hour where it has one."""
    if session.starts_at is None:
        return t.date(session.held_on)
    return t("minutes.day_and_hour", day=t.date(session.held_on), hour=session.starts_at)


def meeting_words(session: Session, series: Series, t: Translator) -> str:
    """Return the which meeting of its series a session is."""
    if session.number is None:
        return series.title
    year = session.held_on.year
    key = "minutes.meeting_of_year" if series.numbering is Numbering.PER_YEAR else "minutes.meeting"
    return t(key, number=session.number, year=year, title=series.title)
