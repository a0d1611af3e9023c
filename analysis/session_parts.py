"""The parts of a session as figures: minutes, and its last pulse as far as a reader may see it."""

from collections.abc import Iterable, Sequence

from analysis.handed_in import HandedInTalk
from dialogues.model import AgendaItem, Session, Talk
from dialogues.room_model import AnyVote, QuestionKind, room_questions
from qualitaetsrahmen.additions import is_own
from selfeval.release import Reach

_SECONDS = 60

Parts = Sequence[HandedInTalk]
"""The parts of one session, in their order."""


def parts_of(session: Session, votes: Iterable[AnyVote], reach: Reach) -> Parts:
    """Return the parts of a session; outside its network, a place's own criteria lose their names."""
    pulse = _pulse(votes, reach)
    last = len(session.agenda) - 1
    return [
        HandedInTalk(
            format_id=session.format_id or "",
            method_id=part.method_id or "",
            criterion_id=_criterion_of(part, reach),
            planned_minutes=part.minutes,
            spent_minutes=round(part.spent_seconds / _SECONDS),
            closing_pulse=pulse if place == last else None,
        )
        for place, part in enumerate(session.agenda)
    ]


def _criterion_of(part: AgendaItem, reach: Reach) -> str:
    if not isinstance(part, Talk) or (reach is Reach.PUBLIC and is_own(part.criterion_id)):
        return ""
    return part.criterion_id


def _pulse(votes: Iterable[AnyVote], reach: Reach) -> dict[str, int] | None:
    """Return how often each mood was chosen at the last pulse, as far as it may be told within this reach."""
    asked = [one for one in room_questions(votes) if one.kind is QuestionKind.PULSE]
    moods: dict[str, int] = {}
    for figure in asked[-1].figures(reach) if asked else ():
        moods |= figure.counts
    return moods or None
