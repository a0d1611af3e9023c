"""Analysts read all codings and change only their own."""

import pytest

from analysis.coding import TextCoding
from networks.accounts import Grant, Role, create_account
from networks.scopes import ReleasedScope, StaffScope
from storage.accounts import AccountRows
from storage.database import Database
from storage.scoping import OutsideScope
from storage.text_coding import TextCodingRows


@pytest.fixture
def analysts(database: Database) -> tuple[str, str]:
    accounts = AccountRows(database, StaffScope())
    grant = (Grant(role=Role.ANALYST),)
    made = [create_account(accounts, f"{name}@example.org", name, grant) for name in ("eins", "zwei")]
    return made[0].id, made[1].id


def coding(account_id: str, *codes: str) -> TextCoding:
    return TextCoding(release_id="r", text_sha256="t", account_id=account_id, codes=frozenset(codes))


def test_a_coding_comes_back_as_it_was_kept_and_the_last_one_holds(
    database: Database, analysts: tuple[str, str]
) -> None:
    own, other = (TextCodingRows(database, ReleasedScope(one)) for one in analysts)
    own.keep(coding(analysts[0], "wege"))
    own.keep(coding(analysts[0], "wege", "finden"))
    other.keep(coding(analysts[1], "+keine"))
    kept = {one.account_id: one for one in own.codings()}
    assert kept == {analysts[0]: coding(analysts[0], "finden", "wege"), analysts[1]: coding(analysts[1], "+keine")}
    own.keep(coding(analysts[0]))
    assert own.codings() == [coding(analysts[1], "+keine")]


def test_nobody_writes_in_the_name_of_another(database: Database, analysts: tuple[str, str]) -> None:
    own, other = (TextCodingRows(database, ReleasedScope(one)) for one in analysts)
    own.keep(coding(analysts[0], "wege"))
    with pytest.raises(OutsideScope):
        other.keep(coding(analysts[0], "+keine"))
    other.keep(coding(analysts[0]))
    assert own.codings() == [coding(analysts[0], "wege")]
