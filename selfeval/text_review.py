"""Looking through what people wrote: keep, redact, translate or leave out, and then release."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from qualitaetsrahmen.languages.translations import EASY_GERMAN, GERMAN
from qualitaetsrahmen.record import Record
from selfeval.errors import WordsNotTranslated, WordsTooLong, WordsUndecided
from selfeval.matrix import Shuffle
from selfeval.model import Round
from selfeval.own_words import LONGEST_TEXT, may_leave
from selfeval.release import PartKind, Reach, ReleasedText, ReleasePart

LONGEST_SHOWN = 2 * LONGEST_TEXT
"""A translation or a redaction may be longer than what was written."""


class ReviewState(StrEnum):
    """What has been decided about a text."""

    OPEN = "open"
    KEPT = "kept"
    LEFT_OUT = "left_out"


class LeftOut(StrEnum):
    """Why a text is not shown; the number by reason stands in the release, the text nowhere."""

    TRACEABLE = "traceable"
    """It tells who wrote it or whom it speaks of, even without the names."""
    INSULT = "insult"
    NOT_ON_TOPIC = "not_on_topic"
    UNREADABLE = "unreadable"


class TextInReview(Record):
    """One text before whoever looks it through; ``shown`` is what everybody else will read of it."""

    id: str
    perspective: str
    place: str
    language: str
    text: str
    state: ReviewState = ReviewState.OPEN
    shown: str = ""
    reason: LeftOut | None = None
    may_leave: bool = False

    @property
    def is_foreign(self) -> bool:
        """Whether only a translation of it may be shown."""
        return self.language not in (GERMAN, EASY_GERMAN)


class ReviewStore(Protocol):
    """The texts of one round, for its coordinators only."""

    def texts(self) -> list[TextInReview]:
        """Return all texts that have not been released, in no order."""
        ...

    def decide(self, decided: TextInReview) -> None:
        """Write what was decided about a text; raises WordsUnknown when it has been released meanwhile."""
        ...

    def release(self, part: ReleasePart, reviewed: Sequence[TextInReview]) -> None:
        """Append a part under the next number and delete the texts that it was made of, all or nothing, for good.

        Raises WordsUndecided when the texts are not those that the part was made of.
        """
        ...


@dataclass(frozen=True)
class TopicTexts:
    """The texts about one place from one perspective."""

    place: str
    perspective: str
    texts: tuple[TextInReview, ...] = field(default=())


def by_topic(texts: Sequence[TextInReview], places: Sequence[str], perspectives: Sequence[str]) -> list[TopicTexts]:
    """Return the texts topic by topic and group by group, both in the order of the framework.

    Within a group they stand in the order of their random ids, which stays the same while somebody works on them and
    says nothing about who came first.
    """
    groups = [
        TopicTexts(
            place, perspective, tuple(one for one in texts if (one.place, one.perspective) == (place, perspective))
        )
        for place in places
        for perspective in perspectives
    ]
    return [group for group in groups if group.texts]


def keep(store: ReviewStore, text: TextInReview, shown: str, *, is_public: bool = False) -> TextInReview:
    """Decide that a text is shown, in these words: its own, with names replaced, or in translation.

    Raises WordsNotTranslated when a text in another language would be shown as it is, and WordsTooLong.
    """
    tidied = shown.strip()
    if text.is_foreign and tidied in ("", text.text):
        raise WordsNotTranslated
    if len(tidied) > LONGEST_SHOWN:
        raise WordsTooLong(longest=LONGEST_SHOWN, length=len(tidied))
    decided = text.model_copy(
        update={"state": ReviewState.KEPT, "shown": tidied or text.text, "reason": None, "may_leave": is_public}
    )
    store.decide(decided)
    return decided


def leave_out(store: ReviewStore, text: TextInReview, reason: LeftOut) -> TextInReview:
    """Decide that a text is not shown to anybody."""
    decided = text.model_copy(update={"state": ReviewState.LEFT_OUT, "shown": "", "reason": reason, "may_leave": False})
    store.decide(decided)
    return decided


def reopen(store: ReviewStore, text: TextInReview) -> TextInReview:
    """Take a decision back, which is possible until the texts are released."""
    opened = text.model_copy(update={"state": ReviewState.OPEN, "shown": "", "reason": None, "may_leave": False})
    store.decide(opened)
    return opened


def release_texts(store: ReviewStore, of_round: Round, today: date, shuffle: Shuffle) -> ReleasePart | None:
    """Make the part of the release with the kept texts and delete what it was made of; None when there is no text.

    Raises WordsUndecided while a text has not been looked through.
    """
    texts = store.texts()
    undecided = sum(one.state is ReviewState.OPEN for one in texts)
    if undecided:
        raise WordsUndecided(count=undecided)
    if not texts:
        return None
    kept = [_released(of_round, one) for one in texts if one.state is ReviewState.KEPT]
    shuffle(kept)
    reasons = [one.reason.value for one in texts if one.reason is not None]
    part = ReleasePart(
        round_id=of_round.id,
        network_id=of_round.network_id,
        number=0,
        kind=PartKind.TEXTS,
        released_on=today,
        texts=tuple(kept),
        left_out={reason.value: reasons.count(reason.value) for reason in LeftOut if reason.value in reasons},
    )
    store.release(part, texts)
    return part


def _released(of_round: Round, text: TextInReview) -> ReleasedText:
    plan = of_round.plan(text.perspective)
    is_public = text.may_leave and plan is not None and may_leave(plan)
    return ReleasedText(
        place=text.place,
        perspective=text.perspective,
        text=text.shown,
        translated_from=text.language if text.is_foreign else None,
        reach=Reach.PUBLIC if is_public else Reach.INTERNAL,
    )
