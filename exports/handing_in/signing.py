"""The installation's signature under what it hands in, and the number by which it is known on the telephone."""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FINGERPRINT_DIGITS = 30
_GROUP = 5


class Signer:
    """Signs with the key that is derived from the server key; it exists in memory only."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes by which everybody can check a signature of this installation."""
        return self._key.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """The number by which this installation is known."""
        return fingerprint_of(self.public_key)

    def sign(self, message: bytes) -> bytes:
        """Return the signature; the same message has the same one every time."""
        return self._key.sign(message)


def fingerprint_of(public_key: bytes) -> str:
    """Return the number of a public key: 30 digits, which nobody can make another key for."""
    number = int.from_bytes(hashlib.sha256(public_key).digest()) % 10**FINGERPRINT_DIGITS
    return f"{number:0{FINGERPRINT_DIGITS}d}"


def shown_fingerprint(fingerprint: str) -> str:
    """Return a number as people read it out to each other: six groups of five digits; a word stays a word."""
    if not fingerprint.isdigit():
        return fingerprint
    return " ".join(fingerprint[start : start + _GROUP] for start in range(0, len(fingerprint), _GROUP))


def is_signed(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether a signature under a message was made with the key that belongs to this public one."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
