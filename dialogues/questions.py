"""Questions to the whole room: can everybody live with it, what comes first, how was it."""

from collections import Counter
from collections.abc import Sequence

from dialogues.errors import StepNotOffered
from dialogues.room_model import Option, QuestionKind, RoomQuestion

AGREED, BEARABLE, OBJECTION = "einig", "tragbar", "einwand"
CONSENSUS = tuple(Option(id=one) for one in (AGREED, BEARABLE, OBJECTION))
"""The answers of a consensus check; their words stand in the catalogue."""
PULSE_PARTS = ("gelohnt", "gehoert", "weiter")
"""What is asked at the end: was it worth the time, was everybody heard, is it clear how it goes on."""
PULSE_STEPS = 4
PULSE = tuple(Option(id=f"{part}-{step}") for part in PULSE_PARTS for step in range(1, PULSE_STEPS + 1))
"""The answers of a pulse, each named by its part and its step from 1 (not at all) on."""


def check_answers(question: RoomQuestion, answers: Sequence[str]) -> None:
    """Raise StepNotOffered unless a phone may give just these answers to a question.

    A consensus check takes one; dots may lie on several options, on each at most once; a pulse takes at most one
    answer to each of its parts.
    """
    offered = {option.id for option in question.options}
    parts = Counter(answer.rpartition("-")[0] if question.kind is QuestionKind.PULSE else answer for answer in answers)
    is_offered = bool(answers) and set(answers) <= offered and len(answers) <= question.dots
    if not is_offered or max(parts.values()) > 1:
        raise StepNotOffered(answer=", ".join(answers)[:80])
