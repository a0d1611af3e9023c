"""The ballot that a group fills in at one screen."""

import pytest

from networks.links import KeyRing
from selfeval.ballots import send_ballot
from selfeval.model import Mode
from selfeval.questionnaire import questionnaire_for
from tests.fakes.small_round import FRAMEWORK, plan, small_round
from tests.ui.workspace import Workspace
from ui.group_ballot import ballot_scope, first_open_topic, present_ballot, topics_of, unanswered

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


def test_a_body_finds_its_one_ballot_on_every_screen(workspace: Workspace) -> None:
    of_round = small_round(plan("leitung", Mode.CONSENSUS))
    store = workspace.services.ballots(ballot_scope(of_round, "leitung"))
    first = present_ballot(KEYS, store, of_round, of_round.plans[0], "konto")
    assert present_ballot(KEYS, store, of_round, of_round.plans[0], "anderes-konto") == first


def test_the_next_person_gets_a_new_ballot_only_after_the_last_one_was_sent(workspace: Workspace) -> None:
    of_round = workspace.opened("Runde")
    declared = of_round.plans[0]
    store = workspace.services.ballots(ballot_scope(of_round, declared.perspective))
    first = present_ballot(KEYS, store, of_round, declared, "konto")
    assert present_ballot(KEYS, store, of_round, declared, "konto") == first
    store.keep(first.id, first.mark, {"finden.angebote": (1, "trifft-zu")})
    send_ballot(store, first)
    second = present_ballot(KEYS, store, of_round, declared, "konto")
    assert second.id != first.id
    assert store.answers(second.id) == {}


def test_two_accounts_never_share_a_persons_ballot(workspace: Workspace) -> None:
    of_round = workspace.opened("Runde")
    declared = of_round.plans[0]
    store = workspace.services.ballots(ballot_scope(of_round, declared.perspective))
    ballots = {present_ballot(KEYS, store, of_round, declared, account).id for account in ("eins", "zwei")}
    assert len(ballots) == 2
