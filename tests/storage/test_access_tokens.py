"""Access tokens come back as they were, and of their secrets only the hash is in the database."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from networks.accounts import Account, Grant, Role, create_account, fingerprint_of
from networks.scopes import StaffScope
from networks.tokens import Reads, TokenWish, make_token, reader_with, revoke_token
from storage import tables
from storage.access_tokens import AccessTokenRows
from storage.accounts import AccountRows
from storage.database import Database
from tests.storage.workspace import OURS, TEST

TODAY = date(2026, 11, 21)
WISH = TokenWish("Skript", frozenset(Reads) - {Reads.HANDED_IN}, frozenset({OURS}), TODAY + timedelta(days=30))


@pytest.fixture
def account(database: Database) -> Account:
    grants = (Grant(role=Role.COORDINATOR, network_id=OURS),)
    return create_account(AccountRows(database, StaffScope()), "koordination@example.org", "Koordination", grants)


@pytest.fixture
def tokens(database: Database) -> AccessTokenRows:
    return AccessTokenRows(database, StaffScope())


def test_a_token_comes_back_by_the_hash_of_its_secret(tokens: AccessTokenRows, account: Account) -> None:
    made = make_token(tokens, account, WISH, TODAY)
    assert tokens.token_by_hash(fingerprint_of(made.secret)) == made.token
    assert tokens.tokens_of(account.id) == [made.token]
    assert tokens.token_by_hash(made.secret) is None
    assert tokens.tokens_of("jemand-anderes") == []


def test_the_secret_is_nowhere_in_the_database(database: Database, tokens: AccessTokenRows, account: Account) -> None:
    made = make_token(tokens, account, WISH, TODAY)
    with database.reading(TEST) as connection:
        (row,) = connection.execute(select(tables.access_token)).mappings().all()
    assert made.secret not in str(dict(row))
    assert made.secret.removeprefix("qd_") not in str(dict(row))


def test_a_token_is_ended_once_and_by_its_account_only(tokens: AccessTokenRows, account: Account) -> None:
    made = make_token(tokens, account, WISH, TODAY)
    assert not tokens.revoke_token("jemand-anderes", made.token.token_id, TODAY)
    assert revoke_token(tokens, account, made.token.token_id, TODAY)
    assert not revoke_token(tokens, account, made.token.token_id, TODAY + timedelta(days=1))
    assert tokens.tokens_of(account.id)[0].revoked_on == TODAY


def test_the_day_of_use_is_written_once_a_day(database: Database, tokens: AccessTokenRows, account: Account) -> None:
    made = make_token(tokens, account, WISH, TODAY)
    accounts = AccountRows(database, StaffScope())
    days = (TODAY, TODAY, TODAY + timedelta(days=1))
    readers = [reader_with(tokens, accounts, made.secret, day) for day in days]
    assert [one.is_first_today for one in readers if one] == [True, False, True]
    assert not tokens.note_use(made.token.token_id, TODAY + timedelta(days=1))
    assert tokens.tokens_of(account.id)[0].used_on == TODAY + timedelta(days=1)
