"""The ballot that a group fills in at one screen: whose it is, and which criterion comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, groupby

from networks.links import KeyRing
from networks.scopes import BallotScope
from qualitaetsrahmen.model import Framework
from selfeval.ballots import Ballot, ballot_of
from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.own_words import TextField
from selfeval.ports import BallotStore
from selfeval.questionnaire import Question, Questionnaire


@dataclass(frozen=True)
class Topic:
    """The questions about one criterion, which a group answers together."""

    criterion_id: str
    area_id: str
    questions: tuple[Question, ...]


def topics_of(questionnaire: Questionnaire) -> list[Topic]:
    """Return the questionnaire criterion by criterion, in its order."""
    placed = [(page.area_id, question) for page in questionnaire.pages for question in page.questions]
    return [
        Topic(criterion_id, area_id, tuple(question for _, question in together))
        for (area_id, criterion_id), together in groupby(placed, key=lambda pair: (pair[0], pair[1].criterion_id))
    ]


def fields_at(
    fields: Sequence[TextField], topics: Sequence[Topic], number: int, framework: Framework
) -> list[TextField]:
    """Return where a group may write at its topic with this number, from 1.

    An item that is answered in words stands with its criterion. The field of an area stands with the last of its
    criteria, and so do the items of a criterion that has nothing to rate.
    """
    here = topics[number - 1]
    is_last = number == len(topics) or topics[number].area_id != here.area_id
    own = {topic.criterion_id for topic in topics}

    def stands_here(place: str) -> bool:
        criterion = framework.criterion_of.get(place)
        if criterion is not None and criterion.id in own:
            return criterion.id == here.criterion_id
        area_id = framework.area_of[criterion.id].id if criterion is not None else place
        return is_last and area_id == here.area_id

    return [field for field in fields if stands_here(field.place)]


def ballot_scope(of_round: Round, perspective: str) -> BallotScope:
    """Return the scope in which a perspective's answers are kept."""
    return BallotScope(of_round.network_id, of_round.id, perspective)


def present_ballot(
    keys: KeyRing, store: BallotStore, of_round: Round, plan: PerspectivePlan, account_id: str
) -> Ballot:
    """Return the ballot that is being filled in, the same one after a reload and on every screen of a body.

    A body has one ballot. Where every person has a ballot of their own, the first that this account has not sent yet
    is the present one. The keys are derived from the server key, so nothing about them is stored and none stands in
    an address.
    """
    if plan.mode is Mode.CONSENSUS:
        return ballot_of(keys, of_round.id, keys.group_ballot_key(of_round.id, plan.perspective))
    ballots = (
        ballot_of(keys, of_round.id, keys.group_ballot_key(of_round.id, plan.perspective, account_id, str(number)))
        for number in count(1)
    )
    return next(ballot for ballot in ballots if not store.is_sent(ballot.mark))


def first_open_topic(topics: list[Topic], answers: dict[str, str]) -> int:
    """Return the first criterion with an unanswered question, from 1; the one after the last when there is none."""
    for number, topic in enumerate(topics, 1):
        if any(question.item_id not in answers for question in topic.questions):
            return number
    return len(topics) + 1


def unanswered(questionnaire: Questionnaire, answers: dict[str, str]) -> int:
    """Return how many questions have no answer yet."""
    return sum(item_id not in answers for item_id in questionnaire.questions)
