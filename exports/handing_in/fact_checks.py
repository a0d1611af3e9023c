"""Whether the days, agreements, talks and texts of a file can be: possible days, and nothing from small groups."""

from collections.abc import Iterator
from datetime import date

from dialogues.agreement_model import AgreementState
from dialogues.questions import PULSE, PULSE_PARTS
from exports.handing_in.document import MOST_PEOPLE, HandedInContent
from exports.handing_in.flaws import Flaw, FlawCode, flaw
from qualitaetsrahmen.model import Framework
from selfeval.model import K_PUBLIC, Mode
from selfeval.release import Reach
from selfeval.text_review import LONGEST_SHOWN

_EARLIEST = date(2000, 1, 1)
_LATEST_DUE = date(2100, 1, 1)
_FINISHED = (AgreementState.DONE, AgreementState.DROPPED)
_MOODS = {option.id for option in PULSE}
_LONGEST_ID = 60
_MOST_MINUTES = 10_000


def check_facts(content: HandedInContent, framework: Framework, today: date) -> Iterator[Flaw]:
    """Yield what cannot be among all that is told besides the figures."""
    yield from _check_days(content, today)
    yield from _check_agreements(content, framework, today)
    yield from _check_talks(content, framework)
    yield from _check_texts(content, framework)


def _check_days(content: HandedInContent, today: date) -> Iterator[Flaw]:
    opened, closed, agreed = content.opened_on or _EARLIEST, content.closed_on, content.consent.agreed_on
    if not _EARLIEST <= opened <= today:
        yield flaw(FlawCode.DAY_IMPOSSIBLE, "opened_on", day=opened)
    if not max(opened, _EARLIEST) <= closed <= today:
        yield flaw(FlawCode.DAY_IMPOSSIBLE, "closed_on", day=closed)
    if not _EARLIEST <= agreed <= today:
        yield flaw(FlawCode.DAY_IMPOSSIBLE, "consent", "agreed_on", day=agreed)


def _check_agreements(content: HandedInContent, framework: Framework, today: date) -> Iterator[Flaw]:
    for number, one in enumerate(content.agreements, start=1):
        where = ("agreements", number)
        if one.criterion_id not in framework.criteria:
            yield flaw(FlawCode.NOT_IN_FRAMEWORK, *where, one.criterion_id[:_LONGEST_ID])
        if not _EARLIEST <= one.agreed_on <= today:
            yield flaw(FlawCode.DAY_IMPOSSIBLE, *where, "agreed_on", day=one.agreed_on)
        if not _EARLIEST <= one.due_on <= _LATEST_DUE:
            yield flaw(FlawCode.DAY_IMPOSSIBLE, *where, "due_on", day=one.due_on)
        if (one.finished_on is not None) != (one.state in _FINISHED):
            yield flaw(FlawCode.DOES_NOT_ADD_UP, *where)
        elif one.finished_on is not None and not one.agreed_on <= one.finished_on <= today:
            yield flaw(FlawCode.DAY_IMPOSSIBLE, *where, "finished_on", day=one.finished_on)


def _check_talks(content: HandedInContent, framework: Framework) -> Iterator[Flaw]:
    for number, one in enumerate(content.talks, start=1):
        where = ("talks", number)
        if one.criterion_id and one.criterion_id not in framework.criteria:
            yield flaw(FlawCode.NOT_IN_FRAMEWORK, *where, one.criterion_id[:_LONGEST_ID])
        if max(len(one.format_id), len(one.method_id)) > _LONGEST_ID:
            yield flaw(FlawCode.FIELD_WRONG, *where)
        if not (0 <= one.planned_minutes <= _MOST_MINUTES and 0 <= one.spent_minutes <= _MOST_MINUTES):
            yield flaw(FlawCode.FIELD_WRONG, *where, "minutes")
        if one.closing_pulse is not None:
            yield from _check_pulse(one.closing_pulse, where)


def _check_pulse(moods: dict[str, int], where: tuple[object, ...]) -> Iterator[Flaw]:
    if not moods.keys() <= _MOODS or not all(0 < count <= MOST_PEOPLE for count in moods.values()):
        yield flaw(FlawCode.DOES_NOT_ADD_UP, *where, "closing_pulse")
        return
    for part in PULSE_PARTS:
        people = sum(count for mood, count in moods.items() if mood.startswith(f"{part}-"))
        if 0 < people < K_PUBLIC:
            yield flaw(FlawCode.TOO_FEW, *where, "closing_pulse", part, count=people, k=K_PUBLIC)


def _check_texts(content: HandedInContent, framework: Framework) -> Iterator[Flaw]:
    told = {line.perspective for line in content.perspectives if line.sent is not None or line.mode is Mode.CONSENSUS}
    places = {area.id for area in framework.areas} | framework.items.keys()
    for number, one in enumerate(content.texts, start=1):
        where = ("texts", number)
        if one.place not in places:
            yield flaw(FlawCode.NOT_IN_FRAMEWORK, *where, one.place[:_LONGEST_ID])
        if one.reach is not Reach.PUBLIC or one.perspective not in told:
            yield flaw(FlawCode.TEXT_INSIDE, *where)
        if not 0 < len(one.text) <= LONGEST_SHOWN or len(one.translated_from or "") > _LONGEST_ID:
            yield flaw(FlawCode.FIELD_WRONG, *where)
