"""Questions to the whole room: can everybody live with it, what comes first, how was it."""

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialogues.errors import AgendaItemUnknown, QuestionIncomplete, SessionNotRunning, StepNotOffered, VoteUnknown
from dialogues.model import Session, SessionState
from dialogues.ports import SessionStore
from dialogues.room_model import (
    WHOLE_ROOM,
    AnyVote,
    Option,
    QuestionKind,
    RoomQuestion,
    Vote,
    VoteFigure,
    VoteState,
    item_votes,
    room_questions,
)
from selfeval.disclosure import Answers, decide_choices
from selfeval.model import K_INTERNAL, K_PUBLIC
from selfeval.release import Reach, Shown

AGREED, BEARABLE, OBJECTION = "einig", "tragbar", "einwand"
CONSENSUS = tuple(Option(id=one) for one in (AGREED, BEARABLE, OBJECTION))
"""The answers of a consensus check; their words stand in the catalogue."""
PULSE_PARTS = ("gelohnt", "gehoert", "weiter")
"""What is asked at the end: was it worth the time, was everybody heard, is it clear how it goes on."""
PULSE_STEPS = 4
PULSE = tuple(Option(id=f"{part}-{step}") for part in PULSE_PARTS for step in range(1, PULSE_STEPS + 1))
"""The answers of a pulse, each named by its part and its step from 1 (not at all) on."""
MOST_DOTS = 5
LEAST_OPTIONS = 2
MOST_OPTIONS = 10
"""As many lines as the projector shows beside the question, readable from the last row."""
TAKES_REASONS = frozenset({QuestionKind.CONSENSUS, QuestionKind.PULSE})
"""The questions to which a phone may add a card."""
_K = {Reach.INTERNAL: K_INTERNAL, Reach.PUBLIC: K_PUBLIC}


@dataclass(frozen=True)
class QuestionDraft:
    """What a facilitator is about to ask the room."""

    kind: QuestionKind
    text: str
    options: tuple[Option, ...]
    dots: int = 1
    is_open: bool = False


def consensus_on(sentence: str, *, is_open: bool = False) -> QuestionDraft:
    """Return the question whether everybody can live with a sentence; raises QuestionIncomplete without one."""
    sentence = " ".join(sentence.split())
    if not sentence:
        raise QuestionIncomplete(reason="sentence")
    return QuestionDraft(QuestionKind.CONSENSUS, sentence, CONSENSUS, is_open=is_open)


def dots_on(options: Sequence[Option], dots: int, text: str = "", *, is_open: bool = False) -> QuestionDraft:
    """Return the question what comes first, with so many dots for each phone.

    Raises QuestionIncomplete for fewer than two options, for more than the projector shows, and for so many dots
    that nobody would have to choose.
    """
    if len({option.id for option in options}) < len(options):
        raise ValueError("two options bear the same id")
    if len(options) < LEAST_OPTIONS:
        raise QuestionIncomplete(reason="too_few_options", options=len(options))
    if len(options) > MOST_OPTIONS:
        raise QuestionIncomplete(reason="too_many_options", options=len(options), most=MOST_OPTIONS)
    if not 1 <= dots <= MOST_DOTS or dots >= len(options):
        raise QuestionIncomplete(reason="dots", options=len(options), dots=dots)
    return QuestionDraft(QuestionKind.DOTS, " ".join(text.split()), tuple(options), dots, is_open)


def typed_options(lines: str) -> tuple[Option, ...]:
    """Return one option for each line that somebody typed; empty lines and repetitions do not count."""
    labels = dict.fromkeys(" ".join(line.split())[:280] for line in lines.splitlines())
    return tuple(Option(id=f"zeile-{place}", label=label) for place, label in enumerate(filter(None, labels), start=1))


def pulse_draft(*, is_open: bool = False) -> QuestionDraft:
    """Return the short question at the end how it was."""
    return QuestionDraft(QuestionKind.PULSE, "", PULSE, len(PULSE_PARTS), is_open)


def ask(store: SessionStore, session: Session, agenda_item_id: str, draft: QuestionDraft) -> RoomQuestion:
    """Ask the room; raises VoteRunning while anything else is open, because a phone shows one question at a time."""
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    if session.agenda_item(agenda_item_id) is None:
        raise AgendaItemUnknown
    held = store.votes(session.id)
    question = RoomQuestion(
        id=secrets.token_hex(6),
        session_id=session.id,
        agenda_item_id=agenda_item_id,
        kind=draft.kind,
        number=max([len(held), *(one.number for one in room_questions(held))]) + 1,
        text=draft.text,
        options=draft.options,
        dots=draft.dots,
        is_open=draft.is_open,
    )
    store.add_vote(question)
    return question


def is_latest(question: RoomQuestion, votes: Sequence[AnyVote]) -> bool:
    """Say whether the room has voted on no statement of the same part since it was asked this.

    A question is numbered after all that was voted and asked before it, so more votes than its number are later ones.
    """
    has_voted_here = any(vote.agenda_item_id == question.agenda_item_id for vote in item_votes(votes))
    return not has_voted_here or question.number >= len(votes)


def reveal_question(store: SessionStore, session_id: str, question_id: str) -> RoomQuestion:
    """Fix and show what the room answered; from then on it never changes, and revealing twice changes nothing.

    What may be shown inside the network and outside of it is decided now, because the counters go with the reveal.
    """
    question = _question(store.votes(session_id), question_id)
    if question.state is VoteState.REVEALED:
        return question

    def judge(counts: dict[str, dict[str, int]], cast: int) -> tuple[VoteFigure, ...]:
        return question_figures(question, counts.get(WHOLE_ROOM, {}), cast)

    store.reveal_vote(session_id, question_id, judge)
    return _question(store.votes(session_id), question_id)


def question_figures(question: RoomQuestion, counts: Mapping[str, int], cast: int) -> tuple[VoteFigure, ...]:
    """Return what may be shown of a question's counters: one figure for each reach, of a pulse one for each part.

    A question asked openly was open to the room and to nobody else.
    """
    parts = PULSE_PARTS if question.kind is QuestionKind.PULSE else (WHOLE_ROOM,)
    return tuple(_figure(question, part, counts, cast, reach) for reach in Reach for part in parts)


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


def _figure(question: RoomQuestion, part: str, counts: Mapping[str, int], cast: int, reach: Reach) -> VoteFigure:
    """Return what may be shown of one part of a question; of dots, people are counted and not their dots."""
    chosen = {answer: count for answer, count in counts.items() if part in (WHOLE_ROOM, answer.rpartition("-")[0])}
    people = cast if question.kind is QuestionKind.DOTS else sum(chosen.values())
    is_open = question.is_open and reach is Reach.INTERNAL
    shown = decide_choices(Answers(chosen, {}), people, 1 if is_open else _K[reach], is_open=is_open)
    if shown is Shown.HIDDEN:
        return VoteFigure(perspective=part, shown=shown, reach=reach)
    return VoteFigure(perspective=part, shown=shown, reach=reach, answered=people, counts=chosen)


def _question(votes: Sequence[Vote], question_id: str) -> RoomQuestion:
    found = next((one for one in room_questions(votes) if one.id == question_id), None)
    if found is None:
        raise VoteUnknown
    return found
