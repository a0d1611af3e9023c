"""A role opens the networks it is held for, and nothing beside them."""

import pytest

from networks.accounts import (
    Account,
    Grant,
    Role,
    create_account,
    offer_sign_in_link,
    redeem_sign_in_link,
    sign_out,
)
from networks.errors import NotPermitted
from networks.scopes import AdministrationScope, NetworkScope
from wiring.access import administration_scope, is_only_analyst, network_scope, signed_in_account
from wiring.administration import all_networks
from wiring.services import Services


def account(*grants: Grant) -> Account:
    return Account(id="konto", login="konto@example.org", name="Konto", grants=grants)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR])
def test_who_coordinates_or_facilitates_works_in_those_networks(role: Role) -> None:
    worker = account(Grant(role=role, network_id="a"), Grant(role=role, network_id="b"))
    assert network_scope(worker) == NetworkScope.of("a", "b")


@pytest.mark.parametrize(
    "grants",
    [
        (),
        (Grant(role=Role.ANALYST),),
        (Grant(role=Role.ADMINISTRATOR),),
        (Grant(role=Role.ANALYST, network_id="a"),),
        (Grant(role=Role.COORDINATOR),),
    ],
    ids=["no role", "analyst", "administrator", "analyst of a network", "coordinator of no network"],
)
def test_no_other_role_opens_the_rounds_of_a_network(grants: tuple[Grant, ...]) -> None:
    assert network_scope(account(*grants)) == NetworkScope.of()


def test_only_administrators_set_up_networks_and_accounts() -> None:
    assert administration_scope(account(Grant(role=Role.ADMINISTRATOR))) == AdministrationScope()
    for role in (Role.COORDINATOR, Role.FACILITATOR, Role.ANALYST):
        with pytest.raises(NotPermitted):
            administration_scope(account(Grant(role=role, network_id="a")))


def test_who_only_analyses_is_told_from_who_also_works_in_a_network() -> None:
    analyst, coordinator = Grant(role=Role.ANALYST), Grant(role=Role.COORDINATOR, network_id="a")
    assert is_only_analyst(account(analyst))
    assert not is_only_analyst(account(analyst, coordinator))
    assert not is_only_analyst(account())


def test_a_cookie_stands_for_its_account_until_it_signs_out(services: Services) -> None:
    store, now = services.accounts(), services.clock.now()
    made = create_account(store, "konto@example.org", "Konto", ())
    token = redeem_sign_in_link(store, offer_sign_in_link(store, made.id, now), now).token
    assert signed_in_account(services, token) == made
    sign_out(store, token)
    for worthless in (token, "erfunden", "", None):
        assert signed_in_account(services, worthless) is None


def test_an_account_that_was_closed_is_out_at_the_next_click(services: Services) -> None:
    store, now = services.accounts(), services.clock.now()
    made = create_account(store, "konto@example.org", "Konto", ())
    token = redeem_sign_in_link(store, offer_sign_in_link(store, made.id, now), now).token
    store.save_account(made.model_copy(update={"active": False}))
    assert signed_in_account(services, token) is None


def test_the_command_line_works_for_every_network(example: Services) -> None:
    scope = all_networks(example, "a test")
    assert scope == NetworkScope.of("demo-musterstadt", "demo-uebergang", "demo-landkreis")
