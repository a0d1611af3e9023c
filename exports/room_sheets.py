"""Sheets for a room without a network: slips to vote with, tallies, cards, agreements, and the closing pulse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogues.hand_counts import answers_of_group
from dialogues.model import AgendaItem, Session, Talk
from dialogues.questions import PULSE_PARTS, PULSE_STEPS
from exports.minutes.words import group_words, part_words, topic_words
from exports.typesetting import typeset
from qualitaetsrahmen.model import Framework, Item, Register
from qualitaetsrahmen.scales import OffScale, Step
from selfeval.model import K_INTERNAL
from texts.catalogue import Translator

_AGREEMENT_FIELDS = ("topic", "what", "who", "until", "sign", "others", "decision")
_STEPS_TO_TAKE = ("print", "hand_out", "collect", "count", "enter", "destroy")


@dataclass(frozen=True)
class RoomSheets:
    """The session and the framework that its round has pinned; nothing on the sheets names a person or a code."""

    session: Session
    framework: Framework


def room_sheets(source: RoomSheets, t: Translator) -> bytes:
    """Return the sheets of a session as one PDF; each page says what it is and how often it is needed."""
    sheets = [_guide(t)]
    for talk in source.session.talks:
        if talk.criterion_id in source.framework.criteria:
            sheets += _talk_sheets(source, talk, t)
    sheets += [
        _cards(source, item, t) for item in source.session.agenda if item.takes_cards and not isinstance(item, Talk)
    ]
    sheets += [_agreements(t), _pulse(t), _pulse_tally(t)]
    return typeset(
        "room_sheets.typ",
        {
            "language": t.language,
            "title": t("room_sheets.document_title", title=source.session.title),
            "session": source.session.title,
            "day": t.date(source.session.held_on),
            "page_words": t("exports.minutes.pages", page="\0", pages="\0").split("\0"),
            "sheets": sheets,
        },
    )


def _guide(t: Translator) -> dict[str, object]:
    return {
        "kind": "guide",
        "title": t("room_sheets.guide"),
        "intro": t("room_sheets.guide.intro"),
        "steps": [t(f"room_sheets.guide.{step}", k=K_INTERNAL) for step in _STEPS_TO_TAKE],
        "note": "",
    }


def _talk_sheets(source: RoomSheets, talk: Talk, t: Translator) -> Iterator[dict[str, object]]:
    """Yield all that one criterion needs: slips for each group, a tally for each statement, cards."""
    for item in source.framework.rated_items(source.framework.criteria[talk.criterion_id]):
        for group in source.session.counted_groups():
            yield _slips(source, talk, item, group, t)
        yield _tally(source, talk, item, t)
    if talk.takes_cards:
        yield _cards(source, talk, t)


def _slips(source: RoomSheets, talk: Talk, item: Item, group: str, t: Translator) -> dict[str, object]:
    """Return a page of slips of one group; whoever votes openly reads so on the slip."""
    who = group_words(source.session, source.framework, group, t)
    is_open = group in source.session.open_perspectives
    steps = len(source.framework.scale_of(item).steps)
    answers = [answer.label for answer in answers_of_group(source.session, source.framework, item, group)]
    return {
        "kind": "slips",
        "title": t("room_sheets.slips", who=who),
        "note": t("room_sheets.slips.note"),
        "who": who,
        "topic": topic_words(source.framework, talk.criterion_id, t),
        "statement": _statement(source.framework, item, source.session.counted_groups()[group]),
        "times": [t(f"room_sheets.time.{number}") for number in (1, 2)],
        "steps": answers[:steps],
        "beside": answers[steps:],
        "promise": t("room_sheets.slip.open" if is_open else "room_sheets.slip.blind"),
    }


def _statement(framework: Framework, item: Item, members: Sequence[str]) -> str:
    """Return a statement in a group's own words; whoever was not asked reads it as professionals do."""
    asked = [one for one in members if one in item.ask]
    if asked:
        return item.ask[asked[0]].text
    ordered = sorted(item.ask, key=lambda one: framework.perspective(one).register_ is not Register.PROFESSIONAL)
    return item.ask[ordered[0]].text


def _tally(source: RoomSheets, talk: Talk, item: Item, t: Translator) -> dict[str, object]:
    """Return a table with a row for each answer and a column for each group, to count in by strokes."""
    groups = list(source.session.counted_groups())
    offered = {
        group: {one.id for one in answers_of_group(source.session, source.framework, item, group)} for group in groups
    }
    scale = source.framework.scale_of(item)
    every: list[Step | OffScale] = [*scale.steps, *scale.off_scale]
    answers = [one for one in every if any(one.id in ids for ids in offered.values())]
    rows = [[one.label, *("" if one.id in offered[group] else "–" for group in groups)] for one in answers]
    return {
        "kind": "tally",
        "title": t("room_sheets.tally"),
        "note": t("room_sheets.tally.note"),
        "topic": topic_words(source.framework, talk.criterion_id, t),
        "statement": _statement(source.framework, item, source.session.perspectives),
        "times": [t(f"room_sheets.time.{number}") for number in (1, 2)],
        "columns": [
            t("report.column.answer"),
            *(group_words(source.session, source.framework, group, t) for group in groups),
        ],
        "rows": [*rows, [t("room_sheets.tally.sum"), *("" for _ in groups)]],
    }


def _cards(source: RoomSheets, item: AgendaItem, t: Translator) -> dict[str, object]:
    return {
        "kind": "cards",
        "title": t("room_sheets.cards"),
        "note": t("room_sheets.cards.note"),
        "topic": part_words(source.framework, item, t),
        "question": item.card_question or t("room_sheets.cards.question"),
        "promise": t("room_sheets.no_name"),
    }


def _agreements(t: Translator) -> dict[str, object]:
    return {
        "kind": "agreements",
        "title": t("room_sheets.agreements"),
        "note": t("room_sheets.agreements.note"),
        "fields": [t(f"room_sheets.agreements.{field}") for field in _AGREEMENT_FIELDS],
    }


def _pulse(t: Translator) -> dict[str, object]:
    return {
        "kind": "pulse",
        "title": t("room_sheets.pulse"),
        "note": t("room_sheets.slips.note"),
        "questions": [t(f"minutes.pulse.{part}") for part in PULSE_PARTS],
        "steps": [t(f"minutes.pulse.step.{step}") for step in range(1, PULSE_STEPS + 1)],
        "promise": t("room_sheets.no_name"),
    }


def _pulse_tally(t: Translator) -> dict[str, object]:
    """Return the table in which the closing slips are counted, for the whole room."""
    steps = [t(f"minutes.pulse.step.{step}") for step in range(1, PULSE_STEPS + 1)]
    return {
        "kind": "tally",
        "title": t("room_sheets.pulse_tally"),
        "note": t("room_sheets.pulse_tally.note", k=K_INTERNAL),
        "topic": "",
        "statement": "",
        "times": [""],
        "columns": [t("minutes.column.answer.pulse"), *steps],
        "rows": [[t(f"minutes.pulse.{part}"), *("" for _ in steps)] for part in PULSE_PARTS],
    }
