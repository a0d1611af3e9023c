"""A town with a real database: rounds to answer, and rooms to sit in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from dialogues.agenda import chosen_by_hand
from dialogues.model import Session
from dialogues.ports import RoomStore, SessionStore
from dialogues.room import cast_vote, join
from dialogues.room_model import ItemVote
from dialogues.sessions import (
    SessionDraft,
    end_session,
    plan_session,
    room_code,
    screen_token,
    show_item,
    start_session,
)
from dialogues.votes import open_vote, reveal
from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, BallotScope, NetworkScope, RoomScope
from participant.application import create_app
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Framework
from selfeval.closing import close_round
from selfeval.model import Mode, PerspectivePlan, PinnedMeaning, Recipient, Round
from selfeval.rounds import NO_MEANINGS, RoundDraft, link_token, open_round, plan_round
from tests.fakes.small_framework import small_framework
from tests.fakes.small_session import NOW
from wiring.clock import Clock
from wiring.services import Services, build_services
from wiring.settings import Settings

NETWORK = "musterstadt"
ALL_CRITERIA = ("finden", "sprache", "absprachen", "wechsel", "rueckmeldung")


class Ticking:
    """A clock that goes on by a second whenever it is asked, so that nothing in memory stays fresh."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


@dataclass(frozen=True)
class Town:
    """One network with everything that stores and pages need."""

    services: Services
    framework: Framework

    @property
    def scope(self) -> NetworkScope:
        return NetworkScope.of(NETWORK)

    def round(
        self,
        *plans: PerspectivePlan,
        recipients: frozenset[Recipient] | None = None,
        translations: Sequence[Translation] = (),
        meanings: Mapping[str, PinnedMeaning] = NO_MEANINGS,
    ) -> Round:
        """Plan and open a round on all criteria; without plans parents answer anonymously."""
        store = self.services.rounds(self.scope)
        draft = RoundDraft(
            network_id=NETWORK,
            title="Frühe Hilfen in Musterstadt",
            criteria=ALL_CRITERIA,
            plans=plans or (PerspectivePlan(perspective="eltern"),),
            recipients=recipients or frozenset({Recipient.NETWORK}),
        )
        planned = plan_round(store, self.framework, draft)
        today = self.services.clock.today()
        return open_round(store, self.services.keys, planned.id, today, translations, meanings)

    def address(self, of_round: Round, perspective: str = "eltern") -> str:
        return f"/t/{link_token(self.services.keys, of_round, perspective)}"

    def close(self, of_round: Round) -> None:
        close_round(self.services.closing(), of_round.id, self.services.clock.today(), lambda _ballots: None)

    def sent(self, of_round: Round) -> dict[str, int]:
        return self.services.rounds(self.scope).sent_counts(of_round.id)

    def kept(self, of_round: Round, ballot_id: str, perspective: str = "eltern") -> dict[str, str]:
        scope = BallotScope(NETWORK, of_round.id, perspective)
        return self.services.ballots(scope).answers(ballot_id)


@dataclass(frozen=True)
class Hall:
    """A running session of the town and what its facilitator does."""

    town: Town
    session_id: str

    @property
    def store(self) -> SessionStore:
        return self.town.services.sessions(self.town.scope)

    @property
    def session(self) -> Session:
        return self.store.session(self.session_id)

    @property
    def room(self) -> RoomStore:
        return self.town.services.room(RoomScope(NETWORK, self.session_id))

    @property
    def code(self) -> str:
        return room_code(self.town.services.keys, self.session)

    @property
    def phone_address(self) -> str:
        return f"/r/{self.code}"

    @property
    def screen_address(self) -> str:
        return f"/s/{screen_token(self.town.services.keys, self.session)}"

    def welcome(self) -> None:
        show_item(self.store, self.session_id, None, NOW)

    def open_vote(self, item_id: str = "finden.angebote") -> ItemVote:
        return open_vote(self.store, self.session, self.session.talks[0].id, item_id)

    def reveal(self, vote: ItemVote) -> None:
        reveal(self.store, self.session, self.town.framework, vote.id)

    def vote(self, vote: ItemVote, perspective: str, steps: list[str]) -> None:
        """Let one phone after the other vote for a perspective."""
        keys = self.town.services.keys
        for number, step in enumerate(steps):
            join(self.room, keys, f"{perspective}-{number}", perspective)
            cast_vote(self.room, keys, self.town.framework, f"{perspective}-{number}", vote.id, (step,))

    def end(self) -> None:
        end_session(self.store, self.session_id, NOW)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    settings = Settings(home=tmp_path_factory.mktemp("home"), base_url="http://testserver")
    services = build_services(settings, Clock(Ticking()))
    network = Network(id=NETWORK, name="Netzwerk Musterstadt", kind=NetworkKind.FRUEHE_HILFEN)
    services.networks(AdministrationScope()).save_network(network)
    yield Town(services, small_framework())
    services.database.close()


@pytest.fixture
def hall(town: Town) -> Hall:
    """A session on two criteria that has just begun, with its first agenda item shown."""
    return new_hall(town)


def new_hall(town: Town, *blind: str) -> Hall:
    """Begin a session of its own on a round of its own; with names, these perspectives all vote blind."""
    of_round = town.round(
        *(
            [PerspectivePlan(perspective=one) for one in blind]
            or (
                PerspectivePlan(perspective="koordination", mode=Mode.DECLARED),
                PerspectivePlan(perspective="fachkraft"),
                PerspectivePlan(perspective="eltern"),
            )
        )
    )
    return hall_of(town, of_round)


def hall_of(town: Town, of_round: Round) -> Hall:
    """Begin a session on a round, on two of its criteria."""
    store = town.services.sessions(town.scope)
    chosen = [chosen_by_hand(town.framework.criteria[name]) for name in ("finden", "absprachen")]
    draft = SessionDraft("Dialog in Musterstadt", town.services.clock.today(), 120, chosen)
    planned = plan_session(store, of_round, draft)
    started = start_session(store, town.services.keys, planned.id)
    return Hall(town, show_item(store, started.id, started.talks[0].id, NOW).id)


@pytest.fixture
def phone(town: Town) -> Callable[[], TestClient]:
    """Makes phones: each a browser of its own without script."""
    app = create_app(lambda: town.services)
    return lambda: TestClient(app, raise_server_exceptions=False)
