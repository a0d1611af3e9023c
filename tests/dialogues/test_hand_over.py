"""A session goes from one facilitator to another of the same network, and to nobody else."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from dialogues.hand_over import (
    HandOverNotPossible,
    HandOverUnknown,
    Point,
    facilitates,
    give,
    successors,
    take_back,
    take_over,
)
from dialogues.model import Session, SessionState
from dialogues.preparation_model import HandOver
from networks.accounts import Account, Grant, Role
from networks.errors import NotPermitted
from tests.fakes.preparation_stores import HandOversInMemory
from tests.fakes.session_store import Hall, SessionsInMemory
from tests.fakes.small_session import small_session

TODAY = date(2026, 11, 21)


def account(name: str, role: Role = Role.FACILITATOR, network: str = "netz", *, active: bool = True) -> Account:
    return Account(id=name, login=name, name=name, grants=(Grant(role=role, network_id=network),), active=active)


GIVER, TAKER = account("gibt"), account("nimmt")
COORDINATOR, STRANGER = account("koordiniert", Role.COORDINATOR), account("fremd", network="nachbarnetz")


@dataclass
class Desk:
    store: HandOversInMemory = field(default_factory=HandOversInMemory)
    hall: Hall = field(default_factory=lambda: Hall(sessions={"sitzung": led(SessionState.PLANNED)}))

    @property
    def sessions(self) -> SessionsInMemory:
        return SessionsInMemory(self.hall)

    def given(self, to: Account = TAKER, giver: Account = GIVER) -> HandOver:
        return give(self.store, self.sessions.session("sitzung"), giver, words(to))


def led(state: SessionState) -> Session:
    return small_session(state).model_copy(update={"led_by": GIVER.id})


def words(to: Account) -> HandOver:
    return HandOver(
        session_id="",
        network_id="",
        from_account="",
        to_account=to.id,
        given_on=TODAY,
        ticked=frozenset({Point.AIMS.value, "etwas anderes"}),
        note="Die Leitung kommt eine halbe Stunde später.",
    )


def test_only_active_facilitators_of_the_network_can_follow() -> None:
    away = account("weg", active=False)
    found = successors([GIVER, TAKER, COORDINATOR, STRANGER, away], led(SessionState.PLANNED), GIVER.id)
    assert found == [TAKER]
    assert not facilitates(COORDINATOR, "netz")


def test_what_is_given_holds_the_points_of_the_list_and_whose_it_is() -> None:
    given = Desk().given()
    assert given.ticked == {Point.AIMS.value}
    assert (given.session_id, given.network_id, given.from_account) == ("sitzung", "netz", GIVER.id)


def test_until_it_is_taken_the_giver_leads_and_can_take_it_back() -> None:
    desk = Desk()
    desk.given()
    assert desk.sessions.session("sitzung").led_by == GIVER.id
    with pytest.raises(HandOverUnknown):
        take_back(desk.store, "sitzung", TAKER)
    take_back(desk.store, "sitzung", GIVER)
    assert desk.store.hand_over("sitzung") is None


def test_whoever_takes_over_leads_and_a_second_click_changes_nothing() -> None:
    desk = Desk()
    desk.given()
    for day in (TODAY, date(2026, 11, 30)):
        assert take_over(desk.store, desk.sessions, "sitzung", TAKER, day).led_by == TAKER.id
    kept = desk.store.hand_over("sitzung")
    assert kept is not None
    assert kept.taken_on == TODAY
    with pytest.raises(HandOverUnknown):
        take_back(desk.store, "sitzung", GIVER)


@pytest.mark.parametrize("other", [GIVER, COORDINATOR, STRANGER])
def test_nobody_else_takes_it(other: Account) -> None:
    desk = Desk()
    desk.given()
    with pytest.raises(HandOverUnknown):
        take_over(desk.store, desk.sessions, "sitzung", other, TODAY)


def test_a_role_that_was_taken_away_since_counts() -> None:
    desk = Desk()
    desk.given()
    with pytest.raises(HandOverUnknown):
        take_over(desk.store, desk.sessions, "sitzung", TAKER.model_copy(update={"grants": ()}), TODAY)


def test_nobody_gives_what_is_not_theirs_or_to_themselves() -> None:
    with pytest.raises(NotPermitted):
        Desk().given(giver=STRANGER)
    with pytest.raises(HandOverNotPossible):
        Desk().given(to=GIVER)


def test_what_is_over_is_not_passed_on() -> None:
    desk = Desk(hall=Hall(sessions={"sitzung": led(SessionState.ENDED)}))
    with pytest.raises(HandOverNotPossible):
        desk.given()
