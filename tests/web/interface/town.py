"""Two networks with results, agreements and a release that was handed in, and programs of every role."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from starlette.testclient import TestClient

from analysis.handed_in import Audience, Facts
from dialogues.agreements import AgreementDraft, agree
from networks.accounts import Account, Grant, Role
from networks.model import Municipality
from networks.places import Land, MunicipalityKind
from networks.scopes import AdministrationScope, NetworkScope
from networks.tokens import MadeToken, Reads, TokenWish, may_read
from selfeval.closing import close_round
from selfeval.model import Round
from storage.handed_in import HandedInRows
from tests.fakes.small_round import plan
from tests.storage.test_handed_in import let_go
from tests.storage.workspace import OURS, THEIRS, add_networks, answer, draft_round, opened_round, planned_session
from tests.web.site import Site
from wiring.access_tokens import make

ROOT = "/api/v1"
STEPS = ("trifft-zu", "trifft-eher-zu", "weiss-nicht")
PEOPLE = {"fachkraft": 12, "eltern": 7}
"""Professionals are enough for outside, parents inside only."""
RELEASE = "abcdef"
GRANTS = {
    "coordinator": Grant(role=Role.COORDINATOR, network_id=OURS),
    "facilitator": Grant(role=Role.FACILITATOR, network_id=OURS),
    "neighbour": Grant(role=Role.COORDINATOR, network_id=THEIRS),
    "analyst": Grant(role=Role.ANALYST),
    "administrator": Grant(role=Role.ADMINISTRATOR),
}


@dataclass(frozen=True)
class Program:
    """A program with its token."""

    client: TestClient
    made: MadeToken

    def get(self, path: str, headers: Mapping[str, str] | None = None, **query: str) -> Any:
        authorization = {"Authorization": f"Bearer {self.made.secret}"}
        return self.client.get(f"{ROOT}{path}", params=query or None, headers={**authorization, **(headers or {})})

    def json(self, path: str, **query: str) -> Any:
        answered = self.get(path, None, **query)
        assert answered.status_code == 200, answered.text
        return answered.json()


@dataclass(frozen=True)
class Town:
    """What the tests of the interface for programs work with."""

    site: Site
    ours: Round
    theirs: Round
    draft: Round

    @property
    def today(self) -> date:
        return self.site.services.clock.today()

    def account(self, *grants: Grant, login: str = "programme@example.org") -> Account:
        return self.site.account(*grants, login=login)

    def program(self, account: Account, *reads: Reads, networks: frozenset[str] | None = None) -> Program:
        """A program that may read all that its account may, or only some of it."""
        wish = TokenWish(
            "Skript",
            frozenset(reads or may_read(account)),
            account.networks if networks is None else networks,
            self.today + timedelta(days=30),
        )
        return Program(self.site.browser(), make(self.site.services, account, wish))

    def program_of(self, role: str, *reads: Reads) -> Program:
        return self.program(self.account(GRANTS[role], login=f"{role}@example.org"), *reads)

    def agree(self, of_round: Round, what: str, on: date | None = None) -> None:
        services = self.site.services
        session = planned_session(services.database, of_round)
        draft = AgreementDraft("finden", what, "Koordination", date(2027, 3, 1), "Es liegt aus.")
        agree(services.agreements(NetworkScope.of(of_round.network_id)), session, draft, on or self.today)

    def hand_in(self, release_id: str) -> None:
        handed = let_go(Audience.NZFH, release_id, OURS, self.ours.framework_sha256)
        handed = replace(handed, round_id=self.ours.id)
        assert HandedInRows(self.site.services.database, NetworkScope.of(OURS)).add(handed, Facts())

    def place(self, place_id: str) -> None:
        store = self.site.services.networks(AdministrationScope())
        store.save_municipality(
            Municipality(id=place_id, name=f"Ort {place_id}", kind=MunicipalityKind.STADT, land=Land.NW)
        )


def closed_round(site: Site, network_id: str, title: str) -> Round:
    """A closed round of a network in which enough people have answered."""
    database = site.services.database
    opened = opened_round(database, plan("fachkraft"), plan("eltern"), network_id=network_id, title=title)
    for perspective, count in PEOPLE.items():
        for number in range(count):
            answer(database, opened, perspective, STEPS[number % len(STEPS)])
    return close_round(site.services.closing(), opened.id, site.services.clock.today(), site.services.shuffle())


def build_town(site: Site) -> Town:
    """The two networks in a site, made through the use cases; more than seventy commits."""
    add_networks(site.services.database)
    ours, theirs = closed_round(site, OURS, "Unsere"), closed_round(site, THEIRS, "Ihre Runde nebenan")
    town = Town(site, ours, theirs, draft_round(site.services.database, title="Nur geplant"))
    town.agree(ours, "Ein Blatt in vier Sprachen")
    town.agree(theirs, "Das Geheimnis der anderen")
    town.hand_in(RELEASE)
    for place_id in ("a-stadt", "b-stadt", "c-stadt"):
        town.place(place_id)
    return town
