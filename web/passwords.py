"""Passwords as argon2id hashes, checked in the same time whether or not the account exists."""

from argon2 import PasswordHasher as Argon2
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

_NOBODY = "a password that nobody has"


class Argon2Hasher:
    """Fulfils ``networks.accounts.PasswordHasher`` with the library's current parameters (RFC 9106, low memory)."""

    def __init__(self) -> None:
        self._argon2 = Argon2()
        self._hash_of_nobody = self._argon2.hash(_NOBODY)

    def hash(self, password: str) -> str:
        """Return a salted hash of the password."""
        return self._argon2.hash(password)

    def is_right(self, password_hash: str | None, password: str) -> bool:
        """Say whether the password fits; a missing hash costs as much time as a wrong password."""
        try:
            self._argon2.verify(password_hash or self._hash_of_nobody, password)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
        return password_hash is not None
