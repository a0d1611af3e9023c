"""Staff come in by a link that works once or by a password, and a session ends when it must."""

from datetime import UTC, datetime, timedelta

import pytest

from networks.accounts import (
    LINK_LIFETIME,
    SESSION_LIFETIME,
    Account,
    Grant,
    Role,
    SignedIn,
    create_account,
    fingerprint_of,
    offer_sign_in_link,
    redeem_sign_in_link,
    set_password,
    sign_in,
    sign_out,
    who_is,
)
from networks.errors import AccountUnknown, LoginTaken, PasswordTooShort, SignInLinkInvalid, SignInRefused
from tests.fakes.account_store import AccountsInMemory, ReversedPasswords

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PASSWORD = "zwölf Zeichen"
HASHER = ReversedPasswords()


@pytest.fixture
def store() -> AccountsInMemory:
    return AccountsInMemory()


@pytest.fixture
def account(store: AccountsInMemory) -> Account:
    made = create_account(store, "koordination", "Koordination", (Grant(role=Role.COORDINATOR, network_id="n"),))
    set_password(store, HASHER, made, PASSWORD)
    return store.kept[made.id]


def signed_in(store: AccountsInMemory) -> SignedIn:
    return sign_in(store, HASHER, "koordination", PASSWORD, NOW)


def test_a_link_works_once(store: AccountsInMemory, account: Account) -> None:
    token = offer_sign_in_link(store, account.id, NOW)
    assert redeem_sign_in_link(store, token, NOW).account == account
    with pytest.raises(SignInLinkInvalid):
        redeem_sign_in_link(store, token, NOW)


def test_a_link_works_for_half_an_hour(store: AccountsInMemory, account: Account) -> None:
    early, late = (offer_sign_in_link(store, account.id, NOW) for _ in range(2))
    assert timedelta(minutes=30) == LINK_LIFETIME
    redeem_sign_in_link(store, early, NOW + LINK_LIFETIME - timedelta(seconds=1))
    with pytest.raises(SignInLinkInvalid):
        redeem_sign_in_link(store, late, NOW + LINK_LIFETIME)


def test_an_unknown_link_lets_nobody_in(store: AccountsInMemory) -> None:
    with pytest.raises(SignInLinkInvalid):
        redeem_sign_in_link(store, "geraten", NOW)


def test_nobody_gets_a_link_for_an_account_that_does_not_exist(store: AccountsInMemory) -> None:
    with pytest.raises(AccountUnknown):
        offer_sign_in_link(store, "fehlt", NOW)


def test_only_hashes_of_links_and_sessions_are_stored(store: AccountsInMemory, account: Account) -> None:
    token = offer_sign_in_link(store, account.id, NOW)
    session = redeem_sign_in_link(store, offer_sign_in_link(store, account.id, NOW), NOW)
    assert set(store.links) == {fingerprint_of(token)}
    assert set(store.sessions) == {fingerprint_of(session.token)}
    assert token not in str(store.links)


def test_the_right_name_and_password_begin_a_session(store: AccountsInMemory, account: Account) -> None:
    session = sign_in(store, HASHER, "  Koordination ", PASSWORD, NOW)
    assert who_is(store, session.token, NOW) == account


def test_a_wrong_name_and_a_wrong_password_are_the_same_error(store: AccountsInMemory, account: Account) -> None:
    refusals = []
    for login, password in [("koordination", "falsch"), ("niemand", PASSWORD), ("niemand", "")]:
        with pytest.raises(SignInRefused) as caught:
            sign_in(store, HASHER, login, password, NOW)
        refusals.append(caught.value.args)
    assert len({str(refusal) for refusal in refusals}) == 1


def test_the_password_is_hashed_even_for_a_name_that_nobody_has(store: AccountsInMemory) -> None:
    asked: list[str | None] = []

    class Listening(ReversedPasswords):
        def is_right(self, password_hash: str | None, password: str) -> bool:
            asked.append(password_hash)
            return False

    with pytest.raises(SignInRefused):
        sign_in(store, Listening(), "niemand", PASSWORD, NOW)
    assert asked == [None]


def test_an_account_without_a_password_cannot_sign_in_by_one(store: AccountsInMemory) -> None:
    create_account(store, "neu", "Neu", ())
    with pytest.raises(SignInRefused):
        sign_in(store, HASHER, "neu", "", NOW)


def test_a_closed_account_comes_in_by_no_way(store: AccountsInMemory, account: Account) -> None:
    session, token = signed_in(store), offer_sign_in_link(store, account.id, NOW)
    store.save_account(account.model_copy(update={"active": False}))
    assert who_is(store, session.token, NOW) is None
    with pytest.raises(SignInLinkInvalid):
        redeem_sign_in_link(store, token, NOW)
    with pytest.raises(SignInRefused):
        signed_in(store)


def test_a_session_ends_after_its_time(store: AccountsInMemory, account: Account) -> None:
    session = signed_in(store)
    assert who_is(store, session.token, NOW + SESSION_LIFETIME - timedelta(seconds=1)) == account
    assert who_is(store, session.token, NOW + SESSION_LIFETIME) is None


def test_signing_out_ends_this_session_and_no_other(store: AccountsInMemory, account: Account) -> None:
    here, elsewhere = signed_in(store), signed_in(store)
    sign_out(store, here.token)
    assert who_is(store, here.token, NOW) is None
    assert who_is(store, elsewhere.token, NOW) == account


def test_a_new_password_ends_all_sessions_of_the_account(store: AccountsInMemory, account: Account) -> None:
    other = create_account(store, "leitung", "Leitung", ())
    theirs = redeem_sign_in_link(store, offer_sign_in_link(store, other.id, NOW), NOW)
    session = signed_in(store)
    set_password(store, HASHER, account, "ein ganz anderes Wort")
    assert who_is(store, session.token, NOW) is None
    assert who_is(store, theirs.token, NOW) == other
    with pytest.raises(SignInRefused):
        signed_in(store)


def test_a_short_password_is_refused_with_the_length_that_is_needed(store: AccountsInMemory, account: Account) -> None:
    with pytest.raises(PasswordTooShort) as caught:
        set_password(store, HASHER, account, "elf Zeichen")
    assert caught.value.data == {"shortest": 12}
    assert signed_in(store).account == account


def test_no_two_accounts_sign_in_with_the_same_name(store: AccountsInMemory, account: Account) -> None:
    with pytest.raises(LoginTaken):
        create_account(store, " KOORDINATION", "Noch eine", ())


@pytest.mark.parametrize("cookie", [None, "", "geraten"])
def test_without_a_session_nobody_is_there(store: AccountsInMemory, cookie: str | None) -> None:
    assert who_is(store, cookie, NOW) is None


def test_only_an_administrators_role_sets_up_networks_and_accounts() -> None:
    grants = (
        Grant(role=Role.COORDINATOR, network_id="a"),
        Grant(role=Role.FACILITATOR, network_id="b"),
        Grant(role=Role.ANALYST),
    )
    account = Account(id="x", login="x", name="X", grants=grants)
    assert not account.is_administrator
    assert Account(id="y", login="y", name="Y", grants=(Grant(role=Role.ADMINISTRATOR),)).is_administrator
