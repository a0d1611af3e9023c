"""The invitation to a session as a text to copy and as a Word document, from nothing but what is stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogues.invitations import ends_at, looks_back, programme
from dialogues.model import AgendaItem, Session, Talk
from dialogues.preparation_model import Series
from dialogues.session_formats import SessionFormat
from dialogues.timetable import begins_at
from exports.plain_text import printable
from exports.series_names import meeting_name
from exports.word_documents import About, add_fact, add_footer, add_heading, add_points, add_text, file_of, new_document
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator


@dataclass(frozen=True)
class InvitationContent:
    """What an invitation is made of; the network invites, never a person."""

    network: str
    session: Session
    framework: Framework
    format: SessionFormat | None = None
    series: Series | None = None


@dataclass(frozen=True)
class _Chapter:
    """A heading with its lines; ``is_list`` where each stands for itself."""

    heading: str
    lines: tuple[str, ...]
    is_list: bool = False


def invitation_text(content: InvitationContent, t: Translator) -> str:
    """Return the invitation as plain text; the same session gives the same text."""
    lines = [content.session.title, "", _greeting(content, t), ""]
    lines += [f"{name}: {value}" for name, value in _facts(content, t)]
    for chapter in _chapters(content, t):
        mark = "– " if chapter.is_list else ""
        lines += ["", chapter.heading, *(f"{mark}{line}" for line in chapter.lines)]
    return printable("\n".join([*lines, "", t("invitation.closing", network=content.network), ""]))


def invitation_document(content: InvitationContent, t: Translator) -> bytes:
    """Return the invitation as a .docx file; the same session gives the same bytes."""
    session = content.session
    about = About(
        title=t("invitation.document_title", title=session.title),
        subject=session.title,
        author=content.network,
        day=session.held_on,
        language=t.language,
    )
    document = new_document(about)
    add_text(document, t("invitation.kind"), "Eyebrow")
    add_heading(document, session.title, 0)
    add_text(document, _greeting(content, t))
    for name, value in _facts(content, t):
        add_fact(document, name, value)
    for chapter in _chapters(content, t):
        add_heading(document, chapter.heading, 1)
        if chapter.is_list:
            add_points(document, chapter.lines)
        else:
            for line in chapter.lines:
                add_text(document, line)
    add_text(document, t("invitation.closing", network=content.network))
    before, between, _ = t("invitation.pages", page="\0", pages="\0").split("\0")
    add_footer(document, content.network, before, between)
    return file_of(document)


def hours(session: Session, t: Translator) -> str:
    """Return from when to when a session is; empty while it has no hour."""
    begin, end = begins_at(session), ends_at(session)
    return t("invitation.hours", begin=f"{begin:%H:%M}", end=f"{end:%H:%M}") if begin and end else ""


def part_name(part: AgendaItem, t: Translator) -> str:
    """Return what a part of an agenda is called, by its title or by its kind."""
    return part.title or t(f"invitation.part.{part.kind.value}")


def _greeting(content: InvitationContent, t: Translator) -> str:
    sentence = t("invitation.greeting", network=content.network)
    if content.series is None:
        return sentence
    return f"{sentence} {t('invitation.is_meeting', meeting=meeting_name(content.session, content.series, t))}"


def _facts(content: InvitationContent, t: Translator) -> Iterator[tuple[str, str]]:
    session, time = content.session, hours(content.session, t)
    day = t("invitation.day", weekday=t.weekday(session.held_on), day=t.date(session.held_on))
    yield t("invitation.when"), t("invitation.day_and_hours", day=day, hours=time) if time else day
    yield t("invitation.where"), session.place or t("invitation.place_follows")
    if content.format is not None:
        yield t("invitation.what_for"), content.format.purpose
        yield t("invitation.for_whom"), _for_whom(content.format)


def _for_whom(of_format: SessionFormat) -> str:
    """Return who should come: the first sentence; what follows tells those who plan how many and why."""
    first, stop, _ = of_format.for_whom.partition(". ")
    return f"{first}." if stop else first


def _chapters(content: InvitationContent, t: Translator) -> Iterator[_Chapter]:
    if lines := tuple(_programme_lines(content, t)):
        yield _Chapter(t("invitation.programme"), lines, is_list=True)
    elif topics := tuple(_topic(content, talk) for talk in content.session.talks):
        yield _Chapter(t("invitation.topics"), topics, is_list=True)
    brings = [t("invitation.bring.look_back")] if looks_back(content.session) else []
    yield _Chapter(t("invitation.bring"), (t("invitation.bring.phone"), *brings))
    yield _Chapter(t("invitation.take_part"), tuple(_taking_part(content, t)))


def _programme_lines(content: InvitationContent, t: Translator) -> Iterator[str]:
    """Return each part with its hour; nothing where there are no hours, because then only the topics are sure."""
    for point in programme(content.session):
        part = point.part
        name = part_name(part, t)
        if isinstance(part, Talk):
            name = t("invitation.talk_about", title=_topic(content, part))
        if point.begins is not None:
            yield t("invitation.at", hour=f"{point.begins:%H:%M}", part=name)


def _topic(content: InvitationContent, talk: Talk) -> str:
    return talk.title or content.framework.criteria[talk.criterion_id].title


def _taking_part(content: InvitationContent, t: Translator) -> Iterator[str]:
    """Say how people take part, and who votes openly, because nobody may learn that only in the room."""
    yield t("invitation.take_part.phone")
    session = content.session
    blind = [one for one in session.perspectives if one not in session.open_perspectives]
    openly = [one for one in session.perspectives if one in session.open_perspectives]
    if blind or not session.perspectives:
        yield t("invitation.take_part.anonymous")
    if openly:
        yield t("invitation.take_part.open", who=t.listed([content.framework.perspective(one).label for one in openly]))
    yield t("invitation.take_part.without_phone")
