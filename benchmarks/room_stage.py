"""Rooms for a benchmark or a test: a network with a closed round of its own, and running sessions on its results."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from dialogues.agenda import chosen_by_hand
from dialogues.model import Session
from dialogues.ports import SessionStore
from dialogues.room_model import ItemVote
from dialogues.sessions import SessionDraft, plan_session, room_code, screen_token, show_item, start_session
from dialogues.votes import open_vote, reveal
from networks.accounts import Grant, Role, create_account
from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, BallotScope, NetworkScope
from qualitaetsrahmen.model import Framework
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import RoundDraft, open_round, plan_round
from storage.sqlite import sqlite_module
from wiring.services import Services, build_services
from wiring.settings import Settings

NETWORK = "probeort"
FRAMEWORK = "fruehe-hilfen@2.0"
PERSPECTIVES = ("koordination", "fachkraft", "eltern")
_TALKS = 6
_EACH = 8


@dataclass(frozen=True)
class Stage:
    """The services of an installation with rooms, as its facilitator uses them from a process of its own."""

    services: Services
    framework: Framework
    sessions: tuple[Session, ...]

    @property
    def store(self) -> SessionStore:
        """The facilitator's sessions."""
        return self.services.sessions(NetworkScope.of(NETWORK))

    def room_path(self, session: Session) -> str:
        """Return the path that phones open."""
        return f"/r/{room_code(self.services.keys, session)}"

    def screen_path(self, session: Session) -> str:
        """Return the path that the projector opens."""
        return f"/s/{screen_token(self.services.keys, session)}"

    def turn(self, session: Session, place: int) -> None:
        """Turn the room to a criterion of its agenda."""
        show_item(self.store, session.id, session.talks[place].id, self.services.clock.now())

    def ask(self, session: Session, place: int, item: int = 0) -> ItemVote:
        """Open a blind vote on a statement of a criterion."""
        talk = session.talks[place]
        asked = self.framework.rated_items(self.framework.criteria[talk.criterion_id])
        return open_vote(self.store, self.store.session(session.id), talk.id, asked[item].id)

    def counted(self, vote: ItemVote) -> int:
        """Return how many votes the counters hold; asked without our code."""
        file = self.services.settings.home / "qualitaetsdialog.db"
        database: sqlite3.Connection = sqlite_module().connect(file)
        (counted,) = database.execute(
            "SELECT coalesce(sum(votes), 0) FROM vote_count WHERE vote_id = ?", (vote.id,)
        ).fetchone()
        database.close()
        return int(counted)

    def reveal(self, session: Session, vote: ItemVote) -> ItemVote:
        """Show what the room has voted."""
        return reveal(self.store, session, self.framework, vote.id)


def set_stage(home: Path, rooms: int = 1) -> Stage:
    """Fill a home with a network, a closed round that has results, and so many running sessions."""
    services = build_services(Settings(home=home))
    network = Network(id=NETWORK, name="Netzwerk Probeort", kind=NetworkKind.FRUEHE_HILFEN)
    services.networks(AdministrationScope()).save_network(network)
    grants = (Grant(role=Role.FACILITATOR, network_id=NETWORK), Grant(role=Role.ADMINISTRATOR))
    create_account(services.accounts(), "moderation@example.org", "Moderation", grants)
    framework = services.library().frameworks[FRAMEWORK]
    closed = _closed_round(services, framework)
    sessions = tuple(_running(services, framework, closed, number) for number in range(1, rooms + 1))
    return Stage(services, framework, sessions)


def _closed_round(services: Services, framework: Framework) -> Round:
    store = services.rounds(NetworkScope.of(NETWORK))
    plans = tuple(
        PerspectivePlan(perspective=one, mode=Mode.DECLARED if one == "koordination" else Mode.ANONYMOUS)
        for one in PERSPECTIVES
    )
    draft = RoundDraft(NETWORK, "Probe der Räume", tuple(_criteria(framework)), plans)
    of_round = open_round(store, services.keys, plan_round(store, framework, draft).id, services.clock.today(), ())
    for plan in plans:
        _answer(services, framework, of_round, plan.perspective)
    return close_round(services.closing(), of_round.id, services.clock.today(), services.shuffle())


def _criteria(framework: Framework) -> list[str]:
    rated = [one.id for one in framework.criteria.values() if framework.rated_items(one)]
    return rated[:_TALKS]


def _answer(services: Services, framework: Framework, of_round: Round, perspective: str) -> None:
    """Let some people of a perspective answer, each a little differently."""
    asked = questionnaire_for(framework, of_round.criteria, perspective)
    ballots = services.ballots(BallotScope(NETWORK, of_round.id, perspective))
    for person in range(_EACH):
        ballot = ballot_of(services.keys, of_round.id, new_ballot_key())
        answers = {name: one.steps[(person + len(name)) % len(one.steps)].id for name, one in asked.questions.items()}
        keep_answers(ballots, asked, ballot, answers)
        send_ballot(ballots, ballot)


def _running(services: Services, framework: Framework, closed: Round, number: int) -> Session:
    store = services.sessions(NetworkScope.of(NETWORK))
    chosen = [chosen_by_hand(framework.criteria[one]) for one in closed.criteria]
    planned = plan_session(store, closed, SessionDraft(f"Raum {number}", services.clock.today(), 180, chosen))
    return start_session(store, services.keys, planned.id)
