"""A whole workspace in a temporary database: a network, an account, a draft, an open and a closed round."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from networks.accounts import Account, Grant, Role, create_account, offer_sign_in_link, redeem_sign_in_link
from networks.model import Municipality, Network, NetworkKind
from networks.places import Land, MunicipalityKind
from networks.scopes import AdministrationScope, BallotScope, NetworkScope
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.model import Mode, PerspectivePlan, Recipient, Round
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.fakes.empty_tables import put_tables
from tests.fakes.small_framework import SMALL_YAML, small_framework
from ui import desk
from ui.links import page_file
from wiring.clock import Clock
from wiring.services import Services, build_services
from wiring.settings import Settings

MAIN = Path(__file__).parents[2] / "ui" / "main.py"
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
NETWORK = Network(
    id="netz", name="Netzwerk Musterstadt", kind=NetworkKind.FRUEHE_HILFEN, municipalities=("musterstadt",)
)
PLACE = Municipality(id="musterstadt", name="Musterstadt", kind=MunicipalityKind.STADT, land=Land.NW)
CRITERIA = ("finden", "sprache")
PLANS = (
    PerspectivePlan(perspective="koordination", mode=Mode.DECLARED),
    PerspectivePlan(perspective="leitung", mode=Mode.CONSENSUS, body="Steuerungsgruppe"),
    PerspectivePlan(perspective="fachkraft", invited=20),
    PerspectivePlan(perspective="eltern"),
)
ONLY_INSIDE = frozenset({Recipient.NETWORK})
PARTED = {"koordination": [4], "leitung": [4], "fachkraft": [4, 3, 4, 4, 3, 4], "eltern": [1, 2, 1, 2, 2, 1]}
"""The step values that each perspective gave in the closed round: it and the parents part."""
LONGEST_RUN = 30
"""Seconds a page may take in a test; far more than it needs."""


@dataclass
class Workspace:
    """What the tests of the screens work with."""

    services: Services
    token: str | None
    account: Account

    @property
    def scope(self) -> NetworkScope:
        """The scope of the one network."""
        return NetworkScope.of(NETWORK.id)

    def planned(
        self, title: str, plans: tuple[PerspectivePlan, ...] = PLANS, recipients: frozenset[Recipient] = ONLY_INSIDE
    ) -> Round:
        """A draft."""
        draft = RoundDraft(NETWORK.id, title, CRITERIA, plans, recipients)
        return plan_round(self.services.rounds(self.scope), small_framework(), draft)

    def opened(
        self, title: str, plans: tuple[PerspectivePlan, ...] = PLANS, recipients: frozenset[Recipient] = ONLY_INSIDE
    ) -> Round:
        """An open round in which nobody has answered yet."""
        today, planned = self.services.clock.today(), self.planned(title, plans, recipients)
        return open_round(self.services.rounds(self.scope), self.services.keys, planned.id, today)

    def closed(
        self,
        title: str,
        answers: Mapping[str, list[int]] = PARTED,
        recipients: frozenset[Recipient] = ONLY_INSIDE,
        plans: tuple[PerspectivePlan, ...] = PLANS,
    ) -> Round:
        """A closed round in which each perspective gave these steps to every question."""
        of_round = self.opened(title, plans, recipients)
        for perspective, values in answers.items():
            for value in values:
                self.answer(of_round, perspective, value)
        services = self.services
        return close_round(services.closing(), of_round.id, services.clock.today(), services.shuffle())

    def answer(self, of_round: Round, perspective: str, value: int) -> None:
        """Let one person send the same step for every question."""
        questionnaire = questionnaire_for(small_framework(), of_round.criteria, perspective)
        store = self.services.ballots(BallotScope(NETWORK.id, of_round.id, perspective))
        ballot = ballot_of(self.services.keys, of_round.id, new_ballot_key())
        answers = {item_id: one.steps[value - 1].id for item_id, one in questionnaire.questions.items()}
        keep_answers(store, questionnaire, ballot, answers)
        send_ballot(store, ballot)

    def give_roles(self, *grants: Grant) -> None:
        """Give the signed-in account these roles and no others."""
        self.account = self.account.model_copy(update={"grants": grants})
        self.services.accounts().save_account(self.account)

    def sign_out(self) -> None:
        """Let nobody be signed in."""
        self.token = None

    def page(self, name: str, **query: str) -> AppTest:
        """A staff page as a browser with this workspace's session sees it."""
        return self.go(self.tab(), name, **query)

    def tab(self) -> AppTest:
        """A tab of a browser before anybody has signed in: it knows the pages and has drawn none of them."""
        token, self.token = self.token, None
        at = AppTest.from_file(str(MAIN), default_timeout=LONGEST_RUN).run()
        self.token = token
        return at

    def go(self, at: AppTest, name: str, **query: str) -> AppTest:
        """Open a staff page in a tab."""
        at.switch_page(page_file(name))
        at.query_params.update(query)
        return at.run()


COORDINATOR = Grant(role=Role.COORDINATOR, network_id=NETWORK.id)
FACILITATOR = Grant(role=Role.FACILITATOR, network_id=NETWORK.id)
ADMINISTRATOR = Grant(role=Role.ADMINISTRATOR)


def texts_of(at: AppTest) -> str:
    """Everything that a page says in running text, as one text."""
    kinds = (at.title, at.header, at.markdown, at.info, at.warning, at.error, at.success, at.caption, at.html)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def has_failed(at: AppTest) -> bool:
    """Say whether a page broke off with an error that nobody translated."""
    return bool(at.exception)


@contextmanager
def workspace_at(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A workspace with one network, whose coordinator, facilitator and administrator is signed in."""
    frameworks = home / "frameworks"
    frameworks.mkdir()
    (frameworks / "kleiner-rahmen-1.0.yaml").write_text(SMALL_YAML, encoding="utf-8")
    services = build_services(Settings(home=put_tables(home), frameworks=frameworks), Clock(lambda: NOW))
    setting_up = services.networks(AdministrationScope())
    setting_up.save_municipality(PLACE)
    setting_up.save_network(NETWORK)
    accounts = services.accounts()
    account = create_account(
        accounts, "koordination@example.org", "Koordination", (COORDINATOR, FACILITATOR, ADMINISTRATOR)
    )
    token = redeem_sign_in_link(accounts, offer_sign_in_link(accounts, account.id, NOW), NOW).token
    workspace = Workspace(services, token, account)
    monkeypatch.setattr(desk, "services", lambda: services)
    monkeypatch.setattr(desk, "session_token", lambda: workspace.token)
    try:
        yield workspace
    finally:
        services.database.close()
