"""Passwords are kept as argon2id hashes, and a missing account takes as long as a wrong password."""

import pytest

from web import passwords
from web.passwords import Argon2Hasher


@pytest.fixture(scope="module")
def hasher() -> Argon2Hasher:
    return Argon2Hasher()


def test_the_right_password_fits_and_no_other(hasher: Argon2Hasher) -> None:
    kept = hasher.hash("drei ruhige Hasen")
    assert hasher.is_right(kept, "drei ruhige Hasen")
    assert not hasher.is_right(kept, "drei ruhige Igel")
    assert not hasher.is_right(kept, "")


def test_a_hash_is_salted_and_of_the_kind_argon2id(hasher: Argon2Hasher) -> None:
    first, second = hasher.hash("drei ruhige Hasen"), hasher.hash("drei ruhige Hasen")
    assert first != second
    assert first.startswith("$argon2id$")
    assert "Hasen" not in first


def test_without_a_hash_no_password_fits_not_even_that_of_nobody(hasher: Argon2Hasher) -> None:
    assert not hasher.is_right(None, "drei ruhige Hasen")
    assert not hasher.is_right(None, vars(passwords)["_NOBODY"])


@pytest.mark.parametrize("damaged", ["", "kein Hash", "$argon2id$v=19$m=65536,t=3,p=4$x"])
def test_a_damaged_hash_lets_nobody_in(hasher: Argon2Hasher, damaged: str) -> None:
    assert not hasher.is_right(damaged, "drei ruhige Hasen")


def test_a_missing_hash_is_checked_as_well(hasher: Argon2Hasher, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an answer's time does not tell which names exist."""
    checked: list[str] = []
    real = hasher.hash("drei ruhige Hasen")

    class Watching:
        def verify(self, kept: str, password: str) -> None:
            checked.append(kept)

    monkeypatch.setattr(hasher, "_argon2", Watching())
    hasher.is_right(None, "x")
    hasher.is_right(real, "x")
    assert [kept.rpartition("$")[0].rpartition("$")[0] for kept in checked] == [
        real.rpartition("$")[0].rpartition("$")[0]
    ] * 2
