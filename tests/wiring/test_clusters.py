"""In a session of several networks, each sees the others while it is agreed, and nothing else of them ever."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from dialogues.errors import SessionUnknown
from dialogues.guests import Opening, ask_networks, open_results, withdraw
from dialogues.model import Session
from networks.accounts import Account, Grant, Role
from networks.scopes import NetworkScope
from selfeval.closing import close_round
from selfeval.model import Recipient, Round
from selfeval.recipients import Narrowing, narrow_recipients
from selfeval.rounds import RoundDraft, open_round, plan_round
from storage.audit import AuditRows
from tests.fakes.small_round import FRAMEWORK, ITEM, plan
from tests.storage.workspace import (
    OURS,
    OURS_ONLY,
    TEST,
    THEIRS,
    THEIRS_ONLY,
    add_networks,
    answer,
    planned_session,
    write,
)
from tests.wiring.installation import installation_at
from wiring.clusters import OpenedResults, member_names, members_of, opened_results
from wiring.services import Services

BOTH = NetworkScope.of(OURS, THEIRS)
NOBODYS = NetworkScope.of("fremdes")
CLUSTER = frozenset({Recipient.NETWORK, Recipient.CLUSTER})


def coordinator(network_id: str) -> Account:
    return Account(id="k", login="k", name="k", grants=(Grant(role=Role.COORDINATOR, network_id=network_id),))


@dataclass
class Workshop:
    services: Services
    rounds: dict[str, Round]
    session: Session

    @property
    def today(self) -> date:
        return self.services.clock.today()

    def agree(self, network_id: str) -> None:
        store = self.services.guests(NetworkScope.of(network_id))
        guest = store.guest(network_id, self.session.id)
        opening = Opening(self.today + timedelta(days=30), self.today)
        open_results(store, guest, self.rounds[network_id], coordinator(network_id), opening)

    def withdraw(self, network_id: str) -> None:
        store = self.services.guests(NetworkScope.of(network_id))
        withdraw(store, store.guest(network_id, self.session.id), coordinator(network_id))

    def seen(self, scope: NetworkScope, on: date | None = None) -> OpenedResults | None:
        return opened_results(self.services, scope, self.session.id, on or self.today)


def closed_round(services: Services, network_id: str, step: str) -> Round:
    store = services.rounds(NetworkScope.of(network_id))
    draft = RoundDraft(network_id, f"Runde {network_id}", ("finden",), (plan("fachkraft"), plan("eltern")), CLUSTER)
    planned = plan_round(store, FRAMEWORK, draft)
    opened = open_round(store, services.keys, planned.id, services.clock.today())
    for number in range(9):
        answer(services.database, opened, "fachkraft", step if number % 3 else "trifft-eher-zu")
    for _ in range(3):
        answer(services.database, opened, "eltern", step)
    write(services.database, opened, "Unsere eigenen Worte")
    return close_round(services.closing(), opened.id, services.clock.today(), services.shuffle())


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with installation_at(tmp_path / "home") as services:
        add_networks(services.database)
        rounds = {
            OURS: closed_round(services, OURS, "trifft-zu"),
            THEIRS: closed_round(services, THEIRS, "trifft-nicht-zu"),
        }
        session = planned_session(services.database, rounds[OURS])
        ask_networks(services.guests(BOTH), session, rounds[OURS], [rounds[THEIRS]], "Voneinander lernen")
        yield Workshop(services, rounds, session)


def test_before_both_agree_nobody_sees_anything(workshop: Workshop) -> None:
    assert workshop.seen(BOTH) is None
    workshop.agree(THEIRS)
    assert workshop.seen(OURS_ONLY) is None
    assert workshop.seen(THEIRS_ONLY) is None


def test_once_both_agree_each_sees_both_by_name(workshop: Workshop) -> None:
    workshop.agree(OURS)
    workshop.agree(THEIRS)
    for scope in (OURS_ONLY, THEIRS_ONLY, BOTH):
        seen = workshop.seen(scope)
        assert seen is not None
        assert [member.name for member in seen.members] == ["Das nachbarnetz", "Das netz"]
        assert seen.reference.of_round.network_id == OURS
        medians = [member.results.of_criterion("finden")[0].perspectives["fachkraft"].median for member in seen.members]
        assert medians == [1, 4]


def test_small_groups_and_own_words_stay_at_home(workshop: Workshop) -> None:
    workshop.agree(OURS)
    workshop.agree(THEIRS)
    seen = workshop.seen(OURS_ONLY)
    assert seen is not None
    for member in seen.members:
        parents = next(one for one in member.results.items if one.item.id == ITEM).perspectives["eltern"]
        assert (parents.answered, parents.counts) == (None, {})
        assert member.results.words == ()


def test_the_last_day_a_withdrawal_and_narrowed_recipients_end_it_at_once(workshop: Workshop) -> None:
    workshop.agree(OURS)
    workshop.agree(THEIRS)
    assert workshop.seen(OURS_ONLY, workshop.today + timedelta(days=30)) is not None
    assert workshop.seen(OURS_ONLY, workshop.today + timedelta(days=31)) is None
    workshop.withdraw(THEIRS)
    assert workshop.seen(OURS_ONLY) is None
    workshop.agree(THEIRS)
    assert workshop.seen(OURS_ONLY) is not None
    theirs = workshop.services.rounds(THEIRS_ONLY)
    by = Narrowing(workshop.services.consents(THEIRS_ONLY), "Koordination", workshop.today)
    narrow_recipients(theirs, workshop.rounds[THEIRS].id, frozenset({Recipient.NETWORK}), by)
    assert workshop.seen(OURS_ONLY) is None


def test_whoever_was_not_asked_does_not_even_learn_that_there_is_such_a_session(workshop: Workshop) -> None:
    for look in (members_of, member_names):
        with pytest.raises(SessionUnknown):
            look(workshop.services, NOBODYS, workshop.session.id)
    with pytest.raises(SessionUnknown):
        workshop.seen(NOBODYS)


def test_the_own_scope_never_grows_to_the_other_network(workshop: Workshop) -> None:
    """Not even after an agreement do rounds, sessions or papers of the other network come into reach."""
    workshop.agree(OURS)
    workshop.agree(THEIRS)
    services = workshop.services
    assert [one.network_id for one in services.rounds(OURS_ONLY).rounds()] == [OURS]
    assert services.sessions(THEIRS_ONLY).sessions() == []
    assert services.agreements(THEIRS_ONLY).agreements() == []
    assert AuditRows(services.database, TEST, services.clock.now).entries() == []
