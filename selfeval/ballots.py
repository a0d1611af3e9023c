"""Answering: keep a page of answers, send them, and leave no tie between the person and what was answered."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from networks.links import KeyRing
from selfeval.errors import AnswerNotOffered
from selfeval.own_words import NO_WORDS, Words
from selfeval.ports import BallotStore
from selfeval.questionnaire import Questionnaire


@dataclass(frozen=True)
class Ballot:
    """One person's way through a questionnaire, known only by the random key in their cookie.

    ``id`` finds the answers until they are sent; ``mark`` then says that they have arrived and finds nothing.
    """

    id: str
    mark: str


def new_ballot_key() -> str:
    """Return a random key of 128 bits for a cookie."""
    return secrets.token_urlsafe(16)


def ballot_of(keys: KeyRing, round_id: str, ballot_key: str) -> Ballot:
    """Return the ballot behind a cookie's key; the key itself is never stored."""
    return Ballot(keys.ballot_id(round_id, ballot_key), keys.used_mark(round_id, ballot_key))


def keep_answers(
    store: BallotStore,
    questionnaire: Questionnaire,
    ballot: Ballot,
    answers: Mapping[str, str],
    words: Mapping[str, Words] = NO_WORDS,
) -> None:
    """Keep answers in the database, over those given before; words come checked, by place, and an empty one goes.

    Raises AnswerNotOffered, RoundNotOpen or AlreadySent.
    """
    checked = questionnaire.checked(answers)
    store.keep(
        ballot.id,
        ballot.mark,
        {item_id: (questionnaire.questions[item_id].rev, answer) for item_id, answer in checked.items()},
        words,
    )


def take_back(store: BallotStore, questionnaire: Questionnaire, ballot: Ballot, item_ids: Collection[str]) -> None:
    """Make questions unanswered again; doing so twice, or for a question without an answer, changes nothing.

    Raises AnswerNotOffered for a question that is not asked here, RoundNotOpen or AlreadySent.
    """
    for item_id in item_ids:
        if item_id not in questionnaire.questions:
            raise AnswerNotOffered(item=item_id[:80], answer="")
    store.empty(ballot.id, ballot.mark, item_ids)


def send_ballot(store: BallotStore, ballot: Ballot, *, helped: bool = False) -> None:
    """Send what has been kept; from then on nobody can find it again.

    Words alone are enough. ``helped`` says whether somebody read the questions aloud, translated or filled in for the
    person. Raises NothingAnswered for an empty ballot, AlreadySent for a second time, RoundNotOpen after closing.
    """
    store.send(ballot.id, ballot.mark, secrets.token_hex(16), helped=helped)
