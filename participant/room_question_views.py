"""From questions to the whole room and its cards to what a phone and the projector show of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogues.cards import cards_by_cluster
from dialogues.model import AgendaItem
from dialogues.questions import CONSENSUS, PULSE_PARTS, PULSE_STEPS, TAKES_REASONS
from dialogues.room_model import (
    LONGEST_CONTRIBUTION,
    CardCluster,
    Contribution,
    QuestionKind,
    RoomQuestion,
    VoteState,
    room_questions,
)
from participant.contexts import Answer
from participant.room_question_contexts import (
    AnswerGroup,
    AskedQuestion,
    Board,
    PhoneQuestion,
    Pile,
    ReasonCard,
    ScreenQuestion,
)
from participant.room_question_drawing import option_label, question_heading, question_result
from participant.running_rooms import Room
from texts.catalogue import Translator

ANSWER = "antwort:"
"""What the name of a field begins with that holds an answer to a question to all."""
_REASONS_ON_SCREEN = 3
_PILES_ON_SCREEN = 6
_PILES_WITH_MANY_CARDS, _MANY_CARDS = 3, 3
"""In one row of clusters there is room for three cards each, in two rows for one."""


def answers_in(form: Mapping[str, str]) -> tuple[str, ...]:
    """Return the answers that a form gives to a question to all, each once."""
    return tuple(dict.fromkeys(value for name, value in form.items() if name.startswith(ANSWER)))


def part_title(item: AgendaItem, t: Translator) -> str:
    """Return how a part of the agenda is called; one without a title bears the name of what it is for."""
    return item.title or t(f"question.part.{item.kind.value}")


def last_question(room: Room) -> RoomQuestion | None:
    """Return what the room was asked last in the present part of its agenda."""
    asked = [one for one in room_questions(room.votes) if one.agenda_item_id == room.session.current_item]
    return asked[-1] if asked else None


def phone_question(room: Room, *, has_voted: bool) -> PhoneQuestion | None:
    """Return what a phone shows of the last question: to be answered, answered, or its result."""
    question = last_question(room)
    if question is None:
        return None
    is_running = question.state is VoteState.OPEN
    takes_reason = question.kind in TAKES_REASONS and (has_voted or not is_running)
    return PhoneQuestion(
        asked=_asked(question, room, has_answered=has_voted) if is_running else None,
        result=None if is_running else question_result(question, room.framework, room.t),
        reason=_reason(question, room.t) if takes_reason else None,
    )


def ticked(question: PhoneQuestion, answers: Sequence[str]) -> PhoneQuestion:
    """Return the open question with the answers that somebody had chosen, so that none of them is lost."""
    asked = question.asked
    if asked is None:
        return question
    groups = tuple(replace(one, answers=_chosen(one.answers, answers)) for one in asked.groups)
    return replace(question, asked=replace(asked, groups=groups, options=_chosen(asked.options, answers)))


def refusal(room: Room, answers: Sequence[str]) -> str:
    """Say why answers to the open question were not taken, and how to mend it."""
    question = last_question(room)
    if not answers or question is None:
        return room.t("question.nothing_chosen")
    if question.kind is QuestionKind.DOTS and len(answers) > question.dots:
        return room.t("question.too_many_dots", count=len(answers), dots=question.dots)
    return room.t("participant.vote.not_offered")


def reasons_now(room: Room) -> tuple[Contribution, ...]:
    """Return the cards on the last question that may be projected: none before it is revealed."""
    question = last_question(room)
    if question is None or question.state is VoteState.OPEN or question.kind not in TAKES_REASONS:
        return ()
    return tuple(room.store.shown_contributions(question.agenda_item_id, question.id))


def screen_question(
    room: Room, votes_cast: int, seats: int, reasons: Sequence[Contribution] = ()
) -> ScreenQuestion | None:
    """Return the last question as the projector shows it: before the reveal only how many have answered."""
    question = last_question(room)
    if question is None:
        return None
    t, is_running = room.t, question.state is VoteState.OPEN
    is_named = question.kind is QuestionKind.DOTS and question.text
    name = "gifts" if question.kind is QuestionKind.PULSE else "reasons"
    return ScreenQuestion(
        heading="" if is_named else question_heading(question, t),
        text=question.text,
        is_open=question.is_open,
        options=_lines(question, room) if is_running else (),
        answered=t("question.screen.answered", count=votes_cast, seats=seats) if is_running else "",
        result=None if is_running else question_result(question, room.framework, t),
        reasons_heading=t(f"question.screen.{name}") if reasons else "",
        reasons=tuple(card.text for card in reasons[:_REASONS_ON_SCREEN]),
        more_reasons=max(0, len(reasons) - _REASONS_ON_SCREEN),
    )


def board(question: str, cards: Sequence[Contribution], clusters: Sequence[CardCluster], t: Translator) -> Board | None:
    """Return the clusters as the projector shows them; None while nobody has made any."""
    if not clusters:
        return None
    piles = cards_by_cluster(cards, clusters)
    loose = piles.pop(None)
    uppermost = _MANY_CARDS if len(clusters) <= _PILES_WITH_MANY_CARDS else 1
    shown = [
        Pile(
            title=cluster.title,
            count=t("question.board.cards", count=len(pile)),
            cards=tuple(card.text for card in pile[:uppermost]),
        )
        for cluster, pile in list(piles.items())[:_PILES_ON_SCREEN]
        if cluster is not None
    ]
    left_out = len(clusters) - len(shown)
    return Board(
        question=question,
        piles=tuple(shown),
        more=t("question.board.more", count=left_out) if left_out else "",
        unsorted=t("question.board.unsorted", count=len(loose)) if loose else "",
    )


def _asked(question: RoomQuestion, room: Room, *, has_answered: bool) -> AskedQuestion:
    t, is_dots = room.t, question.kind is QuestionKind.DOTS
    return AskedQuestion(
        id=question.id,
        kind=question.kind.value,
        heading=question_heading(question, t),
        text=question.text,
        is_open=question.is_open,
        has_answered=has_answered,
        groups=_groups(question, t),
        options=_dot_options(question, room) if is_dots else (),
        dots=question.dots,
    )


def _dot_options(question: RoomQuestion, room: Room) -> tuple[Answer, ...]:
    return tuple(Answer(id=one.id, label=option_label(one, room.framework)) for one in question.options)


def _groups(question: RoomQuestion, t: Translator) -> tuple[AnswerGroup, ...]:
    if question.kind is QuestionKind.DOTS:
        return ()
    return _consensus(t, question) if question.kind is QuestionKind.CONSENSUS else _pulse(t)


def _consensus(t: Translator, question: RoomQuestion) -> tuple[AnswerGroup, ...]:
    answers = tuple(
        Answer(
            id=one.id,
            label=t(f"question.consensus.{one.id}"),
            meaning=t(f"question.consensus.{one.id}.meaning"),
        )
        for one in CONSENSUS
    )
    return (AnswerGroup(name=f"{ANSWER}konsens", legend=question.text, answers=answers),)


def _pulse(t: Translator) -> tuple[AnswerGroup, ...]:
    return tuple(
        AnswerGroup(
            name=f"{ANSWER}{part}",
            legend=t(f"question.pulse.{part}"),
            answers=tuple(
                Answer(id=f"{part}-{step}", label=t(f"question.pulse.step.{step}"))
                for step in range(1, PULSE_STEPS + 1)
            ),
        )
        for part in PULSE_PARTS
    )


def _chosen(answers: tuple[Answer, ...], chosen: Sequence[str]) -> tuple[Answer, ...]:
    return tuple(replace(one, is_chosen=one.id in chosen) for one in answers)


def _reason(question: RoomQuestion, t: Translator) -> ReasonCard:
    name = "gift" if question.kind is QuestionKind.PULSE else "reason"
    return ReasonCard(
        agenda_item_id=question.agenda_item_id,
        about=question.id,
        heading=t(f"question.{name}.heading"),
        label=t(f"question.{name}.label"),
        longest=LONGEST_CONTRIBUTION,
    )


def _lines(question: RoomQuestion, room: Room) -> tuple[str, ...]:
    """Return what the projector lists below an open question: what dots can lie on, what a pulse asks."""
    if question.kind is QuestionKind.DOTS:
        return tuple(option_label(one, room.framework) for one in question.options)
    if question.kind is QuestionKind.PULSE:
        return tuple(room.t(f"question.pulse.{part}") for part in PULSE_PARTS)
    return ()
