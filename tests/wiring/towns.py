"""Installations of small towns, each with a round whose results may leave, all drawn from a number."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.model import Session, SessionState, Talk
from networks.model import Municipality, Network, NetworkKind
from networks.places import Land, MunicipalityKind, PopulationBand
from networks.scopes import AdministrationScope, BallotScope, NetworkScope
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.consents import ConsentKind
from selfeval.model import PerspectivePlan, Recipient, Round
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.fakes.empty_tables import put_tables
from tests.fakes.small_framework import SMALL_YAML
from tests.fakes.small_round import FRAMEWORK
from wiring.clock import Clock
from wiring.letting_go import agree
from wiring.services import Services, build_services
from wiring.settings import Settings

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
BODY = "Steuerungsgruppe"
CRITERIA = ("finden", "sprache")
EVERYBODY = frozenset(Recipient)


@contextmanager
def small_installation(home: Path) -> Iterator[Services]:
    """An installation that knows the small framework only."""
    frameworks = home / "frameworks"
    if not frameworks.exists():
        frameworks.mkdir(parents=True)
        (frameworks / "kleiner-rahmen-1.0.yaml").write_text(SMALL_YAML, "utf-8")
    services = build_services(
        Settings(home=put_tables(home), frameworks=frameworks, database_url=""), Clock(lambda: NOON)
    )
    try:
        yield services
    finally:
        services.database.close()


def network_of(number: int) -> str:
    return f"netz-{number}"


def scope_of(number: int) -> NetworkScope:
    return NetworkScope.of(network_of(number))


def add_town(services: Services, number: int) -> Round:
    """A town with a closed round, a session and an agreement; the same number gives the same answers."""
    drawn = random.Random(number)
    land, kind = drawn.choice(list(Land)), drawn.choice([MunicipalityKind.STADT, MunicipalityKind.GEMEINDE])
    town = Municipality(
        id=f"ort-{number}", name=f"Ort {number}", kind=kind, land=land, population=drawn.choice(list(PopulationBand))
    )
    store = services.networks(AdministrationScope())
    store.save_municipality(town)
    store.save_network(
        Network(id=network_of(number), name=f"Netz {number}", kind=NetworkKind.FRUEHE_HILFEN, municipalities=(town.id,))
    )
    closed = answered_and_closed(services, number, drawn)
    hold_session(services, closed, drawn)
    return closed


def answered_and_closed(services: Services, number: int, drawn: random.Random) -> Round:
    plans = (PerspectivePlan(perspective="fachkraft", invited=20), PerspectivePlan(perspective="eltern"))
    draft = RoundDraft(network_of(number), "Herbst", CRITERIA, plans, EVERYBODY)
    rounds, today = services.rounds(scope_of(number)), services.clock.today()
    opened = open_round(rounds, services.keys, plan_round(rounds, FRAMEWORK, draft).id, today)
    for plan, least in zip(plans, (12, 7), strict=True):
        questionnaire = questionnaire_for(FRAMEWORK, CRITERIA, plan.perspective)
        ballots = services.ballots(BallotScope(network_of(number), opened.id, plan.perspective))
        for _ in range(least + drawn.randrange(6)):
            ballot = ballot_of(services.keys, opened.id, new_ballot_key())
            offered = {
                item_id: [*(step.id for step in one.steps), "weiss-nicht"]
                for item_id, one in questionnaire.questions.items()
            }
            answers = {item_id: drawn.choice(choices) for item_id, choices in offered.items()}
            keep_answers(ballots, questionnaire, ballot, answers)
            send_ballot(ballots, ballot)
    return close_round(services.closing(), opened.id, today, services.shuffle())


def hold_session(services: Services, closed: Round, drawn: random.Random) -> None:
    """Let the network meet and agree on something."""
    scope, number = NetworkScope.of(closed.network_id), drawn.randrange(10**6)
    talk = Talk(id=f"teil-{number}", criterion_id="finden", minutes=30, spent_seconds=60 * drawn.randrange(10, 60))
    held = Session(
        id=f"sitzung-{number}",
        network_id=closed.network_id,
        round_id=closed.id,
        title="Werkstatt",
        held_on=services.clock.today(),
        minutes=120,
        state=SessionState.ENDED,
        format_id="werkstatt",
        agenda=(talk,),
        perspectives=("fachkraft", "eltern"),
    )
    services.sessions(scope).save_session(held, {})
    state = drawn.choice([AgreementState.OPEN, AgreementState.DONE])
    services.agreements(scope).save_agreement(
        Agreement(
            id=f"vereinbarung-{number}",
            network_id=closed.network_id,
            session_id=held.id,
            round_id=closed.id,
            criterion_id="finden",
            what="Ein Blatt",
            responsible="Koordination",
            due_on=date(2027, 6, 30),
            sign="Es liegt aus.",
            history=(StatusChange(on=services.clock.today(), state=state),),
        )
    )


def hand_in(services: Services, closed: Round, kind: ConsentKind = ConsentKind.NZFH) -> None:
    agree(services, NetworkScope.of(closed.network_id), closed.id, kind, (BODY, services.clock.today()))
