"""The ballot that a group fills in at one screen."""

import pytest

from networks.links import KeyRing
from selfeval.ballots import Ballot, ballot_of, send_ballot
from selfeval.group_ballot import fields_at, first_open_topic, present_ballot, topics_of, unanswered
from selfeval.model import Mode, PerspectivePlan
from selfeval.own_words import text_fields
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import link_token
from tests.fakes.ballot_store import BallotsInMemory
from tests.fakes.round_store import Shelves
from tests.fakes.small_round import FRAMEWORK, plan, small_round

KEYS = KeyRing(b"k" * 32)
QUESTIONNAIRE = questionnaire_for(FRAMEWORK, ("finden", "sprache"), "fachkraft")


def test_a_questionnaire_is_walked_criterion_by_criterion() -> None:
    topics = topics_of(QUESTIONNAIRE)
    assert [topic.criterion_id for topic in topics] == ["finden", "sprache"]
    assert [len(topic.questions) for topic in topics] == [2, 1]


@pytest.mark.parametrize(
    ("answered", "number"),
    [
        ([], 1),
        (["finden.angebote"], 1),
        (["finden.angebote", "finden.ansprache"], 2),
        (["finden.angebote", "finden.ansprache", "sprache.texte"], 3),
    ],
)
def test_a_group_comes_back_to_its_first_open_question(answered: list[str], number: int) -> None:
    answers = dict.fromkeys(answered, "trifft-zu")
    assert first_open_topic(topics_of(QUESTIONNAIRE), answers) == number
    assert unanswered(QUESTIONNAIRE, answers) == 3 - len(answered)


DECLARED = plan("leitung", Mode.DECLARED)
BODY = plan("leitung", Mode.CONSENSUS)


@pytest.fixture
def store() -> BallotsInMemory:
    return BallotsInMemory(Shelves(rounds={"runde": small_round(DECLARED)}), "runde", "leitung")


def present(store: BallotsInMemory, answering: PerspectivePlan, account: str = "konto") -> Ballot:
    return present_ballot(KEYS, store, small_round(answering), answering, account)


def test_a_body_finds_its_one_ballot_on_every_screen(store: BallotsInMemory) -> None:
    assert present(store, BODY, "anderes-konto") == present(store, BODY)


def test_the_next_person_gets_a_new_ballot_only_after_the_last_one_was_sent(store: BallotsInMemory) -> None:
    first = present(store, DECLARED)
    assert present(store, DECLARED) == first
    store.keep(first.id, first.mark, {"finden.angebote": (1, "trifft-zu")})
    send_ballot(store, first)
    second = present(store, DECLARED)
    assert second.id != first.id
    assert store.answers(second.id) == {}


def test_two_accounts_never_share_a_persons_ballot(store: BallotsInMemory) -> None:
    assert present(store, DECLARED, "eins").id != present(store, DECLARED, "zwei").id


def test_nobody_who_knows_the_link_finds_a_groups_ballot(store: BallotsInMemory) -> None:
    of_round = small_round(DECLARED)
    token = link_token(KEYS, of_round, "leitung")
    assert present(store, DECLARED).id != ballot_of(KEYS, of_round.id, token).id


def test_a_group_writes_about_a_topic_at_the_last_of_its_criteria() -> None:
    criteria = ("finden", "sprache", "wechsel")
    asked = questionnaire_for(FRAMEWORK, criteria, "fachkraft")
    topics, fields = topics_of(asked), text_fields(FRAMEWORK, criteria, asked)
    places = [[field.place for field in fields_at(fields, topics, number, FRAMEWORK)] for number in (1, 2, 3)]
    assert places == [[], ["wege"], ["miteinander"]]
