"""The list of agreements as a paper: what is open, what is closed, and on demand what became of each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogues.agreement_model import Agreement
from exports import phrases
from exports.agreement_words import agreement_facts, history_points, overdue_words, resolution_words
from exports.report.blocks import Block, Facts, PaperContent, Points, Section, Table, Text
from selfeval.release import Reach
from texts.catalogue import Translator


class ListOf(StrEnum):
    """Whose agreements a list holds; the names are those of addresses."""

    SESSION = "sitzung"
    NETWORK = "netzwerk"
    MUNICIPALITY = "kommune"


@dataclass(frozen=True)
class ListedAgreement:
    """An agreement with the names of what it belongs to."""

    agreement: Agreement
    topic: str
    session: str
    session_on: date
    network: str


@dataclass(frozen=True)
class AgreementList:
    """The agreements of a session, a network or a municipality, as they stood on a day."""

    of: ListOf
    name: str
    """What the session, network or municipality is called."""
    author: str
    day: date
    reach: Reach
    entries: tuple[ListedAgreement, ...]
    with_history: bool = False

    @property
    def open_ones(self) -> tuple[ListedAgreement, ...]:
        """Those that are neither done nor dropped, the next due first."""
        return self._sorted(lambda one: one.is_unfinished)

    @property
    def closed_ones(self) -> tuple[ListedAgreement, ...]:
        """Those that are done or dropped, by the day on which they were due."""
        return self._sorted(lambda one: not one.is_unfinished)

    @property
    def has_several_networks(self) -> bool:
        """Whether the name of the network says anything in this list."""
        return len({entry.network for entry in self.entries}) > 1

    def _sorted(self, fits: Callable[[Agreement], bool]) -> tuple[ListedAgreement, ...]:
        found = (entry for entry in self.entries if fits(entry.agreement))
        return tuple(sorted(found, key=lambda one: (one.agreement.due_on, one.agreement.what, one.agreement.id)))


def agreement_list_content(what: AgreementList, t: Translator) -> PaperContent:
    """Return what the list says; in a list for everybody nothing stands that was written for the network alone."""
    title = t("agreement_papers.list.title", name=what.name)
    before, between, _ = t("exports.minutes.pages", page="\0", pages="\0").split("\0")
    reach = phrases.reach_word(what.reach, t)
    sections = [
        _table_section(what, what.open_ones, "open", t),
        *([_table_section(what, what.closed_ones, "closed", t)] if what.closed_ones else []),
        *(_history_sections(what, t) if what.with_history else []),
    ]
    return PaperContent(
        language=t.language,
        title=title,
        eyebrow=t("agreement_papers.list.eyebrow", reach=reach),
        subject=title,
        author=what.author,
        day=what.day,
        facts=list_facts(what, t),
        sections=tuple(sections),
        footer=t("exports.minutes.footer", network=what.author, reach=reach),
        page_words=(before, between),
        table_word=t("report.as_table"),
    )


def list_facts(what: AgreementList, t: Translator) -> tuple[tuple[str, str], ...]:
    """Return whose list it is, of which day, how many there are, and how far it may go."""
    overdue = sum(entry.agreement.is_overdue(what.day) for entry in what.entries)
    counts = t(
        "agreement_papers.list.counts",
        open=t("agreement_papers.list.count.open", count=len(what.open_ones)),
        overdue=t("agreement_papers.list.count.overdue", count=overdue),
        closed=t("agreement_papers.list.count.closed", count=len(what.closed_ones)),
    )
    reach = phrases.reach_word(what.reach, t)
    return (
        (t(f"agreement_papers.list.of.{what.of.value}"), what.name),
        (t("agreement_papers.list.day"), t.date(what.day)),
        (t("agreement_papers.list.number"), counts),
        (t("exports.minutes.fact.reach"), t(f"agreement_papers.list.reach.{what.reach.value}", reach=reach)),
    )


def _table_section(what: AgreementList, entries: tuple[ListedAgreement, ...], name: str, t: Translator) -> Section:
    heading = t(f"agreement_papers.list.heading.{name}")
    if not entries:
        return Section(heading, 2, (Text(t("agreement_papers.list.none")),))
    columns = tuple(t(f"exports.minutes.column.{column}") for column in ("what", "who", "until", "sign", "state"))
    rows, notes = [], []
    for entry in entries:
        one = entry.agreement
        rows.append(
            (
                one.what,
                one.responsible,
                t.short_date(one.due_on),
                one.sign,
                phrases.agreement_state_word(one.state, t),
            )
        )
        where = t("agreement_papers.list.from_network", topic=entry.topic, network=entry.network)
        others = t("agreement_papers.list.others", others=one.others) if one.others else ""
        told = one.history[-1].note if what.reach is Reach.INTERNAL else ""
        state = "\n".join(part for part in (resolution_words(one, t), told) if part)
        topic = where if what.has_several_networks else entry.topic
        notes.append((topic, others, overdue_words(one, what.day, t), "", state))
    about = t(f"agreement_papers.list.about.{name}")
    return Section(heading, 2, (Table(about, columns, tuple(rows), (4.2, 3.2, 2.2, 3.7, 3.2), tuple(notes)),))


def _history_sections(what: AgreementList, t: Translator) -> list[Section]:
    """Return each agreement with all that was said of it and its dated steps."""
    entries = (*what.open_ones, *what.closed_ones)
    if not entries:
        return []
    sections = [Section(t("agreement_papers.list.heading.history"), 2, ())]
    for entry in entries:
        facts = agreement_facts(entry.agreement, entry.topic, what.reach, t)
        day = t.date(entry.session_on)
        origin = (t("agreement_papers.fact.origin"), t("agreement_papers.origin", session=entry.session, day=day))
        steps: tuple[Block, ...] = (
            Text(t("agreement_papers.list.steps"), is_caption=True),
            Points(history_points(entry.agreement, what.reach, t)),
        )
        sections.append(Section(entry.agreement.what, 3, (Facts((*facts, origin)), *steps)))
    return sections
