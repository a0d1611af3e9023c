"""Accounts, roles, one-time links and sessions come back as they were, and only hashes of secrets are stored."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from networks.accounts import (
    LINK_LIFETIME,
    SESSION_LIFETIME,
    Account,
    Grant,
    Role,
    create_account,
    offer_sign_in_link,
    redeem_sign_in_link,
    sign_out,
    who_is,
)
from networks.errors import SignInLinkInvalid
from networks.scopes import StaffScope
from storage import tables
from storage.accounts import AccountRows
from storage.database import Database
from tests.storage.workspace import OURS, TEST, THEIRS

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
GRANTS = (
    Grant(role=Role.ADMINISTRATOR),
    Grant(role=Role.COORDINATOR, network_id=THEIRS),
    Grant(role=Role.COORDINATOR, network_id=OURS),
)


@pytest.fixture
def store(database: Database) -> AccountRows:
    return AccountRows(database, StaffScope())


def coordinator(store: AccountRows, login: str = "koordination@example.org", name: str = "Koordination") -> Account:
    return create_account(store, login, name, GRANTS)


def test_an_account_comes_back_with_its_roles(store: AccountRows) -> None:
    made = coordinator(store)
    assert store.account(made.id) == made
    assert store.account_by_login("koordination@example.org") == made


def test_an_unknown_account_is_nobody(store: AccountRows) -> None:
    assert store.account("fehlt") is None
    assert store.account_by_login("fehlt@example.org") is None


def test_accounts_are_listed_by_name(store: AccountRows) -> None:
    for login, name in (("b@example.org", "Begleitung"), ("a@example.org", "Auswertung")):
        coordinator(store, login, name)
    assert [account.name for account in store.accounts()] == ["Auswertung", "Begleitung"]


def test_a_role_that_was_taken_away_is_gone(store: AccountRows) -> None:
    made = coordinator(store)
    fewer = made.model_copy(update={"grants": GRANTS[:1], "active": False, "password_hash": "argon2"})
    store.save_account(fewer)
    assert store.account(made.id) == fewer


def test_a_one_time_link_lets_in_once(store: AccountRows) -> None:
    made = coordinator(store)
    token = offer_sign_in_link(store, made.id, NOW)
    assert redeem_sign_in_link(store, token, NOW).account == made
    with pytest.raises(SignInLinkInvalid):
        redeem_sign_in_link(store, token, NOW)


def test_a_one_time_link_that_many_press_at_once_lets_in_one(store: AccountRows) -> None:
    token = offer_sign_in_link(store, coordinator(store).id, NOW)

    def press(_: int) -> bool:
        try:
            redeem_sign_in_link(store, token, NOW)
        except SignInLinkInvalid:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(press, range(8))) == 1


def test_a_one_time_link_ends_with_its_half_hour(store: AccountRows) -> None:
    token = offer_sign_in_link(store, coordinator(store).id, NOW)
    with pytest.raises(SignInLinkInvalid):
        redeem_sign_in_link(store, token, NOW + LINK_LIFETIME + timedelta(seconds=1))


def test_a_session_holds_until_it_ends_by_itself_or_is_left(store: AccountRows) -> None:
    made = coordinator(store)
    entered = redeem_sign_in_link(store, offer_sign_in_link(store, made.id, NOW), NOW)
    assert who_is(store, entered.token, NOW + SESSION_LIFETIME) == made
    assert who_is(store, entered.token, NOW + SESSION_LIFETIME + timedelta(seconds=1)) is None
    sign_out(store, entered.token)
    assert who_is(store, entered.token, NOW) is None


def test_all_sessions_of_an_account_end_together_and_no_other(store: AccountRows) -> None:
    mine, other = coordinator(store), coordinator(store, "begleitung@example.org")
    tokens = [
        redeem_sign_in_link(store, offer_sign_in_link(store, account.id, NOW), NOW).token
        for account in (mine, mine, other)
    ]
    store.end_sessions_of(mine.id)
    assert [who_is(store, token, NOW) for token in tokens] == [None, None, other]


def test_no_secret_of_a_link_or_session_is_stored(store: AccountRows, database: Database) -> None:
    made = coordinator(store)
    waiting = offer_sign_in_link(store, made.id, NOW)
    entered = redeem_sign_in_link(store, offer_sign_in_link(store, made.id, NOW), NOW)
    with database.reading(TEST) as connection:
        stored = str([connection.execute(table.select()).all() for table in tables.metadata.sorted_tables])
    assert made.id in stored
    assert waiting not in stored
    assert entered.token not in stored


def test_expired_sessions_and_links_are_forgotten_with_the_next_one(store: AccountRows, database: Database) -> None:
    account = coordinator(store)
    long_ago = NOW - SESSION_LIFETIME - timedelta(minutes=1)
    store.add_session("alt", account.id, long_ago)
    store.add_sign_in_link("alt", account.id, long_ago)
    store.add_session("neu", account.id, NOW + SESSION_LIFETIME)
    store.add_sign_in_link("neu", account.id, NOW + LINK_LIFETIME)
    with database.reading(TEST) as connection:
        for table in (tables.staff_session, tables.sign_in_link):
            assert connection.execute(select(table.c.token_hash)).scalars().all() == ["neu"]
