"""A program reads in the name of an account: no more than that, no longer than said, and not after it was ended."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from networks.accounts import Account, Grant, Role, create_account, fingerprint_of
from networks.errors import AccessTokenInvalid
from networks.tokens import LONGEST, MadeToken, Reader, Reads, TokenWish, living, make_token, may_read, reader_with
from networks.tokens import revoke_token as revoke
from tests.fakes.account_store import AccountsInMemory
from tests.fakes.token_store import TokensInMemory

TODAY = date(2026, 11, 21)
OURS = Grant(role=Role.COORDINATOR, network_id="netz")
THEIRS = Grant(role=Role.FACILITATOR, network_id="nachbarnetz")
ANALYST = Grant(role=Role.ANALYST)
WISH = TokenWish(
    "Auswertung im Fachdienst",
    frozenset({Reads.RESULTS, Reads.DIRECTORY}),
    frozenset({"netz"}),
    TODAY + timedelta(days=90),
)


class Office:
    """An account with its tokens."""

    def __init__(self, *grants: Grant) -> None:
        self.accounts = AccountsInMemory()
        self.tokens = TokensInMemory()
        self.account = create_account(self.accounts, "koordination@example.org", "Koordination", grants)

    def make(self, wish: TokenWish = WISH) -> MadeToken:
        return make_token(self.tokens, self.account, wish, TODAY)

    def read(self, secret: str, day: date = TODAY) -> Reader | None:
        return reader_with(self.tokens, self.accounts, secret, day)

    def change(self, account: Account) -> None:
        self.accounts.save_account(account)


@pytest.fixture
def office() -> Office:
    return Office(OURS, THEIRS)


def test_a_program_reads_what_was_said_when_its_token_was_made(office: Office) -> None:
    reader = office.read(office.make().secret)
    assert reader is not None
    assert reader.account == office.account
    assert reader.reads == {Reads.RESULTS, Reads.DIRECTORY}
    assert reader.networks == {"netz"}


def test_a_secret_can_be_recognised_and_only_its_hash_is_kept(office: Office) -> None:
    made = office.make()
    assert re.fullmatch("qd_[0-9a-f]{64}", made.secret)
    assert list(office.tokens.kept) == [fingerprint_of(made.secret)]
    assert made.secret not in repr(office.tokens.kept)
    assert office.make().secret != made.secret


TOO_EARLY, TOO_LATE = TODAY - timedelta(days=1), TODAY + LONGEST + timedelta(days=1)


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (replace(WISH, name="  "), "name"),
        (replace(WISH, name="x" * 201), "name"),
        (replace(WISH, reads=frozenset()), "nothing"),
        (replace(WISH, reads=frozenset({Reads.HANDED_IN})), "too_much"),
        (replace(WISH, networks=frozenset({"netz", "fremdes"})), "too_much"),
        (replace(WISH, networks=frozenset()), "network"),
        (replace(WISH, expires_on=TOO_EARLY), "day"),
        (replace(WISH, expires_on=TOO_LATE), "day"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(office: Office, wish: TokenWish, reason: str) -> None:
    with pytest.raises(AccessTokenInvalid) as refused:
        office.make(wish)
    assert refused.value.data["reason"] == reason
    assert office.tokens.kept == {}


@pytest.mark.parametrize(
    ("grants", "expected"),
    [
        ((OURS,), {Reads.RESULTS, Reads.AGREEMENTS, Reads.DIRECTORY}),
        ((THEIRS,), {Reads.RESULTS, Reads.AGREEMENTS, Reads.DIRECTORY}),
        ((ANALYST,), {Reads.DIRECTORY, Reads.HANDED_IN}),
        ((Grant(role=Role.ADMINISTRATOR),), {Reads.DIRECTORY}),
        ((), {Reads.DIRECTORY}),
    ],
)
def test_each_role_has_its_own_reading(grants: tuple[Grant, ...], expected: set[Reads]) -> None:
    assert set(may_read(Office(*grants).account)) == expected


def test_a_token_without_results_and_agreements_has_no_networks(office: Office) -> None:
    assert office.make(replace(WISH, reads=frozenset({Reads.DIRECTORY}))).token.networks == frozenset()


def test_a_token_holds_until_the_end_of_its_last_day(office: Office) -> None:
    secret = office.make().secret
    assert office.read(secret, WISH.expires_on)
    assert office.read(secret, WISH.expires_on + timedelta(days=1)) is None


def test_a_token_that_was_ended_opens_nothing_from_then_on(office: Office) -> None:
    made = office.make()
    assert revoke(office.tokens, office.account, made.token.token_id, TODAY)
    assert office.read(made.secret) is None
    assert not revoke(office.tokens, office.account, made.token.token_id, TODAY)
    assert living(office.tokens.tokens_of(office.account.id), TODAY) == []


def test_nobody_ends_the_token_of_another_account(office: Office) -> None:
    made = office.make()
    other = create_account(office.accounts, "andere@example.org", "Andere", (OURS,))
    assert not revoke(office.tokens, other, made.token.token_id, TODAY)
    assert office.read(made.secret)


def test_a_role_that_was_taken_away_ends_what_its_tokens_read(office: Office) -> None:
    secret = office.make(replace(WISH, networks=frozenset({"netz", "nachbarnetz"}))).secret
    office.change(office.account.model_copy(update={"grants": (THEIRS,)}))
    narrowed = office.read(secret)
    assert narrowed is not None
    assert narrowed.networks == {"nachbarnetz"}
    office.change(office.account.model_copy(update={"grants": ()}))
    left = office.read(secret)
    assert left is not None
    assert not left.networks
    assert left.reads == {Reads.DIRECTORY}


def test_the_tokens_of_a_closed_account_open_nothing(office: Office) -> None:
    secret = office.make().secret
    office.change(office.account.model_copy(update={"active": False}))
    assert office.read(secret) is None


@pytest.mark.parametrize("secret", ["", "qd_", "qd_" + "0" * 64, "qd_" + "g" * 64, "x" * 10_000])
def test_an_invented_secret_opens_nothing(office: Office, secret: str) -> None:
    office.make()
    assert office.read(secret) is None


def test_the_first_use_of_a_day_is_told_once_and_only_the_day_is_kept(office: Office) -> None:
    secret, next_day = office.make().secret, TODAY + timedelta(days=1)
    told = [office.read(secret, day) for day in (TODAY, TODAY, next_day, next_day)]
    assert [one.is_first_today for one in told if one] == [True, False, True, False]
    (kept,) = office.tokens.kept.values()
    assert kept.used_on == next_day
