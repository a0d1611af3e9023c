"""Rounds for the kept tables of a version: codes, forms, own words in every state, late forms, and links that end."""

from datetime import timedelta

from networks.scopes import BallotScope, NetworkScope, ReviewScope
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.codes import make_codes
from selfeval.late import keep_late, release_late
from selfeval.model import PerspectivePlan, Recipient, Round, RoundState, WayIn
from selfeval.own_words import Words
from selfeval.paper import keep_paper
from selfeval.published import make_committee_link
from selfeval.questionnaire import Questionnaire, questionnaire_for
from selfeval.retention import settle_keeping
from selfeval.rounds import RoundDraft, open_round, plan_round
from selfeval.text_review import LeftOut, keep, leave_out, release_texts
from wiring.demo import MAIN
from wiring.services import Services

SCOPE = NetworkScope.of(MAIN)
_PEOPLE = 12
"""Enough for own words to be read."""
_LATE = 6
_WRITING = (
    PerspectivePlan(perspective="fachkraft", asks_texts=True, invited=20),
    PerspectivePlan(perspective="ehrenamt", asks_texts=True, shown_with="fachkraft"),
    PerspectivePlan(perspective="eltern", asks_texts=True, k=6),
)


def add_ways_in_and_words(services: Services) -> None:
    """Add a round that is being answered, one whose texts wait to be looked through, and one that is done with all."""
    like = next(one for one in services.rounds(SCOPE).rounds() if one.state is RoundState.OPEN)
    _add_answered_round(services, like)
    _add_closed_round(services, like, "Texte warten")
    _release_everything(services, _add_closed_round(services, like, "Texte und Nachgereichtes"))


def _opened(services: Services, like: Round, title: str, plans: tuple[PerspectivePlan, ...]) -> Round:
    rounds, today = services.rounds(SCOPE), services.clock.today()
    draft = RoundDraft(
        network_id=MAIN,
        title=title,
        criteria=like.criteria,
        plans=plans,
        recipients=frozenset({Recipient.NETWORK, Recipient.PUBLIC}),
        closes_on=today + timedelta(14),
        closes_itself=True,
        results_on=today + timedelta(28),
        follows=like.id,
    )
    planned = plan_round(rounds, rounds.framework(like.framework_sha256), draft)
    return open_round(rounds, services.keys, planned.id, today)


def _asked(services: Services, of_round: Round, perspective: str) -> Questionnaire:
    framework = services.rounds(SCOPE).framework(of_round.framework_sha256)
    return questionnaire_for(framework, of_round.criteria, perspective)


def _answers(questionnaire: Questionnaire, number: int) -> dict[str, str]:
    return {name: one.steps[number % len(one.steps)].id for name, one in questionnaire.questions.items()}


def _words(services: Services, of_round: Round, text: str, language: str = "de") -> dict[str, Words]:
    framework = services.rounds(SCOPE).framework(of_round.framework_sha256)
    area = framework.area_of[of_round.criteria[0]]
    return {area.id: Words(language, text)}


def _add_answered_round(services: Services, like: Round) -> None:
    """Leave codes, a questionnaire that was begun, one that was sent, and a form under its number."""
    with_codes = PerspectivePlan(perspective="eltern", way_in=WayIn.CODES, asks_texts=True, invited=8)
    capped = PerspectivePlan(perspective="fachkraft", cap=40, asks_texts=True)
    opened = _opened(services, like, "Mit Codes und Papier", (with_codes, capped))
    make_codes(services.codes(SCOPE), services.keys, opened, "eltern", 3)
    questionnaire, scope = _asked(services, opened, "fachkraft"), BallotScope(MAIN, opened.id, "fachkraft")
    store = services.ballots(scope)
    for number in range(2):
        ballot = ballot_of(services.keys, opened.id, new_ballot_key())
        words = _words(services, opened, f"Ein Satz am Bildschirm ({number})")
        keep_answers(store, questionnaire, ballot, _answers(questionnaire, number), words)
        if number == 0:
            send_ballot(store, ballot, helped=True)
    keep_paper(services.papers(scope), questionnaire, _answers(questionnaire, 2))


def _add_closed_round(services: Services, like: Round, title: str) -> Round:
    opened = _opened(services, like, title, _WRITING)
    for plan in _WRITING:
        questionnaire = _asked(services, opened, plan.perspective)
        papers = services.papers(BallotScope(MAIN, opened.id, plan.perspective))
        for number in range(_PEOPLE):
            words = _words(services, opened, f"Satz {number}", "de" if number else "tr")
            keep_paper(papers, questionnaire, _answers(questionnaire, number), words)
    closed = close_round(services.closing(), opened.id, services.clock.today(), services.shuffle())
    return settle_keeping(services.rounds(SCOPE), closed.id, services.settings.keep_months)


def _release_everything(services: Services, closed: Round) -> None:
    """Look all texts through and release them, release a late batch, and leave a late form that is too few."""
    today = services.clock.today()
    review = services.review(ReviewScope(MAIN, closed.id))
    for number, text in enumerate(review.texts()):
        if number == 0:
            leave_out(review, text, LeftOut.TRACEABLE)
        else:
            keep(review, text, f"Durchgesehen: {text.text}", is_public=number % 2 == 0)
    release_texts(review, closed, today, services.shuffle())
    questionnaire, late = _asked(services, closed, "eltern"), services.late(BallotScope(MAIN, closed.id, "eltern"))
    for number in range(_LATE):
        keep_late(late, questionnaire, _answers(questionnaire, number))
    release_late(services.late_release(), closed.id, "eltern", today, services.shuffle())
    keep_late(late, questionnaire, _answers(questionnaire, 0))
    links = services.published_links(SCOPE)
    make_committee_link(links, services.keys, closed, today + timedelta(90), today)
